"""What a reviewer does in LibreOffice, each alone and beside a comment, and what vanishes of it.

    python -m tests.office.silence --seed 7

The same measure as `tests.seeded.silence`, the copies made through LibreOffice's own interface
(UNO) instead of as markup. This file also runs under the system's Python, which drives it.
"""

import argparse
import importlib
import json
import re
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any, Final

REPOSITORY: Final = Path(__file__).parents[2]
_SECONDS: Final = 600
_STRUCK: Final = 1  # com.sun.star.awt.FontStrikeout.SINGLE
_RED: Final = 0xFF0000
_YELLOW: Final = 0xFFFF00

Told = tuple[tuple[str, ...], str, int, int]  # as `act.Done`


def tellings(ground: Any) -> dict[str, Told]:
    """What must be told of each thing done, by its name here."""
    first, second, third = (ground.paragraphs[at][:60] for at in range(3))
    item, rows = "Phần I, mục 1", ground.rows
    return {
        "words_inserted": (("bổ sung UNO",), f"{item}, đoạn 1", 1, 1),
        "words_deleted": (("Bỏ", second[:30]), f"{item}, đoạn 2", 1, 1),
        "words_changed_unmarked": (("sửa UNO",), f"{item}, đoạn 3", 1, 1),
        "paragraph_deleted": (("Bỏ đoạn", third[:30]), f"{item}, đoạn 3", 1, 1),
        "paragraph_deleted_unmarked": (("Bỏ đoạn", third[:30]), f"{item}, đoạn 3", 1, 1),
        "footnote_inserted": (("chú thích cuối trang", "nguồn UNO"), f"{item}, đoạn 1", 1, 1),
        "footnote_inserted_unmarked": (
            ("chú thích cuối trang", "nguồn UNO"), f"{item}, đoạn 1", 1, 1,
        ),
        "endnote_inserted_unmarked": (("cuối văn bản", "nguồn UNO"), f"{item}, đoạn 1", 1, 1),
        "struck_out": (("gạch", first[:20]), f"{item}, đoạn 1", 1, 1),
        "red_words": (("màu", first[:20]), f"{item}, đoạn 1", 1, 1),
        "highlighted": (("tô", first[:20]), f"{item}, đoạn 1", 1, 1),
        "bold_unmarked": (("đậm", first[:20]), f"{item}, đoạn 1", 1, 0),
        "column_removed": (("Bỏ cột", rows[0][3]), "Bảng 1.1", 1, 1),
        "row_removed": (("Bỏ dòng", rows[2][1]), "Bảng 1.1", 1, 1),
        "row_added": (("Thêm dòng", "xã UNO"), "Bảng 1.1", 1, 1),
        "cell_changed": ((rows[1][2], "987,65"), "Bảng 1.1", 1, 1),
        "table_removed": (("Bỏ bảng", ground.captions[1]), "Bảng 1.2", 1, 1),
        "picture_removed": (("Bỏ hình", ground.captions[2]), "Hình 1.1", 1, 1),
        "text_frame": (("khung UNO",), item, 1, 1),
        "comment_point": (("nhận xét UNO",), f"{item}, đoạn 1", 1, 1),
    }  # fmt: skip


def run(root: Path, seed: int) -> list[Any]:
    """Do each of these things in two copies, and judge what is told of them."""
    from tests.office.driven import drive
    from tests.seeded.silence.__main__ import built, judge
    from tests.seeded.silence.act import Done
    from tests.seeded.silence.ground import made
    from tests.seeded.silence.score import BESIDE, Case

    ground = made(Random(seed))
    told = tellings(ground)
    bodies = [f"dv-{number}" for number in range(2 * len(told))]
    draft = built(root, ground, bodies)
    source = root / "draft.docx"
    source.write_bytes(draft)
    cases = [
        Case(name, body, Done(*told[name]), place)
        for name, pair in zip(told, zip(bodies[::2], bodies[1::2], strict=True), strict=True)
        for body, place in zip(pair, ("", "Phần I, mục 3"), strict=True)
    ]
    jobs = []
    for case in cases:
        target = root / case.file
        target.parent.mkdir(parents=True)
        beside = [ground.beside[2], BESIDE] if case.beside else []
        jobs.append({"act": case.name, "target": str(target), "beside": beside})
    work = {"draft": str(source), "ground": _words(ground), "jobs": jobs}
    ledger = root / "jobs.json"
    ledger.write_text(json.dumps(work), encoding="utf-8")
    code, complaint = drive(__file__, "--serve", str(ledger.resolve()), seconds=_SECONDS)
    assert code == 0, complaint
    return judge(root, cases)


def _words(ground: Any) -> dict[str, Any]:
    return {"paragraphs": ground.paragraphs, "rows": ground.rows, "others": ground.others}


def main() -> int:
    """Print what was told, a line a kind, then what was missed."""
    from tests.seeded.silence.__main__ import good, report

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        verdicts = run(given.out or Path(folder), given.seed)
    print("\n".join(report(verdicts)))
    return 0 if good(verdicts) else 1


