"""Rows of the change log in Word, one by one: places, links, old and new words."""

from decimal import Decimal

import pytest
from lxml import etree

from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind, Place, TableChange
from pipeline.model.entry import EntryKind, LogEntry
from pipeline.model.fixed import replace
from pipeline.model.verdict import Ground
from pipeline.render.changelog.entries import ShownChange, ShownEntry
from pipeline.render.changelog.pieces import Lot, Piece, Pieces, pieces_between
from pipeline.render.changelog.rows import (
    SPARE_COLUMNS,
    TABLE_COLUMNS,
    Column,
    entry_table,
    plain_row,
    spelling_table,
    table,
)
from pipeline.render.word.writing import Frame, Writing
from pipeline.work.archive import read_parts
from tests.render.samples import W
from tests.render.shipped import changelog_template

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OLD, NEW = Place("Phần I, mục I.1, đoạn 1", 2), Place("Phần I, mục I.1, đoạn 2", 3)
FILE = "so-sanh-lan-1.docx"
SIGNS = {"": "", "ChuXoa": "-", "ChuThem": "+", "ChuDinhDang": "~", "Hyperlink": "@"}


def writing() -> Writing:
    room = Frame(700, 900)
    return Writing("", {}, {}, frozenset(), room, room)


def change(
    old: str = "7 xã",
    new: str = "8 xã",
    kind: ChangeKind = ChangeKind.CHANGED,
    *,
    words: Pieces | None = None,
    cells: tuple[TableChange, ...] = (),
    class_: ChangeClass = ChangeClass.CONTENT,
) -> ShownChange:
    what = ChangedThing.CELL if cells else ChangedThing.PARAGRAPH
    held = Change(
        "1-2-a-0", "a", "so-y-te", "Sở Y tế", kind, class_, what, OLD, NEW, old, new, cells
    )
    pieces = pieces_between(old, new) if words is None else words
    return ShownChange("4", held, "Sở Y tế", "Phần I", "Mục", pieces, f"{FILE}#_qh_a", Ground.NONE)


def entry(
    *changes: ShownChange,
    kind: EntryKind = EntryKind.CHANGED,
    what: ChangedThing = ChangedThing.PARAGRAPH,
    old: str = "",
    new: str = "",
    address: str = f"{FILE}#_qh_a",
) -> ShownEntry:
    told = LogEntry(
        "1-2-a-0", "a", "so-y-te", kind, ChangeClass.CONTENT, what, OLD, NEW, old, new,
        ((what, len(changes)),), tuple(range(len(changes))),
    )  # fmt: skip
    return ShownEntry(4, told, changes, "Sở Y tế", "Phần I", "Mục", address)


def cell(row: str, column: str, old: str, new: str, delta: str = "", unit: str = "") -> TableChange:
    by = Decimal(delta) if delta else None
    return TableChange("Bảng 1.1", row, column, old, new, by, None, unit)


def with_reason(shown: ShownChange, reason: str) -> ShownChange:
    return replace(shown, change=replace(shown.change, reason=reason))


# reading what was written


def tree(xml: str) -> etree._Element:
    """Give what was written, where words stand in runs and nowhere else."""
    found = etree.fromstring(f'<x xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}">{xml}</x>')
    for node in found.iter():
        assert not node.tail
        assert not node.text or node.tag == f"{W}t"
    return found


def words(paragraph: etree._Element) -> str:
    """Give the words of a paragraph, those with a look of their own as `-{old}`, `+{new}` …"""
    told = []
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        sign = SIGNS["" if style is None else str(style.get(f"{W}val"))]
        text = "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in run
                       if node.tag in (f"{W}t", f"{W}br"))  # fmt: skip
        told.append(f"{sign}{{{text}}}" if sign else text)
    return "".join(told)


def rows_of(xml: str) -> list[list[list[str]]]:
    """Give the rows below the header: cells, their paragraphs, their words."""
    _, *rows = tree(xml).iter(f"{W}tr")
    return [
        [[words(line) for line in held.iter(f"{W}p")] for held in row.iter(f"{W}tc")]
        for row in rows
    ]


