from collections.abc import Sequence

import pytest

from pipeline.compose.checks import gather
from pipeline.compose.checks.foreign_keys import foreign_keys
from pipeline.model.fixed import replace
from pipeline.model.form import ForeignKey, Form, FormField, FormTable
from pipeline.model.outline import Agency, Group
from pipeline.model.registers import Units
from tests.compose.checks.filled import filled_in, with_forms
from tests.compose.checks.ground import NO_REGISTERS, report_of, said

PLACES = Form(
    "noi",
    "Nơi",
    (FormField("ten", "Tên"), FormField("noi", "Địa điểm", many=True, also=("Toàn tỉnh",))),
    foreign_keys=(ForeignKey(("noi",), "don-vi", ("ten",)),),
    missing_values=("-",),
)
LAND = Form(
    "dat",
    "Đất",
    (FormField("ma", "Mã"), FormField("xa", "Xã, phường")),
    foreign_keys=(ForeignKey(("ma", "xa"), "don-vi", ("ma", "ten")),),
)
PARTS = Form(
    "phan",
    "Phần",
    (FormField("ten", "Tên"), FormField("cha", "Thuộc")),
    foreign_keys=(ForeignKey(("cha",), "", ("ten",)),),
)
BODIES = Form(
    "co-quan-de-xuat",
    "Cơ quan",
    (FormField("ten", "Tên"), FormField("co-quan", "Cơ quan")),
    foreign_keys=(ForeignKey(("co-quan",), "co-quan", ("ten",)),),
)


def told(*tables: FormTable) -> list[tuple[str | None, str]]:
    return [(notice.cell, notice.message) for notice in foreign_keys(with_forms(*tables))]


def cells(form: Form, *rows: tuple[str, ...]) -> list[str | None]:
    return [cell for cell, _ in told(filled_in(form, *rows))]


def words(form: Form, *rows: tuple[str, ...]) -> list[str]:
    return said(foreign_keys, with_forms(filled_in(form, *rows)))


def test_every_place_in_a_cell_must_be_a_commune() -> None:
    rows = (("a", "Cao Lộc, xã Kiên Mộc và các xã khác"), ("b", "Toàn tỉnh"), ("c", "-"),
            ("d", "Xã Cao Lộc; Huyện X"))  # fmt: skip
    assert [cell for cell, _ in told(filled_in(PLACES, *rows))] == ["S!B5"]


def test_code_and_name_must_be_of_one_commune() -> None:
    rows = (("06001", "Xã Cao Lộc"), ("06002", "Kiên Mộc"), ("06001", "Phường Kỳ Lừa"),
            ("06009", "Xã Cao Lộc"), ("06003", "Xã Cao Lạc"))  # fmt: skip
    found = told(filled_in(LAND, *rows))
    assert [cell for cell, _ in found] == ["S!A4", "S!A5", "S!B6"]
    assert "không cùng một dòng" in found[0][1]


def test_the_name_that_stands_twice_is_the_wrong_one_of_a_pair() -> None:
    rows = (("06001", "Xã Cao Lộc"), ("06002", "Xã Cao Lộc"))
    assert [cell for cell, _ in told(filled_in(LAND, *rows))] == ["S!B3"]


def test_a_form_may_lead_to_itself() -> None:
    rows = (("Tuyến A", ""), ("Đoạn 1", "Tuyến A"), ("Đoạn 2", "Tuyến B"))
    assert [cell for cell, _ in told(filled_in(PARTS, *rows))] == ["S!B4"]


def test_an_agency_may_be_named_by_its_id() -> None:
    rows = (("a", "Sở Xây dựng"), ("b", "so-xay-dung"), ("c", "Sở Không Có"))
    assert [cell for cell, _ in told(filled_in(BODIES, *rows))] == ["S!B4"]
    report = report_of()
    body = Agency("so-tc", "Sở Tài chính", Group.DEPARTMENT, short_name="STC")
    nameless = Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT)
    evidence = gather(
        replace(report, agencies=(body, nameless)),
        NO_REGISTERS,
        forms=(filled_in(BODIES, ("a", "stc"), ("b", "Sở Y tế"), ("c", "")),
               filled_in(PLACES, ("a", "Ở đâu đó"))),
    )  # fmt: skip
    assert said(foreign_keys, evidence) == []


