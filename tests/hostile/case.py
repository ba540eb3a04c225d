"""One hostile or sloppy input: the files it puts into a small workspace, and what must follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

SOUND: Final = "Mục lành mạnh, không có gì sai."
ROUND_ONE: Final = "sections/lan-1"
SECTION: Final = f"{ROUND_ONE}/so-x/muc-x.md"
LATER: Final = "sections/lan-2/so-x/muc-x.md"
BOOK: Final = f"{ROUND_ONE}/so-x/bang.xlsx"
PICTURE: Final = f"{ROUND_ONE}/so-x/hinh.png"
COMMENTS: Final = f"{ROUND_ONE}/y-kien/so-x.xlsx"
COPY: Final = f"{ROUND_ONE}/y-kien/so-x.docx"
PLACED: Final = "Nội dung của mục.\n\n![Bảng kê của muc-x](bang.xlsx)\n"
PICTURED: Final = "Nội dung của mục.\n\n![Sơ đồ của muc-x](hinh.png)\n"

# What a sound workspace of this size gives by itself.
USUAL: Final = frozenset(
    {"muc-luc-khong-so-trang", "can-doi-y-kien", "sua-khong-ly-do", "bang-khong-duoc-nhac"}
)


@dataclass(frozen=True)
class Odd:
    """What stands under a name and is no plain file: a link to somewhere, a pipe, a folder."""

    kind: str
    target: str = ""


@dataclass(frozen=True)
class Case:
    """What one input is, and what must follow.

    Attributes:
        name: What is wrong with it.
        files: Bytes by name in the workspace.
        notices: `severity code`, and where it matters the place (`muc-x.md:3`,
            `bang.xlsx:Sheet1!B2`), of every notice that must be given, and of no other.
        exit: What `draft N --fast --strict` ends with.
        round: The draft that is built.
        kept: Words that must stand in the report.
        answered: Words of comments that must stand in the table of answers.
        beside: The same, of files that all share: told where the case is run alone.
        says: Words that must stand in what is told.
        heavy: It is large, and run alone.
    """

    name: str
    files: Mapping[str, bytes | Odd]
    notices: tuple[str, ...] = ()
    exit: int = 0
    round: int = 1
    kept: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    heavy: bool = False

    @property
    def alone(self) -> bool:
        """Say whether it needs a workspace of its own: it is large, or changes what all share."""
        shared = (f"{ROUND_ONE}/so-x/", f"{ROUND_ONE}/y-kien/so-x", "sections/lan-2/so-x/")
        return self.heavy or self.exit == 2 or not all(n.startswith(shared) for n in self.files)


@dataclass
class Kind:
    """A maker of cases of one kind, registered by its name; `large` where they are `heavy`."""

    name: str
    make: Callable[[Random], Case]
    large: bool = False


KINDS: Final[list[Kind]] = []


def kind(make: Callable[[Random], Case]) -> Callable[[Random], Case]:
    """Register a maker."""
    KINDS.append(Kind(_name(make), make))
    return make


def large(make: Callable[[Random], Case]) -> Callable[[Random], Case]:
    """Register a maker of what is large: seconds, and megabytes, to make alone."""
    KINDS.append(Kind(_name(make), make, large=True))
    return make


def _name(make: Callable[[Random], Case]) -> str:
    return f"{make.__module__.rpartition('.')[2]}: {make.__name__.replace('_', ' ')}"


_WORDS: Final = """công trình hạ tầng giao thông nông thôn được đầu tư nâng cấp theo quy hoạch
góp phần phát triển kinh tế xã hội của địa phương trong giai đoạn tới"""
WORDS: Final = tuple(_WORDS.split())


def sentence(random: Random, words: int = 12) -> str:
    """A sentence of the usual words."""
    chosen = " ".join(random.choice(WORDS) for _ in range(words))
    return f"{chosen.capitalize()}."


def text(*paragraphs: str) -> bytes:
    """A section of these paragraphs."""
    return ("\n\n".join(paragraphs) + "\n").encode()


def attached(name: str, data: bytes, *notices: str, **more: Any) -> Case:
    """A workbook placed in a sound text."""
    files = {SECTION: PLACED.encode(), BOOK: data, **more.pop("files", {})}
    exit_code = more.pop("exit", _ends(notices))
    return Case(name, files, notices, exit_code, **more)


def pictured(name: str, data: bytes, *notices: str, **more: Any) -> Case:
    """A picture placed in a sound text."""
    return Case(name, {SECTION: PICTURED.encode(), PICTURE: data}, notices, _ends(notices), **more)


def commented(name: str, data: bytes, *notices: str, **more: Any) -> Case:
    """A comment sheet on draft 1, read for draft 2."""
    return Case(name, {COMMENTS: data}, notices, _ends(notices), round=2, **more)


def reviewed(name: str, data: bytes, *notices: str, **more: Any) -> Case:
    """A Word file that came in on draft 1, read for draft 2."""
    return Case(name, {COPY: data}, notices, _ends(notices), round=2, **more)


def placed(name: str, files: Mapping[str, bytes | Odd], *notices: str, **more: Any) -> Case:
    """Files of any name."""
    exit_code = more.pop("exit", _ends(notices))
    return Case(name, files, notices, exit_code, **more)


def _ends(notices: tuple[str, ...]) -> int:
    return int(any(notice.startswith("error") for notice in notices))


@dataclass
class Found:
    """What came of a case: exit code, notices with their places, cost, what was written."""

    exit: int
    notices: tuple[str, ...]
    seconds: float
    megabytes: float
    complaint: str = ""
    report: str = ""
    answers: str = ""
    faults: tuple[str, ...] = field(default_factory=tuple)
