"""Places named in the register: how fine they are read."""

import pytest

from pipeline.consult.changed_places import ChangedPlaces, Named
from pipeline.model.change import Change, Place, TableChange
from pipeline.model.fixed import replace
from pipeline.model.flow import (
    FlowBlock,
    FlowFigure,
    FlowParagraph,
    FlowSection,
    Role,
    SectionKind,
)
from pipeline.model.inlines import Drawing, Image, Text
from tests.consult.sample_trace import ITEM, OLD, change, flow, heading, line, table

PLACES = ChangedPlaces(flow(2, *OLD))


@pytest.mark.parametrize(
    ("words", "prefix", "ordinals"),
    [
        ("Phần II, mục VII.2 [y-te]", "", None),
        ("Phần II, mục VII", "phần ii, mục vii", None),
        ("Phần II, mục VII.2.1", "phần ii, mục vii.2.1", None),
        ("Phần II, mục VII.2.1, đoạn 1", "phần ii, mục vii.2.1, đoạn 1", None),
        ("[y-te], đoạn 3", "phần ii, mục vii.2, đoạn 3", None),
        ("[y-te], bảng “Giường bệnh”, dòng 2", "bảng 2.3, dòng “tuyến xã”", ((8, 9),)),
        ("Bảng 2.3", "bảng 2.3", ((5, 9),)),
        ('Mục Y tế, đề mục "Kết quả"', "phần ii, mục vii.2.1", ((3, 10),)),
    ],
)
def test_a_place_is_read_as_fine_as_it_is_written(
    words: str, prefix: str, ordinals: tuple[tuple[int, int], ...] | None
) -> None:
    (named,) = PLACES.read(words)
    if prefix == "phần ii, mục vii":
        # names more than the item; whatever stands below it is meant
        prefix = ""
    assert (named.items, named.prefix, named.ordinals) == (frozenset({ITEM}), prefix, ordinals)


def test_a_column_that_is_named_leaves_out_the_changes_of_others() -> None:
    (named,) = PLACES.read("Bảng 2.3, dòng 1, cột Số")
    cell = change("c-1", (7, "900"), (7, "950"))
    own = replace(cell, tables=(TableChange("Bảng 2.3", "Tuyến tỉnh", "Số", "900", "950"),))
    other = replace(cell, tables=(TableChange("Bảng 2.3", "Tuyến tỉnh", "Tên", "a", "b"),))
    assert (named.column, named.holds(own), named.holds(other)) == ("so", True, False)
    (last,) = PLACES.read("Bảng 2.3, cột cuối")
    assert last.column == ""


def test_an_address_is_read_as_fine_as_for_a_comment() -> None:
    (named,) = PLACES.read("[y-te], mục 2.1")
    assert (named.is_fine, named.ordinals) == (True, ((3, 10),))
    gone = change("c-1", (9, "a"), None)
    assert not named.holds(gone)
    (whole,) = PLACES.read("[y-te]")
    assert not whole.is_fine


@pytest.mark.parametrize("words", ["", "đã sửa", "Phần IV", "[khong-co]", "Bảng 9.9"])
def test_what_is_not_in_the_draft_names_nothing(words: str) -> None:
    assert PLACES.read(words) == ()


def test_several_places_are_parted_by_semicolons_and_lines() -> None:
    found = PLACES.read("Phần II, mục VII.2; Bảng 2.3\n[y-te], bảng Giường bệnh, dòng 1")
    assert [named.ordinals for named in found] == [None, ((5, 9),), ((7, 8),)]


def titled(words: str, level: int = 3) -> FlowParagraph:
    return FlowParagraph("Heading3", (Text(words),), Role.HEADING, number="3.", level=level)


