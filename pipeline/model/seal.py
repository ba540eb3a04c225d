"""The seal of an issued round: what it was made of, what came out, who issued it and when.

`khoa.json` keeps it. A round that was opened again keeps its history and nothing else.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pipeline.model.fixed import Fixed, field

RECORD: Final = "khoa.json"
ISSUED: Final = "phat-hanh"
INPUTS: Final = "dau-vao.zip"
PAGES: Final = "trang.json"


def package_name(round_number: int) -> str:
    """Give the name of the package sent out: "du-thao-lan-2.zip"."""
    return f"du-thao-lan-{round_number}.zip"


class Act(StrEnum):
    """What was done to a round."""

    SEALED = "chot"
    OPENED = "mo"


class SealEvent(Fixed):
    """One entry of the history.

    Attributes:
        act: What was done.
        by: Who did it, as given; "" where nobody was named.
        day: The day as given (2025-11-16), "" where none was.
        reason: Why a round was opened again.
        package: SHA-256 of the package issued, or of the one taken back.
        kept: The folder in `lan-N/` where a package taken back lies.
    """

    act: Act
    by: str
    day: str
    reason: str = ""
    package: str = ""
    kept: str = ""


class Allowed(Fixed):
    """What a round was issued in spite of: the reason given, and the items or comments."""

    reason: str
    what: tuple[str, ...]


class Seal(Fixed):
    """A round's seal.

    Attributes:
        round: Its number.
        tool: Name and version of the program.
        renderer: LibreOffice and font that made the PDF, "" where there is none.
        by, day: Who issued it and when, as given.
        inputs: SHA-256 of each file in `dau-vao.zip`, by name.
        earlier: SHA-256 of the seals of earlier rounds that it was made with, by name.
        outputs: SHA-256 of each file of the package, by name, and of the files of `phat-hanh/`.
        unsigned, open_comments: What it was issued in spite of.
        history: All that was done to the round, oldest first.
        program: Hash of the program's code and libraries, "" where it is not known.
    """

    round: int
    tool: str = ""
    renderer: str = ""
    by: str = ""
    day: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    unsigned: Allowed | None = None
    open_comments: Allowed | None = None
    history: tuple[SealEvent, ...] = ()
    program: str = ""

    @property
    def is_closed(self) -> bool:
        """Say whether the round is issued, not opened again."""
        return bool(self.history) and self.history[-1].act is Act.SEALED

    @property
    def package(self) -> str:
        """Give the SHA-256 of the package sent out."""
        return self.outputs.get(f"{ISSUED}/{package_name(self.round)}", "")
