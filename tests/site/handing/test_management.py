"""The consultant's desk: what waits is merged or taken, what came is undone."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.rounds.served import journal
from pipeline.site.keys import Role
from tests.site.handing.browsing import BODY, ITEM, author, press, send, site
from tests.site.sites import Site, token_of

FILE = f"sections/lan-1/{BODY}/{ITEM}.md"
FIRST = "Mạng lưới đường dài 100 km.\n".encode()
DESK = "/quan-ly"


@pytest.fixture
def made(tmp_path: Path) -> Site:
    return site(tmp_path / "tinh")


@pytest.fixture
def desk(made: Site) -> Any:
    return made.under("so-tai-chinh", Role.CONSULT)


def handed(made: Site, text: bytes) -> str:
    browser = author(made)
    path = send(browser, {"a.md": text}).headers["location"]
    return str(press(browser, path).headers["location"]).rpartition("/")[2]


def waiting(made: Site) -> str:
    handed(made, b"Mot.\n")
    (made.place / FILE).write_bytes(b"Da sua.\n")
    return handed(made, b"Hai.\n")


def test_what_waits_is_shown_with_its_files_and_what_it_changes(made: Site, desk: Any) -> None:
    id_ = waiting(made)
    assert f"{DESK}/cho/{id_}" in desk.get(DESK).text
    page = desk.get(f"{DESK}/cho/{id_}").text
    assert "<ins>" in page
    given = desk.get(f"{DESK}/cho/{id_}/0")
    assert given.content == b"Hai.\n"
    assert given.headers["content-disposition"].startswith("attachment")
    assert desk.get(f"{DESK}/cho/{id_}/1").status_code == 404


def test_what_was_merged_by_hand_is_taken_off_the_desk(made: Site, desk: Any) -> None:
    id_ = waiting(made)
    path = f"{DESK}/cho/{id_}"
    assert press(desk, path, viec="da-hop-nhat").status_code == 303
    assert desk.get(path).status_code == 404
    assert (made.place / FILE).read_bytes() == b"Da sua.\n"
    acts = [line.entry.act for line in journal.lines(made.place)]
    assert acts == ["nop", "cho", "hop-nhat"]


def test_what_waits_can_take_the_place_of_the_edited_text(made: Site, desk: Any) -> None:
    id_ = waiting(made)
    path = f"{DESK}/cho/{id_}"
    assert press(desk, path, viec="thay").status_code == 303
    assert (made.place / FILE).read_bytes() == b"Hai.\n"
    assert desk.get(path).status_code == 404
    page = author(made).get(f"/bien-nhan/{id_}").text
    assert "đã đưa vào báo cáo" in page


def test_a_hand_in_is_undone_and_the_undoing_too(made: Site, desk: Any) -> None:
    id_ = handed(made, b"Mot.\n")
    assert press(desk, f"{DESK}/hoan-lai/{id_}", page=DESK).status_code == 303
    assert (made.place / FILE).read_bytes() == FIRST
    again = list(journal.lines(made.place))[-1].entry.id
    assert press(desk, f"{DESK}/hoan-lai/{again}", page=DESK).status_code == 303
    assert (made.place / FILE).read_bytes() == b"Mot.\n"
    assert made.rebuilt == 3


def test_one_that_others_came_after_is_not_undone(made: Site, desk: Any) -> None:
    id_ = handed(made, b"Mot.\n")
    handed(made, b"Hai.\n")
    answer = press(desk, f"{DESK}/hoan-lai/{id_}", page=DESK)
    assert (answer.status_code, "lần nộp sau trước" in answer.text) == (409, True)
    assert (made.place / FILE).read_bytes() == b"Hai.\n"


def test_only_the_consultant_has_a_desk(made: Site) -> None:
    id_ = waiting(made)
    for role in set(Role) - {Role.CONSULT}:
        browser = made.under(BODY, role)
        for path in (DESK, f"{DESK}/cho/{id_}", f"{DESK}/cho/{id_}/0"):
            assert browser.get(path).status_code == 404
        answer = browser.post(
            f"{DESK}/hoan-lai/{id_}", data={"csrf_token": token_of(browser)},
            headers={"origin": "https://quyhoach.example"},
        )  # fmt: skip
        assert answer.status_code == 404
    desk = made.under("so-tai-chinh", Role.CONSULT)
    assert press(desk, f"{DESK}/cho/khong-co", page=DESK).status_code == 404
    assert press(desk, f"{DESK}/hoan-lai/khong-co", page=DESK).status_code == 404