class _Reviewer:
    """The reviewer at work in one open document."""

    def __init__(self, document: Any, ground: dict[str, Any]) -> None:
        self._document = document
        self._paragraphs: list[str] = ground["paragraphs"]
        self._rows: list[list[str]] = ground["rows"]
        self._others: list[list[str]] = ground["others"]

    def do(self, act: str) -> None:
        getattr(self, f"_{act}")()

    def comment(self, words: str, said: str) -> None:
        cursor = self._find(words[:80])
        note = self._document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = "Người góp ý", said
        cursor.getText().insertTextContent(cursor, note, True)

    def _find(self, words: str) -> Any:
        search = self._document.createSearchDescriptor()
        search.SearchRegularExpression = True
        # a space at which no line ends is a space to who looks for words
        search.SearchString = "[ \u00a0]".join(map(re.escape, words.split(" ")))
        found = self._document.findFirst(search)
        assert found is not None, words
        return found

    def _tracked(self) -> None:
        self._document.RecordChanges = True

    def _words_inserted(self) -> None:
        self._tracked()
        cursor = self._find(self._paragraphs[0][:30])
        cursor.getText().insertString(cursor.getEnd(), " bổ sung UNO", False)

    def _words_deleted(self) -> None:
        self._tracked()
        self._find(self._paragraphs[1][:30] + self._paragraphs[1][30:60]).setString("")

    def _words_changed_unmarked(self) -> None:
        self._find(self._paragraphs[2][:60]).setString("Giai đoạn sửa UNO")

    def _paragraph_deleted(self) -> None:
        self._tracked()
        self._paragraph_deleted_unmarked()

    def _paragraph_deleted_unmarked(self) -> None:
        found = self._find(self._paragraphs[2][:60])
        cursor = found.getText().createTextCursorByRange(found.getStart())
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")

    def _note(self, kind: str) -> None:
        note = self._document.createInstance(f"com.sun.star.text.{kind}")
        cursor = self._find(self._paragraphs[0][:30])
        cursor.getText().insertTextContent(cursor.getEnd(), note, False)
        note.setString("Theo nguồn UNO.")

    def _footnote_inserted(self) -> None:
        self._tracked()
        self._note("Footnote")

    def _footnote_inserted_unmarked(self) -> None:
        self._note("Footnote")

    def _endnote_inserted_unmarked(self) -> None:
        self._note("Endnote")

    def _struck_out(self) -> None:
        self._find(self._paragraphs[0][:30]).CharStrikeout = _STRUCK

    def _red_words(self) -> None:
        self._find(self._paragraphs[0][:30]).CharColor = _RED

    def _highlighted(self) -> None:
        self._find(self._paragraphs[0][:30]).CharBackColor = _YELLOW

    def _bold_unmarked(self) -> None:
        self._find(self._paragraphs[0][:30]).CharWeight = 150.0

    def _table(self, name: str) -> Any:
        tables = self._document.getTextTables()
        for number in range(tables.getCount()):
            table = tables.getByIndex(number)
            if any(name in table.getCellByName(cell).getString() for cell in table.getCellNames()):
                return table
        raise AssertionError(name)

    def _people(self) -> Any:
        return self._table(self._rows[0][2])

    def _column_removed(self) -> None:
        self._people().getColumns().removeByIndex(3, 1)

    def _row_removed(self) -> None:
        self._people().getRows().removeByIndex(2, 1)

    def _row_added(self) -> None:
        table = self._people()
        table.getRows().insertByIndex(4, 1)
        for column, text in enumerate(("6", "xã UNO", "77,1", "88,2", "19")):
            table.getCellByPosition(column, 4).setString(text)

    def _cell_changed(self) -> None:
        self._people().getCellByPosition(2, 1).setString("987,65")

    def _table_removed(self) -> None:
        self._table(self._others[1][1]).dispose()

    def _picture_removed(self) -> None:
        pictures = self._document.getGraphicObjects()
        pictures.getByName("Hình 1.1").dispose()

    def _text_frame(self) -> None:
        frame = self._document.createInstance("com.sun.star.text.TextFrame")
        cursor = self._find(self._paragraphs[0][:30])
        cursor.getText().insertTextContent(cursor.getEnd(), frame, False)
        frame.getText().setString("Chữ trong khung UNO.")

    def _comment_point(self) -> None:
        note = self._document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = "Người góp ý", "nhận xét UNO"
        cursor = self._find(self._paragraphs[0][:30])
        cursor.getText().insertTextContent(cursor.getEnd(), note, False)


def _serve(ledger: str) -> None:
    driven: Any = importlib.import_module("driven")
    work = json.loads(Path(ledger).read_text("utf-8"))
    with driven.office() as office:
        for job in work["jobs"]:
            opened = office.opened(work["draft"])
            reviewer = _Reviewer(opened, work["ground"])
            if job["beside"]:
                reviewer.comment(*job["beside"])
            reviewer.do(job["act"])
            office.store(opened, job["target"])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        _serve(sys.argv[2])
    else:
        sys.path.insert(0, str(REPOSITORY))
        sys.exit(main())
