from pathlib import Path

from lxml import etree

from pipeline.compare.drafts import compare
from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.stages.comparison import Side, body_redlines, comparison_files
from pipeline.work.archive import read_parts
from tests.consult.answered import SHAPE, WORDS, report
from tests.oracle.gate import defects
from tests.render.samples import para, single, text_of
from tests.samples import contribution, materials, paragraph


def test_two_drafts_give_a_redline_and_four_files_of_the_change_log(tmp_path: Path) -> None:
    old, new = single(para("Một đoạn văn cũ.")), single(para("Một đoạn văn mới."))
    comparison = compare(lay_out(old), lay_out(new))
    made = comparison_files(tmp_path, comparison, Side(old), Side(new))
    assert made.notices == ()
    assert sorted(made.value) == [
        *(f"nhat-ky-thay-doi.{kind}" for kind in ("docx", "html", "json", "xlsx")),
        "so-sanh-lan-2.docx",
    ]
    for name in ("nhat-ky-thay-doi.docx", "so-sanh-lan-2.docx"):
        assert defects(made.value[name]) == []


def test_the_change_log_leads_to_the_bookmarks_of_the_redline(tmp_path: Path) -> None:
    old, new = single(para("Một đoạn văn cũ.")), single(para("Một đoạn văn mới."))
    comparison = compare(lay_out(old), lay_out(new))
    page = comparison_files(tmp_path, comparison, Side(old), Side(new)).value[
        "nhat-ky-thay-doi.html"
    ]
    assert b'href="so-sanh-lan-2.docx#_qh_' in page


def test_each_body_gets_the_redline_of_the_items_named_under_their_headings(
    tmp_path: Path,
) -> None:
    old = report()
    changed = contribution("giao-duc", paragraph("Mạng lưới trường học mới."))
    new = compose(materials(SHAPE, contribution("y-te", paragraph(WORDS)), changed)).value
    comparison = compare(lay_out(old), lay_out(new))
    led = {"so-xay-dung": frozenset({"giao-duc"})}
    files = body_redlines(tmp_path, led, comparison, Side(old), Side(new))
    assert list(files) == ["trich-gui/so-xay-dung/so-sanh-lan-1.docx"]
    data = files["trich-gui/so-xay-dung/so-sanh-lan-1.docx"]
    assert defects(data) == []
    told, *texts = (text_of(node) for node in etree.fromstring(document(data))[0])
    assert told.startswith("Trích bản so sánh Dự thảo lần 1 (ngày 15/11/2025) với Dự thảo lần 1")
    assert "1 mục liên quan đến ý kiến của Sở Xây dựng." in told
    assert [text.strip() for text in texts if text] == [
        "PHẦN THỨ 1",
        "HẠ TẦNG",
        "2. Giáo dục",
        "Mạng lưới trường học mới.",
    ]


def document(data: bytes) -> bytes:
    return read_parts(data)["word/document.xml"]
