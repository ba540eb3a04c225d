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
from pipeline.render.unbroken import breakable
from pipeline.render.word.writing import Frame, Writing
from pipeline.work.archive import read_parts
from tests.render.samples import W
from tests.render.shipped import changelog_template

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OLD = Place("Phần I, mục I.1, đoạn 1", 2, 2)
NEW = Place("Phần I, mục I.1, đoạn 2", 3, 3)
ITEM = "Phần I, mục 1. Y tế"
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
    return ShownChange("4", held, "Sở Y tế", "Phần I", ITEM, pieces, f"{FILE}#_qh_a", Ground.NONE)


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
    return ShownEntry(4, told, changes, "Sở Y tế", "Phần I", ITEM, address)


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
    """Give what `looks` gives, with plain spaces."""
    return breakable(looks(paragraph))


def looks(paragraph: etree._Element) -> str:
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
    heading, found = rows_of(entry_table(writing(), {"": [shown]}))
    assert len(heading) == 1
    return found


def told(shown: ShownEntry) -> list[str]:
    return row_of(shown)[2]


def test_a_name_and_its_number_stay_on_a_line_also_where_one_of_them_changed() -> None:
    pieces = (Piece("theo khoản "), Piece("2", Lot.GONE), Piece("3", Lot.NEW), Piece(" Điều 5"))
    table_tree = tree(entry_table(writing(), {"": [entry(change(words=pieces))]}))
    *_, row = table_tree.iter(f"{W}tr")
    said = [looks(line).replace("\u00a0", "~") for line in row.iter(f"{W}p")]
    assert said[1].startswith("@{mục~I.1, đoạn~1 (trang~2) → mục~I.1, đoạn~2 (trang~3)}")
    assert said[2] == "theo khoản~-{2} +{3} Điều~5"


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
    first, what = [("STT", middle), ("Vị trí", left)], ("Nội dung thay đổi", left)
    assert [(c.title, c.style) for c in SPARE_COLUMNS] == [*first, ("Cơ quan", left), what]
    assert [(c.title, c.style) for c in TABLE_COLUMNS] == [*first, what, ("Ý kiến", left)]
    styles = read_parts(changelog_template())["word/styles.xml"].decode()
    xml = entry_table(writing(), {"": [entry(change(words=tuple(Piece("a", lot) for lot in Lot)))]})
    for kind in ("pStyle", "rStyle", "tblStyle"):
        used = {str(node.get(f"{W}val")) for node in tree(xml).iter(f"{W}{kind}")}
        assert used
        assert all(f'w:styleId="{name}"' in styles for name in used)


@pytest.mark.parametrize("columns", [TABLE_COLUMNS, SPARE_COLUMNS])
def test_both_tables_fill_the_width_of_a_landscape_page(columns: tuple[Column, ...]) -> None:
    # A4 on its side, 16838 twips, less margins of 20 mm each
    assert sum(column.width for column in columns) == 14570


# what a row says


def test_a_row_says_number_place_words_and_comments_beneath_item_agency_and_reason() -> None:
    shown = with_reason(change(), "Theo Nghị quyết 202")
    coded = replace(shown, answers=("YK1: khác đề nghị", "YK2"))
    assert rows_of(entry_table(writing(), {"Phần I. CĂN CỨ": [entry(coded)]})) == [
        [["Phần I. CĂN CỨ"]],
        [["1. Y tế – Sở Y tế. Lý do: Theo Nghị quyết 202"]],
        [
            ["4"],
            ["@{mục I.1, đoạn 1 (trang 2) → mục I.1, đoạn 2 (trang 3)} (Sửa: đoạn văn)"],
            ["-{7} +{8} xã"],
            ["YK1: khác đề nghị; YK2"],
        ],
    ]


def test_a_place_leads_to_its_bookmark_in_the_redline() -> None:
    page = writing()
    shown = [
        entry(change()),
        entry(change(), address=f"{FILE}#_qh_b"),
        entry(change(), address=FILE),
    ]
    links = list(tree(entry_table(page, {"": shown})).iter(f"{W}hyperlink"))
    assert [link.get(f"{W}anchor") for link in links] == ["_qh_a", "_qh_b", None]
    assert {link.get(f"{R}id") for link in links} == {"rIdVan1"}
    assert {link.get(f"{W}history") for link in links} == {"1"}
    assert f'Target="{FILE}" TargetMode="External"' in page.relationships.xml()
    assert "relationships/hyperlink" in page.relationships.xml()


