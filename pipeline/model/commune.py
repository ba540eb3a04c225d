"""The communes of the province, in official order."""

from pipeline.model.fixed import Fixed


class Commune(Fixed):
    """A xã or phường: `code` "06040", `name` "Xã Thất Khê" with its kind, `line` in its file."""

    code: str
    name: str
    line: int | None = None