def row_of(shown: ShownEntry) -> list[list[str]]:
    (found,) = rows_of(entry_table(writing(), [shown]))
    return found


def sides(shown: ShownEntry) -> tuple[list[str], list[str]]:
    found = row_of(shown)
    return found[3], found[4]


def breaks(xml: str) -> list[bool]:
    """Say of each row below the header whether it may break over pages."""
    _, *rows = tree(xml).iter(f"{W}tr")
    return [row.find(f"{W}trPr/{W}cantSplit") is None for row in rows]


# the table


COLUMNS = (Column("A & B", 700, "BangGiua10"), Column("C", 1300, "BangChu10"))


def test_a_table_has_its_widths_a_header_that_repeats_and_a_line_below() -> None:
    def head(width: int, text: str) -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="top"/></w:tcPr>'
            '<w:p><w:pPr><w:pStyle w:val="BangTieuDe10"/></w:pPr><w:r><w:t xml:space="preserve">'
            f"{text}</w:t></w:r></w:p></w:tc>"
        )

    assert table(COLUMNS, ("<w:tr/>", "<w:tr/>")) == (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="2000" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="700"/><w:gridCol w:w="1300"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head(700, 'A &amp; B')}"
        f"{head(1300, 'C')}</w:tr><w:tr/><w:tr/></w:tbl>"
        '<w:p><w:pPr><w:pStyle w:val="NhatKyLoi"/></w:pPr></w:p>'
    )


def test_a_row_of_texts_has_the_columns_widths_and_styles() -> None:
    found = tree(plain_row(COLUMNS, ("1", "x < y")))
    assert [str(node.get(f"{W}w")) for node in found.iter(f"{W}tcW")] == ["700", "1300"]
    assert [str(node.get(f"{W}val")) for node in found.iter(f"{W}pStyle")] == [
        "BangGiua10",
        "BangChu10",
    ]
    assert [words(line) for line in found.iter(f"{W}p")] == ["1", "x < y"]


@pytest.mark.parametrize(("letters", "may_break"), [(899, False), (900, False), (901, True)])
def test_a_row_of_many_letters_may_break_over_pages(letters: int, may_break: bool) -> None:
    row = plain_row(COLUMNS, ("a" * 400, "b" * (letters - 400)))
    assert breaks(table(COLUMNS, (row,))) == [may_break]


def test_a_row_has_a_text_for_every_column() -> None:
    with pytest.raises(ValueError, match="shorter"):
        plain_row(COLUMNS, ("a",))


def test_columns_are_named_and_set_in_styles_of_the_template() -> None:
    middle, left = "BangGiua10", "BangChu10"
    where = "Vị trí (dự thảo trước → dự thảo sau)"
    first = [("STT", middle), (where, left), ("Cơ quan", left)]
    first += [("Nội dung cũ", left), ("Nội dung mới", left)]
    assert [(c.title, c.style) for c in SPARE_COLUMNS] == first
    whole = [*first, ("Lý do", left), ("Ý kiến", left)]
    assert [(c.title, c.style) for c in TABLE_COLUMNS] == whole
    styles = read_parts(changelog_template())["word/styles.xml"].decode()
    xml = entry_table(writing(), [entry(change(words=tuple(Piece("a", lot) for lot in Lot)))])
    for kind in ("pStyle", "rStyle", "tblStyle"):
        used = {str(node.get(f"{W}val")) for node in tree(xml).iter(f"{W}{kind}")}
        assert used
        assert all(f'w:styleId="{name}"' in styles for name in used)


@pytest.mark.parametrize("columns", [TABLE_COLUMNS, SPARE_COLUMNS])
def test_both_tables_fill_the_width_of_a_landscape_page(columns: tuple[Column, ...]) -> None:
    # A4 on its side, 16838 twips, less margins of 20 mm each
    assert sum(column.width for column in columns) == 14570


# what a row says


