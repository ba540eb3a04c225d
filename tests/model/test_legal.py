from datetime import date

import pytest

from pipeline.model.legal import (
    LegalDocument,
    LegalLibrary,
    LegalSpan,
    LegalState,
    number_key,
)

FIRST, LAST = date(2020, 1, 1), date(2025, 1, 1)
DECREE = LegalDocument(
    "37/2019/NĐ-CP", "Nghị định", date(2019, 5, 7), in_force=FIRST, expired=LAST,
    suspended=(LegalSpan(date(2021, 1, 1), date(2021, 7, 1)),),
    partly_repealed=(LegalSpan(date(2023, 1, 1), what="Điều 5"),),
)  # fmt: skip
AMENDING = LegalDocument("5/2022/NĐ-CP", "Nghị định", date(2022, 1, 1), amends=("37/2019/NĐ-CP",))
LIBRARY = LegalLibrary((DECREE, AMENDING))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2019, 5, 6), LegalState.NOT_ISSUED),
        (date(2019, 5, 7), LegalState.LATER),
        (date(2019, 12, 31), LegalState.LATER),
        (FIRST, LegalState.IN_FORCE),
        (date(2020, 12, 31), LegalState.IN_FORCE),
        (date(2021, 1, 1), LegalState.SUSPENDED),
        (date(2021, 6, 30), LegalState.SUSPENDED),
        (date(2021, 7, 1), LegalState.IN_FORCE),
        (date(2021, 12, 31), LegalState.IN_FORCE),
        (date(2022, 1, 1), LegalState.AMENDED),
        (date(2023, 1, 1), LegalState.PARTLY_REPEALED),
        (date(2024, 12, 31), LegalState.PARTLY_REPEALED),
        (LAST, LegalState.EXPIRED),
    ],
)
def test_a_document_has_a_state_on_each_day(day: date, state: LegalState) -> None:
    assert LIBRARY.state(DECREE, day) is state


def test_without_any_day_the_state_is_unknown() -> None:
    blank = LegalDocument("70/2026/NĐ-CP", "Nghị định")
    assert LegalLibrary((blank,)).state(blank, FIRST) is LegalState.UNKNOWN


def test_only_a_suspension_of_all_of_it_suspends_it() -> None:
    part = LegalDocument("1/CP", "", FIRST, suspended=(LegalSpan(FIRST, what="Điều 1"),))
    assert LegalLibrary((part,)).state(part, LAST) is LegalState.IN_FORCE


def test_amendments_are_known_from_either_side_and_once() -> None:
    assert LIBRARY.amendments(DECREE, LAST) == ("5/2022/NĐ-CP",)
    assert LIBRARY.amendments(DECREE, date(2021, 12, 31)) == ()
    told = LegalDocument("37/2019/NĐ-CP", "Nghị định", amended_by=("5/2022/NĐ-CP", "9/2024/NĐ-CP"))
    both = LegalLibrary((told, AMENDING))
    assert both.amendments(told, LAST) == ("5/2022/NĐ-CP", "9/2024/NĐ-CP")


@pytest.mark.parametrize(
    "number", ["7/2019/NĐ-CP", "07/2019/NĐ-CP", "7 /2019/NÐ – CP", "7/2019/nđ-cp"]
)
def test_one_number_has_one_key(number: str) -> None:
    assert number_key(number) == "7/2019/nđ-cp"


def test_laws_of_a_name_are_found_together() -> None:
    laws = [LegalDocument(f"{n}/QH", "Luật", subject="Luật Quy hoạch") for n in (1, 2)]
    library = LegalLibrary([*laws, LegalDocument("3/QĐ", "Quyết định", subject="Luật Quy hoạch")])
    assert library.laws("luật quy hoạch") == tuple(laws)
    assert library.laws("Luật Đất đai") == ()


def test_a_document_is_named_as_it_is_cited() -> None:
    assert DECREE.title == "Nghị định số 37/2019/NĐ-CP"
    law = LegalDocument("112/2025/QH15", "Luật", subject="Luật Quy hoạch")
    assert law.title == "Luật Quy hoạch số 112/2025/QH15"
    assert "chưa đối chiếu với văn bản)" in law.hearsay
    assert LegalDocument("1", "Luật", checked=True).hearsay == ""
