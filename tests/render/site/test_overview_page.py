"""What watchers see first: what is owed, what is late, how many days are left."""

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from pipeline.model.fixed import replace
from pipeline.model.outline import Milestone
from pipeline.model.overview import Figures, Overview
from pipeline.render.site.overview_page import overview_main
from pipeline.render.site.served_page import FOLDER, Standing, served_page, shared_files
from tests.chromium import chromium, violations
from tests.render.monitoring.statuses import status


def words(text: str) -> str:
    return " ".join(str(html.fragment_fromstring(f"<div>{text}</div>").xpath("string()")).split())


def test_every_agency_that_owes_something_has_a_row_that_leads_to_its_page() -> None:
    found = status()
    main = overview_main(Overview(found, Figures()))
    led = re.findall(r'href="/co-quan/([^"]+)"', main)
    assert led == [one.id for one in found.agencies if found.current.of(one.id)]
    for entry in found.current.deliveries:
        assert entry.record.title in words(main)


def test_figures_of_the_draft_stand_in_the_agency_s_row() -> None:
    found = status()
    agency = next(one.id for one in found.agencies if found.current.of(one.id))
    main = overview_main(Overview(found, Figures({agency: 71}, {agency: 83}, 9, 4)))
    row = next(one for one in main.split("<tr>") if f"/co-quan/{agency}" in one)
    assert ">71</td>" in row
    assert ">83</td>" in row
    assert "5 đã xử lý, 4 còn mở" in words(main)


def test_a_milestone_says_how_many_days_are_left_or_gone() -> None:
    day = date(2025, 11, 20)
    steps = (
        Milestone("Xong rồi", day, day),
        Milestone("Sắp tới", date(2025, 11, 23)),
        Milestone("Hôm nay", day),
        Milestone("Đã qua", date(2025, 11, 18)),
    )
    told = words(overview_main(Overview(replace(status(), today=day, milestones=steps), Figures())))
    assert "Xong rồi20/11/2025xong 20/11/2025" in told.replace(" xong", "xong")
    assert "còn 3 ngày" in told
    assert "còn 0 ngày" in told
    assert "quá hạn 2 ngày" in told


def test_names_are_never_markup() -> None:
    found = status()
    agencies = tuple(replace(one, name=f"<b>{one.name}") for one in found.agencies)
    main = overview_main(Overview(replace(found, agencies=agencies), Figures()))
    assert "&lt;b&gt;" in main
    assert main.count("<b>") == 0


def test_a_day_that_is_over_says_by_how_many_days() -> None:
    found = status()
    due = date(2025, 11, 25)
    current = replace(found.current, round=replace(found.current.round, due=due), answer_by=due)
    rounds = (*found.rounds[:-1], current)
    for today, told in (
        (date(2025, 11, 20), "5ngày còn lại để nộp bài (25/11/2025)"),
        (due, "0ngày còn lại để trả lời ý kiến (25/11/2025)"),
        (date(2025, 11, 26), "1ngày quá hạn nộp bài (25/11/2025)"),
    ):
        on_day = replace(found, today=today, rounds=rounds)
        assert told in words(overview_main(Overview(on_day, Figures())))


@pytest.mark.browser
def test_in_chromium_it_breaks_no_rule_of_accessibility(tmp_path: Path) -> None:
    main = Markup(overview_main(Overview(status(), Figures(comments=3))))
    standing = Standing("Báo cáo", "Sở Tài chính", (("/tong-quan", "Theo dõi"),), "/tong-quan")
    page = served_page("tong-quan.html", title="Tổng quan", standing=standing, main=main)
    (tmp_path / "trang.css").write_bytes(shared_files()["trang.css"])
    (tmp_path / "page.html").write_bytes(page.replace(f"{FOLDER}/".encode(), b""))
    with chromium() as browser:
        assert violations(browser, (tmp_path / "page.html").as_uri()) == []
