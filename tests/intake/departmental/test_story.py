from lxml import etree

from pipeline.intake.departmental.paragraphs.lines import LaidTable, Line
from pipeline.intake.departmental.paragraphs.store import Store
from pipeline.intake.departmental.story import Letters, Story
from pipeline.model.document import NoteMark
from pipeline.ooxml.names import W
from tests.intake.departmental.pages import para, row, store, table, written
from tests.seeded.foreign_pairs.raw_file import RawFile, paragraph, text_run

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)


def listed(text: str, number: int) -> str:
    return para(text, settings=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def test_words_own_numbers_and_bullets_stand_before_their_lines() -> None:
    raw = RawFile(numbering=NUMBERING)
    found = written(listed("một", 1), listed("hai", 1), listed("chấm", 2), raw=raw)
    assert found == "1. một\n2. hai\n\n- chấm\n"


def test_numbers_of_cells_count_where_they_stand() -> None:
    raw = RawFile(numbering=NUMBERING)
    rows = [row("TT", "Tên"), *(row(f"<w:tc><w:tcPr/>{listed('', 1)}</w:tc>", x) for x in "ab")]
    held = store(table(*rows), raw=raw)
    (laid,) = Story(held, Letters()).body(body(held))
    assert isinstance(laid, LaidTable)
    assert [line.cells[0].text for line in laid.grid.rows] == ["TT", "1.", "2."]


def body(held: Store) -> etree._Element:
    found = held.package.document.find(f"{W}body")
    assert found is not None
    return found


def test_text_boxes_follow_their_paragraph_and_a_diagram_of_boxes_is_told() -> None:
    one = paragraph(text_run("trước") + BOX.format(para("trong hộp")))
    assert written(one, para("sau")) == "trước\n\ntrong hộp\n\nsau\n"
    three = paragraph(text_run("sơ đồ") + "".join(BOX.format(para(x)) for x in ("A", "B", "C")))
    held = store(three)
    laid = Story(held, Letters()).body(body(held))
    assert [thing.text for thing in laid] == ["sơ đồ"]
    assert held.left[0].text == "A; B; C"


def test_content_controls_are_opened_and_contents_lists_stay_behind() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('trong')}</w:sdtContent></w:sdt>"
    contents = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText>"
        "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>I. Mục 1</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    held = store(control, contents)
    laid = Story(held, Letters()).body(body(held))
    assert [thing.text for thing in laid] == ["trong"]
    assert (held.left[0].place, held.left[0].text) == ("mục lục", "I. Mục 1")


def test_notes_of_both_kinds_are_numbered_as_they_come_and_twice_marked_once_read() -> None:
    raw = RawFile()
    raw.note("footnote", para("chân"))
    raw.note("endnote", para("cuối"))
    marks = [f"<w:r><w:{kind}Reference w:id='1'/></w:r>" for kind in ("endnote", "footnote")]
    held = store(paragraph(text_run("a") + "".join((*marks, marks[1]))), raw=raw)
    (laid,) = Story(held, Letters()).body(body(held))
    assert isinstance(laid, Line)
    notes = [run for run in laid.runs if isinstance(run, NoteMark)]
    assert [(note.label, note.first) for note in notes] == [("1", True), ("2", True), ("2", False)]


def test_a_frame_of_one_cell_gives_its_lines() -> None:
    assert written(table(row("đóng khung")), para("sau")) == "đóng khung\n\nsau\n"


def test_lines_broken_by_hand_are_items_of_their_own_and_those_of_an_address_are_not() -> None:
    breaks = "<w:r><w:br/></w:r>"
    items = paragraph(breaks.join(text_run(t) for t in ("Gồm:", "- Đường;", "- Cầu.")))
    address = paragraph(breaks.join(text_run(t) for t in ("Sở Y tế", "Phường Tam Thanh")))
    assert written(items, address) == ("Gồm:\n\n- Đường;\n- Cầu.\n\nSở Y tế\\\nPhường Tam Thanh\n")
