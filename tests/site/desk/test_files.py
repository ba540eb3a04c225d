"""A body finds all that it may take in one list, and every address of it gives a file."""

from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.site.access import Access
from pipeline.site.app import all_ways, application
from pipeline.site.desk.files import own_files
from pipeline.site.keys import Role
from pipeline.stages.handing.made_files import FileWanted, MadeFile
from pipeline.work.confined import NoAnswerError
from tests.consulted import consulted
from tests.delivered import FORM
from tests.issued_rounds import sealed
from tests.rounds.workspaces import ROAD, put
from tests.site.sites import PORT, URL, Site

BODY = "so-xay-dung"
PART = f"/tai/2/co-quan/{BODY}/noi-dung-lan-2.docx"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose first round was sent to Sở Xây dựng, with a form for it."""
    folder = consulted(tmp_path_factory.mktemp("tinh") / "t")
    put(folder, "sections/bieu-mau/du-lieu.yaml", FORM.replace("[xa]", "[so]"))
    assert sealed(folder).value is not None
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường tỉnh dài 310 km.\n")
    put(folder, f"build/lan-2/trich-gui/{BODY}/y-kien-cac-lan.docx", b"PK of the last draft")
    return folder


@pytest.fixture
def site(place: Path) -> Site:
    return Site(place, Access(PORT, url=URL), number=2)


def test_of_a_working_draft_part_forms_excerpt_and_sheet_are_given(site: Site) -> None:
    browser = site.under(BODY, Role.HAND_IN)
    found = dict(own_files(site.served, 2, BODY))
    told = list(found.values())
    assert told[0] == "Phần của cơ quan như trong dự thảo lần 2 (Word)"
    assert "Ý kiến của cơ quan qua các lần (Word)" in told
    assert "Phiếu góp ý (Excel)" in told
    assert "Biểu mẫu: Dữ liệu xã (Excel)" in told
    assert "Mẫu bài viết (Word)" in told
    for address in found:
        answer = browser.get(address)
        assert (answer.status_code, answer.content[:2]) == (200, b"PK"), address
        assert answer.headers["content-disposition"].startswith("attachment")


def test_of_an_issued_draft_what_was_sent_and_the_part_are_given(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    found = dict(own_files(site.served, 1, BODY))
    assert all(address.startswith("/tai/1/") for address in found)
    assert f"/tai/1/bieu-mau/{BODY}/du-lieu.xlsx" in found
    for address in found:
        assert browser.get(address).status_code == 200, address


def test_what_is_not_named_and_what_is_another_s_is_not_made(site: Site) -> None:
    asked: list[FileWanted] = []

    def make(wanted: FileWanted) -> MadeFile:
        asked.append(wanted)
        return MadeFile(b"PK")

    site.served = replace(site.served, make_file=make)
    browser = served_again(site).under(BODY, Role.HAND_IN)
    for path in (
        PART.replace("lan-2.docx", "lan-1.docx"), PART.replace(BODY, "so-tai-chinh"),
        PART.replace("/tai/2", "/tai/9"), f"/tai/2/co-quan/{BODY}/khac.xlsx",
    ):  # fmt: skip
        assert browser.get(path).status_code == 404, path
    assert asked == []
    assert browser.get(PART).status_code == 200
    assert [(one.round, one.agency) for one in asked] == [(2, BODY)]


def served_again(site: Site) -> Site:
    """Give the site with its routes made anew of what it serves with now."""
    site.application = application(site.served, all_ways(site.served))
    return site


def test_who_takes_too_much_is_told_to_wait_and_so_is_who_finds_no_time(site: Site) -> None:
    site.served = replace(site.served, make_file=lambda _: MadeFile(b"PK"))
    browser = served_again(site).under(BODY, Role.HAND_IN)
    codes = [browser.get(PART).status_code for _ in range(22)]
    assert (codes.count(200), codes[-1]) == (20, 429)

    def fail(_: FileWanted) -> MadeFile:
        raise NoAnswerError

    site.served = replace(site.served, make_file=fail)
    other = served_again(site).under("so-tai-chinh", Role.CONSULT)
    assert other.get(PART).status_code == 503


def test_of_an_issued_draft_a_file_is_made_once(site: Site) -> None:
    made: list[FileWanted] = []

    def make(wanted: FileWanted) -> MadeFile:
        made.append(wanted)
        return MadeFile(b"PK")

    site.served = replace(site.served, make_file=make)
    browser = served_again(site).under(BODY, Role.COMMENT)
    for _ in range(3):
        assert browser.get(PART.replace("/2/", "/1/").replace("lan-2", "lan-1")).status_code == 200
    assert len(made) == 1
