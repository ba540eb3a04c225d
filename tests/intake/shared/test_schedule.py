from datetime import date
from pathlib import Path

import pytest

from pipeline.intake.shared.schedule import check_schedule, read_schedule
from pipeline.model.notice import Notice
from pipeline.model.outline import Agency, DossierEntry, Group, Milestone, Round

FILE = "sections/ke-hoach.yaml"


def codes(notices: tuple[Notice, ...]) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in notices]


def test_a_round_needs_only_its_number_and_day() -> None:
    outcome = read_schedule("lan:\n  - so: 2\n    ngay: 2025-11-30\n", FILE)
    assert outcome.notices == ()
    assert outcome.value is not None
    assert outcome.value.rounds == (Round(2, date(2025, 11, 30), "Dự thảo lần 2"),)
    assert outcome.value.round(1) is None


def test_every_key_is_read() -> None:
    text = (
        "lan:\n"
        "  - {so: 2, ten: Trình thẩm định, ngay: 2025-12-31, loai: tham-dinh,\n"
        "     gui-ngay: 2026-01-05, han-tra-loi: 15 ngày làm việc}\n"
        "  - {so: 1, ngay: 2025-11-15, lay-y-kien: [so, bo-y-te], han-tra-loi: 2025-11-24}\n"
        "moc:\n"
        "  - {tieu-de: 'Phê duyệt, lựa chọn', han: 2025-10-30, xong: 2025-10-29}\n"
        "  - {tieu-de: Trình}\n"
        "ho-so:\n"
        "  tham-dinh: [{id: to-trinh, ten: Tờ trình, bat-buoc: true}, {id: khac, ten: Khác}]\n"
    )
    outcome = read_schedule(text, FILE)
    assert outcome.notices == ()
    assert outcome.value is not None
    first, second = outcome.value.rounds
    assert (first.number, first.consulted) == (1, ("so", "bo-y-te"))
    assert first.answer_by == date(2025, 11, 24)
    assert (second.name, second.kind) == ("Trình thẩm định", "tham-dinh")
    assert second.answer_by == "15 ngày làm việc"
    assert outcome.value.milestones == (
        Milestone("Phê duyệt, lựa chọn", date(2025, 10, 30), date(2025, 10, 29)),
        Milestone("Trình"),
    )
    assert outcome.value.dossiers == (
        (
            "tham-dinh",
            (DossierEntry("to-trinh", "Tờ trình", True), DossierEntry("khac", "Khác")),
        ),
    )


def sources(*written: str) -> tuple[tuple[DossierEntry, ...], list[str]]:
    rows = "".join(f"    - {{id: a{n}, ten: A, nguon: {one}}}\n" for n, one in enumerate(written))
    text = f"lan: [{{so: 1, ngay: 2025-11-15}}]\nho-so:\n  x:\n{rows}"
    outcome = read_schedule(text, FILE)
    assert outcome.value is not None
    return outcome.value.dossiers[0][1], [notice.code for notice in outcome.notices]


def test_a_document_says_where_it_comes_from() -> None:
    entries, codes = sources("mau", "du-thao", "ban-ky", "ho-so", "ho-so/ban-do/", "ho-so/a/b.pdf")
    assert codes == []
    assert [(entry.source.value, entry.place) for entry in entries] == [
        ("mau", "ho-so/a0"),
        ("du-thao", "ho-so/a1"),
        ("ban-ky", "ho-so/a2"),
        ("ho-so", "ho-so/a3"),
        ("ho-so", "ho-so/ban-do"),
        ("ho-so", "ho-so/a/b.pdf"),
    ]


@pytest.mark.parametrize(
    "written", ["mauu", "ho-so/../x", "ho-so/./x", "/etc/passwd", "ho-so/a/../b"]
)
def test_a_source_nobody_knows_or_that_leads_elsewhere_is_an_error(written: str) -> None:
    entries, codes = sources(written)
    assert codes == ["ho-so-nguon-la"]
    assert entries[0].place == "ho-so/a0"


@pytest.mark.parametrize(
    "text", ["", "lan:\n", "lan: []\n", "- a\n", "lan: [{so: 0}]\n", "a: 'x\n"]
)
def test_what_has_no_round_is_unusable(text: str) -> None:
    outcome = read_schedule(text, FILE)
    assert outcome.value is None
    assert outcome.notices


def test_faults_are_all_said_and_the_rest_is_kept() -> None:
    text = (
        "lan:\n"
        "  - so: 1\n"
        "    ngay: 2025-11-15\n"
        "    loai: tham-din\n"
        "  - so: 1\n"
        "    ngay: 15/11/2025\n"
        "  - so: 1\n"
        "    ngay: 2025-11-16\n"
        "  - so: 2\n"
        "    ngay: 2025-11-01\n"
        "    han-tra-loi: 15 ngày làm việc\n"
        "  - so: 3\n"
        "    ngay: 2025-12-01\n"
        "    han-tra-loi: hai tuần\n"
        "ho-so:\n"
        "  a: [{id: x, ten: X}, {id: x, ten: Y}]\n"
        "  b: x\n"
    )
    outcome = read_schedule(text, FILE)
    assert outcome.value is not None
    assert [one.number for one in outcome.value.rounds] == [1, 2, 3]
    assert codes(outcome.notices) == [
        ("yaml-gia-tri-la", 4),
        ("yaml-ngay-sai", 6),
        ("lan-trung-so", 7),
        ("thieu-gui-ngay", 9),
        ("yaml-ngay-sai", 14),
        ("lan-nguoc-ngay", None),
        ("ho-so-trung-ma", 16),
        ("yaml-can-danh-sach", 17),
    ]


