"""The communes of the province, in official order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commune:
    """A xã or phường: `code` "06040", `name` "Xã Thất Khê" with its kind, `line` in its file."""

    code: str
    name: str
    line: int | None = None

    @property
    def bare_name(self) -> str:
        """Give the name without its kind: "Thất Khê"."""
        kind, _, rest = self.name.partition(" ")
        return rest if rest and kind.casefold() in ("xã", "phường") else self.name
