from pipeline.compose.assemble import compose
from pipeline.compose.summary.layout import PREFIX, lay_out_summary
from pipeline.compose.summary.texts import summary_report
from pipeline.model.document import Block
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference
from pipeline.model.plan_summary import PlanSummary, Project
from pipeline.render.papers.summary_report import computed_sections, summary_docx
from pipeline.render.templates.dossier import summary_template
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs, table
from tests.render.samples import part
from tests.samples import contribution, item, materials, outline, paragraph
from tests.samples import table as grid

SHAPE = outline([[("CHƯƠNG A", [item("mot"), item("hai")])]], [item("pl")])
PROJECTS = PlanSummary(projects=(Project("Cao tốc", "Giao thông", "Toàn tỉnh", "", "900"),))


def made(*said: Block, blocks: tuple[Block, ...] = (), summary: PlanSummary | None = None) -> bytes:
    written = replace(contribution("mot", *blocks), summary=said)
    report = replace(compose(materials(SHAPE, written)).value, summary=summary)
    flow = lay_out_summary(summary_report(report), computed_sections(summary))
    return summary_docx(report, flow, template=summary_template(), media={}, prefix=PREFIX)


def test_it_has_head_title_own_numbers_and_foot() -> None:
    data = made(paragraph("Một câu."), summary=PROJECTS)
    assert defects(data) == []
    lines = paragraphs(data)
    assert [line for line in lines if line in ("Báo cáo tóm tắt", "Một câu.")] == [
        "Báo cáo tóm tắt",
        "Một câu.",
    ]
    assert "Điều chỉnh Quy hoạch tỉnh Lạng Sơn" in lines
    assert "TỔNG HỢP NỘI DUNG ĐIỀU CHỈNH" in lines
    assert table(data, 1)[1][:2] == ["1", "Cao tốc"]
    assert table(data, 2)[0][0].startswith("Nơi nhận:")


def test_captions_keep_the_numbers_of_the_report_in_fields_that_give_them() -> None:
    marked = replace(grid("Cầu", "bang-b"), options=(("tom-tat", ""),))
    data = made(blocks=(grid("Đường", "bang-a"), marked))
    body = part(data, "word/document.xml").decode()
    assert "SEQ Bang_1 \\* ARABIC \\r 2" in body
    assert "Bảng 1.2. Cầu" in [line.replace("\u00a0", " ") for line in paragraphs(data)]


def test_a_reference_beyond_the_summary_is_words_and_within_it_a_field() -> None:
    marked = replace(grid("Cầu", "bang-b"), options=(("tom-tat", ""),))
    blocks = (grid("Đường", "bang-a"), marked)
    inner = part(made(paragraph(Reference("bang-b")), blocks=blocks), "word/document.xml").decode()
    outer = part(made(paragraph(Reference("bang-a")), blocks=blocks), "word/document.xml").decode()
    assert inner.count("REF _Ref_") == outer.count("REF _Ref_") + 1
    assert "Bảng\u00a01.1" in outer


def test_without_anything_to_tell_it_says_so() -> None:
    assert "Chưa có nội dung tóm tắt." in paragraphs(made())
    assert defects(made()) == []


def test_the_same_is_written_byte_for_byte() -> None:
    assert made(paragraph("a"), summary=PROJECTS) == made(paragraph("a"), summary=PROJECTS)