def test_those_consulted_are_groups_or_agencies() -> None:
    text = "lan:\n  - {so: 1, ngay: 2025-11-15, lay-y-kien: [so, so-y-te, so-yte]}\n"
    schedule = read_schedule(text, FILE).value
    assert schedule is not None
    notices = check_schedule(schedule, (Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT),), FILE)
    assert codes(notices) == [("co-quan-khong-co", None)]
    assert "'so-y-te'" in notices[0].fix


def test_the_schedule_of_the_workspace_is_read_in_silence() -> None:
    file = Path(__file__).parents[3] / "sections" / "ke-hoach.yaml"
    outcome = read_schedule(file.read_text(encoding="utf-8"), FILE)
    assert outcome.notices == ()
    assert outcome.value is not None


def test_the_last_day_for_contributions_is_a_round_s_and_who_does_a_step_the_step_s() -> None:
    text = (
        "lan: [{so: 1, ngay: 2025-11-15, han-nop: 2025-11-10}]\n"
        "moc:\n"
        "  - {tieu-de: Lần 1, han: 2025-11-15, chu-tri: so-a, phoi-hop: [tu-van], lan: 1}\n"
        "  - {tieu-de: Lấy ý kiến, lan: 1, viec: lay-y-kien}\n"
    )
    outcome = read_schedule(text, FILE)
    assert outcome.notices == ()
    assert outcome.value is not None
    assert outcome.value.rounds[0].due == date(2025, 11, 10)
    first, second = outcome.value.milestones
    assert (first.lead, first.partners, first.round, first.about) == ("so-a", ("tu-van",), 1, "")
    assert (second.round, second.about) == (1, "lay-y-kien")
    told = check_schedule(outcome.value, (Agency("so-a", "Sở A", Group.DEPARTMENT),), FILE)
    assert codes(told) == [("co-quan-khong-co", None)]
    assert "'tu-van'" in told[0].message


@pytest.mark.parametrize(
    "days",
    [
        "han-nop: 2025-11-16",
        "gui-ngay: 2025-11-14",
        "gui-ngay: 2025-11-20, han-tra-loi: 2025-11-19",
        "han-tra-loi: 2025-11-14",
    ],
)
def test_days_of_a_round_that_cannot_follow_one_another_are_told_at_its_line(days: str) -> None:
    outcome = read_schedule(f"lan:\n  - {{so: 1, ngay: 2025-11-15, {days}}}\n", FILE)
    assert codes(outcome.notices) == [("lan-nguoc-ngay", 2)]


def test_days_that_are_one_follow_one_another() -> None:
    days = "han-nop: 2025-11-15, gui-ngay: 2025-11-15, han-tra-loi: 2025-11-15"
    assert read_schedule(f"lan: [{{so: 1, ngay: 2025-11-15, {days}}}]\n", FILE).notices == ()


def test_steps_due_out_of_order_are_told_at_the_later_line() -> None:
    text = (
        "lan: [{so: 1, ngay: 2025-11-15}]\nmoc:\n  - {tieu-de: A, han: 2025-11-15}\n"
        "  - tieu-de: B\n  - {tieu-de: C, han: 2025-11-14}\n  - {tieu-de: D, han: 2025-11-14}\n"
    )
    assert codes(read_schedule(text, FILE).notices) == [("moc-nguoc-ngay", 5)]


PLAN = "lan:\n  - {so: 1, ngay: 2025-11-15}\n"
BODIES = (
    Agency("so-a", "Sở A", Group.DEPARTMENT),
    Agency("ubnd-tinh", "UBND tỉnh", Group.OTHER, head_title="Phó Chủ tịch"),
)


def test_who_signs_letters_to_a_group_is_read() -> None:
    outcome = read_schedule(f"{PLAN}co-quan-ky: {{bo: ubnd-tinh, tinh: so-a}}\n", FILE)
    assert outcome.notices == ()
    assert outcome.value is not None
    assert outcome.value.issuers == ((Group.MINISTRY, "ubnd-tinh"), (Group.PROVINCE, "so-a"))
    told = check_schedule(outcome.value, BODIES, FILE)
    assert codes(told) == [("co-quan-ky-thieu-thu-truong", None)]
    assert "Sở A" in told[0].message
    assert "'so-a'" in told[0].fix


def test_a_group_or_an_agency_that_nobody_knows_is_told_and_signs_nothing() -> None:
    outcome = read_schedule(f"{PLAN}co-quan-ky:\n  b0: ubnd-tinh\n  bo: ubnd-tin\n", FILE)
    assert codes(outcome.notices) == [("yaml-khoa-la", 4)]
    assert "bo" in outcome.notices[0].fix
    assert outcome.value is not None
    (notice,) = check_schedule(outcome.value, BODIES, FILE)
    assert notice.code == "co-quan-khong-co"
    assert "ubnd-tinh" in notice.fix
