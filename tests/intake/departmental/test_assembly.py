from pipeline.intake.departmental.assembly import Assembly
from pipeline.intake.departmental.captions import captions
from pipeline.intake.departmental.headings import headings
from pipeline.intake.departmental.paragraphs.lines import Laid, LaidTable, Line
from pipeline.model.document import Cell, Grid, Picture, Row, Source, Table
from pipeline.model.inlines import Marks, Text
from pipeline.model.table import Column
from pipeline.render.markdown.blocks import section_markdown
from tests.intake.departmental.pages import BODY, line, store

GRID = Grid((Column(),), (Row((Cell((Text("a"),)),)),))


def assembled(*laid: Laid) -> tuple[str, list[str]]:
    held = store("x")
    heads = headings(laid)
    made = Assembly(laid, heads, captions(laid, tuple(heads)), held, Source("so-y-te", "a.docx"))
    text = section_markdown(made.assembled().blocks)
    return text, [f"{entry.text}|{entry.why}" for entry in held.left]


def test_numbers_are_taken_from_headings_and_told_once_together() -> None:
    text, left = assembled(line("I. MỘT", bold=True), line(BODY), line("II. HAI", bold=True))
    assert text == f"# MỘT\n\n{BODY}\n\n# HAI\n"
    assert left == ["I. II.|số thứ tự của tiêu đề gõ tay; báo cáo tự đánh số"]


def test_a_chapters_label_goes_and_its_title_stays() -> None:
    text, left = assembled(line("Chương I", bold=True), line("QUY ĐỊNH", bold=True), line(BODY))
    assert text == f"# QUY ĐỊNH\n\n{BODY}\n"
    assert left[0].startswith("Chương I|")


def test_the_first_picture_of_a_line_has_the_caption_and_the_id() -> None:
    drawn = Line(1, drawn=(Picture("a.png", ()), Picture("b.png", ())))
    text, left = assembled(drawn, line("Hình 1. Sơ đồ", bold=True))
    assert text == "![Sơ đồ](a.png){#hinh-y-te-1}\n\n![](b.png)\n"
    assert left == ["Hình 1|số của bảng, hình, chữ “ĐVT”, “Nguồn” gõ tay; báo cáo tự in"]


def test_what_a_picture_s_author_said_beyond_its_caption_is_kept() -> None:
    def brought(said: str) -> str:
        drawn = Line(1, drawn=(Picture("a.png", (), options=(("alt", said),)),))
        return assembled(drawn, line("Hình 1. Mật độ dân số", bold=True))[0]

    plain = "![Mật độ dân số](a.png){#hinh-y-te-1}\n"
    kept = "Bản đồ mật độ của 65 xã, phường"
    assert brought(kept) == f'![Mật độ dân số](a.png){{#hinh-y-te-1 alt="{kept}"}}\n'
    assert brought("Mật độ dân số") == brought("image1.png") == brought("") == plain
    assert brought("A map of a country, description automatically generated") == plain


def test_nested_and_cut_tables_are_told_at_their_table() -> None:
    _, left = assembled(LaidTable(1, 3, GRID, nested=1, cut=2))
    assert [entry.split("|")[1][:20] for entry in left] == [
        "có 1 bảng lồng trong", "2 ô ở các cột sau cộ",
    ]  # fmt: skip


def test_a_charts_own_title_serves_where_no_caption_stands_beside_it() -> None:
    chart = Line(1, drawn=(Table(GRID, (Text("GRDP"),), unit="%"),))
    text, _ = assembled(chart, line(BODY))
    assert text.startswith("Bảng: GRDP {don-vi=%}")


def test_headings_lose_the_look_that_all_have_and_keep_another() -> None:
    raised = Line(1, (Text("I. Diện tích m", Marks(bold=True)),
                      Text("2", Marks(bold=True, superscript=True))),
                  emphasis=line("x", bold=True).emphasis)  # fmt: skip
    assert assembled(raised, line(BODY))[0].startswith("# Diện tích m^2^\n")


def test_lines_of_one_title_are_joined() -> None:
    laid = [line(t, bold=True, align="center") for t in ("PHẦN II", "ĐÁNH GIÁ", "GIAI ĐOẠN 1")]
    assert assembled(*laid, line(BODY))[0] == f"# ĐÁNH GIÁ GIAI ĐOẠN 1\n\n{BODY}\n"
