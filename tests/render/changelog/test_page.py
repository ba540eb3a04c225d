import re
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

from pipeline.compare.drafts import compare
from pipeline.model.change import TableChange
from pipeline.model.change_summary import ChangeSummary
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow
from pipeline.render.changelog.entries import Log
from pipeline.render.changelog.page import changelog_page
from tests.chromium import chromium, console_of, opened, violations
from tests.compare.flows import note, one
from tests.compare.flows import words as words_of
from tests.compare.told import item, long
from tests.render import sample_comparison as sample
from tests.render.changelog import folded


def page(log: Log | None = None) -> etree._Element:
    return html.fromstring(changelog_page(log or sample.log()))


def article(number: int, log: Log | None = None) -> etree._Element:
    return page(log).findall(".//article")[number - 1]


def words(element: etree._Element) -> str:
    return " ".join(str(element.xpath("string()")).split())


def test_each_change_is_an_article_with_its_words_marked() -> None:
    first = article(1)
    assert first.get("id") == f"~{sample.CHANGES[0].id}"
    assert [found.text for found in first.iter("del")] == ["07", "544 km"]
    assert [found.text for found in first.iter("ins")] == ["08", "612 km"]
    assert "YK1-SGTVT-01" in words(first)
    assert "Cập nhật theo Nghị quyết 202" in words(first)


def test_a_change_carries_what_it_is_filtered_by() -> None:
    data = {key: article(3).get(f"data-{key}") for key in "aikcgt"}
    assert data == {
        "a": "so-xay-dung", "i": "giao-thong", "k": "xoa", "c": "noi-dung", "g": "khong-neu",
        "t": "marked",
    }  # fmt: skip


def test_every_value_that_is_filtered_by_can_be_chosen() -> None:
    whole = page()
    for key in "aikcgt":
        choice = whole.find(f".//select[@name='{key}']")
        assert choice is not None
        options = {str(found.get("value")) for found in choice}
        there = {str(found.get(f"data-{key}")) for found in whole.iter("article")}
        assert there <= options


def test_a_change_leads_to_its_place_in_the_redline() -> None:
    link = article(1).find("p/a")
    assert link is not None
    assert str(link.get("href")).startswith("so-sanh-lan-1.docx#_qh_")


def test_cells_stand_in_a_table_with_their_difference() -> None:
    (row,) = article(2).iter("tr")
    assert [words(cell) for cell in row] == ["QL.1A", "Quy mô", "1520", "+5 km (+33,3%)"]


def test_a_change_of_many_cells_shows_the_first_ones() -> None:
    cells = tuple(TableChange("Bảng 2.1", f"Dòng {n}", "Cột", "1", "2") for n in range(50))
    log = sample.log((replace(sample.CHANGES[1], tables=cells),), ())
    assert len(list(article(1, log).iter("tr"))) == 40
    assert "10 ô nữa" in words(article(1, log))


def test_what_nobody_explained_and_what_cannot_be_tracked_says_so() -> None:
    assert "Không có ý kiến, không có lý do" in words(article(3))
    assert "Không có ý kiến, không có lý do" not in words(article(1))
    untracked = next(a for a in page().iter("article") if a.get("data-t") == "untracked")
    assert "Không theo dõi được" in words(untracked)


def test_formal_differences_stand_apart_and_folded() -> None:
    (formal,) = page().findall(".//main//details")
    assert [entry.get("data-c") for entry in formal.iter("article")] == ["hinh-thuc"]
    assert formal.get("open") is None


def test_the_policy_lets_only_our_own_style_and_script_in() -> None:
    text = changelog_page(sample.log())
    policy = str(page().find(".//meta[@http-equiv]").get("content"))  # type: ignore[union-attr]
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"<[^>]*\s(?:style|on\w+|src)=", text)


def test_words_of_agencies_are_never_markup() -> None:
    evil = '</p><script>alert(1)</script><img src=x onerror="1">'
    change = replace(sample.CHANGES[2], old=evil, reason=evil, comments=(evil,), item=evil)
    item = replace(sample.SUMMARY.items[3], title=evil)
    log = replace(sample.log((change,), ()), summary=replace(sample.SUMMARY, items=(item,)))
    whole = page(log)
    assert len(list(whole.iter("script"))) == 1
    assert list(whole.iter("img")) == []
    assert evil in str(whole.xpath("string()"))


def test_a_log_without_changes_says_so() -> None:
    text = words(page(replace(sample.log((), ()), summary=ChangeSummary())))
    assert "Không có thay đổi nào về nội dung hoặc định dạng." in text


def test_the_same_log_gives_the_same_page() -> None:
    assert changelog_page(sample.log()) == changelog_page(sample.log())