def test_a_row_says_number_place_agency_words_reason_and_comments() -> None:
    shown = with_reason(change(), "Theo Nghị quyết 202")
    coded = replace(shown, answers=("YK1: khác đề nghị", "YK2"))
    assert row_of(entry(coded)) == [
        ["4"],
        [f"@{{{OLD.text} → {NEW.text}}}", "(Sửa: đoạn văn)"],
        ["Sở Y tế"],
        ["-{7} xã"],
        ["+{8} xã"],
        ["Theo Nghị quyết 202"],
        ["YK1: khác đề nghị", "YK2"],
    ]


def test_a_place_leads_to_its_bookmark_in_the_redline() -> None:
    page = writing()
    shown = [
        entry(change()),
        entry(change(), address=f"{FILE}#_qh_b"),
        entry(change(), address=FILE),
    ]
    links = list(tree(entry_table(page, shown)).iter(f"{W}hyperlink"))
    assert [link.get(f"{W}anchor") for link in links] == ["_qh_a", "_qh_b", None]
    assert {link.get(f"{R}id") for link in links} == {"rIdVan1"}
    assert {link.get(f"{W}history") for link in links} == {"1"}
    assert f'Target="{FILE}" TargetMode="External"' in page.relationships.xml()
    assert "relationships/hyperlink" in page.relationships.xml()


def test_a_reason_is_not_said_again_in_the_next_row_unless_there_is_none() -> None:
    reasons = ["A", "A", "B", "", "", "B", "A"]
    shown = [entry(with_reason(change(), reason)) for reason in reasons]
    found = [row[5] for row in rows_of(entry_table(writing(), shown))]
    assert found == [["A"], ["Như trên"], ["B"], [""], [""], ["B"], ["A"]]


def test_a_replacement_says_its_places_and_how_many_more() -> None:
    def about(count: int) -> list[str]:
        changes = [
            replace(shown, change=replace(shown.change, new_place=Place(f"đoạn {n}", n)))
            for n, shown in enumerate([change()] * count, 1)
        ]
        return row_of(entry(*changes, kind=EntryKind.REPLACED, old="7", new="8"))[1][1:]

    places = [f"đoạn {n}" for n in range(1, 15)]
    assert about(2) == ["(Thay thế: 2 chỗ)", "đoạn 1; đoạn 2"]
    assert about(12) == ["(Thay thế: 12 chỗ)", "; ".join(places[:12])]
    assert about(14) == ["(Thay thế: 14 chỗ)", "; ".join((*places[:12], "… và 2 chỗ nữa"))]


def test_only_a_replacement_lists_places() -> None:
    assert row_of(entry(change(), change()))[1][1:] == ["(Sửa: đoạn văn; 2 đoạn)"]


# one change


def test_what_only_looks_otherwise_is_marked_on_both_sides() -> None:
    restyled = (Piece("a "), Piece("b", Lot.RESTYLED))
    assert sides(entry(change(words=restyled))) == (["a ~{b}"], ["a ~{b}"])


def test_what_came_and_what_went_say_so_on_the_side_where_they_are_not() -> None:
    assert sides(entry(change("", "mới", ChangeKind.ADDED))) == (["(chưa có)"], ["+{mới}"])
    assert sides(entry(change("cũ", "", ChangeKind.DELETED))) == (["-{cũ}"], ["(không còn)"])
    assert sides(entry(change("a", "a", ChangeKind.MOVED))) == (["a"], ["a"])


def test_long_words_are_cut_to_seventy_letters_round_what_changed() -> None:
    around = "từ " * 200
    old, new = sides(entry(change(f"{around}cũ {around}", f"{around}mới {around}")))
    kept = "từ " * 23
    assert old == [f"… {kept}-{{cũ}} {kept.strip()} …"]
    assert new == [f"… {kept}+{{mới}} {kept.strip()} …"]


def test_a_long_stretch_that_came_is_cut_in_its_middle() -> None:
    (shown,) = sides(entry(change("", "chữ " * 300, ChangeKind.ADDED)))[1]
    assert " … " in shown
    assert 400 < len(shown) < 430


# cells


def test_a_cell_is_named_by_row_and_column_and_says_by_how_much() -> None:
    shown = change("15", "20", cells=(cell("QL.1A", "Dài", "15", "20", "5", "km"),))
    assert sides(entry(shown)) == (
        ["QL.1A, Dài: -{15}"],
        ["QL.1A, Dài: +{20}\nChênh lệch: +5 km"],
    )


