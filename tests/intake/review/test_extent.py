from pipeline.intake.review.extent import outside_the_cut, report_begins
from tests.intake.review.copies import block, matched, p, units

STYLE = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
HEADING = f"<w:p>{STYLE}<w:r><w:t>HIỆN TRẠNG</w:t></w:r></w:p>"
LONG = "Đoạn thứ {} của bản dự thảo đủ dài để chỉ có thể là chữ của báo cáo, không phải trang bìa."


def test_the_report_begins_at_the_heading_of_a_part_behind_what_the_draft_does_not_say() -> None:
    copy = units(p("Bìa") + HEADING + p(LONG.format(1)))
    assert report_begins(copy, [block("HIỆN TRẠNG"), block(LONG.format(1))]) == 1


def test_an_excerpt_begins_with_its_first_words_though_they_were_edited() -> None:
    first = LONG.format(1).replace("đủ dài", "khá dài")
    copy = units(p("Công văn") + p(first) + p(LONG.format(2)) + HEADING)
    blocks = [block(LONG.format(1)), block(LONG.format(2)), block("HIỆN TRẠNG")]
    assert report_begins(copy, blocks) == 1


def test_what_stands_outside_a_cut_was_never_given() -> None:
    blocks = [block(str(at), section=at // 10) for at in range(40)]
    found = matched([*range(15, 22), *range(23, 27)], 40)
    assert outside_the_cut(found, blocks) == {*range(15), *range(27, 40)}


def test_what_a_whole_copy_lacks_at_its_ends_was_taken_away() -> None:
    blocks = [block(str(at), section=at // 10) for at in range(40)]
    assert outside_the_cut(matched(list(range(2, 39)), 40), blocks) == frozenset()
    assert outside_the_cut(matched([], 40), blocks) == frozenset()


def test_a_row_that_is_the_same_far_away_does_not_widen_the_cut() -> None:
    blocks = [block(str(at), section=at // 10) for at in range(60)]
    outside = outside_the_cut(matched([2, *range(25, 35), 55], 60), blocks)
    assert outside == {*range(25), *range(35, 60)} - {2, 55}
