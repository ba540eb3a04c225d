import pytest

from pipeline.intake.excel.parts import (
    counts_from_1904,
    in_words,
    inline_words,
    read_strings,
    read_styles,
    sheet_names,
    typed_words,
)
from pipeline.intake.package import Package, parsed
from pipeline.model.errors import UnreadableError
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.table import Align
from tests.intake.workbooks import MAIN, changed, saved, sheet_of

SPACE = f'xmlns="{MAIN}"'


def test_a_style_says_its_code_its_alignment_and_whether_it_is_a_day() -> None:
    xml = (
        f'<styleSheet {SPACE}><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="3"><alignment horizontal="right"/></xf>'
        '<xf numFmtId="170"/><xf numFmtId="46"/><xf numFmtId="999"/></cellXfs></styleSheet>'
    )
    styles = read_styles(xml.encode())
    assert [style.number_format for style in styles] == [
        "General", "#,##0", "dd/mm/yyyy", "[h]:mm:ss", "General",
    ]  # fmt: skip
    assert styles[1].align is Align.RIGHT
    assert [style.is_date for style in styles] == [False, False, True, True, False]
    assert styles[3].is_duration


def test_strings_are_composed_and_their_escapes_read_once() -> None:
    xml = (
        f"<sst {SPACE}><si><t>o\u0302\u0301ng</t></si><si><t>_x005F_x000D_</t></si><si/>"
        "<si><t> </t></si></sst>"
    )
    strings = read_strings(xml.encode())
    assert [words.value for words in strings] == ["ống", "_x000D_", "", " "]
    assert strings[1].runs == (Text("_x000D_"),)
    assert strings[2].runs == strings[3].runs == ()


def test_lines_of_a_text_are_broken_and_control_characters_fall_away() -> None:
    assert typed_words("a_x000A_b_x0007_").runs == (Text("a"), LineBreak(), Text("b"))
    assert in_words("\na\tb\n").runs == (Text("a b"),)


def test_a_string_with_runs_is_read_under_any_prefix() -> None:
    assert inline_words(b"<x:is><x:r><x:t>a</x:t></x:r>").value == "a"


def test_sheets_are_found_by_their_relationships() -> None:
    package = Package(saved(sheet_of([["a"]])[0]))
    root = parsed(package.read(package.main))
    assert [name.part for name in sheet_names(package, root)] == ["xl/worksheets/sheet1.xml"]
    assert not counts_from_1904(root)


def test_a_sheet_without_content_is_unreadable_by_its_title() -> None:
    book = changed(
        saved(sheet_of([["a"]], title="Đường")[0]),
        {"xl/_rels/workbook.xml.rels": b"<Relationships/>"},
    )
    package = Package(book)
    with pytest.raises(UnreadableError, match="'Đường'"):
        list(sheet_names(package, parsed(package.read(package.main))))
