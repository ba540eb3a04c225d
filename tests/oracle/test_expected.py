import html
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.oracle.expected import from_markdown, from_sheet, from_text
from tests.oracle.pieces import MATH, REFERENCE, Number, folded, parsed, shows

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.md"))


def said(text: str) -> list[str]:
    return [piece.text for piece in from_text(text)]


def test_there_are_many_examples_with_plain_names() -> None:
    assert len(EXAMPLES) >= 150
    assert all(re.fullmatch(r"[a-z0-9-]+", path.stem) for path in EXAMPLES)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_says_only_words_it_holds(path: Path) -> None:
    pieces = from_markdown(path)
    assert pieces
    raw = re.sub(r"\W", "", folded(html.unescape(path.read_text(encoding="utf-8"))))
    for piece in pieces:
        if piece.source == str(path):  # cells of Excel have their own source
            said_here = " ".join((piece.text, *(part for note in piece.notes for part in note)))
            assert [word for word in re.findall(r"\w+", said_here) if word not in raw] == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("# Mục {#muc-a .x cấp=tỉnh}", ["Mục"]),
        ("Gồm:\na) một\n   tiếp\nđ) hai", ["Gồm:", "a) một tiếp", "đ) hai"]),
        ("a) một\n   - con\n\n   đoạn\nb) hai", ["a) một", "con", "đoạn", "b) hai"]),
        ("[7,5]{chi-tieu=x} và {giữ}", ["7,5 và {giữ}"]),
        ("xem @bang-x, a@bang-x.vn, `@bang-x`", [f"xem {REFERENCE}, a@bang-x.vn, @bang-x"]),
        ("là $x^2$ và 5 $", [f"là {MATH} và 5 $"]),
        ("$$\nx\n$$", [MATH]),
        ("H~2~O m^2^ ~~bỏ~~ ~ ^", ["H2O m2 bỏ ~ ^"]),
        ("---\nly-do: x\n---\nThân", ["Thân"]),
        ("::: a\nTrong\n:::\nNgoài", ["Trong", "Ngoài"]),
        ("<b>x</b> <https://a.vn>", ["<b>x</b> https://a.vn"]),
        ("{{ a }} {% b %}", ["{{ a }} {% b %}"]),
        ("```\na) [b]{c} @bang-d\n```", ["a) [b]{c} @bang-d"]),
        ("![H **1**](a b.png){#hinh-a}", ["H 1"]),
    ],
)
def test_our_dialect_is_read_as_the_design_says(text: str, pieces: list[str]) -> None:
    assert said(text) == pieces


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_caption_stands_before_its_table_wherever_it_was_written(blank: str) -> None:
    table, caption = "| A |\n|---|\n| 1 |", "Bảng: Tên {#bang-a}"
    wanted = [("caption", "Tên"), ("cell", "A"), ("cell", "1")]
    for text in (caption + blank + table, table + blank + caption):
        assert [(piece.kind, piece.text) for piece in from_text(text)] == wanted


def test_footnotes_are_told_once_at_their_first_reference() -> None:
    text = "Một[^a], hai^[Trong `dòng`.], ba[^a].\n\n[^a]: Chung.\n\n    Đoạn hai.\n"
    (piece,) = from_text(text)
    assert piece.text == "Một, hai, ba."
    assert piece.notes == (("Chung.", "Đoạn hai."), ("Trong dòng.",))


def test_a_sheet_tells_its_cells_in_order_with_the_values_of_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tên", None, "Giá trị"])
    sheet.append(["NA", 0, 1.25])
    sheet.merge_cells("A1:B1")
    sheet["C2"].number_format = "0.0"
    book.save(tmp_path / "a.xlsx")
    pieces = list(from_sheet(tmp_path / "a.xlsx", "Sheet"))
    assert [piece.text for piece in pieces] == ["Tên", "Giá trị", "NA", "0", "1.25"]
    assert pieces[-1].number == Number(Decimal("1.25"), rounded=True)


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        (["DÂN SỐ  NĂM 2025."], []),
        (["DÂN SỐ", "NĂM 2025"], []),
        (["Biểu 01", "DÂN SỐ NĂM 2025"], ["Biểu 01", "DÂN SỐ NĂM 2025"]),
        (["Dân số năm 2024"], ["Dân số năm 2024"]),
    ],
)
def test_a_title_that_says_what_the_caption_says_need_not_be_said_again(
    tmp_path: Path, above: list[str], kept: list[str]
) -> None:
    book = openpyxl.Workbook()
    for line in (*above, "Xã", "Dân số năm 2025"):
        book.worksheets[0].append([line])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "muc.md").write_text("![Dân số năm 2025](a.xlsx)\n", encoding="utf-8")
    texts = [piece.text for piece in from_markdown(tmp_path / "muc.md")]
    assert texts == ["Dân số năm 2025", *kept, "Xã", "Dân số năm 2025"]


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("1.234,5", "1234.5", 1),
        ("831.018", "831018", 0),
        ("12,5%", "0.125", 3),
        ("-3,2", "-3.2", 1),
        ("(7)", "-7", 0),
        ("2025", "2025", 0),
    ],
)
def test_numbers_are_read_as_vietnam_writes_them(text: str, value: str, places: int) -> None:
    assert parsed(text) == (Decimal(value), places)


@pytest.mark.parametrize("text", ["28-30", ">68,0", "8 - 9%/năm", "1.23", "x", "1,234.5"])
def test_what_is_no_single_number_stays_text(text: str) -> None:
    assert parsed(text) is None


def test_a_number_without_format_may_not_be_rounded() -> None:
    assert shows("1,3", Number(Decimal("1.25"), rounded=True))
    assert not shows("1,3", Number(Decimal("1.25"), rounded=False))
    assert shows("1,25", Number(Decimal("1.25"), rounded=False))