def headings(*entries: ShownEntry, part: str = "") -> list[str]:
    rows = rows_of(entry_table(writing(), {part: entries}))
    return [row[0][0] for row in rows if len(row) == 1]


def test_a_reason_is_said_once_above_all_entries_that_share_it() -> None:
    reasons = ["A", "A", "B", "", "", "B", "A"]
    shown = [entry(with_reason(change(), reason)) for reason in reasons]
    found = [words.partition("Lý do: ")[2] for words in headings(*shown)]
    assert found == ["A", "B", "", "B", "A"]


def test_an_item_and_its_agency_are_named_once_above_their_entries() -> None:
    other = replace(entry(change()), item="Phần I, mục 2. Cấp nước")
    theirs = replace(other, agency="Sở Xây dựng")
    assert headings(entry(change()), entry(change()), other, theirs) == [
        "1. Y tế – Sở Y tế",
        "2. Cấp nước – Sở Y tế",
        "2. Cấp nước – Sở Xây dựng",
    ]


def test_an_appendix_that_is_part_and_item_at_once_is_named_once() -> None:
    title = "Phụ lục I. Danh mục"
    shown = replace(entry(change()), part="Phụ lục I", item=title)
    assert headings(shown, part=title) == [f"{title} – Sở Y tế"]


def test_what_names_entries_reaches_across_and_stands_on_the_page_of_the_first() -> None:
    xml = tree(entry_table(writing(), {"Phần I": [entry(change())]}))
    names = [
        row for row in xml.iter(f"{W}tr") if row.find(f"{W}tc/{W}tcPr/{W}gridSpan") is not None
    ]
    assert len(names) == 2
    for row in names:
        (held,) = row.findall(f"{W}tc")
        assert held.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == str(len(TABLE_COLUMNS))  # type: ignore[union-attr]
        assert held.find(f"{W}tcPr/{W}tcW").get(f"{W}w") == "14570"  # type: ignore[union-attr]
        assert held.find(f"{W}p/{W}pPr/{W}keepNext") is not None
        assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_a_replacement_says_its_places_and_how_many_more() -> None:
    def about(count: int) -> str:
        changes = [
            replace(shown, change=replace(shown.change, new_place=Place(f"đoạn {n}", n)))
            for n, shown in enumerate([change()] * count, 1)
        ]
        (place,) = row_of(entry(*changes, kind=EntryKind.REPLACED, old="7", new="8"))[1]
        return place.partition("} ")[2]

    places = [f"đoạn {n}" for n in range(1, 15)]
    assert about(2) == "(Thay thế: 2 chỗ) đoạn 1; đoạn 2"
    assert about(12) == "(Thay thế: 12 chỗ) " + "; ".join(places[:12])
    assert about(14) == "(Thay thế: 14 chỗ) " + "; ".join((*places[:12], "… và 2 chỗ nữa"))


def test_only_a_replacement_lists_places() -> None:
    (place,) = row_of(entry(change(), change()))[1]
    assert place.endswith("} (Sửa: đoạn văn; 2 đoạn)")


# one change


def test_what_only_looks_otherwise_is_marked() -> None:
    restyled = (Piece("a "), Piece("b", Lot.RESTYLED))
    assert told(entry(change(words=restyled))) == ["a ~{b}"]


def test_what_came_what_went_and_what_moved_is_said_once() -> None:
    assert told(entry(change("", "mới", ChangeKind.ADDED))) == ["+{mới}"]
    assert told(entry(change("cũ", "", ChangeKind.DELETED))) == ["-{cũ}"]
    assert told(entry(change("a", "a", ChangeKind.MOVED))) == ["a"]


def test_between_what_went_and_what_came_is_one_space() -> None:
    def said(*pieces: Piece) -> list[str]:
        return told(entry(change(words=pieces)))

    gone, new = Piece("07", Lot.GONE), Piece("08", Lot.NEW)
    assert said(gone, new) == ["-{07} +{08}"]
    assert said(new, gone) == ["+{08} -{07}"]
    assert said(replace(gone, text="07 "), new) == ["-{07 }+{08}"]
    assert said(gone, replace(new, text=" 08")) == ["-{07}+{ 08}"]
    assert said(Piece("a"), gone, Piece("b"), new) == ["a-{07}b+{08}"]


