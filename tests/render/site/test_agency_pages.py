"""An agency's page: its items, and beside them what concerns it and nobody else."""

import re
from urllib.parse import unquote

from lxml import html

from pipeline.model.fixed import replace
from pipeline.render.site.agency_pages import agency_aside, agency_main
from pipeline.render.site.site import sheets_of
from tests.render import sample_report as sample
from tests.render.site.sample_site import CHANGE, COMMENTS, site


def words(text: str) -> str:
    return " ".join(str(html.fragment_fromstring(f"<div>{text}</div>").xpath("string()")).split())


def test_its_items_stand_as_in_the_report_and_others_parts_are_named() -> None:
    held = site()
    agency = held.report.agencies[0]
    sheets = sheets_of(held, dict.fromkeys((one.item.id for one in held.report.sections()), "a"))
    main = agency_main(agency, sheets, sample.notices())
    assert main.startswith(f"<h1>{agency.name}</h1>")
    assert main.count('class="sheet"') == len(held.report.written_by(agency.id)) > 0
    nobody = agency_main(replace(agency, id="khong-ai"), sheets, ())
    assert "không có mục nào" in nobody


def test_each_notice_leads_to_an_id_of_the_page_that_is_there_once() -> None:
    held = site()
    agency = held.report.agencies[0]
    sheets = sheets_of(held, dict.fromkeys((one.item.id for one in held.report.sections()), "a"))
    main = agency_main(agency, sheets, sample.notices())
    aside = agency_aside(
        agency, held.report.written_by(agency.id), stands=held.stands, notices=sample.notices(),
        comments=(), changes=(), names={},
    )  # fmt: skip
    ids = re.findall(r' id="([^"]+)"', main)
    assert len(ids) == len(set(ids))
    led = re.findall(r'</b> <a href="#([^"]+)"', aside)
    assert led
    assert {unquote(one) for one in led} <= set(ids)


def test_beside_stand_notices_comments_changes_and_files() -> None:
    held = site()
    agency = held.report.agencies[0]
    aside = agency_aside(
        agency, held.report.written_by(agency.id), stands=held.stands, notices=sample.notices(),
        comments=COMMENTS, changes=(CHANGE,) * 15, names={"so-y-te": "Sở Y tế"},
        downloads=(("a.docx", "Phần của cơ quan"),),
    )  # fmt: skip
    told = words(aside)
    assert "Sở Y tế: Đề nghị sửa <b>số</b>. đã sửa đúng như đề nghị" in told
    assert "Xem cả 15 thay đổi" in told
    assert "Phần của cơ quan" in told
    assert f'href="../nhat-ky-thay-doi.html?a={agency.id}"' in aside
    assert 'href="../y-kien.html#~YK1-SYT-001"' in aside
    assert aside.count("Cách sửa") == sum(bool(one.fix) for one in sample.notices())


def test_without_notices_it_says_so() -> None:
    held = site()
    agency = held.report.agencies[0]
    aside = agency_aside(agency, (), stands={}, notices=(), comments=(), changes=(), names={})
    assert "Không có thông báo nào." in aside
    assert "Ý kiến" not in aside
