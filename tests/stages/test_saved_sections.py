"""What is shown of an item at once is what the whole draft shows of it afterwards."""

from pathlib import Path

import pytest

from pipeline.render.site.sheets import with_sheet
from pipeline.stages.build import Built, build
from pipeline.stages.saved_sections import SavedSheet, Standing, saved_sheets, standing
from pipeline.stages.site import draft_site
from pipeline.workspace import scan
from tests.rounds.workspaces import ROAD, put, resources, workspace

AGENCY = "so-xay-dung"
PART = "phan-ii.html"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "tinh")
    put(
        made, ROAD, "# Đường bộ {#muc-duong}\n\nDài 100 km[^1], xem @muc-duong.\n\n[^1]: Số liệu.\n"
    )
    return made


def built(place: Path) -> Built:
    found = build(scan(place).value, 1, resources()).value
    assert found is not None
    return found


def known(place: Path) -> Standing:
    return standing(built(place), resources())


def assert_as_in_the_whole(place: Path, sheets: tuple[SavedSheet, ...]) -> None:
    whole = draft_site(built(place), (), {})
    for sheet in sheets:
        assert with_sheet(whole[sheet.page], sheet.item, sheet.html) == whole[sheet.page]


@pytest.mark.parametrize(
    "text",
    [
        "Một câu khác.\n",
        "# Đường sắt\n\nBảng: Chiều dài {#bang-dai}\n\n| Tuyến | km |\n|---|---|\n| A | 80 |\n\n"
        "Xem @bang-dai; $x^2$[^a].\n\n[^a]: Ghi chú.\n",
        "1. Một\n2. Hai\n\na) Điểm a;\n\n> Trích.\n",
    ],
)
def test_a_saved_text_is_shown_as_the_whole_draft_shows_it(place: Path, text: str) -> None:
    before = known(place)
    put(place, ROAD, text)
    sheets = saved_sheets(place, before, {AGENCY}).sheets
    assert {sheet.page for sheet in sheets} == {PART, f"co-quan/{AGENCY}.html"}
    assert_as_in_the_whole(place, sheets)


def test_a_broken_text_is_told_where_it_stands_and_mended_when_it_is_saved_again(
    place: Path,
) -> None:
    whole, before = (place / ROAD).read_bytes(), known(place)
    (place / ROAD).write_bytes(b"\xff\xfe\x00\x00")
    sheets = saved_sheets(place, before, {AGENCY}).sheets
    assert any("Không đọc được" in sheet.html for sheet in sheets)
    assert any(sheet.page == PART for sheet in sheets)
    (place / ROAD).write_bytes(whole)
    assert saved_sheets(place, before, {AGENCY}).sheets == ()


def test_what_was_saved_as_it_was_and_what_others_saved_changes_nothing(place: Path) -> None:
    assert saved_sheets(place, known(place), {AGENCY, "so-y-te", "khong-ai"}).sheets == ()


def test_a_text_taken_away_leaves_a_box(place: Path) -> None:
    before = known(place)
    (place / ROAD).unlink()
    sheets = saved_sheets(place, before, {AGENCY}).sheets
    assert any("chưa gửi nội dung này" in sheet.html for sheet in sheets)
    assert_as_in_the_whole(place, sheets)


def test_the_draft_stands_with_what_was_saved(place: Path) -> None:
    before = known(place)
    put(place, ROAD, "# Đường sắt {#muc-sat}\n\nXem @muc-sat.\n")
    saved = saved_sheets(place, before, {AGENCY})
    assert saved_sheets(place, saved.standing, {AGENCY}).sheets == ()
    standing_now, whole = saved.standing.report, known(place).report
    assert tuple(standing_now.sections()) == tuple(whole.sections())
