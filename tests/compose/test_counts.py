from pipeline.compose.assemble import compose
from pipeline.compose.by_item import ByItem
from pipeline.compose.counts import NONE, content_counts
from pipeline.model.document import NoteMark
from pipeline.model.fixed import replace
from tests.render.memory import Memory
from tests.samples import contribution, figure, item, materials, outline, paragraph, table


def test_what_a_report_holds_is_counted() -> None:
    shape = outline([[("", [item("mot", "Một hai"), item("hai", "Ba")])]])
    note = NoteMark("1", (paragraph("chú thích"),))
    blocks = (
        paragraph("năm từ ở đây", note),
        table("Tên bảng", cells=(("A",), ("1",))),
        figure("H"),
    )
    report = compose(materials(shape, contribution("mot", *blocks))).value
    sections, tables, figures, words = content_counts(report)
    assert (sections, tables, figures) == (1, 1, 1)
    assert words == len(
        ["Một", "hai", "năm", "từ", "ở", "đây", "chú", "thích", "Tên", "bảng", "A", "1", "H", "Ba"]
    )
    kept = Memory()
    for _ in range(2):
        assert content_counts(report, ByItem(kept)) == (sections, tables, figures, words)


def test_a_report_without_items_holds_nothing() -> None:
    report = compose(materials(outline([[("", [item("mot")])]]))).value
    assert content_counts(replace(report, parts=())) == NONE
