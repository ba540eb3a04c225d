from pathlib import Path

import pytest

from pipeline.intake.shared.agencies import RESERVED, check_agencies, read_agencies
from pipeline.model.notice import Notice
from pipeline.model.outline import Agency, Group

FILE = "sections/co-quan.yaml"


def codes(notices: tuple[Notice, ...]) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in notices]


def test_every_key_is_read() -> None:
    text = (
        "- id: so-xay-dung\n"
        "  ten: Sở Xây dựng\n"
        "  ten-tat: SXD\n"
        "  nhom: so\n"
        "  dau-moi: [bo-xay-dung]\n"
        "  thu-truong: {ten: Nguyễn Văn A, chuc-vu: Giám đốc}\n"
        "  don-vi-soan: QLQH\n"
        "- {id: bo-xay-dung, ten: Bộ Xây dựng, nhom: bo}\n"
    )
    outcome = read_agencies(text, FILE)
    assert outcome.notices == ()
    assert outcome.value == (
        Agency(
            "so-xay-dung",
            "Sở Xây dựng",
            Group.DEPARTMENT,
            "SXD",
            ("bo-xay-dung",),
            "Nguyễn Văn A",
            "Giám đốc",
            line=1,
            drafting_unit="QLQH",
        ),
        Agency("bo-xay-dung", "Bộ Xây dựng", Group.MINISTRY, line=8),
    )
    assert check_agencies(outcome.value, FILE) == ()


@pytest.mark.parametrize("text", ["", "id: a\n", "- 'x\n", "chữ\n", "- a\n", "[]\n"])
def test_what_names_no_agency_is_unusable(text: str) -> None:
    assert read_agencies(text, FILE).value is None


def test_reserved_and_doubled_ids_are_errors() -> None:
    text = "".join(
        f"- {{id: {name}, ten: T{place}, nhom: so}}\n"
        for place, name in enumerate(["a", *sorted(RESERVED), "a"])
    )
    outcome = read_agencies(text, FILE)
    assert outcome.value is not None
    assert [agency.id for agency in outcome.value] == ["a"]
    assert codes(outcome.notices) == [
        ("co-quan-ma-danh-rieng", 2),
        ("co-quan-ma-danh-rieng", 3),
        ("co-quan-ma-danh-rieng", 4),
        ("co-quan-ma-danh-rieng", 5),
        ("co-quan-ma-danh-rieng", 6),
        ("co-quan-trung-ma", 7),
    ]


def test_a_missing_group_is_said_and_the_agency_stays() -> None:
    outcome = read_agencies("- id: a\n  ten: A\n- id: b\n  ten: B\n  nhom: soo\n", FILE)
    assert outcome.value is not None
    assert [agency.group for agency in outcome.value] == [Group.OTHER, Group.OTHER]
    assert codes(outcome.notices) == [("yaml-thieu-khoa", 1), ("yaml-gia-tri-la", 5)]


def test_unknown_bodies_and_doubled_names_are_named() -> None:
    agencies = (
        Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT, contact_for=("bo-yte",), line=1),
        Agency("bo-y-te", "Bộ Y tế", Group.MINISTRY, line=2),
        Agency("so-y-te-2", "Sở Y tế", Group.DEPARTMENT, line=3),
    )
    notices = check_agencies(agencies, FILE)
    assert codes(notices) == [("co-quan-khong-co", 1), ("co-quan-trung-ten", 3)]
    assert "'bo-y-te'" in notices[0].fix


def test_the_agencies_of_the_workspace_are_read_in_silence() -> None:
    file = Path(__file__).parents[3] / "sections" / "co-quan.yaml"
    outcome = read_agencies(file.read_text(encoding="utf-8"), FILE)
    assert outcome.notices == ()
    assert outcome.value is not None
    assert check_agencies(outcome.value, FILE) == ()
