from pipeline.intake.departmental.headings import headings, is_all_bold
from pipeline.intake.departmental.paragraphs.lines import Laid
from tests.intake.departmental.pages import BODY, line


def levels(*laid: Laid) -> dict[int, int]:
    return {at: found.level for at, found in headings(laid).items()}


def test_a_bare_number_heads_only_where_it_is_bold() -> None:
    laid = (line("1. Tăng cường quản lý", bold=True), line(BODY), line("1. Tăng cường quản lý"))
    assert levels(*laid) == {0: 1}


def test_kinds_of_numbers_stand_under_one_another_the_same_in_the_whole_file() -> None:
    laid = (
        line("I. HIỆN TRẠNG", bold=True), line("1. Dân số", bold=True),
        line("1.1. Quy mô", bold=True), line(BODY), line("a) Thành thị", bold=True), line(BODY),
        line("II. ĐỊNH HƯỚNG", bold=True), line("a) Nông thôn", bold=True), line(BODY),
    )  # fmt: skip
    assert levels(*laid) == {0: 1, 1: 2, 2: 3, 4: 4, 6: 1, 7: 4}


def test_styles_hold_for_all_headings_of_their_kind() -> None:
    laid = (
        line("I. Hiện trạng", outline=1), line(BODY), line("II. Định hướng", bold=True), line(BODY),
        line("Kết luận", outline=1), line("1. Dân số", bold=True), line(BODY),
    )  # fmt: skip
    assert levels(*laid) == {0: 1, 2: 1, 4: 1, 5: 2}


def test_a_decimal_number_heads_a_title_and_no_sentence() -> None:
    laid = (line("1.1. Quy mô dân số"), line(BODY), line(f"1.2. {BODY}"), line("1.3. Lao động"),
            line(BODY))  # fmt: skip
    assert levels(*laid) == {0: 1, 3: 1}


def test_decimals_of_which_most_stand_out_are_no_headings_where_they_do_not() -> None:
    laid = (line("1.1. Quy mô", italic=True), line(BODY), line("1.2. Lao động", italic=True),
            line(BODY), line("1.3. Các xã đã báo cáo"), line(BODY))  # fmt: skip
    assert levels(*laid) == {0: 1, 2: 1}


def test_short_bold_lines_are_mostly_no_headings() -> None:
    laid = (line("Về kinh tế", bold=True), line(BODY), line("ĐẶT VẤN ĐỀ", bold=True), line(BODY),
            line("TỔNG HỢP SỐ LIỆU", bold=True, align="center"), line(BODY))  # fmt: skip
    assert levels(*laid) == {2: 1, 4: 1}


def test_a_chapter_takes_its_title_from_the_line_below() -> None:
    laid = (line("Chương I", bold=True, align="center"),
            line("QUY ĐỊNH CHUNG", bold=True, align="center"), line(BODY))  # fmt: skip
    found = headings(laid)
    assert list(found) == [0]
    assert found[0].heading.joined == 1


def test_an_article_keeps_its_name_and_a_points_list_is_none() -> None:
    laid = (line("Điều 1. Phạm vi", bold=True), line(BODY), line("a) Xã, phường;"), line("b) Sở."))
    found = headings(laid)
    assert {at: h.heading.length for at, h in found.items()} == {0: 0}


def test_capitals_below_roman_numbers_are_seen_by_their_order() -> None:
    over = (line("A. PHẦN CHUNG", bold=True), line("I. Dân số", bold=True), line(BODY))
    under = (line("I. DÂN SỐ", bold=True), line("A. Quy mô", bold=True), line(BODY))
    assert levels(*over) == {0: 1, 1: 2}
    assert levels(*under) == {0: 1, 1: 2}


def test_in_a_file_all_bold_only_titles_with_text_below_head() -> None:
    laid = (line("1. Dân số", bold=True), line(BODY, bold=True), line("1. Các xã", bold=True),
            line("2. Các phường", bold=True), line(BODY, bold=True))  # fmt: skip
    assert is_all_bold(laid)
    assert levels(*laid) == {0: 1, 3: 1}
    assert not is_all_bold((line(BODY),))


def test_captions_bullets_and_long_lines_head_nothing() -> None:
    laid = (line("1. Bảng", bold=True, captioned=True), line("x", bullet=(0, "-"), bold=True),
            line(f"I. {BODY}{BODY}", bold=True))  # fmt: skip
    assert levels(*laid) == {}


def test_a_bold_item_of_a_list_heads_nothing_and_the_next_of_two_headings_does() -> None:
    laid = (
        line("1. Công nhận thuận tình;"),
        line("2. Công nhận thỏa thuận", bold=True),
        line(BODY),
    )
    assert levels(*laid) == {}
    nested = (line("1. Dân số", bold=True), line("1. Tăng;"), line("2. Giảm;"),
              line("2. Lao động", bold=True), line(BODY))  # fmt: skip
    assert levels(*nested) == {0: 1, 3: 1}


def test_an_annex_stands_beside_the_highest_headings_of_the_text() -> None:
    laid = (line("I. HIỆN TRẠNG", bold=True), line("1. Dân số", bold=True), line(BODY),
            line("Phụ lục I", bold=True, align="center"), line(BODY))  # fmt: skip
    assert levels(*laid) == {0: 1, 1: 2, 3: 1}


def test_a_title_goes_on_over_centred_lines_and_ends_before_an_opener() -> None:
    texts = ("PHẦN II", "ĐÁNH GIÁ KẾT QUẢ", "GIAI ĐOẠN 2021 - 2025", "ĐẶT VẤN ĐỀ")
    centred = [line(text, bold=True, align="center") for text in texts]
    found = headings((*centred, line(BODY)))
    assert {at: h.heading.joined for at, h in found.items()} == {0: 2, 3: 0}
