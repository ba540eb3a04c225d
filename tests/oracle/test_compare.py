from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.actual import Actual, Stood, from_docx
from tests.oracle.compare import missing, report_differences
from tests.oracle.expected import from_text
from tests.oracle.pieces import Piece
from tests.oracle.small_docx import (
    cell,
    docx,
    field,
    heading,
    note_reference,
    paragraph,
    run,
    table,
)

TEXT = """
# Mạng lưới

Tổng chiều dài[^1] là 4.500 km, xem @bang-duong và mục sau.

a) Quốc lộ dài 500 km;

- đường tỉnh $x^2$

Bảng: Các tuyến {#bang-duong}

| Tuyến | Dài |
|---|---|
| Quốc lộ 1 | 94 |
| Quốc lộ 4 | 94 |

Hết phần đường bộ.

[^1]: Số liệu minh họa.
"""
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>x</m:t></m:r></m:oMath>"
)
BLOCKS = [
    paragraph("Bìa: không tính"),
    heading("ĐÁNH GIÁ"),
    heading("Mạng lưới", 2),
    paragraph(
        run("Tổng chiều dài")
        + note_reference(2)
        + run(" là 4.500 km, xem ")
        + field(r"REF _Toc1 \h", "Bảng 1.1")
        + run(" và mục sau.")
    ),
    paragraph("a)&#160;Quốc lộ dài  500 km;"),
    paragraph(run("đường tỉnh ") + FORMULA),
    paragraph(run("Bảng 1.") + field("SEQ Bang_1", "1") + run(". Các tuyến")),
    table(
        cell("Tuyến") + cell("Dài"),
        cell("Quốc lộ 1") + cell("94"),
        cell("Quốc lộ 4") + cell("94"),
        columns=2,
    ),
    paragraph("Hết phần đường bộ."),
]


def told(blocks: Sequence[str], text: str = TEXT, note: str = "Số liệu minh họa.") -> list[str]:
    whole = docx("".join(blocks), {2: paragraph(note)})
    return missing(from_text(text), from_docx(whole))


def changed(old: str, new: str) -> list[str]:
    assert any(old in block for block in BLOCKS)
    return [block.replace(old, new, 1) for block in BLOCKS]


def test_a_report_that_holds_its_text_has_no_differences() -> None:
    assert told(BLOCKS) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Quốc lộ 4", "Quốc lộ 5", "differs: cell"),
        (">94<", "><", 'missing: cell "94"'),
        ("tỉnh ", "", "differs: paragraph"),
        ("phần ", "", '"phần" is ""'),
        ("a)", "b)", '"a)" is "b)"'),
        ("Các tuyến", "Các tuyến đường", "differs: caption"),
        ("Mạng lưới", "Hạ tầng", "missing: heading"),
        ("4.500", "4500", "differs"),
    ],
)
def test_a_broken_cell_or_a_lost_word_is_told(old: str, new: str, words: str) -> None:
    found = told(changed(old, new))
    assert len(found) == 1
    assert words in found[0]


@pytest.mark.parametrize("index", [3, 4, 8])
def test_a_doubled_paragraph_is_told(index: int) -> None:
    found = told([*BLOCKS[: index + 1], *BLOCKS[index:]])
    if index == 3:  # the same note is then referred to twice, too
        found = found[:1]
    assert found
    assert all(defect.startswith("doubled") or "note" in defect for defect in found)


def test_a_doubled_table_is_told_cell_by_cell() -> None:
    assert len(told([*BLOCKS[:8], paragraph("giữa"), *BLOCKS[7:]])) == 6


def test_a_moved_paragraph_is_told_as_out_of_order() -> None:
    blocks = [*BLOCKS[:4], BLOCKS[8], *BLOCKS[4:8], paragraph("x")]
    found = told(blocks)
    assert len(found) == 1
    assert "out of order" in found[0]


def test_a_lost_or_changed_footnote_is_told() -> None:
    assert told(BLOCKS, note="Số liệu.") != []
    assert "note" in told(BLOCKS, note="Khác hẳn.")[0]
    assert told(BLOCKS, TEXT.replace("[^1] là", " là").replace("[^1]:", "x:")) != []