def test_the_outline_leads_to_each_part_and_item_with_its_count() -> None:
    whole = page()
    ways = whole.findall(".//nav//a")
    ids = {str(found.get("id")) for found in whole.iter("section")}
    assert ways
    for way in ways:
        target = unquote(str(way.get("href"))).removeprefix("#")
        assert target in ids
        (section,) = (found for found in whole.iter("section") if found.get("id") == target)
        assert words(way[-1]) == str(len(list(section.iter("article"))))


def test_a_reader_is_told_where_nothing_fits() -> None:
    (none,) = page().findall(".//p[@class='none']")
    assert none.get("hidden") is not None
    assert "Không có thay đổi nào khớp" in words(none)


def test_a_printed_page_has_a_running_head_and_its_number() -> None:
    text = changelog_page(sample.log())
    (rule,) = re.findall(r"@page \{(.*)\}\n", text)
    assert 'content: "Nhật ký thay đổi: Dự thảo lần 2 so với Dự thảo lần 1"' in rule
    assert "counter(pages)" in rule


# In a browser

_FLAGS = (
    "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--allow-file-access-from-files --enable-logging=stderr --virtual-time-budget=20000 --dump-dom"
)
_TRIED = """<!DOCTYPE html><title></title><pre></pre>
<iframe src="page.html" width="%d" height="900" style="border:0"></iframe><script>
const pause = time => new Promise(done => setTimeout(done, time));
onload = async () => {
  const frame = document.querySelector("iframe"), page = frame.contentDocument;
  const form = page.querySelector("form"), said = [];
  const count = name => said.push(name + "=" +
    page.querySelectorAll("article:not([hidden])").length);
  const choose = async (name, value) => {
    form.elements[name].value = value;
    const at = form.elements[name];
    (at.dispatchEvent ? at : form.querySelector("[value=" + value + "]"))
      .dispatchEvent(new Event("input", {bubbles: true}));
    await pause(400);
  };
  count("all");
  await choose("a", "so-y-te"); count("agency");
  await choose("k", "them"); count("kind");
  form.reset(); await pause(50); count("reset");
  await choose("g", "khong-neu"); count("unexplained");
  form.reset(); await pause(50);
  await choose("q", "benh VIEN 500"); count("text");
  said.push("groups=" + [...page.querySelectorAll("main > section:not([hidden]) > h2")]
    .map(head => head.innerText.replaceAll("\u00a0", " ")));
  form.reset(); await pause(50);
  await choose("view", "side");
  const [old, now] = page.querySelectorAll("article .v > .w");
  said.push("old=" + getComputedStyle(old.querySelector("ins")).display);
  said.push("new=" + getComputedStyle(now.querySelector("del")).display);
  said.push("both=" + (now.getBoundingClientRect().height > 0));
  for (const details of page.querySelectorAll(".sum details")) details.open = true;
  await pause(50);
  // to measure what is out of sight lays it out: of a long log only the first part
  const wide = [...page.querySelectorAll("body *")].slice(0, 3000).filter(element =>
    !element.closest(".frame table") && !element.matches(".skip, select, option") &&
    element.getBoundingClientRect().right > frame.clientWidth + 1).map(found => found.tagName);
  said.push("wide=" + wide);
  document.querySelector("pre").textContent = "tried: " + said.join("; ");
};
</script>"""


