from lxml import etree

from pipeline.render.word.shell import DECLARATIONS, NAMESPACES
from pipeline.render.word.tables.text_table import (
    Line,
    TextRow,
    table_styles,
    text_table,
)

_W = f"{{{NAMESPACES['w']}}}"


def parsed(*rows: TextRow) -> etree._Element:
    xml = text_table(("A", "B"), (1000, 2000), rows, centred=frozenset({0}))
    return etree.fromstring(f"<x {DECLARATIONS}>{xml}</x>")[0]


def texts(element: etree._Element) -> list[str]:
    return ["".join(map(str, p.itertext(f"{_W}t"))) for p in element.iter(f"{_W}p")]


def test_the_heading_repeats_and_a_group_spans_the_row() -> None:
    table = parsed(
        TextRow(((Line("I. NHÓM", bold=True),),), span=True, shaded=True),
        TextRow(((Line("1"),), (Line("Một"), Line("Hai", label="Ghi:")))),
    )
    rows = table.findall(f"{_W}tr")
    assert rows[0].find(f"{_W}trPr/{_W}tblHeader") is not None
    span = rows[1].find(f"{_W}tc/{_W}tcPr/{_W}gridSpan")
    assert span is not None
    assert span.get(f"{_W}val") == "2"
    assert texts(table) == ["A", "B", "I. NHÓM", "1", "Một", "Ghi: Hai"]


def test_an_empty_cell_still_holds_a_paragraph() -> None:
    assert texts(parsed(TextRow(((Line(""),), (Line("x"), Line("")))))) == ["A", "B", "", "x"]


def test_markup_in_a_text_stays_text() -> None:
    assert texts(parsed(TextRow(((Line("<w:p/> & {{ x }}"),), (Line("y"),)))))[2] == (
        "<w:p/> & {{ x }}"
    )


def test_a_short_row_stays_on_one_page_and_a_tall_one_may_break() -> None:
    rows = parsed(
        TextRow(((Line("a"),), (Line("b"),))), TextRow(((Line("a"),), (Line("b" * 800),)))
    ).findall(f"{_W}tr")
    assert [row.find(f"{_W}trPr/{_W}cantSplit") is not None for row in rows] == [True, True, False]


def bold(*lines: Line) -> list[tuple[str, bool]]:
    cell = parsed(TextRow((lines, ()))).findall(f"{_W}tr")[1].find(f"{_W}tc")
    assert cell is not None
    return [
        ("".join(map(str, run.itertext(f"{_W}t"))), run.find(f"{_W}rPr/{_W}b") is not None)
        for run in cell.iter(f"{_W}r")
    ]


def test_marked_stretches_stand_bold_and_no_letter_is_lost() -> None:
    assert bold(Line("một hai ba", marked=((4, 7),))) == [
        ("một ", False),
        ("hai", True),
        (" ba", False),
    ]
    assert bold(Line("một hai", marked=((0, 3), (4, 7)))) == [
        ("một", True),
        (" ", False),
        ("hai", True),
    ]
    assert bold(Line("cả", marked=((0, 2),))) == [("cả", True)]
    assert bold(Line("không")) == [("không", False)]


def test_letters_are_of_the_size_asked_in_every_cell() -> None:
    rows = (TextRow(((Line("I"),),), span=True), TextRow(((Line("1"),), (Line("x"),))))
    xml = text_table(("A", "B"), (1000, 2000), rows, centred=frozenset({0}), size=9)
    found = etree.fromstring(f"<x {DECLARATIONS}>{xml}</x>")[0].iter(f"{_W}pStyle")
    styles = {str(style.get(f"{_W}val")) for style in found}
    assert styles == {"BangTieuDe9", "BangChu9", "BangGiua9"}
    assert styles < set(table_styles(9))


def test_the_last_row_stays_with_a_signature_below_and_a_tall_one_may_be_torn() -> None:
    rows = [TextRow(((Line("a"),), (Line("b"),))), TextRow(((Line("c"),), ()))]
    kept = text_table(("A", "B"), (100, 100), rows, keeps=True)
    last = kept.rpartition("<w:tr>")[2]
    assert last.count("<w:keepNext/>") == 2
    assert kept.count("<w:keepNext/>") == 2
    assert "keepNext" not in text_table(("A", "B"), (100, 100), rows)
    tall = [TextRow(((Line("a" * 900),), ()))]
    assert "keepNext" not in text_table(("A", "B"), (100, 100), tall, keeps=True)


def test_a_row_is_held_together_where_its_cells_have_the_room() -> None:
    row = TextRow(((Line("năm 2030"),), (Line("Quyết định số 2276/QĐ-UBND năm 2025"),)))
    held = text_table(("A", "B"), (2000, 1500), [row])
    assert "năm\u00a02030" in held
    assert "Quyết định số 2276/QĐ-UBND năm\u00a02025" in held
    narrow = text_table(("A", "B"), (500, 1500), [row])
    assert "năm 2030" in narrow
