"""What became of a part in a round: from its files, its errors, its days and the day it is."""

from datetime import date, timedelta

import pytest

from pipeline.model.delivery import DayFrom, Delivery, DeliveryState, Duty, PartRecord
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Round
from pipeline.model.receipt import Receipt
from pipeline.model.signature import PartSignature, PartSources, SignState
from pipeline.monitor.delivery import deliveries, received_on
from tests.monitor.parts import part, signed
from tests.monitor.records import AGENCY, DUE, FIRST, SECOND, came, file, record

TODAY = date(2025, 11, 20)


def judged(
    entry: PartRecord,
    *receipts: Receipt,
    in_round: Round = FIRST,
    notices: tuple[Notice, ...] = (),
    signatures: tuple[PartSignature, ...] = (),
    today: date = TODAY,
) -> Delivery:
    (made,) = deliveries(
        [entry],
        in_round,
        receipts=receipts,
        notices=notices,
        signatures=signatures,
        today=today,
    )
    return made


def wrong(code: str, severity: Severity = Severity.ERROR, item: str | None = "y-te") -> Notice:
    name = f"sections/lan-1/{AGENCY}/a.md"
    return Notice(severity, code, "sai", "", name, 3, agency=AGENCY, item=item)


def test_what_has_to_come_and_did_not_is_owed_and_late_after_its_last_day() -> None:
    for today, late, days in ((DUE, False, 0), (DUE + timedelta(1), True, 1), (TODAY, True, 10)):
        made = judged(record(), today=today)
        assert (made.state, made.late, made.days_late) == (DeliveryState.OWED, late, days)
        assert made.is_due
        assert not made.arrived


def test_what_nobody_has_to_send_is_not_owed() -> None:
    made = judged(record(owed=False, duty=Duty.PARTNER))
    assert (made.state, made.late, made.is_due) == (DeliveryState.OPTIONAL, False, False)


@pytest.mark.parametrize(("day", "late", "days"), [(DUE, False, 0), (DUE + timedelta(3), True, 3)])
def test_what_came_is_late_by_the_day_it_was_written_down(day: date, late: bool, days: int) -> None:
    made = judged(record(file("a.md")), came("a.md", day))
    assert made.state is DeliveryState.RECEIVED
    assert (made.day, made.day_from) == (day, DayFrom.RECEIPT)
    assert (made.late, made.days_late, made.is_due) == (late, days, False)


def test_the_last_of_the_files_that_came_counts() -> None:
    entry = record(file("a.md"), file("b.xlsx"))
    late = DUE + timedelta(2)
    made = judged(entry, came("a.md", DUE), came("b.xlsx", late))
    assert (made.day, made.days_late) == (late, 2)


def test_the_text_s_own_day_counts_where_nobody_wrote_one_down() -> None:
    entry = record(file("a.md"), sent=DUE + timedelta(1))
    made = judged(entry)
    assert (made.day_from, made.late) == (DayFrom.FRONT_MATTER, True)
    assert judged(entry, came("a.md", DUE)).late is False


def test_no_day_known_is_neither_late_nor_in_time() -> None:
    made = judged(record(file("a.md")))
    assert (made.state, made.day, made.late, made.days_late) == (
        DeliveryState.RECEIVED,
        None,
        None,
        0,
    )


def test_the_day_of_the_signature_is_shown_and_judges_no_lateness() -> None:
    entry = record(file("a.md"))
    sources = PartSources(AGENCY, "y-te", entry.files)
    held = PartSignature(sources, SignState.SIGNED, signed(part(a_md="x"), day=date(2025, 11, 12)))
    made = judged(entry, signatures=(held,))
    assert (made.day, made.day_from, made.late) == (date(2025, 11, 12), DayFrom.SIGNATURE, None)
    assert made.signature == held
    assert not made.needs_signature
    changed = PartSignature(sources, SignState.CHANGED, held.signature)
    assert judged(entry, signatures=(changed,)).day is None
    earlier = replace(held, signature=replace(signed(part(a_md="x")), round=7))
    assert judged(entry, signatures=(earlier,)).day is None
    assert judged(entry, signatures=(changed,)).needs_signature


def test_without_a_last_day_nothing_is_late() -> None:
    open_ = Round(1, date(2025, 11, 15), "Dự thảo lần 1")
    assert judged(record(), in_round=open_).late is False
    assert judged(record(file("a.md")), in_round=open_).late is False


