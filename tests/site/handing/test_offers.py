"""A hand-in lands once, by whoever previewed it; a conflict shows both."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import BusyError
from pipeline.model.fixed import replace
from pipeline.model.handing import HandingPreview
from pipeline.rounds.served import journal
from pipeline.site.app import all_ways, application
from pipeline.site.handing import offers
from pipeline.site.keys import Role
from tests.chromium import chromium, opened, violations
from tests.site.handing.browsing import BODY, ITEM, author, press, said, send, site
from tests.site.handing.serving import at_a_port
from tests.site.sites import Site

TEXT = "Mạng lưới đường dài 120 km.\n".encode()
FILE = f"sections/lan-1/{BODY}/{ITEM}.md"


@pytest.fixture
def made(tmp_path: Path) -> Site:
    return site(tmp_path / "tinh")


def previewed(browser, text: bytes = TEXT) -> str:  # type: ignore[no-untyped-def]
    return str(send(browser, {"a.md": text}).headers["location"])


def test_pressing_twice_is_handing_in_once(made: Site) -> None:
    browser = author(made)
    path = previewed(browser)
    first = press(browser, path)
    assert first.status_code == 303
    assert (made.place / FILE).read_bytes() == TEXT
    assert made.rebuilt == 1
    again = press(browser, path, page="/vao")
    assert (again.status_code, again.headers["location"]) == (303, first.headers["location"])
    assert browser.get(path).headers["location"] == first.headers["location"]
    assert len(list(journal.lines(made.place))) == 1
    assert not list((made.place / ".phuc-vu/nhap").iterdir())


def test_the_same_bytes_from_a_colleague_have_the_same_receipt(made: Site) -> None:
    one, other = author(made), author(made)
    first, second = previewed(one), previewed(other)
    receipt = press(one, first).headers["location"]
    assert press(other, second).headers["location"] == receipt
    assert other.get(receipt).status_code == 200


def test_errors_are_said_on_the_button_and_a_late_hand_in_is_said_to_be_late(made: Site) -> None:
    browser = author(made)
    page = browser.get(previewed(browser, b"Xem ![x](khong-co.png)\n\n![y](z.xlsx)\n")).text
    assert "Nộp kèm" in page
    assert "ngày so với hạn" in page


def test_another_key_does_not_see_a_preview(made: Site) -> None:
    path = previewed(author(made))
    other = author(made)
    gone = other.get("/khong-co").text
    assert other.get(path).text == gone
    answer = press(other, path, page="/vao")
    assert (answer.status_code, answer.text) == (404, gone)
    for name in ("/nop/..%2f..%2fsections", "/nop/0123456789abcdef0123", "/nop/x"):
        assert other.get(name).text == gone


def test_a_preview_is_gone_after_an_hour(made: Site) -> None:
    browser = author(made)
    path = previewed(browser)
    made.now += timedelta(minutes=61)
    assert browser.get(path).status_code == 404


def test_two_who_change_the_same_text_see_both_and_choose(made: Site) -> None:
    one, other = author(made), author(made)
    first, second = previewed(one), previewed(other, b"Con duong khac.\n")
    press(one, first)
    answer = press(other, second)
    assert answer.status_code == 409
    assert "Xem lại trên bản mới" in answer.text
    assert "120 km" in said(answer)
    assert "Con duong khac." in answer.text
    assert answer.text.count(f' id="{ITEM}"') == 1  # of the two versions one bears the ids
    assert (made.place / FILE).read_bytes() == TEXT
    again = answer.text.split('<a class="main" href="')[1].split('"')[0]
    assert again != second
    assert other.get(again).status_code == 200
    done = press(other, again)
    assert done.status_code == 303
    assert (made.place / FILE).read_bytes() == b"Con duong khac.\n"
    assert (made.place / f"sections/lan-1/{BODY}/.luu{again[4:]}/{ITEM}.md").read_bytes() == TEXT


def test_a_text_that_the_consultant_edited_waits_with_a_receipt(made: Site) -> None:
    browser = author(made)
    press(browser, previewed(browser))
    (made.place / FILE).write_bytes(b"Tu van da sua.\n")
    path = previewed(browser, b"Con duong khac.\n")
    assert "chờ tư vấn hợp nhất" in browser.get(path).text
    receipt = press(browser, path).headers["location"]
    assert "chờ tư vấn hợp nhất" in browser.get(receipt).text
    assert browser.get(f"{receipt}.json").json()["cho-hop-nhat"] is True
    assert (made.place / FILE).read_bytes() == b"Tu van da sua.\n"


def test_a_clock_set_back_pauses_and_keeps_the_preview(made: Site) -> None:
    browser = author(made)
    press(browser, previewed(browser))
    made.now -= timedelta(minutes=30)
    path = previewed(browser, b"Con duong khac.\n")
    answer = press(browser, path)
    assert (answer.status_code, "đồng hồ" in answer.text.casefold()) == (503, True)
    made.now += timedelta(minutes=40)
    assert press(browser, path).status_code == 303


@pytest.mark.parametrize(("error", "words"), [(BusyError(), "đang dựng báo cáo"),
                                              (OSError(28, "full"), "đĩa đã đầy"),
                                              (OSError(30, "ro"), "chỉ cho đọc")])  # fmt: skip
def test_what_the_machine_refuses_is_told_and_can_be_tried_again(
    made: Site, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    browser = author(made)
    path = previewed(browser)
    with monkeypatch.context() as patched:
        patched.setattr(offers, "hand_in", fail)
        answer = press(browser, path)
    assert (answer.status_code, words in answer.text) == (503, True)
    assert press(browser, path).status_code == 303


def test_a_folder_that_is_read_only_keeps_the_preview_until_it_is_not(
    made: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.mkdir

    def refuse(place: Any, *given: Any, **named: Any) -> None:
        if "sections" in str(place):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(place))
        real(place, *given, **named)

    browser = author(made)
    path = previewed(browser)
    before = sorted((made.place / "sections").rglob("*"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "mkdir", refuse)
        answer = press(browser, path)
    assert (answer.status_code, "chỉ cho đọc" in answer.text) == (503, True)
    assert sorted((made.place / "sections").rglob("*")) == before
    assert list(journal.lines(made.place)) == []
    assert press(browser, path).status_code == 303


def test_the_outline_as_it_is_when_nop_is_pressed_decides(made: Site) -> None:
    browser = author(made)
    path = previewed(browser)
    outline = made.place / "sections/de-cuong.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("so-xay-dung", "so-tai-chinh"), encoding="utf-8")
    answer = press(browser, path)
    assert (answer.status_code, "đề cương hiện nay" in answer.text) == (409, True)


def test_a_receipt_says_what_the_journal_and_the_disk_say(made: Site) -> None:
    browser = author(made)
    receipt = press(browser, previewed(browser)).headers["location"]
    told = json.loads(browser.get(f"{receipt}.json").content)
    (line,) = journal.lines(made.place)
    assert told["nhat-ky"] == {"dong": line.number, "bam": line.hash}
    assert journal.holds(made.place, line.number, told["nhat-ky"]["bam"])
    assert [one["sau"] for one in told["tep"]] == [sha256(TEXT).hexdigest()]


def test_twenty_at_once_all_land_and_each_receipt_stands_on_the_disk(made: Site) -> None:
    made.served = replace(made.served, preview=lambda _: HandingPreview())
    made.application = application(made.served, all_ways(made.served))
    browsers = [author(made) for _ in range(20)]

    def hand_in(number: int) -> dict[str, Any]:
        sent = send(browsers[number], {f"{number}.png": b"png %d" % number})
        assert sent.status_code == 303, sent.text
        done = press(browsers[number], sent.headers["location"])
        assert done.status_code == 303, done.text
        told: dict[str, Any] = browsers[number].get(f"{done.headers['location']}.json").json()
        return told

    with ThreadPoolExecutor(20) as at_once:
        receipts = list(at_once.map(hand_in, range(20)))
    for number, receipt in enumerate(receipts):
        (file,) = receipt["tep"]
        data = (made.place / f"sections/lan-1/{BODY}" / file["ten"]).read_bytes()
        assert data == b"png %d" % number
        assert sha256(data).hexdigest() == file["sau"]
    assert len({receipt["nhat-ky"]["bam"] for receipt in receipts}) == 20
    assert journal.faults(made.place) == ()


@pytest.mark.browser
def test_a_file_dropped_is_previewed_handed_in_and_receipted_without_a_fault(
    made: Site, tmp_path: Path
) -> None:
    key = made.key(BODY, Role.HAND_IN)
    with at_a_port(made) as address, chromium() as browser:
        with opened(browser, f"{address}/vao#{key}") as (page, told):
            page.click("button.main")
            page.wait_for_url("**/bao-cao/**")
            page.goto(f"{address}/nop")
            told.clear()  # the draft's pages are none of ours here, and have no icon
            page.click(f'a[href="/nop/1/{ITEM}"]')
            page.wait_for_load_state()
            page.evaluate(DROP)
            assert "Bài.md" in page.inner_text(".chosen")
            page.get_by_role("button", name="Xem trước", exact=True).click()
            assert "120" in page.inner_text("article.sheet")
            assert "120" in page.inner_text(".changes ins")
            page.get_by_role("button", name="Nộp").click()
            assert "Đã nhận bài" in page.inner_text("main")
            receipt = page.url
            assert told == []
        assert (made.place / FILE).read_bytes() == TEXT
        for name in ("nop", f"nop/1/{ITEM}", "quan-ly"):
            assert violations(browser, f"{address}/{name}") == []
        assert violations(browser, receipt) == []


@pytest.mark.browser
def test_a_browser_without_scripts_hands_in_as_well(made: Site) -> None:
    key = made.key(BODY, Role.HAND_IN)
    with at_a_port(made) as address, chromium() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}/vao")
        page.fill("#khoa", key)
        page.click("button.main")
        page.wait_for_url("**/bao-cao/**")
        page.goto(f"{address}/nop/1/{ITEM}")
        page.set_input_files("#tep", {"name": "a.md", "mimeType": "text/markdown", "buffer": TEXT})
        page.get_by_role("button", name="Xem trước", exact=True).click()
        page.get_by_role("button", name="Nộp").click()
        assert "Đã nhận bài" in page.inner_text("main")
    assert (made.place / FILE).read_bytes() == TEXT


HOSTILE = (
    "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'>\n\n"
    "[Bấm](javascript:window.hit=1) ![Ảnh](http://evil.example/a.png)\n\n"
    "![Hình <b onclick='window.hit=1'>](a.svg)\n\n{{ 7 * 7 }} ${window.hit=1}\n"
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" onload="top.hit=1" width="9" height="9">'
    '<script>top.hit = 1</script><image href="http://evil.example/b.png"/></svg>'
)


@pytest.mark.browser
def test_nothing_hostile_that_is_handed_in_runs_or_is_fetched(made: Site) -> None:
    key = made.key(BODY, Role.HAND_IN)
    with (
        at_a_port(made) as address,
        chromium() as browser,
        opened(browser, f"{address}/vao#{key}") as (page, told),
    ):
        page.click("button.main")
        page.wait_for_url("**/bao-cao/**")
        page.goto(f"{address}/nop/1/{ITEM}")
        told.clear()
        named = "<img src=x onerror=window.hit=1>.md"
        for name, text in ((named, HOSTILE), ("a.svg", SVG), ("a.md", HOSTILE)):
            data = text.encode()
            page.set_input_files("#tep", {"name": name, "mimeType": "text/plain", "buffer": data})
            page.get_by_role("button", name="Xem trước", exact=True).click()
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.hit") is None
        assert "{{ 7 * 7 }}" in page.inner_text("article.sheet")
        assert page.locator("article.sheet [onclick], article.sheet script").count() == 0
        page.get_by_role("button", name="Nộp").click()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hit") is None
        assert [words for words in told if "422" not in words] == []  # those that were refused


DROP = """
() => {
  const data = new DataTransfer();
  data.items.add(new File(["Mạng lưới đường dài 120 km.\\n"], "Bài.md"));
  const frame = document.querySelector("[data-drop]");
  for (const name of ["dragenter", "dragover", "drop"])
    frame.dispatchEvent(new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true}));
}
"""