def test_long_words_are_cut_to_fifty_letters_round_what_changed() -> None:
    around = "từ " * 200
    kept = "từ " * 16
    assert told(entry(change(f"{around}cũ {around}", f"{around}mới {around}"))) == [
        f"… {kept}-{{cũ}} +{{mới}} {kept.strip()} …"
    ]


def test_a_long_stretch_that_came_is_cut_in_its_middle() -> None:
    (shown,) = told(entry(change("", "chữ " * 300, ChangeKind.ADDED)))
    assert " … " in shown
    assert 400 < len(shown) < 430


# cells


def test_a_cell_is_named_by_row_and_column_and_says_by_how_much() -> None:
    shown = change("15", "20", cells=(cell("QL.1A", "Dài", "15", "20", "5", "km"),))
    assert told(entry(shown)) == ["QL.1A, Dài: -{15} → +{20} [+5 km]"]


@pytest.mark.parametrize(
    ("row", "column", "named"), [("A", "", "A: "), ("", "B", "B: "), ("", "", "")]
)
def test_a_cell_is_named_as_far_as_it_has_names(row: str, column: str, named: str) -> None:
    shown = change("x", "y", cells=(cell(row, column, "x", "y"),))
    assert told(entry(shown)) == [f"{named}-{{x}} → +{{y}}"]


def test_a_cell_that_was_or_is_empty_says_so() -> None:
    filled = change("", "y", cells=(cell("A", "B", "", "y"),))
    emptied = change("x", "", cells=(cell("A", "B", "x", ""),))
    assert told(entry(filled)) == ["A, B: (trống) → +{y}"]
    assert told(entry(emptied)) == ["A, B: -{x} → (trống)"]


def test_words_of_a_cell_that_partly_stayed_are_marked_in_their_place() -> None:
    shown = change("", "", cells=(cell("A", "B", "7 xã", "8 xã"), cell("C", "B", "1", "2")))
    assert told(entry(shown)) == ["A, B: -{7} +{8} xã", "C, B: -{1} → +{2}"]


def test_cells_of_one_row_stand_on_one_line() -> None:
    cells = (cell("A", "B", "1", "2"), cell("A", "C", "3", "4", "1"), cell("D", "B", "5", "6"))
    assert told(entry(change("", "", cells=cells))) == [
        "A, B: -{1} → +{2}; C: -{3} → +{4} [+1]",
        "D, B: -{5} → +{6}",
    ]


def test_of_many_cells_twelve_are_shown_and_the_rest_counted() -> None:
    def shown(count: int) -> ShownEntry:
        cells = tuple(cell(f"R{n}", "B", "1", "2") for n in range(count))
        return entry(change("", "", cells=cells))

    found = told(shown(12))
    assert (len(found), found[-1]) == (12, "R11, B: -{1} → +{2}")
    found = told(shown(14))
    assert len(found) == 13
    assert found[-2:] == ["R11, B: -{1} → +{2}", "… và 2 ô nữa, xem tệp Excel"]


def test_long_words_of_a_cell_are_cut_shorter() -> None:
    around = "từ " * 60
    held = cell("A", "B", f"{around}cũ", f"{around}mới")
    (found, _) = told(entry(change("", "", cells=(held, cell("C", "C", "1", "2")))))
    assert found == f"A, B: … {'từ ' * 16}-{{cũ}} +{{mới}}"
    came = cell("A", "B", "", "chữ " * 60)
    (found, _) = told(entry(change("", "", cells=(came, cell("C", "C", "1", "2")))))
    assert 120 < len(found) < 150


def test_cells_of_several_changes_of_one_table_stand_below_one_another() -> None:
    one = change("1", "2", cells=(cell("A", "B", "1", "2", "1"),))
    two = change("3", "4", cells=(cell("C", "B", "3", "4", "1"),))
    assert told(entry(one, two, what=ChangedThing.CELL)) == [
        "A, B: -{1} → +{2} [+1]",
        "C, B: -{3} → +{4} [+1]",
    ]


def test_cells_of_many_changes_are_counted_as_cells() -> None:
    changes = [change("1", "2", cells=(cell(f"R{n}", "B", "1", "2"),)) for n in range(14)]
    found = told(entry(*changes, what=ChangedThing.CELL))
    assert len(found) == 13
    assert found[-1] == "… và 2 ô nữa, xem tệp Excel"


# several changes told as one