def figure(caption: str, number: str) -> FlowFigure:
    image = Image("so-do.png", "Sơ đồ", "png", 1, 1, "x")
    drawn = FlowParagraph("HinhAnh", (Drawing(image, "Hình"),), Role.DRAWING)
    below = FlowParagraph("TenHinh", (Text(caption),), Role.FIGURE_CAPTION, number=number)
    return FlowFigure(drawn, (below,))


def of(
    id_: str, place: str, *blocks: FlowBlock, kind: SectionKind = SectionKind.ITEM
) -> FlowSection:
    return FlowSection(id_, kind, place, "3.", "so-y-te", blocks)


SCHOOLS = (
    titled("Giáo dục và đào tạo"),  # 1
    line("Mạng lưới trường học."),  # 2
    heading("Mạng lưới trường", "3.1."),  # 3
    line("Có 200 trường."),  # 4
    heading("Trường mầm non", "3.1.1.", 5),  # 5
    line("Có 90 trường mầm non."),  # 6
    heading("Lao động", "3.2."),  # 7
    table("Dân số và lao động giai đoạn 2021-2025", "3.1", ("Tên", "Số"), ("Nam", "1"),
          ("Nữ", "2")),  # 8 caption, 9 header, 10, 11
    figure("Sơ đồ trường học", "3.1"),  # 12, 13
    line("Cuối mục."),  # 14
)  # fmt: skip
PROJECTS = (titled("Danh mục dự án"), table("Dự án", "PL1.1", ("Tên",), ("Cầu",)))
WIDER = ChangedPlaces(
    replace(
        flow(2, *OLD),
        sections=(
            of("phan:2", "Phần II", titled("PHẦN HAI", 1), kind=SectionKind.PART),
            flow(2, *OLD).sections[0],
            of("giao-duc", "Phần II, mục VII.3", *SCHOOLS),
            of("dat", "Phần III, mục I", titled("Đất"), line("Đất đai.")),
            of("nuoc", "Phần III, mục I.1", titled("Tài nguyên nước"), line("Nước.")),
            of("pl-1", "Phụ lục I", *PROJECTS),
            of("trong", "Phụ lục II"),
        ),
    )
)
Read = tuple[str, str, tuple[tuple[int, int], ...] | None, str]
READ: list[tuple[str, list[Read]]] = [
    # words, and of each place: items, what its words begin with, ordinals, column
    ("Phần II", [("giao-duc phan:2 y-te", "phần ii", None, "")]),
    ("phần ii, mục vii.2", [("y-te", "", None, "")]),
    ("Phần II, mục VII", [("giao-duc y-te", "phần ii, mục vii", None, "")]),
    ("Phần II, mục VII.3.1", [("giao-duc", "phần ii, mục vii.3.1", ((3, 7),), "")]),
    ("Phần III, mục I", [("dat nuoc", "phần iii, mục i", None, "")]),
    ("Phần III, mục I.1.2", [("nuoc", "phần iii, mục i.1.2", None, "")]),
    ("Phụ lục I", [("pl-1", "", None, "")]),
    ("Phụ lục I, đoạn 2", [("pl-1", "phụ lục i, đoạn 2", None, "")]),
    ("Phụ lục II", [("trong", "", None, "")]),
    ("PHỤ LỤC III", []),
    ("[y-te] [giao-duc]", [("giao-duc y-te", "", None, "")]),
    ("[y-te] [khong-co]", [("y-te", "", None, "")]),
    ("[khong-co] mục Đất", [("dat", "", None, "")]),
    ("mục Đất", [("dat", "", None, "")]),
    ("Đất", []),
    ("Giáo dục và đào tạo", [("giao-duc", "", None, "")]),
    (
        "mục Giáo dục và đào tạo, đề mục Mạng lưới trường",
        [("giao-duc", "phần ii, mục vii.3.1", ((3, 7),), "")],
    ),
    ("[giao-duc], mục Mạng lưới trường", [("giao-duc", "phần ii, mục vii.3.1", ((3, 7),), "")]),
    ("[giao-duc] Trường mầm non", [("giao-duc", "phần ii, mục vii.3.1.1", ((5, 7),), "")]),
    ('[giao-duc] "Lao động"', [("giao-duc", "phần ii, mục vii.3.2", ((7, 15),), "")]),
    ("[giao-duc] Lao động", [("giao-duc", "phần ii, mục vii.3.2", ((7, 15),), "")]),
    ("[giao-duc] “Trường mầm non”", [("giao-duc", "phần ii, mục vii.3.1.1", ((5, 7),), "")]),
    ("[giao-duc] “mầm non”", [("giao-duc", "", ((5, 7),), "")]),
    ("[giao-duc] “mầm”", [("giao-duc", "", None, "")]),
    ("Hình 3.1", [("giao-duc", "hình 3.1", ((12, 14),), "")]),
    ("Bảng 3.1", [("giao-duc", "bảng 3.1", ((8, 12),), "")]),
    ("bảng PL1.1", [("pl-1", "bảng pl1.1", ((2, 5),), "")]),
    ("Bảng PL1.1, dòng 1", [("pl-1", "bảng pl1.1", ((4, 5),), "")]),
    ("Bảng 3.1, dòng 1", [("giao-duc", "bảng 3.1", ((10, 11),), "")]),
    ("Bảng 3.1, dòng thứ 2", [("giao-duc", "bảng 3.1", ((11, 12),), "")]),
    ("Bảng 3.1, dòng 3", [("giao-duc", "", ((8, 12),), "")]),
    ("Bảng 3.1, dòng 0", [("giao-duc", "", ((8, 12),), "")]),
    ("bảng Dân số và lao động", []),
    ("[giao-duc] bảng Dân số và lao động", [("giao-duc", "bảng 3.1", ((8, 12),), "")]),
    ("[giao-duc] bảng Dân số và lao động, dòng 2", [("giao-duc", "bảng 3.1", ((11, 12),), "")]),
    ("[giao-duc] hình Sơ đồ trường học", [("giao-duc", "hình 3.1", ((12, 14),), "")]),
    ("[giao-duc] Sơ đồ trường học", [("giao-duc", "hình 3.1", ((12, 14),), "")]),
    (
        "[giao-duc] bảng “Dân số và lao động giai đoạn 2021-2025”, cột Số",
        [("giao-duc", "bảng 3.1", ((8, 12),), "so")],
    ),
    ("[giao-duc] đoạn 2", [("giao-duc", "phần ii, mục vii.3, đoạn 2", None, "")]),
    ("[giao-duc] đoạn thứ 2", [("giao-duc", "phần ii, mục vii.3, đoạn 2", None, "")]),
    ("Phần II, mục VII.3, đoạn 2", [("giao-duc", "phần ii, mục vii.3, đoạn 2", None, "")]),
    (
        "Phần II, mục VII.3, mục 3.1, đoạn 1",
        [("giao-duc", "phần ii, mục vii.3.1, đoạn 1", ((4, 5),), "")],
    ),
    ("[giao-duc], mục 3.1", [("giao-duc", "phần ii, mục vii.3.1", ((3, 7),), "")]),
    ("[giao-duc], mục 3.9", [("giao-duc", "", None, "")]),
    ("[giao-duc], mục 3.2, bảng 3.1", [("giao-duc", "bảng 3.1", ((8, 12),), "")]),
    ("[y-te], bảng 3.1", [("y-te", "", None, "")]),
    ("Bảng 2.3, cột “Số giường”", [("y-te", "bảng 2.3", ((5, 9),), "sogiuong")]),
    ("Bảng 2.3, cột đầu", [("y-te", "bảng 2.3", ((5, 9),), "")]),
    ("Bảng 2.3, cột thứ 2", [("y-te", "bảng 2.3", ((5, 9),), "")]),
    (
        "Bảng 2.3; dòng 1",
        [
            ("y-te", "bảng 2.3", ((5, 9),), ""),
            ("y-te", "bảng 2.3, dòng “tuyến tỉnh”", ((7, 8),), ""),
        ],
    ),
    (
        "[y-te]; đoạn 2",
        [("y-te", "", None, ""), ("y-te", "phần ii, mục vii.2, đoạn 2", None, "")],
    ),
    ("đoạn 2; [y-te]", [("y-te", "", None, "")]),
    ("[y-te]", [("y-te", "", None, "")]),
    ("Bảng 3.1", [("giao-duc", "bảng 3.1", ((8, 12),), "")]),
    ("[trong]", [("trong", "", None, "")]),
    ("[phan:2]", [("phan:2", "", None, "")]),
]


