import subprocess
import sys
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from pipeline.runs.check import check
from pipeline.work.watch import unwatched
from tests.consulted import consulted
from tests.rounds.workspaces import ROAD, put, workspace


def test_a_check_may_be_switched_off_with_a_reason(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "Xem @bang-khong-co.\n")

    def codes() -> set[str]:
        outcome = check(folder, 1, "", watch=unwatched)
        return {notice.code for notice in outcome.notices}

    assert "tham-chieu-khong-co" in codes()
    muted = "tat-kiem-tra:\n  - ma: tham-chieu-khong-co\n    noi: giao-thong-hien-trang\n"
    put(folder, "sections/cau-hinh.yaml", f"{muted}    ly-do: bảng sẽ gửi sau\n")
    assert "tham-chieu-khong-co" not in codes()


def test_one_agency_is_told_its_own_notices_and_an_unknown_one_the_nearest(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "Xem @bang-khong-co.\n")
    own = check(folder, 1, "so-xay-dung", watch=unwatched)
    assert {notice.agency for notice in own.notices} == {"so-xay-dung"}
    other = check(folder, 1, "so-tai-chinh", watch=unwatched)
    assert "tham-chieu-khong-co" not in {notice.code for notice in other.notices}
    unknown = check(folder, 1, "so-xay-dun", watch=unwatched)
    assert unknown.value is False
    assert "so-xay-dung" in unknown.notices[0].fix


FAULTY = """Có 1.188.801,11 người; theo Luật số 99/1999/QH99; 40% và 70% và {place}[cần bổ sung].

| Tuyến | Dài (km) | Tỷ lệ (%) |
|---|--:|--:|
| A | 12,5 | 40 |
| B | 15,000 | 70 |
| Tổng cộng | 99 | 100 |

: Mạng lưới {place} {{#bang-{place}}}

![](hinh-{place}.svg)
"""


def test_what_one_agency_is_told_is_what_all_are_told_of_it(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, FAULTY.format(place="duong"))
    put(folder, "sections/lan-1/so-tai-chinh/su-can-thiet.md", FAULTY.format(place="von"))
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    put(folder, "sections/lan-1/so-xay-dung/hinh-duong.svg", svg)
    told = check(folder, 1, "", watch=unwatched).notices
    for agency in ("so-xay-dung", "so-tai-chinh"):
        own = tuple(notice for notice in told if notice.agency == agency)
        assert len({notice.code for notice in own}) >= 4
        assert check(folder, 1, agency, watch=unwatched).notices == own


def test_the_second_round_is_held_against_the_comments_on_the_first(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường tỉnh dài 310 km.\n")
    told = {notice.code for notice in check(folder, 2, "", watch=unwatched).notices}
    assert "can-doi-y-kien" in told
    assert "can-doi-y-kien" not in {n.code for n in check(folder, 1, "", watch=unwatched).notices}


def test_text_tables_and_days_are_checked_without_the_heavy_libraries(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    book = Workbook()
    for row in (("Tuyến", "Ngày thông xe"), ("Đường tỉnh 241", date(2025, 9, 2))):
        book.active.append(row)  # type: ignore[union-attr]
    (folder / ROAD).parent.mkdir(parents=True, exist_ok=True)
    book.save((folder / ROAD).with_name("duong.xlsx"))
    put(folder, ROAD, "![Đường](duong.xlsx){#bang-duong}\n\nXem @bang-duong.\n")
    program = (
        "import sys; from pipeline.cli import main;"
        f"code = main(['check', '--strict', '--workspace', {str(folder)!r}]);"
        "print(code, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    code, *loaded = done.stdout.split()
    assert code == "0", done.stderr
    heavy = {"pandas", "numpy", "openpyxl", "pypandoc", "PIL"}
    assert not heavy & {name.partition(".")[0] for name in loaded}
    # a first draft has neither comments nor changes
    assert not {
        name for name in loaded if name.startswith(("pipeline.compare", "pipeline.consult"))
    }


def test_the_sentences_of_one_agency_are_held_against_the_tables_of_others(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    table = (
        "| Loại đất | Diện tích (ha) |\n|---|--:|\n| Đất nông nghiệp | 831 |\n"
        "| Đất phi nông nghiệp | 169 |\n| Tổng cộng | 1.000 |\n\nBảng: Đất {#bang-dat}\n"
    )
    put(folder, "sections/lan-1/so-tai-chinh/su-can-thiet.md", table)
    put(folder, ROAD, "Đất nông nghiệp chiếm 90%, theo @bang-dat.\n")
    told = check(folder, 1, "", watch=unwatched).notices
    own = check(folder, 1, "so-xay-dung", watch=unwatched).notices
    assert "ty-le-khac-bang" in {notice.code for notice in own}
    assert own == tuple(notice for notice in told if notice.agency == "so-xay-dung")