def test_a_word_that_is_in_no_list_is_told_with_its_nearest() -> None:
    assert words(PLACES, ("a", "Xã Cao Lạc; ???")) == [
        "S!B2 error khoa-ngoai-khong-co: “Xã Cao Lạc” ở cột “Địa điểm” không có trong danh sách "
        "don-vi → có phải là “xã cao lộc”? chọn trong danh sách",
        "S!B2 error khoa-ngoai-khong-co: “???” ở cột “Địa điểm” không có trong danh sách don-vi "
        "→ chọn trong danh sách",
    ]


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("xã cao lộc", True),
        ("CAO LỘC", True),
        ("Xã Cao Lộc, Phường Kỳ Lừa;Xã Kiên Mộc", True),
        ("Xã Cao Lộc;; ", True),
        ("Xã Cao Lộc và xã khác", True),
        ("Xã Cao Lộc và 3 xã khác", True),
        ("Xã Cao Lộc và các xã, phường khác", False),
        ("Xã Cao Lộc và Kiên Mộc", False),
        ("TOÀN TỈNH", True),
        ("-", True),
        ("Xã Cao Lộc; -", True),
        ("", True),
        ("Cao", False),
        ("06001", False),
    ],
)
def test_a_commune_may_be_named_without_its_kind(cell: str, *, right: bool) -> None:
    assert (cells(PLACES, ("a", cell)) == []) is right


def test_a_cell_of_one_name_is_not_parted() -> None:
    one = replace(PLACES, fields=(PLACES.fields[0], FormField("noi", "Địa điểm")))
    assert cells(one, ("a", "Xã Cao Lộc"), ("b", "Xã Cao Lộc, Xã Kiên Mộc")) == ["S!B3"]


def test_groups_and_totals_name_nothing() -> None:
    assert cells(PLACES, ("I", "Nhóm"), ("", "Tổng cộng")) == []


@pytest.mark.parametrize(
    ("word", "listed", "near"),
    [
        ("abcxy", "abcde", True),  # 60 of 100
        ("abcdefghijkuvwxyz0", "abcdefghijk12345678", False),  # 59,5
    ],
)
def test_a_word_is_near_where_most_of_it_is_the_same(word: str, listed: str, *, near: bool) -> None:
    (told_one,) = words(PARTS, (listed, word))
    assert ("có phải là" in told_one) is near


def test_a_form_that_leads_to_another_needs_one_that_is_filled() -> None:
    of = replace(PARTS, foreign_keys=(ForeignKey(("cha",), "dat", ("xa",)),))
    child = filled_in(of, ("a", "Cao Lộc"), ("b", "Kiên Mộc"), ("c", "Kỳ Lừa"))
    parents = (filled_in(LAND, ("06001", "Cao Lộc")), filled_in(LAND, ("06002", "Kiên Mộc")))
    assert [cell for cell, _ in told(child, *parents)] == ["S!B4"]
    assert [cell for cell, _ in told(child)] == []
    assert [cell for cell, _ in told(child, filled_in(LAND, ("", "")))] == []


def test_columns_that_are_not_there_are_not_asked_for() -> None:
    table = filled_in(PLACES, ("a", "Ở đâu đó"))
    assert told(replace(table, present=("ten",))) == []
    lost = replace(PLACES, foreign_keys=(ForeignKey(("mat",), "don-vi", ("ten",)),))
    assert cells(lost, ("a", "Ở đâu đó")) == []
    nowhere = replace(PLACES, foreign_keys=(ForeignKey(("noi",), "don-vi", ("khong",)),))
    assert cells(nowhere, ("a", "Ở đâu đó")) == []


