"""After the answers: each is agreed to or not, and the reader of pages that come back reads it."""

from pathlib import Path

import pytest

from pipeline.intake.excel.returned_sheets import read_returned_sheet
from pipeline.model.earlier import Stand
from pipeline.model.feedback_sheet import FeedbackSheet
from pipeline.model.fixed import replace
from pipeline.rounds.served.journal import lines
from pipeline.site.access import Access
from pipeline.site.keys import Role
from pipeline.stages.commenting import answers
from tests.consulted import consulted
from tests.issued_rounds import ISSUE, sealed
from tests.rounds.workspaces import ROAD, put
from tests.site.sites import PORT, URL, Site, token_of

BODY = "so-xay-dung"
PAGE = "/ket-qua/2"
FILE = f"sections/lan-2/y-kien/{BODY}/y-kien-cac-lan.xlsx"


def answered(place: Path) -> Site:
    folder = consulted(place)
    assert sealed(folder).value is not None
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường tỉnh dài 310 km.\n")
    opened = replace(ISSUE, open_comments="chờ họp")
    assert sealed(folder, 2, opened).value is not None
    return Site(folder, Access(PORT, url=URL), number=2)


def test_a_word_on_each_answer_is_read_back_and_the_former_one_is_kept(tmp_path: Path) -> None:
    site = answered(tmp_path / "tinh")
    browser = site.under(BODY, Role.COMMENT)
    assert "YK1-SXD-001" in browser.get(PAGE).text
    first = {"chon-YK1-SXD-001": "Bảo lưu", "ly-do-YK1-SXD-001": "=1+1 <b>chưa rõ</b>", "so": "7"}
    for said in (first, {**first, "chon-YK1-SXD-002": "Đồng ý"}):
        data = {"csrf_token": token_of(browser, PAGE), **said}
        answer = browser.post(PAGE, data=data, headers={"origin": URL})
        assert answer.headers["location"].startswith(f"{PAGE}?da-gui=")
    read = read_returned_sheet((site.place / FILE).read_bytes(), file="a.xlsx")
    assert isinstance(read.value, FeedbackSheet)
    assert read.notices == ()
    assert (read.value.body, read.value.number) == (BODY, "7")
    assert [(row.code, row.stand, row.words) for row in read.value.rows] == [
        ("YK1-SXD-001", Stand.RESERVED, "=1+1 <b>chưa rõ</b>"),
        ("YK1-SXD-002", Stand.AGREED, ""),
    ]
    assert len(list((site.place / FILE).parent.glob(".luu/*"))) == 1
    assert [line.entry.act for line in lines(site.place)].count("ket-qua") == 2
    assert "&lt;b&gt;chưa rõ&lt;/b&gt;" in browser.get(PAGE).text


def test_one_tick_agrees_with_all_that_is_not_chosen(tmp_path: Path) -> None:
    site = answered(tmp_path / "tinh")
    browser = site.under(BODY, Role.COMMENT)
    data = {"csrf_token": token_of(browser, PAGE), "chon-YK1-SXD-001": "Bảo lưu", "con-lai": "x"}
    assert browser.post(PAGE, data=data, headers={"origin": URL}).status_code == 303
    read = read_returned_sheet((site.place / FILE).read_bytes(), file="a.xlsx").value
    assert isinstance(read, FeedbackSheet)
    assert [row.stand for row in read.rows] == [Stand.RESERVED, Stand.AGREED]


def test_what_was_said_has_a_receipt_for_its_body_alone(tmp_path: Path) -> None:
    site = answered(tmp_path / "tinh")
    browser = site.under(BODY, Role.COMMENT)
    data = {"csrf_token": token_of(browser, PAGE), "chon-YK1-SXD-001": "Đồng ý"}
    answer = browser.post(PAGE, data=data, headers={"origin": URL})
    page = browser.get(answer.headers["location"]).text
    path = "/bien-nhan/" + answer.headers["location"].rpartition("=")[2]
    assert f'href="{path}"' in page
    assert "/bien-nhan/" not in browser.get(f"{PAGE}?da-gui=x").text
    told = browser.get(f"{path}.json").json()
    assert (told["viec"], told["co-quan"]) == ("ket-qua", BODY)
    assert told["tep"][0]["ten"] == "y-kien-cac-lan.xlsx"
    assert site.under("so-tai-chinh", Role.COMMENT).get(path).status_code == 404


def test_a_full_disk_keeps_what_was_typed_and_the_same_is_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = answered(tmp_path / "tinh")
    browser = site.under(BODY, Role.COMMENT)
    data = {"csrf_token": token_of(browser, PAGE), "ly-do-YK1-SXD-001": "Lời."}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(answers, "replace_kept", full)
        answer = browser.post(PAGE, data=data, headers={"origin": URL})
    assert (answer.status_code, "Lời." in answer.text) == (503, True)
    assert not (site.place / FILE).exists()
    assert browser.post(PAGE, data=data, headers={"origin": URL}).status_code == 303
    assert [line.entry.act for line in lines(site.place)].count("ket-qua") == 1


def test_what_is_amiss_keeps_what_was_typed(tmp_path: Path) -> None:
    site = answered(tmp_path / "tinh")
    browser = site.under(BODY, Role.COMMENT)
    data = {"csrf_token": token_of(browser, PAGE), "ly-do-YK1-SXD-001": "Lời.", "ngay": "mai"}
    answer = browser.post(PAGE, data=data, headers={"origin": URL})
    assert (answer.status_code, "Lời." in answer.text) == (400, True)
    assert not (site.place / FILE).exists()