def test_a_replacement_shows_the_words_replaced_once() -> None:
    shown = entry(
        change(), change(), kind=EntryKind.REPLACED, old="UBND tỉnh", new="Ủy ban nhân dân tỉnh"
    )
    assert told(shown) == ["-{UBND} +{Ủy ban nhân dân} tỉnh"]


def test_a_section_shows_its_first_twelve_changes_and_counts_the_rest() -> None:
    def came(count: int) -> list[str]:
        changes = [change("", f"đoạn {n}", ChangeKind.ADDED) for n in range(count)]
        return told(entry(*changes, kind=EntryKind.ADDED, what=ChangedThing.SECTION))

    assert came(12) == [f"+{{đoạn {n}}}" for n in range(12)]
    assert came(13)[11:] == ["+{đoạn 11}", "… và 1 thay đổi nữa, xem tệp Excel"]


def test_a_section_that_went_is_struck() -> None:
    gone = [change(f"đoạn {n}", "", ChangeKind.DELETED) for n in range(2)]
    shown = entry(*gone, kind=EntryKind.DELETED, what=ChangedThing.SECTION)
    assert told(shown) == ["-{đoạn 0}", "-{đoạn 1}"]


def test_what_moved_says_its_words_and_what_else_became_of_them() -> None:
    moved = [change("a", "a", ChangeKind.MOVED), change("b", "c b", ChangeKind.MOVED)]
    shown = entry(*moved, kind=EntryKind.MOVED, what=ChangedThing.SECTION)
    assert told(shown) == ["a", "+{c }b"]


def test_changes_told_together_are_cut_to_half_as_many_letters() -> None:
    around = "từ " * 100
    long = change(f"{around}cũ", f"{around}mới")
    assert told(entry(long, change()))[0] == f"… {'từ ' * 8}-{{cũ}} +{{mới}}"
    came = change("", "chữ " * 100, ChangeKind.ADDED)
    assert 150 < len(told(entry(came, change()))[0]) < 170


def test_cells_among_other_changes_are_named() -> None:
    held = change("1", "2", cells=(cell("A", "B", "1", "2", "1", "km"),))
    assert told(entry(held, change("x", "y"), what=ChangedThing.TABLE)) == [
        "A, B: -{1} → +{2} [+1 km]",
        "-{x} +{y}",
    ]


def test_a_row_that_came_shows_its_words_not_its_cells() -> None:
    row = change("", "A | 5", ChangeKind.ADDED, cells=(cell("A", "B", "", "5"),))
    shown = entry(row, change("x", "y"), what=ChangedThing.TABLE)
    assert told(shown) == ["+{A | 5}", "-{x} +{y}"]


def test_what_only_follows_is_not_shown_among_the_changes_told() -> None:
    follows = change("a", "b", class_=ChangeClass.FORM)
    assert told(entry(follows, change("x", "y"))) == ["-{x} +{y}"]


# height of rows


def lengths(*held: tuple[int, int]) -> tuple[ShownChange, ...]:
    return tuple(change("a" * old, "b" * new) for old, new in held)


@pytest.mark.parametrize(
    ("held", "may_break"),
    [
        (((450, 450),), False),
        (((451, 450),), True),
        (((0, 901),), True),
        (((450, 0), (0, 450)), False),
        (((450, 0), (0, 451)), True),
        (((74, 1),) * 20, False),
        (((75, 1),) * 20, True),
    ],
)
def test_a_row_may_break_where_its_words_are_many(
    held: tuple[tuple[int, int], ...], may_break: bool
) -> None:
    found = breaks(entry_table(writing(), {"": [entry(*lengths(*held))]}))
    assert found == [False, may_break]


# spelling


def test_spelling_is_told_change_by_change_without_reason_and_comments() -> None:
    page = writing()
    xml = spelling_table(page, [change("hoà mạng", "hòa mạng", class_=ChangeClass.FORM)])
    assert rows_of(xml) == [
        [
            ["4"],
            [f"@{{{OLD.text} (trang 2) → {NEW.text} (trang 3)}} (Sửa: đoạn văn)"],
            ["Sở Y tế"],
            ["-{hoà} +{hòa} mạng"],
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

    assert heads(entry_table(writing(), {})) == [column.title for column in TABLE_COLUMNS]
    assert heads(spelling_table(writing(), ())) == [column.title for column in SPARE_COLUMNS]
