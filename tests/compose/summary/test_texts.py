from pipeline.compose.assemble import compose
from pipeline.compose.summary.texts import (
    marked,
    summary_report,
    withdrawn_summary,
    without_summary,
)
from pipeline.model.document import Block, Division, Paragraph, Table, plain_text
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference
from pipeline.model.report import Contribution, Report
from tests.samples import contribution, heading, item, materials, outline, paragraph, table

SHAPE = outline([[("", [item("mot")])], [("CHƯƠNG A", [item("hai"), item("ba")])]], [item("pl")])


def short(name: str, *said: Block, blocks: tuple[Block, ...] = ()) -> Contribution:
    return replace(contribution(name, *blocks), summary=said)


def composed(*contributions: Contribution) -> Report:
    return compose(materials(SHAPE, *contributions)).value


def said(report: Report, name: str) -> list[str]:
    section = next(one for one in report.sections() if one.item.id == name)
    return [plain_text(b.runs) for b in section.blocks if isinstance(b, Paragraph)]


def marked_table(id_: str) -> Table:
    return replace(table(id_=id_), options=(("tom-tat", ""),))


def test_front_matter_comes_first_then_what_is_marked_in_reading_order() -> None:
    division = Division("tom-tat", (paragraph("Hai."),))
    blocks = (paragraph("Chỉ ở báo cáo."), division, marked_table("bang-a"))
    report = summary_report(composed(short("hai", paragraph("Một."), blocks=blocks)))
    section = next(one for one in report.sections() if one.item.id == "hai")
    assert said(report, "hai") == ["Một.", "Hai."]
    assert [block.number for block in section.blocks if isinstance(block, Table)] == ["2.1"]


def test_a_reference_names_its_place_from_outside_the_parts() -> None:
    division = Division("tom-tat", (paragraph(Reference("muc-ba")),))
    blocks = (division, paragraph(Reference("muc-ba")))
    report = composed(
        short("hai", paragraph(Reference("muc-ba")), blocks=blocks),
        short("ba", blocks=(paragraph("a"),)),
    )
    assert said(report, "hai") == ["mục I.2"]
    assert said(summary_report(report), "hai") == ["Phần II, mục I.2"] * 2


def test_a_dangling_reference_of_the_front_matter_is_an_error() -> None:
    made = compose(materials(SHAPE, short("hai", paragraph(Reference("bang-mat")))))
    (notice,) = (one for one in made.notices if one.code == "tham-chieu-khong-co")
    assert notice.item == "hai"


def test_headings_are_lines_of_bold_words() -> None:
    division = Division("tom-tat", (heading("Mục tiêu"),))
    report = summary_report(composed(short("hai", blocks=(division,))))
    section = next(one for one in report.sections() if one.item.id == "hai")
    (line,) = section.blocks
    assert isinstance(line, Paragraph)
    assert line.runs[0].marks.bold  # type: ignore[union-attr]


def test_a_marked_table_within_a_marked_division_is_taken_once() -> None:
    inner = marked_table("bang-a")
    assert list(marked((Division("tom-tat", (inner,)), inner))) == [inner, inner]
    assert list(marked((Division("khung", (inner,)), paragraph("a")))) == [inner]


def test_items_without_words_are_named_by_agency_in_one_notice() -> None:
    report = composed(
        short("mot", blocks=(paragraph("a"),)),
        short("hai", paragraph("Một."), blocks=(paragraph("a"),)),
        short("ba", blocks=(paragraph("a"),)),
        short("pl", blocks=(paragraph("a"),)),
    )
    (notice,) = without_summary(report)
    assert notice.message == (
        "2 mục chưa có tóm tắt nên báo cáo tóm tắt không nói đến: "
        "Sở Xây dựng: Phần I, mục 1, Phần II, mục I.2"
    )
    assert without_summary(composed(short("mot", paragraph("a"), blocks=(paragraph("a"),)))) == ()


def test_what_a_withdrawn_text_marks_is_told_and_stands_nowhere() -> None:
    gone = replace(short("hai", paragraph("a"), blocks=(marked_table("b"),)), withdrawn=True)
    made = compose(materials(SHAPE, gone))
    (notice,) = (one for one in made.notices if one.code == "tom-tat-da-rut")
    assert "1 bảng .tom-tat" in notice.message
    assert (notice.item, notice.file) == ("hai", gone.file)
    assert said(summary_report(made.value), "hai") == []
    assert list(withdrawn_summary(replace(contribution("hai"), withdrawn=True))) == []
