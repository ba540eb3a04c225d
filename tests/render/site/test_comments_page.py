"""Comments with what became of them: open ones first, the evidence beside the verdict."""

from lxml import html

from pipeline.model.fixed import replace
from pipeline.render.site.comments_page import comments_main, open_comments, short_comment
from tests.render.site.sample_site import COMMENTS

NAMES = {"so-y-te": "Sở Y tế", "xa-a": "UBND xã A"}


def test_open_comments_come_first_and_each_carries_what_it_is_chosen_by() -> None:
    main = comments_main(COMMENTS, names=NAMES, items={"y-te": "Phần III, mục II.1. Y tế"})
    tree = html.fragment_fromstring(f"<main>{main}</main>")
    articles = tree.findall(".//article")
    assert [one.get("id") for one in articles] == ["~YK1-XA-002", "~YK1-XA-003", "~YK1-SYT-001"]
    assert [one.get("data-o") for one in articles] == ["mo", "mo", "xong"]
    for name in "bicvor":
        choice = tree.find(f".//select[@name='{name}']")
        assert choice is not None
        there = {str(option.get("value")) for option in choice}
        assert {str(one.get(f"data-{name}")) for one in articles} <= there
    assert "3 ý kiến, 2 còn phải xử lý." in str(tree.xpath("string()"))
    assert open_comments(COMMENTS) == 2


def test_evidence_and_words_of_others_are_text() -> None:
    main = comments_main(COMMENTS[:1], names=NAMES, items={})
    assert "<dd>480</dd><dt>Nay</dt><dd>500</dd>" in main
    assert "&lt;b&gt;số&lt;/b&gt;" in main
    assert "<b>Tiếp thu:</b> Đã sửa." in main


def test_in_short_it_leads_to_all_of_it() -> None:
    line = short_comment(COMMENTS[1], NAMES, up="../")
    assert 'href="../y-kien.html#~YK1-XA-002"' in line
    assert "UBND xã A: Bổ sung trạm y tế." in line


def test_a_place_that_is_not_certain_says_so_and_what_still_differs_is_a_click_away() -> None:
    unsure = replace(COMMENTS[1], unsure=True)
    apart = replace(COMMENTS[0], verdict="con-khac-nhau")
    main = comments_main([unsure, apart], names=NAMES, items={})
    assert main.count("chưa chắc vị trí") == 1
    assert 'data-c="chua"' in main
    assert '<a href="?v=con-khac-nhau">1 còn ý kiến khác nhau</a>' in main
    assert '<a href="?c=chua">1 chưa chắc thuộc mục nào</a>' in main
    assert "chưa chắc vị trí" not in comments_main(COMMENTS, names=NAMES, items={})
