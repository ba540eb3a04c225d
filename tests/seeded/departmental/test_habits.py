import io
import re
import subprocess
import zipfile
from decimal import Decimal

import pytest
from lxml import etree

from tests.seeded.departmental.habits import HABITS, made, names
from tests.seeded.departmental.letters import in_tcvn3
from tests.seeded.departmental.outputs import plain, read_output, shown
from tests.seeded.departmental.score import Score, scored, share
from tests.seeded.departmental.specimens import SPECIMENS
from tests.seeded.departmental.truth import Cell, Heading, Item, Para, Report, Table
from tests.seeded.departmental.words import missing, source_lines, tokens

PROGRAMS = {"pandoc"}  # another process each: one second


def test_there_are_at_least_thirty_authors_without_libreoffice() -> None:
    assert len(names(office=False)) >= 30
    assert set(names(office=True)) == {*HABITS, *SPECIMENS}


@pytest.mark.parametrize("name", [n for n in names(office=False) if n not in PROGRAMS])
def test_a_file_holds_every_word_of_its_report(name: str) -> None:
    document = made(name, 7)
    with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(part))
    there = "\n".join(source_lines(document.data))
    for piece in document.report.pieces:
        if isinstance(piece, (Heading, Para, Item)):
            assert not missing(piece.text, there)
        if isinstance(piece, Table):
            cells = " ".join(cell.text for row in piece.rows for cell in row if cell)
            assert not missing(cells, there)


def test_the_same_seed_makes_the_same_file() -> None:
    assert made("cat-run", 3).data == made("cat-run", 3).data
    assert made("cat-run", 3).data != made("cat-run", 4).data


def test_tables_are_full_rectangles_with_merges_inside() -> None:
    for name in names(office=False):
        for table in made(name, 5).report.tables:
            assert len({len(row) for row in table.rows}) == 1
            for r, row in enumerate(table.rows):
                for c, cell in enumerate(row):
                    assert cell is None or r + cell.rows <= len(table.rows)
                    assert cell is None or c + cell.columns <= len(row)


def test_the_letter_u_horn_is_a_soft_hyphen_in_tcvn3() -> None:
    assert "\u00ad" in in_tcvn3("nước")


def test_numbers_are_known_by_their_digits_and_words_by_nfc() -> None:
    assert tokens("1.234,5 HOÀ Hòa\u00adn") == ["12345", "hoà", "hòan"]


def test_what_excel_shows_is_what_vietnam_reads() -> None:
    assert shown(1234.5, "#,##0.0") == "1.234,5"
    assert shown(0.125, "0.0%") == "12,5%"
    assert shown("2025", "@") == "2025"
    assert shown(7, "General") == "7"


REPORT = Report(
    "nhỏ",
    (
        Heading(1, "I.", "ĐÁNH GIÁ"),
        Para("Toàn tỉnh có 65 xã.", note="Theo báo cáo."),
        Item("a)", "Điểm thứ nhất."),
        Table(
            ((Cell("Xã"), Cell("Ha")), (Cell("A"), Cell("1,5", number=Decimal("1.5")))), 1, "Đất"
        ),
    ),
)
MARKDOWN = """# ĐÁNH GIÁ

Toàn tỉnh có 65 xã.[^1]

a) Điểm thứ nhất.

Bảng: Đất {#bang-y-te-1}

| Xã | Ha |
|---|---:|
| A | 1,5 |

[^1]: Theo báo cáo.
"""
SOURCE = "I. ĐÁNH GIÁ Toàn tỉnh có 65 xã. Theo báo cáo. a) Điểm thứ nhất. Bảng 1. Đất Xã Ha A 1,5"


def _score(tmp_path_factory: pytest.TempPathFactory, markdown: str) -> Score:
    folder = tmp_path_factory.mktemp("nhap")
    (folder / "y-te.md").write_text(markdown, encoding="utf-8")
    (folder / ".nhap").mkdir()
    (folder / ".nhap" / "y-te.json").write_text('{"left": []}', encoding="utf-8")
    return scored(REPORT, _docx(SOURCE), read_output(folder, "y-te"))


def _docx(text: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        xml = f"<w:document {space}><w:body>{paragraph}</w:body></w:document>"
        archive.writestr("word/document.xml", xml)
    return held.getvalue()


def test_a_true_import_is_right_in_everything(tmp_path_factory: pytest.TempPathFactory) -> None:
    score = _score(tmp_path_factory, MARKDOWN)
    assert not score.missed
    assert score.right == score.asked


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("# ĐÁNH", "## ĐÁNH", "tiêu đề"),
        ("65 xã", "xã", "từ"),
        ("a) Điểm", "Điểm", "danh sách"),
        ("| A | 1,5 |", "| A | 1,6 |", "bảng"),
        ("Bảng: Đất", "Bảng: Nước", "tên bảng"),
        ("xã.[^1]", "xã.", "chú thích"),
        ("Toàn tỉnh", "## Thừa\n\nToàn tỉnh", "tiêu đề"),
    ],
)
def test_each_fault_is_counted_under_its_kind(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str, kind: str
) -> None:
    assert old in MARKDOWN
    score = _score(tmp_path_factory, MARKDOWN.replace(old, new))
    assert share(score, kind) < 1
    assert any(line.startswith(kind) for line in score.missed)


def test_marks_of_markdown_are_no_words() -> None:
    assert plain(r"**Đậm** và *nghiêng* \* [8]{chi-tieu=a}[^1]") == "Đậm và nghiêng * 8"


def test_the_table_of_letters_is_glibcs_own() -> None:
    done = subprocess.run(["iconv", "-l"], capture_output=True, text=True, check=True)
    assert re.search(r"\bTCVN\b", done.stdout)
