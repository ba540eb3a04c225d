"""What changed stands under its item, and beside its block where a reader asks for it."""

import json
from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.model.site import SiteEdit
from pipeline.render.site.edits import edits_of, edits_script, views
from pipeline.render.site.site import Site, site_files
from tests.chromium import chromium, opened, violations
from tests.render.site.sample_site import site

WORDS = SiteEdit("1-2-a-1", "a", "a.2", "sua", "Sửa: đoạn văn", "Phần I, mục 1, đoạn 1",
                 "Có 480 giường <b>.", "Có 500 giường <b>.", "Ý kiến: YK1-SYT-001")  # fmt: skip
CELLS = SiteEdit("1-2-a-2", "a", "", "sua", "Sửa: ô", "Bảng 1.1", "", "", "",
                 (("Giường", "2025", "480", "500", "+20 (+4,2%)"),),
                 "so-y-te")  # fmt: skip
NAMES = {"so-y-te": "Sở Y tế", "so-xay-dung": "Sở Xây dựng"}


def test_words_are_marked_and_cells_stand_in_rows_with_their_difference() -> None:
    written = edits_of([WORDS, CELLS])
    assert "<del>480</del><ins>500</ins> giường &lt;b&gt;." in written.replace(" <ins>", "<ins>")
    assert 'data-at="a.2"' in written
    assert "Ý kiến: YK1-SYT-001" in written
    assert "+20 (+4,2%)" in written
    assert 'href="../nhat-ky-thay-doi.html#~1-2-a-1"' in written


def test_cells_without_numbers_have_no_column_for_differences() -> None:
    words = replace(CELLS, cells=(("Phía Bắc", "Yêu cầu", "cấp III", "cấp II", ""),))
    assert 'class="right"' in edits_of([CELLS])
    assert 'class="right"' not in edits_of([words])


def test_without_changes_there_is_no_list_and_no_choice() -> None:
    assert edits_of([]) == views([], NAMES) == ""


def test_an_agency_is_chosen_where_several_changed_something() -> None:
    other = replace(WORDS, agency="so-xay-dung")
    assert "<select" not in views([WORDS, CELLS], NAMES)
    choices = views([CELLS, CELLS, other], NAMES, script="sua-a.js")
    assert 'data-from="sua-a.js"' in choices
    assert choices.index("Sở Xây dựng (1)") < choices.index("Sở Y tế (2)")
    assert "mọi cơ quan (3)" in choices


def test_a_page_of_the_report_has_changes_whole_and_without_comments() -> None:
    text = "a " * 3_000
    long = replace(WORDS, old=f"{text}1", new=f"{text}2", agency="so-y-te")
    script = edits_script([long, CELLS], NAMES).decode()
    assert script.startswith('sua({"a":"')
    written = json.loads(script.removeprefix("sua(").removesuffix(");\n"))["a"]
    assert text.strip() in written.replace("\xa0", " ")
    assert '<p class="m">Sở Y tế</p>' in written.replace("\xa0", " ")
    assert "YK1-SYT-001" not in script
    assert "</" not in script
    assert 'href="nhat-ky-thay-doi.html#~1-2-a-1"' in written
    assert "…" in edits_of([long])


@pytest.mark.browser
def test_in_chromium_changes_are_off_in_one_line_or_in_two_columns(tmp_path: Path) -> None:
    files = site_files(site())
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    name = next(
        one for one in files if one.startswith("co-quan/") and b'class="edits"' in files[one]
    )
    address = (tmp_path / name).as_uri()
    with chromium() as browser, opened(browser, address) as (page, told):
        assert page.locator(".sheet .edit").count() == 0
        assert not page.locator(".edit").first.is_visible()
        page.check("input[value=lien-dong]")
        assert page.locator(".sheet .edit").count() == 1
        assert page.locator(".sheet .edit ins").is_visible()
        assert "xem=lien-dong" in page.url
        page.check("input[value=hai-cot]")
        assert page.locator(".sheet .edit .w").count() == 2
        page.check("input[value='']")
        assert page.locator(".sheet .edit").count() == 0
        assert told == []
    with chromium() as browser:
        assert violations(browser, f"{address}?xem=lien-dong") == []


def two_agencies() -> Site:
    """A site in which one page of the report has a change of each of two agencies."""
    made = site()
    edit = made.edits[0]
    others = (one for one in made.stands.values() if one.id.startswith(f"{edit.item}."))
    beside = next(one for one in others if one.id != edit.at)
    more = replace(edit, id="1-2-x-2", at=beside.id, old="Dài 10 km.", new="Dài 12 km.",
                   place=beside.place, agency="so-xay-dung")  # fmt: skip
    return replace(made, edits=(replace(edit, agency="so-y-te"), more))


@pytest.mark.browser
def test_in_chromium_one_agency_s_changes_are_marked_and_the_others_stand_as_accepted(
    tmp_path: Path,
) -> None:
    files = site_files(two_agencies())
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    name = next(one for one in files if one.startswith("sua-")).replace("sua-", "")
    address = (tmp_path / name.replace(".js", ".html")).as_uri()
    with chromium() as browser, opened(browser, address) as (page, told):
        assert page.locator(".edit").count() == 0
        page.select_option("select[name=a]", "so-xay-dung")
        page.locator(".sheet .edit:visible").wait_for()
        assert page.locator(".edit:visible").count() == 1
        assert "12\xa0km" in page.inner_text(".edit:visible")
        assert "1 thay đổi của nơi khác hiện như đã chấp nhận" in page.inner_text("output")
        assert page.url.endswith("?xem=lien-dong&a=so-xay-dung")
        page.reload()
        page.locator(".sheet .edit:visible ins").first.wait_for()
        assert page.locator(".edit:visible").count() == 1
        page.select_option("select[name=a]", "")
        assert page.locator(".edit:visible").count() == 2
        page.locator("main").press("j")
        assert page.evaluate("document.activeElement.className") == "edit"
        page.check("input[value='']")
        assert page.locator(".edit:visible").count() == 0
        assert told == []
    with chromium() as browser:
        assert violations(browser, f"{address}?xem=lien-dong&a=so-xay-dung") == []


@pytest.mark.browser
def test_in_chromium_the_change_log_leads_to_the_chosen_agency_s_changes(tmp_path: Path) -> None:
    made = two_agencies()
    for name, data in site_files(made).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    log = (tmp_path / "nhat-ky-thay-doi.html").as_uri()
    with chromium() as browser, opened(browser, log) as (page, told):
        assert page.locator("[data-whose]:visible").count() == 0
        page.select_option("select[name=a]", "so-y-te")
        page.locator("[data-whose=so-y-te] a").click()
        page.wait_for_url("**?xem=lien-dong&a=so-y-te")
        page.locator(".sheet .edit:visible").wait_for()
        assert told == []
