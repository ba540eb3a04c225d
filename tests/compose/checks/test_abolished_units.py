import pytest

from pipeline.compose.checks.abolished_units import abolished_units
from pipeline.model.document import Table
from pipeline.model.fixed import replace
from pipeline.model.registers import Registers, Units
from tests.compose.checks.ground import NO_REGISTERS, REGISTERS, codes, evidence_of, found, sheet
from tests.samples import paragraph

NAMED = "huyện Cao Lộc có 22 xã"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Xây chợ tại huyện Cao Lộc.", "don-vi-cu"),
        ("Huyện Cao Lộc xây chợ.", "don-vi-cu"),
        ("CHỢ HUYỆN CAO LỘC", "don-vi-cu"),
        ("CHỢ THỊ TRẤN CAO LỘC", "don-vi-cu"),
        ("Chợ TT. Cao Lộc.", "don-vi-cu"),
        ("Các huyện xây chợ.", "cap-huyen-con-sot"),
        ("Xây chợ ở cấp huyện.", "cap-huyen-con-sot"),
        ("Nâng cấp trung tâm huyện.", "cap-huyen-con-sot"),
        ("Đầu tư tại 10 huyện.", "cap-huyen-con-sot"),
        ("Mở rộng thị trấn Cao Lộc.", "don-vi-cu"),
        ("UBND huyện bố trí đất.", "cap-huyen-con-sot"),
        ("HĐND các huyện ban hành.", "cap-huyen-con-sot"),
        ("Ủy ban nhân dân cấp huyện giao đất.", "cap-huyen-con-sot"),
        ("Uỷ ban nhân dân thị xã giao đất.", "cap-huyen-con-sot"),
        ("Hội đồng nhân dân huyện quyết định.", "cap-huyen-con-sot"),
        ("Sở phối hợp với chính quyền huyện.", "cap-huyen-con-sot"),
        ("Báo cáo lãnh đạo huyện.", "cap-huyen-con-sot"),
        ("Báo cáo Huyện ủy huyện.", "cap-huyen-con-sot"),
        ("Huyện ủy chỉ đạo.", "cap-huyen-con-sot"),
        ("Giao Phòng Kinh tế huyện lập hồ sơ.", "cap-huyen-con-sot"),
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str, code: str) -> None:
    assert codes(abolished_units, words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Đi qua xã Cao Lộc và phường Kỳ Lừa.",
        "Đi qua huyện Cao Lộc Thượng.",  # another name that begins so
        "Đi qua huyện Cao Lộc-2.",
        "Ban lãnh đạo công ty.",
        "Kết nối với các huyện của tỉnh Cao Bằng.",
        "Giáp các huyện của Quảng Tây, Trung Quốc.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(abolished_units, words) == []


@pytest.mark.parametrize(
    "history",
    [
        "Trước sắp xếp,", "Trước khi sắp xếp,", "Trước đây,", "Trước kia,", "Trước đó,",
        "Trước ngày 30/6,", "Trước 01/7/2025,", "Trước 1/7/2025,", "Đến hết tháng 6 năm 2025,",
        "Theo địa bàn cũ,", "Khi kết thúc hoạt động,", "Khi không còn,", "Sau khi bãi bỏ,",
        "Sau khi giải thể,", "Xã hợp thành từ", "Được thành lập trên cơ sở", "Nhập toàn bộ",
        "Nhập nguyên trạng", "Chuyển từ", "Chuyển giao từ", "Khi bỏ cấp trung gian,",
        "Là nơi đã được sắp xếp,", "Sáp nhập", "Đã bỏ", "Theo lịch sử,", "Xã thay cho",
        "Xã thay bằng", "Xã thay thế", "Theo Quyết định số 236,", "Tại Quyết định số 236,",
        "Theo quy hoạch đã được phê duyệt,", "Theo quy hoạch đã phê duyệt,",
        "Khi chấm dứt,", "Số liệu theo cấp huyện:", "Khi còn thuộc huyện:", "Sau quy đổi,",
        "Chuyển thành xã:",  "Đến năm 2019,", "Đến năm 2025,",
        "Giai đoạn 2016 - 2020,", "Giai đoạn 2021 - 2025,", "Năm 2018,", "Năm 2024,",
    ],
)  # fmt: skip
def test_history_may_name_what_is_gone(history: str) -> None:
    assert codes(abolished_units, f"{history} {NAMED}.") == []


@pytest.mark.parametrize(
    "words", ["Năm 2025,", "Đến năm 2026,", "Giai đoạn 2025 - 2026,", "Nay bổ sung", "Từ cũi,"]
)
def test_what_is_told_of_today_and_tomorrow_may_not(words: str) -> None:
    assert codes(abolished_units, f"{words} {NAMED}.") == ["don-vi-cu"]


def test_each_sentence_answers_for_itself_and_names_a_unit_once() -> None:
    words = "Trước đây huyện Cao Lộc rộng. Nay huyện Cao Lộc giáp huyện Cao Lộc. UBND huyện họp."
    assert codes(abolished_units, words) == ["don-vi-cu", "cap-huyen-con-sot"]


def test_who_took_the_place_is_told_where_it_is_known() -> None:
    evidence = evidence_of(
        paragraph("Chợ thị trấn Cao Lộc."), paragraph(NAMED), registers=REGISTERS
    )
    heir, none = (notice.fix for notice in abolished_units(evidence))
    assert heir is not None
    assert none is not None
    assert heir.startswith("viết Phường Kỳ Lừa;")
    assert none.startswith("viết tên các xã, phường hiện nay;")


def test_towns_of_two_words_are_known_by_both() -> None:
    units = Units(
        frozenset({"Phường Đông Kinh"}),
        (("Thành phố Lạng Sơn", ("Phường Đông Kinh",)), ("Phường Tam Thanh", ())),
        ("Thị xã Đồng Mỏ",),
    )
    registers = Registers(units=units)
    for words, told in (
        ("Đi qua thành phố Lạng Sơn.", 1),
        ("Đi qua Thị xã Đồng Mỏ.", 1),
        ("Đi qua thành phố xanh.", 0),
        ("Đi qua thị xã mới.", 0),
        ("Đi qua phường Tam Thanh.", 1),
        ("Đi qua phường Tam Đảo.", 0),
    ):
        evidence = evidence_of(paragraph(words), registers=registers)
        assert len(found(abolished_units, evidence)) == told, words


def test_without_a_register_of_units_nothing_is_said() -> None:
    assert found(abolished_units, evidence_of(paragraph(NAMED), registers=NO_REGISTERS)) == []


def table(column: str, label: str, caption: str) -> Table:
    rows = [["STT", "Xã", column], ["1", "Tân Đoàn", "hồ"], ["2", "Na Sầm", "hồ"],
            ["3", label, "Chợ huyện Cao Lộc"], ["4", "Ba Bể cũ", "hồ"]]  # fmt: skip
    return sheet(rows, caption=caption)


@pytest.mark.parametrize(
    ("column", "label", "caption", "cells"),
    [
        ("Nơi đặt", "Xã Ba Sơn", "Chợ", ["S!C4"]),
        ("Đơn vị cũ", "Xã Ba Sơn", "Chợ", []),
        ("Nơi đặt", "Tên trước sắp xếp", "Chợ", []),
        ("Nơi đặt", "Xã Ba Sơn", "Các xã hợp thành", []),
        ("Địa bàn trước khi nhập", "Xã Ba Sơn", "Chợ", []),
        ("Nơi đặt", "Xã Ba Sơn", "Lịch sử các chợ", []),
    ],
)
def test_a_table_of_old_units_says_so_in_its_column_row_or_caption(
    column: str, label: str, caption: str, cells: list[str]
) -> None:
    evidence = evidence_of(table(column, label, caption), registers=REGISTERS)
    assert [cell for cell, _ in found(abolished_units, evidence)] == cells


def test_a_caption_is_no_cell_of_an_old_column() -> None:
    wrong = replace(table("Tên cũ", "Xã Ba Sơn", "Chợ huyện Cao Lộc"))
    assert found(abolished_units, evidence_of(wrong, registers=REGISTERS)) == [("9", "don-vi-cu")]


ORIGINS = (
    ("Xã Hòa Bình", "Huyện Bình Gia", "Xã Bình Gia"),
    ("Xã Hòa Bình", "Huyện Hữu Lũng", "Xã Vân Nham"),
)
TWICE = Registers(
    units=Units(
        frozenset({"Xã Bình Gia", "Xã Vân Nham", "Phường Kỳ Lừa"}),
        (("Xã Hòa Bình", ("Xã Bình Gia", "Xã Vân Nham")),),
        ("Huyện Bình Gia", "Huyện Hữu Lũng"),
        origins=ORIGINS,
    )
)


def fixes(words: str) -> list[str]:
    return [
        f"{notice.message} → {notice.fix}"
        for notice in abolished_units(evidence_of(paragraph(words), registers=TWICE))
    ]


def test_a_name_of_several_old_communes_is_said_ambiguous_or_told_apart() -> None:
    (doubtful,) = fixes("Mở chợ tại xã Hòa Bình.")
    assert "có ở nhiều huyện cũ nên chưa rõ nơi nào" in doubtful
    assert "Xã Bình Gia (Huyện Bình Gia), Xã Vân Nham (Huyện Hữu Lũng)" in doubtful
    sure, _ = fixes("Mở chợ tại xã Hòa Bình, huyện Hữu Lũng.")
    assert "→ viết Xã Vân Nham;" in sure


def test_a_district_is_told_with_the_communes_on_its_ground() -> None:
    (notice,) = fixes("Mở chợ tại huyện Hữu Lũng.")
    assert "(địa bàn cũ nay gồm: Xã Vân Nham)" in notice
    (listed,) = fixes("Mở chợ tại các huyện Bình Gia và Hữu Lũng.")
    assert "Huyện Bình Gia: Xã Bình Gia; Huyện Hữu Lũng: Xã Vân Nham" in listed
    (long,) = fixes("Mở chợ tại các huyện Bình Gia, Hữu Lũng, Bình Gia, Hữu Lũng.")
    assert "Huyện Bình Gia: Xã Bình Gia" in long  # each once


def test_a_long_list_is_told_without_all_that_stands_there_now() -> None:
    names = ("Bình Gia", "Hữu Lũng", "Cao Lộc", "Bắc Sơn")
    units = Units(
        districts=tuple(f"Huyện {name}" for name in names),
        origins=tuple((f"Xã {name} Cũ", f"Huyện {name}", f"Xã {name} Mới") for name in names),
    )
    for count, named in ((3, True), (4, False)):
        words = f"Mở chợ tại các huyện {', '.join(names[:count])}."
        evidence = evidence_of(paragraph(words), registers=Registers(units=units))
        (notice,) = abolished_units(evidence)
        assert ("Xã Bình Gia Mới" in (notice.fix or "")) is named


def test_a_living_commune_under_another_kind_is_told() -> None:
    wrong = evidence_of(paragraph("Mở chợ tại xã Kỳ Lừa."), registers=TWICE)
    assert [code for _, code in found(abolished_units, wrong)] == ["don-vi-sai-loai"]
    (notice,) = fixes("Mở chợ tại xã Kỳ Lừa.")
    assert notice.endswith("hiện nay là Phường Kỳ Lừa → viết Phường Kỳ Lừa")


def test_a_row_that_drops_a_unit_may_name_it() -> None:
    rows = [
        ["Loại", "Nội dung"],
        ["Rà soát", "Chợ huyện Cao Lộc"],
        ["Bổ sung", "Chợ huyện Cao Lộc"],
        ["Kế thừa", "Chuyển thành xã từ huyện Cao Lộc"],
    ]
    evidence = evidence_of(sheet(rows), registers=REGISTERS)
    assert [cell for cell, _ in found(abolished_units, evidence)] == ["S!B3"]