@pytest.mark.parametrize(
    ("row", "column", "named"), [("A", "", "A: "), ("", "B", "B: "), ("", "", "")]
)
def test_a_cell_is_named_as_far_as_it_has_names(row: str, column: str, named: str) -> None:
    shown = change("x", "y", cells=(cell(row, column, "x", "y"),))
    assert sides(entry(shown)) == ([f"{named}-{{x}}"], [f"{named}+{{y}}"])


def test_a_cell_that_was_or_is_empty_says_so() -> None:
    filled = change("", "y", cells=(cell("A", "B", "", "y"),))
    emptied = change("x", "", cells=(cell("A", "B", "x", ""),))
    assert sides(entry(filled)) == (["A, B: (trống)"], ["A, B: +{y}"])
    assert sides(entry(emptied)) == (["A, B: -{x}"], ["A, B: (trống)"])


def test_of_many_cells_twelve_are_shown_and_the_rest_counted() -> None:
    def shown(count: int) -> ShownEntry:
        cells = tuple(cell(f"R{n}", "B", "1", "2") for n in range(count))
        return entry(change("", "", cells=cells))

    old, new = sides(shown(12))
    assert (len(old), old[-1], new[-1]) == (12, "R11, B: -{1}", "R11, B: +{2}")
    old, new = sides(shown(14))
    assert len(new) == 13
    assert old[-2:] == ["R11, B: -{1}", "… và 2 ô nữa, xem tệp Excel"]
    assert new[-1] == "… và 2 ô nữa, xem tệp Excel"


def test_long_words_of_a_cell_are_cut_shorter() -> None:
    around = "từ " * 40
    held = cell("A", "B", f"{around}cũ", f"{around}mới")
    (old, _), _ = sides(entry(change("", "", cells=(held, cell("A", "C", "1", "2")))))
    assert old == f"A, B: … {'từ ' * 23}-{{cũ}}"
    came = cell("A", "B", "", "chữ " * 60)
    _, (new, _) = sides(entry(change("", "", cells=(came, cell("A", "C", "1", "2")))))
    assert 110 < len(new) < 140


def test_cells_of_several_changes_of_one_table_stand_below_one_another() -> None:
    one = change("1", "2", cells=(cell("A", "B", "1", "2", "1"),))
    two = change("3", "4", cells=(cell("C", "B", "3", "4", "1"),))
    assert sides(entry(one, two, what=ChangedThing.CELL)) == (
        ["A, B: -{1}", "C, B: -{3}"],
        ["A, B: +{2}\nChênh lệch: +1", "C, B: +{4}\nChênh lệch: +1"],
    )


def test_cells_of_many_changes_are_counted_as_cells() -> None:
    changes = [change("1", "2", cells=(cell(f"R{n}", "B", "1", "2"),)) for n in range(14)]
    old, new = sides(entry(*changes, what=ChangedThing.CELL))
    assert [len(old), len(new)] == [13, 13]
    assert old[-1] == new[-1] == "… và 2 ô nữa, xem tệp Excel"


# several changes told as one


def test_a_replacement_shows_the_words_replaced_once() -> None:
    shown = entry(
        change(), change(), kind=EntryKind.REPLACED, old="UBND tỉnh", new="Ủy ban nhân dân tỉnh"
    )
    assert sides(shown) == (["-{UBND} tỉnh"], ["+{Ủy ban nhân dân} tỉnh"])


def test_a_section_shows_its_first_twelve_changes_and_counts_the_rest() -> None:
    def came(count: int) -> tuple[list[str], list[str]]:
        changes = [change("", f"đoạn {n}", ChangeKind.ADDED) for n in range(count)]
        return sides(entry(*changes, kind=EntryKind.ADDED, what=ChangedThing.SECTION))

    assert came(12) == (["(chưa có)"], [f"+{{đoạn {n}}}" for n in range(12)])
    old, new = came(13)
    assert old == ["(chưa có)"]
    assert new[11:] == ["+{đoạn 11}", "… và 1 thay đổi nữa, xem tệp Excel"]


