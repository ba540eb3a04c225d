"""The shared lists that checks hold a draft against: indicators, legal documents, units."""

from pipeline.model.fixed import Fixed
from pipeline.model.legal import LegalDocument


class Indicator(Fixed):
    """One row of the register of indicators.

    `target` is the value in the approved plan, `proposed` the one asked for, both as printed
    ("8 - 9", ">85,0", "831.018"), "" where the register is silent. `cell` is where it stands.
    """

    code: str
    name: str
    unit: str = ""
    target: str = ""
    proposed: str = ""
    cell: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """Give what the register says, the approved value first, each once."""
        return tuple(dict.fromkeys(value for value in (self.target, self.proposed) if value))


class Units(Fixed):
    """Communes that are, and communes and districts that were: names with their kind.

    `communes` ("Xã Thất Khê") are today's, `codes` gives the code of each; `former` gives for an
    old commune's full name the new names it went to; `districts` are the abolished districts and
    towns ("Huyện Cao Lộc"). `origins` are the rows those two are made of: old commune,
    its district, new commune; four old communes were called Xã Hòa Bình.
    """

    communes: frozenset[str] = frozenset()
    former: tuple[tuple[str, tuple[str, ...]], ...] = ()
    districts: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    origins: tuple[tuple[str, str, str], ...] = ()


class Registers(Fixed):
    """All of them, with the file each stands in ("" where it is not there)."""

    indicators: tuple[Indicator, ...] = ()
    indicators_file: str = ""
    documents: tuple[LegalDocument, ...] = ()
    units: Units = Units()
