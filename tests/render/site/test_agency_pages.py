"""An agency's page: its items, and beside them what concerns it and nobody else."""

from lxml import html

from pipeline.render.html.writing import Links
from pipeline.render.site.agency_pages import agency_aside, agency_main
from tests.render import sample_report as sample
from tests.render.site.sample_site import CHANGE, COMMENTS, site


def words(text: str) -> str:
    return " ".join(str(html.fragment_fromstring(f"<div>{text}</div>").xpath("string()")).split())


def test_its_items_stand_as_in_the_report_and_others_parts_are_named() -> None:
    held = site()
    agency = held.report.agencies[0]
    sections = held.report.written_by(agency.id)
    main = agency_main(
        agency, sections, held.report, links=Links(), media=sample.MEDIA, stands=held.stands,
        notices=sample.notices(),
    )  # fmt: skip
    assert main.startswith(f"<h1>{agency.name}</h1>")
    assert main.count('class="sheet"') == len(sections) > 0
    nobody = agency_main(agency, (), held.report, links=Links(), media={}, stands={}, notices=())
    assert "không có mục nào" in nobody


def test_beside_stand_notices_comments_changes_and_files() -> None:
    held = site()
    agency = held.report.agencies[0]
    aside = agency_aside(
        agency, held.report.written_by(agency.id), notices=sample.notices(),
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
    aside = agency_aside(agency, (), notices=(), comments=(), changes=(), names={})
    assert "Không có thông báo nào." in aside
    assert "Ý kiến" not in aside
