import pytest

from pipeline.model.document import Inline
from pipeline.model.inlines import LineBreak, Marks, Math, PictureMark, Reference, Text
from pipeline.render.markdown.inlines import (
    attributes,
    line_of,
    notes_in,
    opening_line,
    path_of,
    titled,
)

BOLD = Marks(bold=True)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((Text("a", BOLD), Text("b")), "**a**b"),
        ((Text("Quy mô:", BOLD), Text("b")), "[Quy mô:]{.dam}b"),
        ((Text("Quy mô:", BOLD), Text(" b")), "**Quy mô:** b"),
        ((Text("a", BOLD), Text("b", Marks(italic=True))), "**a**[b]{.nghieng}"),
        ((Text("m"), Text("2", Marks(superscript=True))), "m^2^"),
        ((Text("x "), Text("y", Marks(strike=True))), "x [~~y~~]{}"),
        ((Text("2"), Math("x"), Text(" y")), "2[$x$]{} y"),
        ((Reference("bang-a"), Text("-1")), "[@bang-a]{}-1"),
        ((Text("a", Marks(code=True)),), "`a`"),
        ((Text("a", Marks(link="https://x.vn")),), "[a](<https://x.vn>)"),
        ((PictureMark("a b.png", "ảnh"),), "![ảnh](<a b.png>)"),
    ],
)
def test_a_run_is_written_as_it_will_be_read(runs: tuple[Inline, ...], written: str) -> None:
    assert line_of(runs) == written


def test_a_paragraph_holds_no_break_at_its_ends_and_opens_no_list() -> None:
    assert opening_line((LineBreak(), Text("a"), LineBreak(), Text("- b"), LineBreak())) == (
        "a\\\n\\- b"
    )


def test_a_title_that_ends_with_a_span_keeps_it() -> None:
    runs = (Text("a", Marks(underline=True)),)
    assert titled(runs, "") == "[[a]{.gach-chan}]{}"
    assert titled(runs, "{#x}") == "[a]{.gach-chan} {#x}"


def test_attributes_name_the_id_first_and_paths_with_spaces_are_bracketed() -> None:
    assert attributes("bang-a", (("don-vi", "tỷ đồng"), ("landscape", ""))) == (
        '{#bang-a don-vi="tỷ đồng" landscape}'
    )
    assert attributes("", ()) == ""
    assert path_of("a.xlsx#Sheet1") == "a.xlsx#Sheet1"
    assert path_of("số 1.png") == "<số 1.png>"
    assert notes_in((Text("a"),)) == []
