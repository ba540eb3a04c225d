"""What changed stands under its item, and beside its block where a reader asks for it."""

from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.model.site import SiteEdit
from pipeline.render.site.edits import edits_of, views
from pipeline.render.site.site import site_files
from tests.chromium import chromium, opened, violations
from tests.render.site.sample_site import site

WORDS = SiteEdit("1-2-a-1", "a", "a.2", "sua", "Sửa: đoạn văn", "Phần I, mục 1, đoạn 1",
                 "Có 480 giường <b>.", "Có 500 giường <b>.", "Ý kiến: YK1-SYT-001")  # fmt: skip
CELLS = SiteEdit("1-2-a-2", "a", "", "sua", "Sửa: ô", "Bảng 1.1", "", "", "",
                 (("Giường", "2025", "480", "500", "+20 (+4,2%)"),))  # fmt: skip


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
    assert edits_of([]) == views([]) == ""


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
