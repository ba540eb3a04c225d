from collections.abc import Sequence

import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.checks import gather
from pipeline.compose.checks.project_lists import project_lists
from pipeline.model.document import Table
from pipeline.model.fixed import replace
from pipeline.model.outline import ItemKind
from tests.compose.checks.ground import NO_REGISTERS, evidence_of, found, said, sheet
from tests.samples import contribution, item, materials, outline

LISTED = sheet(
    [["STT", "Tên dự án"], ["1", "Cảng cạn Đồng Đăng"], ["2", "Điện gió khu vực Đình Lập"]],
    id_="bang-du-an-uu-tien",
)
HEAD = ["STT", "Tên dự án", "Tình trạng"]
CODE = "du-an-khong-trong-danh-muc"


def under_way(*rows: Sequence[str], head: Sequence[str] = HEAD) -> Table:
    return sheet([head, *rows], caption="Kết quả")


def is_known(name: str, *listed: str) -> bool:
    """Whether a project under way counts as one of the list."""
    names = [[str(number), words] for number, words in enumerate(listed, 1)]
    list_ = sheet([["STT", "Tên dự án"], *names], id_="bang-du-an-uu-tien")
    table = under_way(["1", name, "Đang thực hiện"])
    return found(project_lists, evidence_of(list_, table)) == []


def proposed(table: Table, kind: ItemKind, listed: Table = LISTED) -> list[str]:
    """What is said of a table in an item of that kind, the list standing in another."""
    shape = outline([[("Chương", [replace(item("muc"), kind=kind), item("khac")])]])
    written = contribution("muc", table), contribution("khac", listed)
    return said(project_lists, gather(compose(materials(shape, *written)).value, NO_REGISTERS))


def test_a_project_under_way_that_the_list_lacks_is_told() -> None:
    other = under_way(
        ["1", "Cảng cạn Đồng Đăng", "Đang thực hiện"],
        ["2", "Cầu Kỳ Cùng", "Đang thực hiện"],
        ["3", "Bến xe", "Hoàn thành"],
    )
    assert said(project_lists, evidence_of(LISTED, other)) == [
        f"S!B3 info {CODE}: dự án “Cầu Kỳ Cùng” (đang thực hiện) không có trong danh mục dự án "
        "ưu tiên → bổ sung vào danh mục, viết cùng một tên ở hai nơi, hoặc ghi rõ lý do không "
        "đưa vào"
    ]


def test_without_a_list_nothing_is_told() -> None:
    other = under_way(["1", "Cầu Kỳ Cùng", "Đang thực hiện"])
    assert found(project_lists, evidence_of(other)) == []
    empty = sheet([["STT", "Tên dự án"], ["1", ""]], id_="bang-du-an-uu-tien")
    assert found(project_lists, evidence_of(empty, other)) == []


@pytest.mark.parametrize(
    ("state", "asked"),
    [("Đang thực hiện", True), ("đang triển khai", True), ("Đang xây dựng", True),
     ("Chuyển tiếp sang 2026", True), ("Hoàn thành", False), ("Đã thực hiện", False), ("", False)],
)  # fmt: skip
def test_only_projects_that_go_on_are_asked_for(state: str, *, asked: bool) -> None:
    table = under_way(["1", "Bến xe", state])
    assert (found(project_lists, evidence_of(LISTED, table)) != []) is asked
    assert (proposed(table, ItemKind.PROPOSAL) != []) is asked


@pytest.mark.parametrize(
    "column", ["Tình trạng", "Tình trạng thực hiện", "TRẠNG THÁI", "Tiến độ", "Ghi chú"]
)
@pytest.mark.parametrize("name", ["Tên dự án", "Dự án", "Công trình"])
def test_columns_are_known_by_their_names(column: str, name: str) -> None:
    table = under_way(["1", "Bến xe", "Đang thực hiện"], head=["STT", name, column])
    asked = column != "Ghi chú" and name != "Công trình"
    assert (found(project_lists, evidence_of(LISTED, table)) == [("S!B2", CODE)]) is asked


def test_what_a_section_proposes_must_stand_in_the_list() -> None:
    table = sheet([["STT", "Dự án"], ["1", "Cầu Kỳ Cùng"], ["2", "Cảng cạn Đồng Đăng"]])
    (told,) = proposed(table, ItemKind.PROPOSAL)
    assert told.startswith(f"S!B2 info {CODE}: dự án “Cầu Kỳ Cùng” (đề xuất) không có")
    assert proposed(table, ItemKind.SUMMARY) == []


@pytest.mark.parametrize(
    ("listed", "is_list"),
    [
        (LISTED, True),
        (replace(LISTED, id="bang-khac"), False),
        (replace(LISTED, id="", options=(("form", "du-an-uu-tien"),)), True),
        (replace(LISTED, id="", options=(("form", "du-an"),)), False),
    ],
)
def test_the_list_is_known_by_its_id_or_form(listed: Table, *, is_list: bool) -> None:
    table = sheet([["STT", "Dự án"], ["1", "Cầu Kỳ Cùng"]])
    assert (proposed(table, ItemKind.PROPOSAL, listed) != []) is is_list