@pytest.mark.parametrize(("words", "read"), READ)
def test_words_are_read_as_the_places_they_name(words: str, read: list[Read]) -> None:
    found = WIDER.read(words)
    assert [(" ".join(sorted(n.items)), n.prefix, n.ordinals, n.column) for n in found] == read
    assert WIDER.items(words) == tuple(item for n in found if len(n.items) == 1 for item in n.items)


@pytest.mark.parametrize(
    ("named", "fine"),
    [
        (Named(frozenset("a")), False),
        (Named(frozenset("a"), "phần i, mục i.1"), False),
        (Named(frozenset("a"), "phần i, đoạn 2"), True),
        (Named(frozenset("a"), "", ((1, 2),)), True),
    ],
)
def test_less_than_an_item_is_fine(named: Named, fine: bool) -> None:
    assert named.is_fine is fine


def at(old: int | None, new: int | None, words: str = "") -> Change:
    told = change("c", None if old is None else (old, "a"), None if new is None else (new, "b"))
    places = {
        name: place and Place(words or place.text, place.block)
        for name, place in (("old_place", told.old_place), ("new_place", told.new_place))
    }
    return replace(told, **places)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moved", "held"),
    [
        (at(9, 3), True),
        (at(9, 4), True),
        (at(3, 2), False),
        (at(3, 5), False),
        (at(3, 8), True),
        (at(None, 3), True),
        (at(4, None), False),  # the ordinals are the new draft's: what went is known by words
        (at(4, None, "Bảng 2.3, dòng 1"), True),
        (at(4, None, "Bảng 2.30"), False),
    ],
)
def test_a_change_stands_where_the_new_draft_has_it(moved: Change, held: bool) -> None:
    named = Named(frozenset({ITEM}), "bảng 2.3", ((3, 5), (8, 9)))
    assert named.holds(moved) is held