def test_a_pair_that_does_not_belong_together_is_told_with_what_does() -> None:
    assert words(LAND, ("06001", "Phường Kỳ Lừa"), ("06001", "Xã Cao Lộc"), ("06001", "")) == [
        "S!A2 error khoa-ngoai-khong-co: “06001” và “Phường Kỳ Lừa” không cùng một dòng trong "
        "danh sách don-vi → “06001” đi với “xã cao lộc”; sửa cho khớp danh sách"
    ]
    parts = replace(PARTS, foreign_keys=(ForeignKey(("cha", "ten"), "dat", ("ma", "xa")),))
    listed = filled_in(LAND, ("06001", "Xã Cao Lộc"), ("06001", "Cao Lộc cũ"), ("", "Kiên Mộc"),
                       ("06002", ""), ("06003", "Kỳ Lừa"))  # fmt: skip
    paired = said(foreign_keys, with_forms(filled_in(parts, ("Kiên Mộc", "06001")), listed))
    assert [line.split("→")[1] for line in paired if "danh sách dat" in line] == [
        " “06001” đi với “xã cao lộc”; sửa cho khớp danh sách"
    ]


def test_a_pair_whose_first_word_leads_to_no_entry_is_told_without_one() -> None:
    of = replace(LAND, foreign_keys=(ForeignKey(("xa", "ma"), "don-vi", ("ten", "ma")),))
    (line,) = words(of, ("06002", "Cao Lộc"))
    assert line.startswith("S!B2 error khoa-ngoai-khong-co: “Cao Lộc” và “06002” không cùng")
    assert line.endswith("→ sửa cho khớp danh sách")


def test_no_more_than_twenty_cells_of_a_key_are_told() -> None:
    rows: Sequence[tuple[str, str]] = [("a", f"Nơi {number}") for number in range(25)]
    assert len(cells(PLACES, *rows)) == 20


def test_without_a_list_of_communes_none_is_asked_for() -> None:
    tables = filled_in(PLACES, ("a", "Ở đâu đó")), filled_in(LAND, ("1", "a"))
    evidence = gather(report_of(), replace(NO_REGISTERS, units=Units()), forms=tables)
    assert said(foreign_keys, evidence) == []


def test_a_commune_without_a_code_has_only_its_name() -> None:
    units = Units(frozenset({"Xã Cao Lộc", "Xã Mới"}), codes=(("Xã Cao Lộc", "06001"),))
    registers = replace(NO_REGISTERS, units=units)
    table = filled_in(LAND, ("06001", "Xã Cao Lộc"), ("", "Xã Mới"), ("06009", "Xã Mới"),
                      ("X", "Xã Mới"))  # fmt: skip
    evidence = gather(report_of(), registers, forms=(table,))
    assert [notice.cell for notice in foreign_keys(evidence)] == ["S!A4", "S!A5"]


def test_only_communes_may_leave_out_their_kind() -> None:
    assert cells(BODIES, ("a", "Xây dựng")) == ["S!B2"]
    assert cells(PARTS, ("Tuyến A", ""), ("Đoạn 1", "A")) == ["S!B3"]


def test_a_pair_may_be_of_an_agency_and_its_short_name() -> None:
    pairs = replace(
        BODIES, foreign_keys=(ForeignKey(("ten", "co-quan"), "co-quan", ("ten", "ten-tat")),)
    )
    body = Agency("so-tc", "Sở Tài chính", Group.DEPARTMENT, short_name="STC")
    other = Agency("so-yt", "Sở Y tế", Group.DEPARTMENT, short_name="SYT")
    table = filled_in(pairs, ("Sở Tài chính", "STC"), ("Sở Tài chính", "SYT"))
    report = replace(report_of(), agencies=(body, other))
    evidence = gather(report, NO_REGISTERS, forms=(table,))
    assert [notice.cell for notice in foreign_keys(evidence)] == ["S!A3"]
