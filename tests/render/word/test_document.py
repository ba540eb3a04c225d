import pytest

from pipeline.compose.flow import lay_out
from pipeline.model.document import Division, Formula
from pipeline.render.word.document import begin, caption_styles, packed
from pipeline.render.word.package import DOCUMENT, IDENTITY_ITEM
from pipeline.render.word.report import REQUIRED_STYLES, cover_values
from pipeline.render.word.shell import Shell, render_shell
from pipeline.work.archive import read_part
from tests.render.memory import Memory
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


def item(name: str, *, opens: str, line: str) -> str:
    return f"{opens.format(name)}{line.format(name) * 1_000}"


BODY = {
    "opens": '<w:p><w:pPr><w:pStyle w:val="Heading3"/>{0}',
    "line": "<w:t>Chữ của {0}, dài.</w:t>",
}
ORIGINS = {
    "opens": '<d b="_qh_{0}" m="{0}" k="tieu-de"/>',
    "line": '<d b="_qh_{0}" m="{0}" k="doan" t="sections/lan-1/a.md"/>',
}


@pytest.mark.parametrize(
    ("part", "kind"), [(DOCUMENT, BODY), (IDENTITY_ITEM, ORIGINS)], ids=["body", "origins"]
)
def test_what_stays_the_same_of_a_part_is_not_deflated_again(
    part: str, kind: dict[str, str]
) -> None:
    kept = Memory()

    def written(*names: str) -> bytes:
        said = "".join(item(name, **kind) for name in names).encode()
        others: dict[str, bytes] = {DOCUMENT: b"<w/>", IDENTITY_ITEM: b"<d/>"}
        data = packed({**others, part: said}, kept)
        assert read_part(data, part) == said
        return data

    first = written("a", "b", "c", "d")
    kept.new.clear()
    assert written("a", "b", "c", "d") == first
    assert kept.new == []
    written("a", "khac", "c", "d")
    assert len(kept.new) == 1