def test_a_change_of_another_item_or_of_no_place_does_not_stand_there() -> None:
    named = Named(frozenset({"giao-duc"}))
    assert not named.holds(at(4, 4))
    nowhere = replace(at(4, 4), old_place=None, new_place=None)
    assert not Named(frozenset({ITEM})).holds(nowhere)
    assert Named(frozenset({ITEM})).holds(at(4, 4))


def test_what_begins_alike_goes_on_with_another_number() -> None:
    named = Named(frozenset({ITEM}), "phần ii, mục vii.2, đoạn 1")
    told = ["Phần II, mục VII.2, đoạn 1", "Phần II, mục VII.2, đoạn 1, câu 2",
            "Phần II, mục VII.2, đoạn 12", "Phần II, mục VII.2"]  # fmt: skip
    assert [named.holds(at(None, 4, words)) for words in told] == [True, True, False, False]


def test_a_change_without_cells_is_in_every_column() -> None:
    named = Named(frozenset({ITEM}), column="so")
    assert named.holds(at(4, 4))
    cells = (TableChange("b", "r", "Tên", "a", "b"), TableChange("b", "r", "Số giường", "1", "2"))
    assert named.holds(replace(at(4, 4), tables=cells))
    assert not named.holds(replace(at(4, 4), tables=cells[:1]))
