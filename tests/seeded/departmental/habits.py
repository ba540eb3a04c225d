"""The habits: who wrote the file and how, in forty ways; each gives a report and its .docx."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Final

from tests.seeded.departmental import by_office, by_pandoc, by_python_docx, markup
from tests.seeded.departmental.content import LETTERS, Plan, composed
from tests.seeded.departmental.dress import Dress
from tests.seeded.departmental.letters import in_tcvn3
from tests.seeded.departmental.specimens import SPECIMENS, specimen
from tests.seeded.departmental.truth import Extra, Item, Piece, Report


@dataclass(frozen=True, slots=True)
class Habit:
    """One author's: what the report holds and how it is dressed.

    `program` is who writes the file: "hand", "python-docx", "python-docx-plain", "pandoc";
    `through` are the formats it passes through in LibreOffice; `ending` the file's own;
    `options` are for the command.
    """

    plan: Plan = field(default_factory=Plan)
    dress: Dress = field(default_factory=Dress)
    program: str = "hand"
    through: tuple[str, ...] = ()
    ending: str = "docx"
    options: tuple[str, ...] = ()
    levels: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """One document: what it holds, its bytes, and how it is imported."""

    report: Report
    data: bytes
    ending: str
    options: tuple[str, ...]


_ENGLISH: Final = "abcdefghij"
_ACCEPT: Final = ("--revisions", "accept")
_CONVERT: Final = ("--phong-cu", "chuyen")
HABITS: Final[Mapping[str, Habit]] = {
    "dam-la-ma": Habit(),
    "giua-hoa": Habit(Plan(tables=("three", "tall")), Dress("centred", "tabbed")),
    "thap-phan": Habit(
        Plan("decimal", ("1.", "-"), ("codes", "long")), Dress("split", "typed", "colon")
    ),
    "thap-phan-tran": Habit(Plan("bare", ("1)", "(1)"), ("plain",)), Dress("italic")),
    "phan-muc": Habit(Plan("phan", ("a)", "+"), ("grouped", "text")), Dress("bold", "indent")),
    "chu-cai": Habit(Plan("letters", ("a.", "•"), ("merged",)), Dress("centred", "typed", "field")),
    "kieu-tieu-de": Habit(Plan("roman3", mentions=True), Dress("style", "word", "field")),
    "kieu-rieng": Habit(Plan("roman", tables=("tall", "codes")), Dress("custom", "word", "style")),
    "cap-de-cuong": Habit(Plan("outline", ("-",), ("three",)), Dress("outline", "tabbed")),
    "so-cua-word": Habit(Plan("outline", ("1.", "-", "a)")), Dress("numbered", "word")),
    "khong-so": Habit(Plan("plain", ("-",)), Dress("style", "symbol")),
    "chu-hoa-thuoc-tinh": Habit(Plan("roman"), Dress("caps", "typed")),
    "cat-run": Habit(Plan("roman3", notes=2), Dress("bold", split=True)),
    "chu-thich": Habit(Plan("roman", notes=4)),
    "chu-thich-cuoi": Habit(Plan("roman", notes=3), Dress(endnotes=True)),
    "bang-ten-duoi": Habit(Plan(below=True, tables=("plain", "merged", "text"))),
    "don-vi-ben-canh": Habit(Plan(tables=("plain", "grouped")), Dress(units="aside")),
    "bang-long": Habit(Plan(tables=("plain",)), Dress(nested=True)),
    "dong-dau-lap": Habit(Plan(tables=("merged", "three", "long")), Dress(headers=True)),
    "dau-thu-tab": Habit(Plan(tables=("text",)), Dress(layout="tabs")),
    "nfd": Habit(Plan("roman3"), Dress(letters="nfd")),
    "nbsp": Habit(Plan("roman"), Dress(letters="nbsp", split=True)),
    "noi-mem": Habit(Plan("decimal"), Dress(letters="soft")),
    "rong-khong": Habit(Plan("roman"), Dress(letters="zero")),
    "phong-vntime": Habit(Plan("roman"), Dress(font=".VnTime")),
    "tcvn3": Habit(Plan("roman", extras=("legacy", "legacy", "legacy")), options=_CONVERT),
    "hop-chu": Habit(Plan("roman", extras=("textbox", "control", "simple"))),
    "sua-doi": Habit(Plan("roman", extras=("inserted", "deleted", "moved")), options=_ACCEPT),
    "ghi-chu": Habit(Plan("roman", extras=("comment", "hidden", "link"))),
    "hinh": Habit(Plan("roman", figures=("picture", "cropped", "group", "chart", "formula"))),
    "ngat-trang": Habit(Plan("roman", breaks=True, asides=False)),
    "dam-het": Habit(Plan("roman3"), Dress(bold=True)),
    "khong-ten-bang": Habit(
        Plan("bare", ("-", "+"), ("merged", "codes"), title=False), Dress("split")
    ),
    "python-docx": Habit(Plan("roman", ("-", "1."), ("merged", "three")), program="python-docx"),
    "python-docx-tran": Habit(
        Plan("decimal", ("a)", "-"), figures=("picture",)), program="python-docx-plain"
    ),
    "pandoc": Habit(
        Plan("outline", ("-",), ("plain", "text"), asides=False, title=False), program="pandoc"
    ),
    "lo-odt": Habit(Plan("roman3"), Dress("style", "word"), through=("odt",), ending="odt"),
    "lo-doc": Habit(Plan("roman", notes=2), Dress("bold"), through=("doc",), ending="doc"),
    "lo-rtf": Habit(Plan("decimal"), Dress("bold"), through=("rtf",), ending="rtf"),
    "lo-docx": Habit(
        Plan("roman", tables=("three", "tall")), Dress("centred", "word"), through=("odt", "docx")
    ),
}


def names(*, office: bool) -> tuple[str, ...]:
    """Give the names of the habits, those of LibreOffice where it is asked for."""
    habits = (name for name, habit in HABITS.items() if office or not habit.through)
    return (*habits, *SPECIMENS)


def made(name: str, seed: int) -> Made:
    """Give the document of a habit; the same for the same seed."""
    if name in SPECIMENS:
        return Made(*specimen(name, seed), "docx", _ACCEPT)
    habit = HABITS[name]
    rng = Random(f"{seed}/{name}")
    report = composed(name, habit.plan, rng)
    report = replace(report, levels=habit.levels, pieces=tuple(map(_legacy, report.pieces)))
    data = _written(report, habit, rng)
    report = _fit(report, habit)
    if habit.through:
        data = by_office.passed(data, *habit.through)
    return Made(report, data, habit.ending, habit.options)


def _written(report: Report, habit: Habit, rng: Random) -> bytes:
    match habit.program:
        case "python-docx" | "python-docx-plain":
            return by_python_docx.written(report, rng, styles=habit.program == "python-docx")
        case "pandoc":
            return by_pandoc.written(by_pandoc.fit(report))
        case _:
            return markup.written(report, habit.dress, rng)


def _fit(report: Report, habit: Habit) -> Report:
    if habit.program == "pandoc":
        return by_pandoc.fit(report)
    if habit.program.startswith("python-docx"):
        return by_python_docx.fit(report, styles=habit.program == "python-docx")
    if habit.dress.lists == "word":
        return replace(report, pieces=tuple(map(_lettered_by_word, report.pieces)))
    return report


def _lettered_by_word(piece: Piece) -> Piece:
    """Word's own letters are English ones: the fifth is e, never đ (ST_NumberFormat)."""
    if isinstance(piece, Item) and piece.marker[0] in LETTERS:
        return replace(piece, marker=_ENGLISH[LETTERS.index(piece.marker[0])] + piece.marker[1:])
    return piece


def _legacy(piece: Piece) -> Piece:
    if not isinstance(piece, Extra) or piece.kind != "legacy":
        return piece
    text = piece.text.lower()
    return replace(piece, text=text, raw=in_tcvn3(text))
