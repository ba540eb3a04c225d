from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.law.citations import Citation, Day, citations_in


def only(text: str) -> Citation:
    (one,) = citations_in(text)
    return one


@pytest.mark.parametrize(
    ("text", "kind", "number", "symbol"),
    [
        ("Nghị định số 37/2019/NĐ-CP", "Nghị định", "37/2019/NĐ-CP", "NĐ-CP"),
        ("NGHỊ ĐỊNH SỐ 37/2019/NĐ-CP", "Nghị định", "37/2019/NĐ-CP", "NĐ-CP"),
        ("nghị định số 37/2019/nđ-cp", "Nghị định", "37/2019/nđ-cp", "NĐ-CP"),
        ("Nghị định 37/2019/NĐ-CP", "Nghị định", "37/2019/NĐ-CP", "NĐ-CP"),
        ("khoản 2 Điều 5 Nghị định số: 37/2019/NĐ-CP", "Nghị định", "37/2019/NĐ-CP", "NĐ-CP"),
        ("QĐ 236/QĐ-TTg", "Quyết định", "236/QĐ-TTg", "QĐ-TTg"),
        ("QĐ số 236/QĐ- TTg", "Quyết định", "236/QĐ-TTg", "QĐ-TTg"),
        ("Quyết định 236 /QÐ–TTg", "Quyết định", "236/QĐ-TTg", "QĐ-TTg"),
        ("236/QĐ-TTg", "", "236/QĐ-TTg", "QĐ-TTg"),
        ("Nghị quyết số 57-NQ/TW", "Nghị quyết", "57-NQ/TW", "NQ-TW"),
        ("Nghị quyết 57 - NQ/TƯ", "Nghị quyết", "57-NQ/TƯ", "NQ-TW"),
        ("Nghị quyết số 66.2/2025/NQ-CP", "Nghị quyết", "66.2/2025/NQ-CP", "NQ-CP"),
        ("Nghị quyết số 1672/NQ-UBTVQH15", "Nghị quyết", "1672/NQ-UBTVQH15", "NQ-UBTVQH15"),
        ("Luật Quy hoạch số 112/2025/QH15", "Luật", "112/2025/QH15", "QH15"),
        ("Luật số 112/2025/QH15", "Luật", "112/2025/QH15", "QH15"),
        ("Thông tư liên tịch số 5/2013/TTLT-BXD", "Thông tư liên tịch", "5/2013/TTLT-BXD",
         "TTLT-BXD"),
        ("Quyết định của UBND tỉnh số 12/QĐ-UBND", "Quyết định", "12/QĐ-UBND", "QĐ-UBND"),
        ("Công văn số 58/UBND-KT", "Công văn", "58/UBND-KT", "UBND-KT"),
        ("văn bản số 1820/SYT-KHTC", "Văn bản", "1820/SYT-KHTC", "SYT-KHTC"),
        ("Nghị định số 58/20223/NĐ-CP", "Nghị định", "58/20223/NĐ-CP", "NĐ-CP"),
        ("Luật Quy hoạch: theo 58/2023/NĐ-CP", "", "58/2023/NĐ-CP", "NĐ-CP"),
        ("Luật Quy hoạch và Nghị định số 58/2023/NĐ-CP", "Nghị định", "58/2023/NĐ-CP", "NĐ-CP"),
        ("theo Luật Quy hoạch tại 58/2023/NĐ-CP", "", "58/2023/NĐ-CP", "NĐ-CP"),
    ],
)  # fmt: skip
def test_a_number_is_known_in_every_spelling(
    text: str, kind: str, number: str, symbol: str
) -> None:
    one = only(text)
    assert (one.kind, one.number, one.symbol) == (kind, number, symbol)


