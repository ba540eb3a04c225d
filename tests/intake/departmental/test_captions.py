import pytest

from pipeline.intake.departmental.captions import Caption, captions, is_caption, labelled
from pipeline.intake.departmental.paragraphs.lines import Laid, LaidTable, Line
from pipeline.model.document import Cell, Grid, Picture, Row, Table, plain_text
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.table import Column
from tests.intake.departmental.pages import BODY, line

GRID = Grid((Column(),), (Row((Cell((Text("a"),)),)),))
TABLE = LaidTable(1, 1, GRID)
FIGURE = Line(1, drawn=(Picture("a.png", ()),))
CHART = Line(1, drawn=(Table(GRID),))


def told(*laid: Laid, at: int, taken: tuple[int, ...] = ()) -> tuple[str, str, str, str]:
    found = captions(laid, taken).get(at, Caption())
    return plain_text(found.runs), found.label, found.unit, found.origin


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Bảng 1. Dân số", "Bảng 1"),
        ("Bảng số 2: Lao động", "Bảng số 2"),
        ("BẢNG 3.1 - Đất", "BẢNG 3.1"),
        ("Biểu 4 Vốn", "Biểu 4"),
        ("Hình II.1: Sơ đồ", "Hình II.1"),
        ("Sơ đồ 5", "Sơ đồ 5"),
    ],
)
def test_a_label_is_a_word_and_a_number(text: str, label: str) -> None:
    found = labelled(text)
    assert found is not None
    assert found.label == label


def test_a_sentence_about_a_table_is_no_caption() -> None:
    assert not is_caption(line("Bảng 1 cho thấy dân số tăng"))
    assert is_caption(line("Bảng 1. Dân số"))
    assert is_caption(line("Bảng 1 Dân số", bold=True))
    assert labelled("Bảng tổng hợp") is None
    assert not is_caption(line("Bảng 1. " + BODY * 2))


def test_caption_and_unit_stand_above_and_the_source_below() -> None:
    laid = (line("Bảng 1. Dân số", bold=True), line("ĐVT: người", italic=True), TABLE,
            line("Nguồn: Cục Thống kê"), line(BODY))  # fmt: skip
    assert told(*laid, at=2) == ("Dân số", "Bảng 1", "người", "Cục Thống kê")
    assert captions(laid, ())[2].lines == (1, 0, 3)


def test_a_unit_behind_the_title_is_taken_from_it() -> None:
    laid = (line("Bảng 2: Vốn đầu tư (ĐVT: tỷ đồng)"), TABLE)
    assert told(*laid, at=1) == ("Vốn đầu tư", "Bảng 2", "tỷ đồng", "")


def test_a_label_alone_takes_its_title_from_the_line_below() -> None:
    laid = (line("Bảng 3", align="center"), line("Lao động theo ngành", align="center"), TABLE)
    assert told(*laid, at=2) == ("Lao động theo ngành", "Bảng 3", "", "")


def test_captions_of_tables_stand_below_where_that_is_the_files_habit() -> None:
    laid = (TABLE, line("Bảng 1. Một"), line(BODY), TABLE, line("Bảng 2. Hai"), TABLE,
            line("Bảng 3. Ba"))  # fmt: skip
    assert [told(*laid, at=at)[1] for at in (0, 3, 5)] == ["Bảng 1", "Bảng 2", "Bảng 3"]


def test_between_two_tables_a_caption_belongs_to_the_one_below_where_that_is_the_habit() -> None:
    laid = (line("Bảng 1. Một"), TABLE, line("Bảng 2. Hai"), TABLE)
    assert [told(*laid, at=at)[1] for at in (1, 3)] == ["Bảng 1", "Bảng 2"]


def test_a_centred_bold_line_above_a_table_is_its_title() -> None:
    laid = (line("Tổng hợp vốn đầu tư", bold=True, align="center"), TABLE)
    assert told(*laid, at=1)[:2] == ("Tổng hợp vốn đầu tư", "")
    assert captions((line("Về kinh tế", bold=True), TABLE), ()) == {}
    assert captions(laid, (0,)) == {}
    attached = line("(Kèm theo Báo cáo số 5)", italic=True, align="center")
    assert captions((attached, TABLE), ()) == {}


def test_figures_have_their_caption_below_and_no_tables_one() -> None:
    assert told(FIGURE, line("Hình 1. Bản đồ", italic=True), at=0)[:2] == ("Bản đồ", "Hình 1")
    assert captions((FIGURE, line("Bảng 1. Dân số"), TABLE), ()).keys() == {2}
    assert told(line("Biểu đồ 1: GRDP"), CHART, line(BODY), at=1)[:2] == ("GRDP", "Biểu đồ 1")


def test_what_names_a_caption_is_kept_and_notes_survive_a_unit() -> None:
    named = replace(line("Bảng 1. Dân số"), anchors=("_Ref1",))
    assert captions((named, TABLE), ())[1].anchors == ("_Ref1",)
    assert told(line("ĐVT: ha"), TABLE, at=1) == ("", "", "ha", "")


def test_another_title_under_a_numbered_caption_is_the_tables_own() -> None:
    title = line("GIẢM NGHÈO VÙNG DÂN TỘC", align="center")
    laid = (line("Bảng 2.4. Giảm nghèo", bold=True), title, line("ĐVT: %", italic=True), TABLE)
    found = captions(laid, ())[3]
    assert (plain_text(found.runs), found.title, found.unit) == (
        "Giảm nghèo",
        "GIẢM NGHÈO VÙNG DÂN TỘC",
        "%",
    )