def test_a_paragraph_cut_in_two_is_no_loss_of_words() -> None:
    halves = [paragraph("Hết phần"), paragraph("đường bộ.")]
    assert told([*BLOCKS[:8], *halves]) == []


def test_excel_numbers_compare_by_value_at_the_precision_shown(tmp_path: Path) -> None:
    folder = tmp_path / "sections" / "lan-1" / "so-xay-dung"
    folder.mkdir(parents=True)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tuyến", "Dài"])
    sheet.append(["Quốc lộ 1", 1234.56])
    sheet.append(["Tỷ lệ", 0.125])
    sheet.append(["Năm", 2025])
    sheet["B2"].number_format, sheet["B3"].number_format = "#,##0.0", "0.0%"
    book.save(folder / "duong bo.xlsx")
    written = folder / "giao-thong.md"
    written.write_text("Đầu.\n\n![Các tuyến](duong bo.xlsx#Sheet){#bang-d}\n", encoding="utf-8")

    def differences(*shown: str) -> list[str]:
        rows = [
            cell("Tuyến") + cell("Dài"),
            cell("Quốc lộ 1") + cell(shown[0]),
            cell("Tỷ lệ") + cell(shown[1]),
            cell("Năm") + cell(shown[2]),
        ]
        caption = paragraph(run("Bảng 1.") + field("SEQ Bang_1", "1") + run(". Các tuyến"))
        body = heading("I") + paragraph("Đầu.") + caption + table(*rows, columns=2)
        made = tmp_path / "lan-1" / "bao-cao.docx"
        made.parent.mkdir(exist_ok=True)
        made.write_bytes(docx(body + paragraph("cuối"), {}))
        return report_differences({"giao-thong": [written]}, made)

    assert differences("1.234,6", "12,5%", "2025") == []
    assert differences("1.235", "13%", "2025") == []
    assert len(differences("1.234,5", "12,5%", "2025")) == 1
    assert len(differences("1.234,6", "12,5%", "2026")) == 1
    assert len(differences("1.234,6", "", "2025")) == 1
    assert len(differences("1,2346", "125", "2025")) == 2


WORDS = st.lists(
    st.lists(st.sampled_from(["đường", "bộ", "tỉnh", "xã", "94"]), min_size=1, max_size=5).map(
        " ".join
    ),
    min_size=2,
    max_size=12,
)


@given(WORDS)
def test_any_paragraphs_stand_in_a_document_made_of_them(texts: list[str]) -> None:
    body = "".join(paragraph(text) for text in texts)
    assert missing(from_text_fast(texts), from_docx(docx(heading("I") + body, {}))) == []


@given(WORDS, st.data())
def test_dropping_any_paragraph_is_noticed(texts: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, len(texts) - 1))
    body = "".join(paragraph(text) for n, text in enumerate(texts) if n != lost)
    assert missing(from_text_fast(texts), from_docx(docx(heading("I") + body, {}))) != []


@given(WORDS, st.data())
def test_doubling_any_paragraph_is_noticed(texts: list[str], data: st.DataObject) -> None:
    twice = data.draw(st.integers(0, len(texts) - 1))
    body = "".join(paragraph(text) * (1 + (n == twice)) for n, text in enumerate(texts))
    assert missing(from_text_fast(texts), from_docx(docx(heading("I") + body, {}))) != []


def from_text_fast(texts: Sequence[str]) -> list[Piece]:
    return [Piece(text, "paragraph", "-") for text in texts]


@pytest.mark.parametrize("lost", [None, 0, 1999, 2000, 4001, 8999])
def test_long_documents_are_compared_piece_by_piece_too(lost: int | None) -> None:
    texts = [f"đoạn {n % 7}" if n % 3 else f"{n * n % 997}" for n in range(9000)]
    texts[::20] = [f"tên riêng {n}" for n in range(len(texts[::20]))]
    stood = [Stood(text, "", True, False, (), ()) for n, text in enumerate(texts) if n != lost]
    pieces = [Piece(text, "cell", "-") for text in texts]
    found = missing(pieces, Actual(tuple(stood), ()))
    assert len(found) == (0 if lost is None else 1)
