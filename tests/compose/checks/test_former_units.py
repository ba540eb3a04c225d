import pytest

from pipeline.compose.checks.former_units import FormerUnits, former_units, names_told
from pipeline.model.registers import Units

ORIGINS = (
    ("Thị trấn Cao Lộc", "Huyện Cao Lộc", "Phường Kỳ Lừa"),
    ("Xã Cao Lâu", "Huyện Cao Lộc", "Xã Cao Lộc"),
    ("Xã Hòa Bình", "Huyện Bình Gia", "Xã Bình Gia"),
    ("Xã Hòa Bình", "Huyện Hữu Lũng", "Xã Vân Nham"),
    ("Xã Tân Thành", "Huyện Cao Lộc", "Xã Tân Thành"),
    ("Phường Vĩnh Trại", "Thành phố Lạng Sơn", "Phường Đông Kinh"),
)
UNITS = Units(
    frozenset({"Xã Cao Lộc", "Phường Kỳ Lừa", "Xã Bình Gia", "Xã Tân Thành", "Phường Đông Kinh"}),
    tuple((old, (new,)) for old, _, new in ORIGINS),
    tuple(dict.fromkeys(district for _, district, _ in ORIGINS)),
    origins=ORIGINS,
)
FORMER = FormerUnits(UNITS)


def named(text: str) -> list[tuple[str, ...]]:
    return [one.full for one in FORMER.named(text, "Lạng Sơn")]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("tại huyện Cao Lộc được", ("Huyện Cao Lộc",)),
        ("Huyện Cao Lộc", ("Huyện Cao Lộc",)),
        ("HUYỆN CAO LỘC", ("Huyện Cao Lộc",)),
        ("các huyện: Cao Lộc, Bình Gia và Hữu Lũng",
         ("Huyện Cao Lộc", "Huyện Bình Gia", "Huyện Hữu Lũng")),
        ("TP. Lạng Sơn", ("Thành phố Lạng Sơn",)),
        ("TP Lạng Sơn", ("Thành phố Lạng Sơn",)),
        ("thành phố Lạng Sơn, tỉnh Lạng Sơn", ("Thành phố Lạng Sơn",)),
        ("thị trấn Cao Lộc", ("Thị trấn Cao Lộc",)),
        ("TT. Cao Lộc", ("Thị trấn Cao Lộc",)),
        ("xã Hòa Bình", ("Xã Hòa Bình",)),
        ("phường Vĩnh Trại", ("Phường Vĩnh Trại",)),
    ],
)  # fmt: skip
def test_an_old_name_is_found_by_its_kind_in_every_spelling(
    text: str, full: tuple[str, ...]
) -> None:
    assert named(text) == [full]


@pytest.mark.parametrize(
    "text",
    [
        "xã Cao Lộc", "xã Tân Thành", "Cao Lộc", "huyện Cao Lộc Thượng", "huyện Cao Lộc-2",
        "huyện Lục Ngạn", "xã Hòa Bình, tỉnh Thái Nguyên", "huyện Cao Lộc (tỉnh Cao Bằng)",
        "tỉnh Lạng Sơn", "phường Đông Kinh",
    ],
)  # fmt: skip
def test_living_names_other_names_and_other_provinces_are_let_pass(text: str) -> None:
    assert named(text) == []


def test_a_living_name_of_another_kind_is_known() -> None:
    (one,) = FORMER.named("tại xã Kỳ Lừa được", "Lạng Sơn")
    assert (one.written, one.full, one.lives_as) == ("xã Kỳ Lừa", (), "Phường Kỳ Lừa")
    (one,) = FORMER.named("phường Bình Gia", "Lạng Sơn")
    assert one.lives_as == "Xã Bình Gia"


def test_heirs_of_one_district_or_of_several() -> None:
    assert FORMER.heirs("Thị trấn Cao Lộc") == ("Phường Kỳ Lừa",)
    assert FORMER.heirs("Huyện Cao Lộc") == ("Phường Kỳ Lừa", "Xã Cao Lộc", "Xã Tân Thành")
    assert FORMER.heirs("Xã Hòa Bình") == (
        "Xã Bình Gia (Huyện Bình Gia)", "Xã Vân Nham (Huyện Hữu Lũng)"
    )  # fmt: skip
    assert FORMER.heirs("Xã Hòa Bình", ["Huyện Hữu Lũng"]) == ("Xã Vân Nham",)
    assert FORMER.heirs("Xã Không Có") == ()


def test_without_origins_the_heirs_of_the_list_serve() -> None:
    plain = FormerUnits(Units(former=(("Xã Cao Lâu", ("Xã Cao Lộc",)),)))
    assert plain.heirs("Xã Cao Lâu") == ("Xã Cao Lộc",)
    assert [*FormerUnits(Units()).named("huyện Cao Lộc", "Lạng Sơn")] == []


def test_districts_are_told_from_communes_and_the_finder_is_made_once() -> None:
    assert FORMER.is_district("Huyện Cao Lộc")
    assert not FORMER.is_district("Thị trấn Cao Lộc")
    assert former_units(UNITS) is former_units(UNITS)


def test_several_names_are_told_each_with_its_own() -> None:
    assert names_told({"A": ("x", "y"), "B": ("z",)}) == "A: x, y; B: z"
