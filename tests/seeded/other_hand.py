"""Tables and sentences written by another hand than the sown ones, each a case of its own.

    python -m tests.seeded.other_hand

`other_tables.txt` holds tables as text: a heading `## name form=… merge=… percent=… at=…`, then
a row a line, cells parted by ` | `. A bare number is a number, one in quotes a text, `@` opens a
day. Rows above `>>>` are those of the round before. `at` is a cell that must be told, cells
parted by `/` are one or another of them; without it the table is honest and must be silent.
`other_sentences.txt` holds a sentence a line, `!!` before a wrong one. Imports nothing of the
pipeline.
"""

import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.commands import ran
from tests.seeded.workspace import AGENCY, MADE, line_of, write_shared

HERE: Final = Path(__file__).parent
FORMS: Final = HERE.parents[1] / "sections" / "bieu-mau"
PROJECTS: Final = ("Cầu Kỳ Cùng", "Cầu A")
OTHERS: Final = frozenset(  # not what these tables try: abbreviations, and how a figure is set
    ("tu-viet-tat-chua-giai-thich", "kieu-dau", "khoang-viet-lech")
)

Value = str | int | float | date | None
Rows = list[list[Value]]


@dataclass(frozen=True, slots=True)
class Case:
    """A table of two rounds with the cells at which something must be told."""

    name: str
    options: tuple[tuple[str, str], ...]
    before: Rows
    after: Rows

    def values(self, key: str) -> list[str]:
        """The options of one name, in order."""
        return [value for name, value in self.options if name == key]


def cases() -> list[Case]:
    """The tables of `other_tables.txt`."""
    blocks = re.split(r"^## ", (HERE / "other_tables.txt").read_text("utf-8"), flags=re.M)[1:]
    return [_case(block.rstrip("\n").split("\n")) for block in blocks]


def sentences() -> list[tuple[str, bool]]:
    """The sentences of `other_sentences.txt`, and whether each is wrong."""
    lines = (HERE / "other_sentences.txt").read_text("utf-8").splitlines()
    return [(line[3:], line.startswith("!!")) for line in lines]


def run() -> list[str]:
    """What was not told though wrong, or told though honest; [] where all is well."""
    tables, texts = cases(), sentences()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, tables, [text for text, _ in texts])
        done = ran("check", "--round", "2", "--json", "--workspace", str(root))
    if done.returncode not in (0, 1):
        raise SystemExit(f"the checks did not run: {done.stderr}")
    told: dict[str, dict[str, str]] = {}
    for notice in json.loads(done.stdout):
        if notice["code"] not in OTHERS:
            place = (notice["cell"] or str(notice["line"])).rpartition("!")[2]
            told.setdefault(Path(notice["file"]).name, {})[place] = notice["message"]
    found = [line for case in tables for line in _judged(case, told.get(f"{case.name}.xlsx", {}))]
    for index, (text, is_wrong) in enumerate(texts):
        message = told.get("loi-van.md", {}).get(str(line_of(index)), "")
        if is_wrong != bool(message):
            found.append(f"{text}: {message or 'nothing told'}")
    return found


def _judged(case: Case, told: dict[str, str]) -> list[str]:
    wanted = [place.split("/") for place in case.values("at")]
    if not wanted:
        return [f"{case.name} {place}: {message}" for place, message in told.items()]
    return [f"{case.name}: nothing at {at}" for at in wanted if not told.keys() & set(at)]


def _case(lines: list[str]) -> Case:
    name, *options = lines[0].split()
    rows = [line for line in lines[1:] if line]
    parts = rows.index(">>>") if ">>>" in rows else -1
    after = [_row(line) for line in rows[parts + 1 :]]
    before = [_row(line) for line in rows[:parts]] if parts > 0 else after
    pairs = (option.partition("=") for option in options)
    return Case(name, tuple((key, value) for key, _, value in pairs), before, after)


def _row(line: str) -> list[Value]:
    return [_value(cell.strip()) for cell in line.split(" | ")]


def _value(text: str) -> Value:
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return text.strip('"') or None


def _write(root: Path, tables: list[Case], texts: list[str]) -> None:
    shared = root / "sections"
    first, second = shared / "lan-1" / AGENCY, shared / "lan-2" / AGENCY
    for folder in (first, second, shared / "bieu-mau"):
        folder.mkdir(parents=True)
    placed = []
    for case in tables:
        _save(first / f"{case.name}.xlsx", case, case.before)
        if case.after is case.before:
            shutil.copy(first / f"{case.name}.xlsx", second)
        else:
            _save(second / f"{case.name}.xlsx", case, case.after)
        form = "".join(f" form={name}" for name in case.values("form"))
        placed.append(
            f"Số liệu nêu tại @bang-{case.name}.\n\n"
            f"![Số liệu {case.name}]({case.name}.xlsx#Bảng){{#bang-{case.name}{form}}}"
        )
    (first / "muc-1.md").write_text("\n\n".join(placed), encoding="utf-8")
    (first / "loi-van.md").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    write_shared(shared, ["muc-1"], PROJECTS)
    for descriptor in FORMS.glob("*.yaml"):
        shutil.copy(descriptor, shared / "bieu-mau")


def _save(path: Path, case: Case, rows: Rows) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Bảng"
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.cell(row, column, value)
    for area in case.values("merge"):
        sheet.merge_cells(area)
    for place in case.values("percent"):
        sheet[place].number_format = "0%"
    book.properties.created = book.properties.modified = MADE
    book.save(path)


if __name__ == "__main__":
    print("\n".join(run()) or "all told, nothing else")
