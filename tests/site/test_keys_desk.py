"""The consultant gives keys in the browser; a secret is seen once, every act is in the journal."""

import re
from pathlib import Path

import pytest

from pipeline.rounds.served.journal import lines
from pipeline.site.keys import Role
from tests.site.sites import URL, Site, post, public

PATH = "/quan-ly/khoa"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return public(tmp_path / "tinh")


def test_a_key_that_was_given_lets_in_and_its_secret_is_seen_once(site: Site) -> None:
    desk = site.under("so-tai-chinh", Role.CONSULT)
    answer = post(desk, PATH, **{"co-quan": "so-xay-dung", "vai-tro": "nop"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = re.search(f"{URL}/vao#([A-Z2-7]{{32}})", answer.text)
    assert found is not None
    assert "<svg" in answer.text
    assert "Sở Xây dựng" in answer.text
    assert post(site.browser(), "/vao", khoa=found[1]).status_code == 303
    listed = desk.get(PATH).text
    assert "so-xay-dung-nop-1" in listed
    assert found[1] not in listed


def test_a_key_is_exchanged_and_taken_back_at_once(site: Site) -> None:
    desk = site.under("so-tai-chinh", Role.CONSULT)
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert browser.get("/bao-cao/1/index.html").status_code == 200
    answer = post(desk, f"{PATH}/so-xay-dung-nop-1/doi")
    found = re.search("#([A-Z2-7]{32})", answer.text)
    assert found is not None
    assert browser.get("/bao-cao/1/index.html").status_code == 303
    assert post(browser, "/vao", khoa=found[1]).status_code == 303
    taken = post(desk, f"{PATH}/so-xay-dung-nop-1/thu-hoi")
    assert taken.headers["location"] == PATH
    assert browser.get("/bao-cao/1/index.html").status_code == 303
    assert "thu hồi 20/11/2025" in desk.get(PATH).text


def test_what_was_done_stands_in_the_journal_with_the_key_that_did_it(site: Site) -> None:
    desk = site.under("so-tai-chinh", Role.CONSULT)
    post(desk, PATH, **{"co-quan": "so-xay-dung", "vai-tro": "gop-y"})
    post(desk, f"{PATH}/so-xay-dung-gop-y-1/doi")
    post(desk, f"{PATH}/so-xay-dung-gop-y-1/thu-hoi")
    told = [(line.entry.act, line.entry.id, line.entry.key) for line in lines(site.place)]
    by = "so-tai-chinh-tu-van-1"
    acts = ("cap-khoa", "doi-khoa", "thu-hoi-khoa")
    assert told == [(act, "so-xay-dung-gop-y-1", by) for act in acts]


@pytest.mark.parametrize(
    ("path", "values"),
    [
        (PATH, {"co-quan": "khong-co", "vai-tro": "nop"}),
        (PATH, {"co-quan": "so-xay-dung", "vai-tro": "vua"}),
        (PATH, {}),
        (f"{PATH}/khong-co/doi", {}),
        (f"{PATH}/khong-co/thu-hoi", {}),
    ],
)
def test_what_is_not_there_is_not_changed(site: Site, path: str, values: dict[str, str]) -> None:
    desk = site.under("so-tai-chinh", Role.CONSULT)
    before = site.served.keys.all()
    assert post(desk, path, **values).status_code == 404
    assert site.served.keys.all() == before
