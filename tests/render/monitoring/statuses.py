"""How the work stands on a day, made by hand, for the tests of what shows it."""

from datetime import date
from typing import Any

from pipeline.model.comment import Answer
from pipeline.model.delivery import (
    BodyAnswer,
    DayFrom,
    Delivery,
    DeliveryState,
    DeliveryStatus,
    Duty,
    PartRecord,
    RoundDelivery,
)
from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Group, Milestone, Round
from pipeline.model.receipt import Difficulty
from pipeline.model.signature import PartSignature, PartSources, SignState
from tests.monitor.parts import part, signed

FIRST = Round(1, date(2025, 11, 15), "Dự thảo lần 1", due=date(2025, 11, 10))
SECOND = Round(2, date(2025, 11, 30), "Dự thảo lần 2", due=date(2025, 11, 25))
HEALTH = Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT, contact_for=("bo-y-te",))
ROADS = Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT)
MINISTRY = Agency("bo-y-te", "Bộ Y tế", Group.MINISTRY)
COMMUNES = tuple(Agency(f"xa-{at}", f"UBND xã {at}", Group.COMMUNE) for at in range(1, 31))
SIGNED = PartSignature(PartSources("so-y-te", "y-te", ()), SignState.SIGNED, signed(part(a_md="x")))
CHANGED = PartSignature(
    PartSources("so-y-te", "y-te", ()),
    SignState.CHANGED,
    signed(part(a_md="x")),
    ("tệp a.md khác tệp đã ký",),
)


def entry(agency: str, item: str, title: str, state: DeliveryState, **others: Any) -> Delivery:
    record = PartRecord(agency, item, title, Duty.LEAD, owed=True, place="Phần II, mục I.1")
    return replace(Delivery(record, state), **others)


OWED = entry("so-xay-dung", "giao-thong", "Giao thông", DeliveryState.OWED, late=True, days_late=5)


def form(agency: str) -> Delivery:
    record = PartRecord(agency, "du-lieu", "Dữ liệu xã", Duty.FORM, owed=True)
    return Delivery(record, DeliveryState.OWED, late=True, days_late=5)


def status() -> DeliveryStatus:
    """Two rounds: health late and signed, then changed; roads owed; thirty communes owe a form."""
    early = (
        entry(
            "so-y-te",
            "y-te",
            "=Y tế",
            DeliveryState.RECEIVED,
            day=date(2025, 11, 13),
            day_from=DayFrom.RECEIPT,
            arrived=True,
            late=True,
            days_late=3,
            signature=SIGNED,
        ),
        entry(
            "so-xay-dung", "giao-thong", "Giao thông", DeliveryState.OWED, late=True, days_late=20
        ),
    )
    later = (
        entry(
            "so-y-te",
            "y-te",
            "=Y tế",
            DeliveryState.RECEIVED,
            arrived=True,
            late=None,
            signature=CHANGED,
        ),
        entry(
            "so-xay-dung", "giao-thong", "Giao thông", DeliveryState.OWED, late=True, days_late=5
        ),
        entry(
            "so-xay-dung",
            "cap-nuoc",
            "Cấp nước",
            DeliveryState.FAULTY,
            faults=("sections/a.md:3: sai",),
        ),
        *(form(commune.id) for commune in COMMUNES),
    )
    answers = (
        BodyAnswer("so-xay-dung", True, Answer.AGREED, due=date(2025, 11, 24)),
        BodyAnswer(
            "bo-y-te",
            True,
            Answer.COMMENTED,
            "so-y-te",
            4,
            3,
            (("12/BYT", date(2025, 11, 28), True),),
            date(2025, 11, 24),
        ),
        BodyAnswer("xa-1", True, Answer.SILENT, due=date(2025, 11, 24)),
    )
    return DeliveryStatus(
        date(2025, 11, 30),
        (MINISTRY, HEALTH, ROADS, *COMMUNES),
        (
            RoundDelivery(FIRST, early, answers, date(2025, 11, 24)),
            RoundDelivery(SECOND, later),
        ),
        (
            Milestone("Phê duyệt dự toán", date(2025, 10, 30), date(2025, 10, 29), "so-y-te"),
            Milestone("Dự thảo lần 1", date(2025, 11, 15), date(2025, 11, 16), round=1),
        ),
        (Difficulty("so-y-te", "Thiếu số liệu.", "Giao xã gửi.", "UBND tỉnh", "kho-khan.yaml"),),
    )
