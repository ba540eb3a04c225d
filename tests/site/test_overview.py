"""The overview is for who watches over the work, with the files that are there to take along."""

from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from pipeline.model.fixed import replace
from pipeline.model.overview import Figures, Overview
from pipeline.site.app import all_ways, application
from pipeline.site.keys import Role
from tests.render.monitoring.statuses import status
from tests.rounds.workspaces import put
from tests.site.sites import Site, in_second_round, local


def with_overview(site: Site, found: Overview | None) -> TestClient:
    asked: list[date] = []

    def overview(day: date) -> Overview | None:
        asked.append(day)
        return found

    served = replace(site.served, overview=overview)
    site.application = application(served, all_ways(served))
    return site.consultant()


def test_it_shows_how_the_work_stands_and_what_may_be_taken_along(tmp_path: Path) -> None:
    site = local(tmp_path / "tinh")
    put(site.place, "build/lan-1/bao-cao-lan-1.docx", b"x")
    browser = with_overview(site, Overview(status(), Figures({"so-y-te": 3}, {"so-y-te": 4}, 5, 2)))
    text = browser.get("/tong-quan").text
    assert "Nộp bài theo cơ quan" in text
    assert 'href="/tai/1/bao-cao-lan-1.docx"' in text
    assert "nhat-ky-thay-doi.docx" not in text
    assert "3 đã xử lý, 2 còn mở" in text


def test_where_it_cannot_be_worked_out_the_page_says_so(tmp_path: Path) -> None:
    answer = with_overview(local(tmp_path / "tinh"), None).get("/tong-quan")
    assert answer.status_code == 503
    assert "Chưa tính được tổng quan" in answer.text


def test_only_those_who_watch_are_shown_the_way(tmp_path: Path) -> None:
    site = in_second_round(tmp_path / "tinh")
    watcher, author = (site.under("so-xay-dung", role) for role in (Role.WATCH, Role.HAND_IN))
    assert 'href="/tong-quan"' in watcher.get("/ra").text
    assert 'href="/tong-quan"' not in author.get("/ra").text
    assert author.get("/tong-quan").status_code == 404
