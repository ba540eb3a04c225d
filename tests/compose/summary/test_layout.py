from pipeline.compose.assemble import compose
from pipeline.compose.summary.layout import lay_out_summary
from pipeline.compose.summary.texts import summary_report
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowParagraph
from tests.samples import contribution, item, materials, outline, paragraph

SHAPE = outline(
    [[("", [item("mot")])], [("", [item("khong")])], [("CHƯƠNG A", [item("hai"), item("ba")])]],
    [item("pl")],
)


def laid(*names: str, computed: tuple[tuple[str, str, str], ...] = ()) -> Flow:
    said = (replace(contribution(name), summary=(paragraph("Câu."),)) for name in names)
    return lay_out_summary(summary_report(compose(materials(SHAPE, *said)).value), computed)


def headings(flow: Flow) -> list[tuple[int, str, str]]:
    first = (section.blocks[0] for section in flow.sections)
    return [(b.level, b.number, b.text) for b in first if isinstance(b, FlowParagraph)]


def test_headings_count_from_one_and_what_says_nothing_has_none() -> None:
    assert headings(laid("mot", "ba", "pl")) == [
        (2, "I.", "PHẦN THỨ 1"),
        (3, "1.", "Mot"),
        (2, "II.", "PHẦN THỨ 3"),
        (3, "1.", "CHƯƠNG A"),
        (4, "1.1.", "Ba"),
        (2, "III.", "SỐ LIỆU TẠI CÁC PHỤ LỤC"),
        (3, "1.", "Phụ lục I: Pl"),
    ]


def test_computed_sections_come_last_under_one_heading() -> None:
    flow = laid("mot", computed=(("a", "Chỉ tiêu", "Câu mở."), ("b", "Dự án", "Câu hai.")))
    assert headings(flow)[2:] == [
        (2, "II.", "TỔNG HỢP NỘI DUNG ĐIỀU CHỈNH"),
        (3, "1.", "Chỉ tiêu"),
        (3, "2.", "Dự án"),
    ]
    assert flow.sections[-1].blocks[1].text == "Câu hai."  # type: ignore[union-attr]


def test_sections_have_ids_of_their_own() -> None:
    assert all(section.id.startswith("tom-tat/") for section in laid("mot", "hai").sections)
    assert laid().sections == ()