def test_a_section_that_went_is_no_more() -> None:
    gone = [change(f"đoạn {n}", "", ChangeKind.DELETED) for n in range(2)]
    assert sides(entry(*gone, kind=EntryKind.DELETED, what=ChangedThing.SECTION)) == (
        ["-{đoạn 0}", "-{đoạn 1}"],
        ["(không còn)"],
    )


def test_what_moved_and_stayed_the_same_is_said_on_the_new_side_only() -> None:
    moved = [change("a", "a", ChangeKind.MOVED), change("b", "c b", ChangeKind.MOVED)]
    assert sides(entry(*moved, kind=EntryKind.MOVED, what=ChangedThing.SECTION)) == (
        ["b"],
        ["a", "+{c }b"],
    )


def test_changes_told_together_are_cut_to_half_as_many_letters() -> None:
    around = "từ " * 100
    long = change(f"{around}cũ", f"{around}mới")
    old, _ = sides(entry(long, change()))
    assert old[0] == f"… {'từ ' * 11}-{{cũ}}"
    came = change("", "chữ " * 100, ChangeKind.ADDED)
    _, new = sides(entry(came, change()))
    assert 150 < len(new[0]) < 170


def test_cells_among_other_changes_are_named() -> None:
    held = change("1", "2", cells=(cell("A", "B", "1", "2", "1", "km"),))
    assert sides(entry(held, change("x", "y"), what=ChangedThing.TABLE)) == (
        ["A, B: -{1}", "-{x}"],
        ["A, B: +{2}\nChênh lệch: +1 km", "+{y}"],
    )


def test_a_row_that_came_shows_its_words_not_its_cells() -> None:
    row = change("", "A | 5", ChangeKind.ADDED, cells=(cell("A", "B", "", "5"),))
    assert sides(entry(row, change("x", "y"), what=ChangedThing.TABLE)) == (
        ["-{x}"],
        ["+{A | 5}", "+{y}"],
    )


def test_what_only_follows_is_not_shown_among_the_changes_told() -> None:
    follows = change("a", "b", class_=ChangeClass.FORM)
    assert sides(entry(follows, change("x", "y"))) == (["-{x}"], ["+{y}"])


# height of rows


def lengths(*held: tuple[int, int]) -> tuple[ShownChange, ...]:
    return tuple(change("a" * old, "b" * new) for old, new in held)


@pytest.mark.parametrize(
    ("held", "may_break"),
    [
        (((900, 10),), False),
        (((901, 10),), True),
        (((10, 901),), True),
        (((450, 1), (1, 450)), False),
        (((450, 1), (1, 451)), True),
        (((75, 1),) * 20, False),
        (((76, 1),) * 20, True),
    ],
)
def test_a_row_may_break_where_its_longer_sides_are_long(
    held: tuple[tuple[int, int], ...], may_break: bool
) -> None:
    assert breaks(entry_table(writing(), [entry(*lengths(*held))])) == [may_break]


# spelling


def test_spelling_is_told_change_by_change_without_reason_and_comments() -> None:
    page = writing()
    xml = spelling_table(page, [change("hoà mạng", "hòa mạng", class_=ChangeClass.FORM)])
    assert rows_of(xml) == [
        [
            ["4"],
            [f"@{{{OLD.text} → {NEW.text}}}", "(Sửa: đoạn văn)"],
            ["Sở Y tế"],
            ["-{hoà} mạng"],
            ["+{hòa} mạng"],
        ]
    ]
    (link,) = tree(xml).iter(f"{W}hyperlink")
    assert link.get(f"{W}anchor") == "_qh_a"
    assert breaks(xml) == [False]
    assert breaks(spelling_table(page, lengths((901, 1)))) == [True]


def test_spelling_and_entries_have_their_own_columns() -> None:
    def heads(xml: str) -> list[str]:
        row = next(tree(xml).iter(f"{W}tr"))
        return [words(held) for held in row.iter(f"{W}tc")]

    assert heads(entry_table(writing(), ())) == [column.title for column in TABLE_COLUMNS]
    assert heads(spelling_table(writing(), ())) == [column.title for column in SPARE_COLUMNS]