def tried(log: Log, folder: Path, width: int) -> tuple[dict[str, str], list[str]]:
    """Give what a reader finds after each step, and Chromium's console."""
    (folder / "page.html").write_text(changelog_page(log), "utf-8")
    (folder / "tried.html").write_text(_TRIED % width, "utf-8")
    command = [*_FLAGS.split(), f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [*command, (folder / "tried.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found = re.search("tried: ([^<]*)", done.stdout)
    assert found is not None
    steps = dict(step.partition("=")[::2] for step in found[1].split("; "))
    return steps, console_of(done.stderr)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1300, 390])
def test_in_chromium_changes_are_filtered_found_and_set_side_by_side(
    tmp_path: Path, width: int
) -> None:
    steps, console = tried(sample.log(), tmp_path, width)
    assert console == []
    assert steps == {
        "all": "7", "agency": "1", "kind": "1", "reset": "7", "unexplained": "4", "text": "1",
        "groups": "Phần III. PHƯƠNG ÁN PHÁT TRIỂN",
        "old": "none", "new": "none", "both": "true", "wide": "",
    }  # fmt: skip


@pytest.mark.browser
def test_in_chromium_filters_stand_in_the_address_and_keys_go_from_change_to_change(
    tmp_path: Path,
) -> None:
    (tmp_path / "page.html").write_text(changelog_page(sample.log()), "utf-8")
    address = (tmp_path / "page.html").as_uri()
    shown = "article:not([hidden])"
    with chromium() as browser, opened(browser, f"{address}?a=so-y-te") as (leaf, told):
        assert leaf.locator(shown).count() == 1
        leaf.fill("input[name=q]", "không có chữ này")
        leaf.locator(".none").wait_for(state="visible")
        assert "q=" in leaf.url
        assert "a=so-y-te" in leaf.url
        leaf.click("button[type=reset]")
        leaf.locator(".none").wait_for(state="hidden")
        assert leaf.url == address
        assert leaf.locator(shown).count() == 7
        leaf.fill("input[name=q]", "BENH vien")
        leaf.wait_for_url("**q=*")
        hits = leaf.evaluate("[...CSS.highlights.get('tim')].map(String)")
        assert {hit.lower() for hit in hits} == {"bệnh", "viện"}
        leaf.click("button[type=reset]")
        leaf.wait_for_url(address)
        for key, number in (("j", "1"), ("j", "2"), ("k", "1"), ("k", "1")):
            leaf.locator("body").press(key)
            assert leaf.evaluate("document.activeElement.querySelector('.n').textContent") == number
        leaf.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        link = leaf.locator(".sum td a").first
        count = link.text_content()
        link.click()
        leaf.wait_for_url("**d=*")
        assert str(leaf.locator(shown).count()) == count
        assert told == []


@pytest.mark.browser
def test_in_chromium_the_page_breaks_no_rule_of_accessibility(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(changelog_page(sample.log()), "utf-8")
    with chromium() as browser:
        assert violations(browser, (tmp_path / "page.html").as_uri()) == []


@pytest.mark.browser
def test_in_chromium_five_thousand_changes_are_filtered(tmp_path: Path) -> None:
    steps, console = tried(sample.many(5000), tmp_path, 1300)
    assert console == []
    assert [steps[name] for name in ("all", "agency", "kind", "unexplained", "text")] == [
        "5000", "1000", "1000", "3000", "1000",
    ]  # fmt: skip


def test_changes_told_as_one_stand_beneath_their_entry_each_in_full() -> None:
    first = article(1, folded.log())
    assert "Thêm: mục; gồm 14 đoạn" in words(first)
    (details,) = first.iter("details")
    assert details.get("open") is None
    inside = details.findall("div[@class='d']")
    assert len(inside) == 15
    assert folded.LINES[13] in words(inside[14])
    assert all(str(one.get("id")).startswith("~1-2-mot-") for one in inside)


def test_cells_of_one_table_stand_in_one_table() -> None:
    second = article(2, folded.log())
    table = second.find("div/table")
    assert table is not None
    assert [words(row) for row in table.iter("tr")] == [
        "Đường tỉnh 226Vốn100150+50 (+50%)",
        "Cầu Kỳ CùngVốn89+1 (+12,5%)",
    ]


def test_every_change_stands_in_the_page_once() -> None:
    log = folded.log()
    main = page(log).find(".//main")
    assert main is not None
    ids = [str(found.get("id")) for found in main.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    assert {f"~{c.change.id}" for c in log.changes} <= set(ids)
    assert {f"~{entry.entry.id}" for entry in log.entries} <= set(ids)


def test_a_replacement_shows_its_words_once_and_its_places_beneath() -> None:
    third = article(3, folded.log())
    assert third.get("data-k") == "thay-the"
    line = third.find("div[@class='v']")
    assert line is not None
    assert words(line) == "UBNDỦy ban nhân dân"
    assert len(third.findall("details/div")) == 3


def test_the_old_column_has_the_old_footnote() -> None:
    def draft(word: str, told: str, number: int) -> Flow:
        return one(words_of(f"Mạng lưới đường bộ {word} đều.", note(told)), number=number)

    comparison = compare(draft("chưa", "Theo NQ 1.", 1), draft("phân bố", "Theo NQ 2.", 2))
    first = article(1, sample.shown(comparison))
    was, now = (first.findall(f".//span[@class='{name}']") for name in ("was", "now"))
    assert [words(found) for found in was] == ["[chú thích: Theo NQ 1.]"]
    assert [words(found) for found in now] == ["[chú thích: Theo NQ 2.]"]


def test_how_something_looks_otherwise_is_a_label() -> None:
    log = sample.shown(compare(one(item("Chợ")), one(item("Chợ", level=1), number=2)))
    tags = [words(found) for found in article(1, log).findall(".//span[@class='tag']")]
    assert tags == ["mục danh sách: cấp 1 → cấp 2"]


def test_a_move_shows_both_places_and_the_words_that_were_replaced() -> None:
    kept = [words_of(long(f"Đoạn {n}")) for n in range(8)]
    text = long("Chợ")
    after = words_of(text.replace("riêng", "chung"))
    log = sample.shown(compare(one(words_of(text), *kept), one(*kept, after, number=2)))
    first = article(1, log)
    assert "Phần I, mục I.1, đoạn 1 → Phần I, mục I.1, đoạn 9" in words(first)
    marked = [[found.text for found in first.iter(tag)] for tag in ("del", "ins")]
    assert marked == [["riêng"], ["chung"]]
