from pipeline.compose.flow import lay_out
from pipeline.model.document import Division, Formula
from pipeline.render.word.document import begin, caption_styles
from pipeline.render.word.report import REQUIRED_STYLES, cover_values
from pipeline.render.word.shell import Shell, render_shell
from tests.render.samples import para, projects, single
from tests.render.shipped import report_template


def shell() -> Shell:
    return render_shell(report_template(), cover_values(single()), styles=REQUIRED_STYLES)


def test_every_place_that_can_be_named_is_known_before_the_first_paragraph() -> None:
    flow = lay_out(single(projects(2), Division("", (para("x"),), "khoi"), Division("", (), "y")))
    assert begin(flow, shell(), {}).anchors == {"muc-mot", "bang-du-an", "khoi", "y"}


def test_places_and_formulas_of_the_draft_before_are_known_too() -> None:
    now, before = lay_out(single(Formula("x"))), lay_out(single(projects(2), Formula("y")))
    writing = begin(now, shell(), {}, former=before)
    assert writing.former_anchors == {"muc-mot", "bang-du-an"}
    assert set(writing.formulas) == {("x", True), ("y", True)}


def test_a_broken_formula_of_the_draft_before_is_not_told_again() -> None:
    broken = lay_out(single(Formula("\\frac{1}{")))
    assert begin(lay_out(single()), shell(), {}, former=broken).notices == []
    assert [notice.code for notice in begin(broken, shell(), {}).notices] == ["cong-thuc-sai"]


def test_names_of_caption_styles_are_the_templates() -> None:
    assert dict(caption_styles(shell().parts)) == {"bang": "Tên bảng", "hinh": "Tên hình"}