@pytest.mark.parametrize(
    "text",
    [
        "tuyến 5/6 km", "20/DN", "12/HTX mỗi năm", "45/65 xã", "TCVN 7957:2023", "1/500",
        "Luật Quy hoạch", "luật quy định", "ngày 19/3/2024", "QL.4B/QL.1A", "tỷ lệ 3/NĐ",
        "www.a.vn/236/QĐ", "", "Luật Quy hoạch (sửa đổi)",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    if text == "tỷ lệ 3/NĐ":  # the letters of a decree: nothing else is written so
        assert only(text).number == "3/NĐ"
    else:
        assert citations_in(text) == ()


@pytest.mark.parametrize(
    ("after", "day"),
    [
        (" ngày 07/5/2019", Day(7, 5, "2019", "ngày 07/5/2019")),
        (", ngày 7 tháng 5 năm 2019", Day(7, 5, "2019", "ngày 7 tháng 5 năm 2019")),
        (" (ngày 7.5.2019)", Day(7, 5, "2019", "ngày 7.5.2019")),
        (" ngày 7-5-2019", Day(7, 5, "2019", "ngày 7-5-2019")),
        (" ban hành ngày 7 tháng 5", Day(7, 5, "", "ngày 7 tháng 5")),
        (" ngày 7/5/20199", Day(7, 5, "20199", "ngày 7/5/20199")),
        (" từ ngày 7/5/2019", None),
        (". Ngày 7/5/2019", None),
    ],
)
def test_the_day_right_after_a_number_is_its_own(after: str, day: Day | None) -> None:
    assert only(f"Nghị định số 37/2019/NĐ-CP{after}").day == day


def test_a_day_that_never_was_has_no_value() -> None:
    assert Day(7, 5, "2019", "").value == date(2019, 5, 7)
    assert Day(31, 6, "2019", "").value is None
    assert Day(7, 5, "", "").value is None


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        (" ngày 07/5/2019 của Chính phủ quy định", "Chính phủ"),
        (" của Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        (" của Bộ trưởng Bộ Xây dựng quy định", "Bộ trưởng Bộ Xây dựng"),
        (" của Bộ Tài chính, hướng dẫn", "Bộ Tài chính"),
        (" của UBND tỉnh", "UBND tỉnh"),
        (" của tỉnh", ""),
        (" về việc của Chính phủ", ""),
    ],
)
def test_who_issued_it_follows(after: str, issuer: str) -> None:
    assert only(f"Nghị định số 37/2019/NĐ-CP{after}").issuer == issuer


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("Luật Quy hoạch năm 2017", "Quy hoạch", "2017"),
        ("Luật Đất đai 2024, tỉnh", "Đất đai", "2024"),
        ("Bộ luật Lao động năm 2019", "Lao động", "2019"),
        ("Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025", "Tổ chức Chính phủ", "2025"),
        ("Luật Tổ chức Chính phủ ngày 18/02/2025;", "Tổ chức Chính phủ", "2025"),
    ],
)
def test_a_law_is_cited_by_its_name_with_year_or_day(text: str, name: str, of: str) -> None:
    one = only(text)
    assert (one.number, one.name, one.of) == ("", name, of)


def test_what_amends_a_document_belongs_to_its_citation() -> None:
    text = (
        "Nghị định số 37/2019/NĐ-CP ngày 07/5/2019 của Chính phủ, được sửa đổi, bổ sung bởi Nghị "
        "định số 58/2023/NĐ-CP ngày 12/8/2023 và Nghị định 22/2025/NĐ-CP ngày 11/02/2025; Quyết "
        "định số 236/QĐ-TTg"
    )
    assert [one.amends for one in citations_in(text)] == [None, 0, 0, None]
    plan = (
        "Nghị định số 37/2019/NĐ-CP quy định chi tiết một số điều của Luật Quy hoạch đã được sửa "
        "đổi, bổ sung một số điều theo Nghị định số 58/2023/NĐ-CP"
    )
    assert [one.amends for one in citations_in(plan)] == [None, 0]
    apart = "Nghị định số 37/2019/NĐ-CP. Được sửa đổi bởi Nghị định số 58/2023/NĐ-CP"
    assert [one.amends for one in citations_in(apart)] == [None, None]


def test_a_notice_names_a_document_as_its_text_does() -> None:
    assert only("236/QĐ-TTg").shown == "236/QĐ-TTg"
    assert only("QĐ 236/QĐ-TTg").shown == "Quyết định số 236/QĐ-TTg"
    assert only("Luật Đất đai 2024").shown == "Luật Đất đai năm 2024"


@given(st.text(alphabet="Luật Nghị định số 0123/-.NĐQH ngàythángnăm;()", max_size=80))
def test_any_text_gives_places_within_it_in_order(text: str) -> None:
    found = citations_in(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize(
    "kind",
    [
        "Thông tư liên tịch", "Văn bản hợp nhất", "Chương trình hành động",
        "Nghị quyết liên tịch", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị quyết", "Nghị định",
        "Quyết định", "Thông tư", "Chỉ thị", "Kết luận", "Kế hoạch", "Công văn", "Công điện",
        "Thông báo", "Hướng dẫn", "Chương trình", "Báo cáo", "Tờ trình", "Đề án", "Quy định",
        "Quy chế", "Văn bản", "Luật", "Lệnh",
    ],
)  # fmt: skip
def test_every_kind_is_read_before_a_number(kind: str) -> None:
    assert only(f"theo {kind} số 12/2021/QĐ-UBND").kind == kind


@pytest.mark.parametrize(
    ("short", "kind"),
    [("QĐ", "Quyết định"), ("NQ", "Nghị quyết"), ("NĐ", "Nghị định"), ("TT", "Thông tư"),
     ("CT", "Chỉ thị"), ("KH", "Kế hoạch"), ("TB", "Thông báo"), ("KL", "Kết luận")],
)  # fmt: skip
def test_kinds_are_read_in_letters_too(short: str, kind: str) -> None:
    one = only(f"theo {short} 12/2021/QĐ-UBND")
    assert (one.kind, one.of, one.name, one.start) == (kind, "", "", 5)
