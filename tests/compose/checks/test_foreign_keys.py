from pipeline.compose.checks.foreign_keys import foreign_keys
from pipeline.model.form import ForeignKey, Form, FormField, FormTable
from tests.compose.checks.filled import filled_in, with_forms

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
