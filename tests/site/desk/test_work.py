"""What awaits a body is told with the day, the state and the way to it; others' is not told."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.model.overview import Figures
from pipeline.rounds.served.journal import Entry, append
from pipeline.site.access import Access
from pipeline.site.desk import work
from pipeline.site.desk.work import OwnWork, own_work
from pipeline.site.keys import Role
from pipeline.site.served import Served
from tests.consulted import consulted
from tests.issued_rounds import ISSUE, sealed
from tests.rounds.workspaces import ROAD, put
from tests.site.desk.ground import NOW, ROADS, Ground, made_ground, served_on
from tests.site.sites import PORT, URL, Site


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return made_ground(tmp_path_factory.mktemp("tinh") / "t")


@pytest.fixture
def served(ground: Ground) -> Served:
    return served_on(ground)


def told(found: OwnWork) -> str:
    return repr((found.parts, found.tiles, found.tasks, found.receipts))


def test_an_author_is_told_days_states_and_what_is_to_be_done(served: Served) -> None:
    found = own_work(served, ROADS, Role.HAND_IN)
    assert found.body == "Sở Xây dựng"
    states = {part.title: (part.state, part.grade) for part in found.parts}
    assert states["Hạ tầng giao thông"] == ("đã nhận", "fine")
    assert {"đã rút", "có lỗi"} <= {state for state, _ in states.values()}
    assert found.parts[0].told == "ngày 06/12/2025"
    assert found.parts[0].address == "#giao-thong-hien-trang"
    assert [(tile.number, tile.grade) for tile in found.tiles[:1]] == [("2", "")]
    assert "quá hạn nộp bài (08/12/2025)" in found.tiles[0].words
    assert [task.state for task in found.tasks] == ["có lỗi", "1 phần chưa có chữ ký"]
    assert found.tasks[1].address == "/ky/2"


def test_what_is_owed_late_is_pressing(served: Served) -> None:
    found = own_work(served, "so-tai-chinh", Role.HAND_IN)
    assert found.tiles[0].grade == "warn"
    assert found.tasks[0].state == "chưa gửi, muộn 2 ngày"


def test_only_who_hands_in_is_led_to_where_one_does(served: Served) -> None:
    closed = own_work(served, ROADS, Role.WATCH)
    assert closed.parts
    assert "/nop/" not in told(closed)
    assert "/ky/" not in told(closed)
    assert own_work(served, ROADS, Role.VIEW).parts == ()


def test_a_part_leads_to_its_newest_receipt(served: Served) -> None:
    for id_ in ("1", "2"):
        entry = Entry("nop", id=id_, body=ROADS, round=2, item="giao-thong-hien-trang")
        append(served.workspace, entry, at=NOW)
    found = own_work(served, ROADS, Role.HAND_IN)
    assert found.parts[0].receipt == "/bien-nhan/2"
    assert found.receipts[0] == ("/bien-nhan/2", "Nộp bài: Hạ tầng giao thông, 00:00 10/12/2025")
    assert "/bien-nhan/" not in told(own_work(served, "so-tai-chinh", Role.HAND_IN))


def test_it_is_worked_out_once_until_a_record_or_the_day_is_another(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []

    def counted(served: Served, body: str, role: Role) -> OwnWork:
        worked.append(body)
        return OwnWork(body, "")

    monkeypatch.setattr(work, "_worked_out", counted)
    own_work(served, ROADS, Role.HAND_IN)
    own_work(served, ROADS, Role.HAND_IN)
    assert worked == [ROADS]
    own_work(replace(served, clock=lambda: NOW + timedelta(days=1)), ROADS, Role.HAND_IN)
    own_work(replace(served, figures=Figures), ROADS, Role.HAND_IN)
    own_work(served, ROADS, Role.WATCH)
    assert len(worked) == 4
    for name in ("nop.yaml", "ky.yaml"):
        put(served.workspace, f"sections/lan-1/{ROADS}/{name}", "[]\n")
        own_work(served, ROADS, Role.HAND_IN)
        own_work(served, "so-tai-chinh", Role.HAND_IN)
    assert len(worked) == 7
    append(served.workspace, Entry("nop", id="9", body="xa-a", round=1), at=NOW)
    own_work(served, ROADS, Role.HAND_IN)
    assert len(worked) == 8


def test_whoever_comments_is_told_the_last_day_then_that_answers_came(tmp_path: Path) -> None:
    place = consulted(tmp_path / "tinh")
    assert sealed(place).value is not None
    site = Site(place, Access(PORT, url=URL), number=2)
    asked = own_work(site.served, "so-tai-chinh", Role.COMMENT)
    assert [(task.state, task.address) for task in asked.tasks] == [("chưa trả lời", "/gop-y/1")]
    assert asked.tiles[0].address == "/gop-y/1"
    assert own_work(site.served, ROADS, Role.COMMENT).tasks == ()  # it has said something
    put(place, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường tỉnh dài 310 km.\n")
    assert sealed(place, 2, replace(ISSUE, open_comments="chờ họp")).value is not None
    found = own_work(site.served, ROADS, Role.COMMENT)
    assert "/ket-qua/2" in [task.address for task in found.tasks]
    put(place, f"sections/lan-2/y-kien/{ROADS}/y-kien-cac-lan.xlsx", b"said")
    assert "/ket-qua/2" not in told(own_work(site.served, ROADS, Role.COMMENT))