def test_the_same_bytes_as_in_the_round_before_are_unchanged_wherever_they_stand() -> None:
    before = (file("a.md"), file("b.xlsx"))
    taken = judged(record(*before, before=before), in_round=SECOND)
    assert (taken.state, taken.carried, taken.late) == (DeliveryState.UNCHANGED, False, False)
    again = record(file("a.md", 2), file("b.xlsx"), before=before)
    copied = judged(again, in_round=SECOND)
    assert (copied.state, copied.carried, copied.arrived) == (DeliveryState.UNCHANGED, True, False)


def test_a_new_workbook_under_an_old_text_is_received_on_the_workbook_s_day() -> None:
    entry = record(
        file("a.md"), file("b.xlsx", 2, "b"), before=(file("a.md"), file("b.xlsx")), sent=DUE
    )
    made = judged(entry, came("b.xlsx", date(2025, 11, 26), in_round=2), in_round=SECOND)
    assert (made.state, made.arrived, made.late) == (DeliveryState.RECEIVED, True, True)
    assert judged(entry, in_round=SECOND).day is None  # the text's own day is of round 1


def test_days_written_down_in_another_round_are_of_no_matter() -> None:
    entry = record(file("a.md", 2, "b"), before=(file("a.md"),))
    assert judged(entry, came("a.md", DUE), in_round=SECOND).day is None


def test_a_withdrawal_is_one_and_not_owed() -> None:
    made = judged(record(file("a.md"), withdrawn=True), notices=(wrong("x"),))
    assert (made.state, made.is_due) == (DeliveryState.WITHDRAWN, False)


def test_a_text_that_cannot_stand_is_faulty_and_came_all_the_same() -> None:
    made = judged(record(file("a.md"), broken="tệp trống"), came("a.md", DUE))
    assert (made.state, made.faults, made.late) == (DeliveryState.FAULTY, ("tệp trống",), False)
    assert made.is_due


def test_errors_make_a_part_faulty_and_required_cells_left_out_incomplete() -> None:
    entry = record(file("a.md"))
    incomplete = judged(entry, notices=(wrong("o-bat-buoc-trong"), wrong("cot-thieu")))
    assert (incomplete.state, incomplete.missing) == (DeliveryState.INCOMPLETE, 2)
    faulty = judged(entry, notices=(wrong("o-bat-buoc-trong"), wrong("tep-khong-co")))
    assert (faulty.state, faulty.missing, len(faulty.faults)) == (DeliveryState.FAULTY, 1, 2)
    assert faulty.faults[0] == f"sections/lan-1/{AGENCY}/a.md:3: sai"
    lacking = replace(wrong("cot-thieu"), line=1, message="thiếu")
    assert [told[-3:] for told in judged(entry, notices=(lacking, wrong("x"))).faults] == [
        "sai",
        "iếu",
    ]
    elsewhere = replace(wrong("y", item="khac"), file="sections/lan-1/so-y-te/khac.md")
    warned = judged(entry, notices=(wrong("x", Severity.WARNING), elsewhere))
    assert (warned.state, warned.faults) == (DeliveryState.RECEIVED, ())


def test_errors_of_a_form_are_those_of_its_file() -> None:
    entry = record(file("a.md"), duty=Duty.FORM, item="du-an")
    assert judged(entry, notices=(wrong("cot-thieu", item=None),)).state is DeliveryState.INCOMPLETE
    other = record(file("b.md"), duty=Duty.FORM, item="du-an")
    assert judged(other, notices=(wrong("cot-thieu", item=None),)).state is DeliveryState.RECEIVED


def test_the_bytes_that_serve_count_first_then_the_last_of_their_name() -> None:
    days = [date(2025, 11, day) for day in (5, 7, 9)]
    entries = [came("a.md", day, sha) for day, sha in zip(days, ("a", "b", "a"), strict=True)]
    assert received_on(file("a.md"), entries) == days[0]
    assert received_on(file("a.md", sha256="b"), entries) == days[1]
    assert received_on(file("a.md", sha256="c"), entries) == days[2]
    assert received_on(file("b.md"), entries) is None


def test_an_error_in_a_workbook_of_the_part_is_the_part_s_though_it_names_no_item() -> None:
    entry = record(file("b.md"), file("a.md"))
    made = judged(entry, notices=(wrong("o-bat-buoc-trong", item=None),))
    assert (made.state, len(made.faults)) == (DeliveryState.INCOMPLETE, 1)
    both = (wrong("o-bat-buoc-trong"), wrong("o-bat-buoc-trong"))
    assert judged(entry, notices=both).missing == 1