def test_the_list_is_known_by_its_item() -> None:
    table = under_way(["1", "Cầu Kỳ Cùng", "Đang thực hiện"])
    listed = replace(LISTED, id="")
    shape = outline([[("Chương", [item("muc"), item("phu-luc-du-an-uu-tien")])]])
    written = contribution("muc", table), contribution("phu-luc-du-an-uu-tien", listed)
    evidence = gather(compose(materials(shape, *written)).value, NO_REGISTERS)
    assert found(project_lists, evidence) == [("S!B2", CODE)]


def test_the_list_may_stand_in_several_tables_and_groups_and_totals_are_no_projects() -> None:
    more = sheet([["STT", "Dự án"], ["I", "Giao thông"], ["1", "Cầu Kỳ Cùng"]],
                 id_="bang-du-an-uu-tien-2", caption="Thêm")  # fmt: skip
    table = under_way(["I", "Giao thông", "Đang thực hiện"], ["1", "Cầu Kỳ Cùng", "Đang xây dựng"],
                      ["2", "", "Đang xây dựng"], ["", "Tổng cộng", "Đang xây dựng"])  # fmt: skip
    assert found(project_lists, evidence_of(LISTED, more, table)) == []
    group = under_way(["1", "Giao thông", "Đang thực hiện"])
    assert found(project_lists, evidence_of(LISTED, more, group)) == [("S!B2", CODE)]


@pytest.mark.parametrize(
    ("name", "listed", "same"),
    [
        ("CẢNG CẠN Đồng Đăng.", "Cảng cạn Đồng Đăng", True),
        ("Cảng cạn", "Cảng cạn Đồng Đăng", True),  # all its words are there
        ("Đồng Đăng cảng cạn", "Cảng cạn Đồng Đăng", True),
        ("acac c", "aca ac", True),  # written together, the likeness of letters counts
        ("abcdefgxy", "abcdefguv", False),  # 77,8
        ("abcdefghixyz", "abcdefghiuv", True),  # 78,3
        ("a" * 39 + "b" * 11, "a" * 39 + "c" * 11, True),  # 78
        ("Cầu Kỳ Cùng", "Cảng cạn Đồng Đăng", False),
    ],
)
def test_names_alike_are_of_one_project(name: str, listed: str, *, same: bool) -> None:
    assert is_known(name, listed) is same
    assert is_known(name, "Hồ Bản Lải", listed, "Trạm bơm Yên Bình") is same


def carried(*rows: Sequence[str], column: str = "Loại", followed: Table | None = None) -> list[str]:
    listed = sheet([["STT", "Tên dự án", column], *rows], id_="bang-du-an-uu-tien")
    known = followed or under_way(["1", "Cầu Kỳ Cùng", "Hoàn thành"])
    return said(project_lists, evidence_of(listed, known))


def test_a_project_carried_over_must_stand_among_those_under_way() -> None:
    rows = (["1", "Cầu Kỳ Cùng", "Chuyển tiếp"], ["2", "Đường vành đai", "CHUYỂN TIẾP"],
            ["3", "Khu công nghiệp", "Mới"])  # fmt: skip
    assert carried(*rows) == [
        f"S!B3 info {CODE}: dự án “Đường vành đai” ghi là chuyển tiếp nhưng không có trong danh "
        "mục các dự án đang theo dõi thực hiện → viết cùng một tên ở hai nơi, hoặc sửa cột loại "
        "dự án"
    ]


@pytest.mark.parametrize("column", ["Loại", "Loại dự án", "LOẠI ĐỀ XUẤT", "Ghi chú"])
def test_the_column_of_kinds_is_known_by_its_name(column: str) -> None:
    told = carried(["1", "Đường vành đai", "Chuyển tiếp"], column=column)
    assert (told != []) is (column != "Ghi chú")


def test_where_no_table_follows_projects_none_is_missing_there() -> None:
    plain = sheet([["STT", "Tên dự án"], ["1", "Cầu Kỳ Cùng"]], caption="Danh sách")
    assert carried(["1", "Đường vành đai", "Chuyển tiếp"], followed=plain) == []
    empty = under_way(["1", "", "Hoàn thành"])
    assert carried(["1", "Đường vành đai", "Chuyển tiếp"], followed=empty) == []


def test_the_list_itself_follows_no_projects() -> None:
    own = sheet(
        [[*HEAD, "Loại"], ["1", "Đường vành đai", "Đang thực hiện", "Chuyển tiếp"]],
        id_="bang-du-an-uu-tien",
    )
    known = under_way(["1", "Cầu Kỳ Cùng", "Hoàn thành"])
    assert found(project_lists, evidence_of(own, known)) == [("S!B2", CODE)]
    assert found(project_lists, evidence_of(own)) == []
