"""Words struck out, coloured, marked, hidden; bold, raised, linked: what a look says."""

import pytest

from pipeline.intake.review.looks import Look, loud_looks, quiet_looks
from pipeline.model.fixed import replace
from pipeline.model.inlines import Marks, Text
from tests.intake.review.copies import block, ins, matched, p, table, units
from tests.intake.word.elements import by, run

SENTENCE = "Xây cầu mới. Mở bến xe."


def loud(content: str, text: str = SENTENCE, *, marks: Marks | None = None) -> list[Look]:
    known = replace(block(text), runs=(Text(text, marks or Marks()),))
    return list(loud_looks(units(content), [known], matched([0], 1)))


def worded(properties: str) -> str:
    return p(run("Xây ") + run("cầu mới", properties) + run(". Mở bến xe."))


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        ("<w:strike/>", "Gạch bỏ"),
        ("<w:dstrike/>", "Gạch bỏ"),
        ("<w:vanish/>", "Ẩn"),
        ('<w:highlight w:val="yellow"/>', "Tô nền"),
        ('<w:shd w:fill="FFFF00"/>', "Tô nền"),
        ('<w:color w:val="FF0000"/>', "Đổi màu chữ (đỏ)"),
        ('<w:color w:val="12ab9f"/>', "Đổi màu chữ (mã 12AB9F)"),
    ],
)
def test_a_loud_look_is_told_with_its_words_and_sentence(properties: str, told: str) -> None:
    assert loud(worded(properties)) == [Look(0, told, "cầu mới", "Xây cầu mới.")]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:strike w:val="0"/>',
        '<w:highlight w:val="none"/>',
        '<w:shd w:fill="auto"/>',
        '<w:shd w:fill="FFFFFF"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="000000"/>',
        '<w:color w:val="404040"/>',
        '<w:color w:val="FFFFFF"/>',
        "<w:b/>",
    ],
)
def test_what_any_program_writes_is_no_look(properties: str) -> None:
    assert loud(worded(properties)) == []


def test_runs_of_one_look_are_one_and_two_looks_are_two() -> None:
    red, struck = '<w:color w:val="FF0000"/>', "<w:strike/>"
    content = p(run("Xây ", red) + run("cầu", red) + run(" mới", struck) + run(". Mở bến xe."))
    assert [(look.told, look.words) for look in loud(content)] == [
        ("Đổi màu chữ (đỏ)", "Xây cầu"), ("Gạch bỏ", "mới"),
    ]  # fmt: skip


def test_words_of_the_reviewers_own_and_links_are_no_looks() -> None:
    red = '<w:color w:val="FF0000"/>'
    assert loud(p(run("Xây cầu mới. ") + run("Thêm chợ.", red))) == []
    assert loud(p(run("Xây ") + by("ins", run("cầu", red)))) == []
    link = f"<w:hyperlink>{run('cầu mới', red)}</w:hyperlink>"
    assert loud(p(run("Xây ") + link)) == []
    assert loud(p(run("Xây ") + by("del", run("cầu mới", red)))) == []


def test_what_the_draft_strikes_out_itself_is_its_own() -> None:
    assert loud(worded("<w:strike/>"), marks=Marks(strike=True)) == []


def cell(text: str, fill: str = "") -> str:
    shade = f'<w:tcPr><w:shd w:fill="{fill}"/></w:tcPr>' if fill else ""
    return f"<w:tc>{shade}{p(text)}</w:tc>"


def test_one_marked_cell_is_told_a_marked_row_is_its_tables() -> None:
    known = block("", cells=("1", "12,5", "7"))
    one = table(f"<w:tr>{cell('1')}{cell('12,5', 'FFFF00')}{cell('7')}</w:tr>")
    row = table(f"<w:tr>{''.join(cell(text, 'DDDDDD') for text in ('1', '12,5', '7'))}</w:tr>")
    assert list(loud_looks(units(one), [known], matched([0], 1))) == [
        Look(0, "Tô nền ô", "12,5", "12,5")
    ]
    assert list(loud_looks(units(row), [known], matched([0], 1))) == []


def quiet(content: str, *runs: Text) -> list[tuple[str, str]]:
    known = replace(block("".join(r.text for r in runs)), runs=runs)
    found = quiet_looks(units(content), [known], matched([0], 1), lambda _: "https://a.vn")
    return [(look.told, look.words) for look in found]


PLAIN = Text(SENTENCE)


def test_quiet_looks_are_told_by_the_words_that_have_them() -> None:
    assert quiet(worded("<w:b/>"), PLAIN) == [("in đậm", "cầu mới")]
    assert quiet(worded('<w:vertAlign w:val="superscript"/>'), PLAIN) == [
        ("chỉ số trên", "cầu mới")
    ]
    assert quiet(worded('<w:b/><w:u w:val="single"/>'), PLAIN) == [
        ("in đậm", "cầu mới"), ("gạch chân", "cầu mới"),
    ]  # fmt: skip
    assert quiet(p(SENTENCE), PLAIN) == []


def test_a_look_taken_off_is_told_and_one_the_draft_has_is_not() -> None:
    bold = Text("Xây ", Marks(bold=True)), Text("cầu mới. Mở bến xe.")
    assert quiet(p(SENTENCE), *bold) == [("bỏ in đậm", "Xây")]
    assert quiet(p(run("Xây ", "<w:b/>") + run("cầu mới. Mở bến xe.")), *bold) == []


def test_a_link_is_told_with_its_address() -> None:
    link = f"<w:hyperlink>{run('cầu mới', '<w:u/>')}</w:hyperlink>"
    content = p(run("Xây ") + link + run(". Mở bến xe."))
    assert quiet(content, PLAIN) == [("liên kết https://a.vn", "cầu mới")]


def test_paragraphs_of_other_words_are_told_by_their_words() -> None:
    assert quiet(p(run("Xây cầu", "<w:b/>")), PLAIN) == []
    assert quiet(p(ins("Thêm. ") + run("Xây cầu mới. Mở bến xe.", "<w:b/>")), PLAIN) == [
        ("in đậm", SENTENCE)
    ]
