from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from hypothesis import given, strategies

from pipeline.compose import checks
from pipeline.compose.by_item import ByItem
from pipeline.compose.checked import run_checks
from pipeline.compose.checks import gather
from pipeline.compose.checks.evidence import Passage, Passages
from pipeline.compose.checks.names_spelled_two_ways import names_spelled_two_ways
from pipeline.model.document import Block
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference
from pipeline.model.legal import LegalDocument
from pipeline.model.notice import Notice
from pipeline.model.report import Report, Section
from tests.compose.checks.ground import NO_REGISTERS, REGISTERS, report_of, sheet
from tests.render.memory import Memory
from tests.samples import paragraph

OFF = sheet(
    [["STT", "Nguồn", "Tỷ trọng [%]"], ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"]],
    caption="Cơ cấu",
)
LAW = LegalDocument("236/QĐ-TTg", "Quyết định", date(2024, 3, 19), expired=date(2030, 1, 1))
CITED = paragraph("Theo Quyết định số 236/QĐ-TTg ngày 19/3/2024, 171 trên 600 dự án, đạt 23 %.")


def draft(*blocks: Block, day: date = date(2025, 11, 15)) -> Report:
    made = report_of(*blocks)
    return replace(made, round=replace(made.round, day=day))


def found(report: Report, kept: Memory, *documents: LegalDocument) -> tuple[Notice, ...]:
    registers = replace(NO_REGISTERS, documents=documents)
    anew = run_checks(gather(report, registers))
    assert run_checks(gather(report, registers), by_item=ByItem(kept)) == anew
    return anew


def test_what_was_found_in_an_item_is_found_again_without_looking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Memory()
    evidence = gather(draft(OFF, CITED, paragraph("Còn ???")), NO_REGISTERS)
    first = run_checks(evidence, by_item=ByItem(kept))
    assert {notice.code for notice in first} >= {"ty-trong-khac-100", "ty-le-trong-cau-sai"}
    looked: list[str] = []

    def watched(check: checks.Check) -> checks.Check:
        def step(own: checks.Evidence):  # type: ignore[no-untyped-def]
            looked.extend(entry.item for entry in own.passages)
            return check(own)

        return step

    apart = checks.ACROSS | checks.OF_FORMS | checks.OF_TEXTS
    watching = tuple(check if check in apart else watched(check) for check in checks.CHECKS)
    monkeypatch.setattr(checks, "CHECKS", watching)
    assert run_checks(evidence, by_item=ByItem(kept)) == first
    assert looked == []


def test_of_one_agency_only_its_own_sentences_are_held_against_all_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[checks.Evidence] = []

    def watched(evidence: checks.Evidence) -> Iterator[Notice]:
        shown.append(evidence)
        return iter(())

    monkeypatch.setattr(checks, "CHECKS", (watched,))
    for name in ("ACROSS", "AGAINST_TABLES"):
        monkeypatch.setattr(checks, name, frozenset({watched}))
    evidence = gather(draft(OFF, CITED), NO_REGISTERS)
    run_checks(evidence, "so-khong-viet")
    run_checks(evidence)
    assert [(len(one.tables), any(one.passages)) for one in shown] == [(1, False), (1, True)]


def test_an_item_is_looked_at_again_where_it_the_registers_or_the_round_changed() -> None:
    kept = Memory()
    found(draft(CITED), kept)
    for report, documents in (
        (draft(CITED, OFF), ()),
        (draft(CITED), (LAW,)),
        (draft(CITED, day=date(2030, 1, 1)), (LAW,)),
    ):
        kept.new.clear()
        found(report, kept, *documents)
        assert kept.new
    told = found(draft(CITED, day=date(2030, 1, 1)), kept, LAW)
    assert "van-ban-het-hieu-luc" in {notice.code for notice in told}


SAID = (
    "Diện tích đất có rừng năm 2024 là 545.600 ha; xem Bảng 1.1, Kỳ Lừa.",
    "Năm 2024, diện tích đất có rừng là 546.500 ha, nêu như sau:",
    "Theo Quyết định số 12/QĐ-UBND ngày 3/4/2024 và Nghị quyết số 66/2025/NQ-CP.",
    "Theo Quyết định số 12/QĐ-UBND ngày 5/4/2024; tại Kì Lừa, xã Cao lộc.",
    "Theo Nghị định 58/NĐ-CP, tại bảng dưới đây.",
    "Đất rừng trồng là 2 ha, chiếm 12 % tổng diện tích theo",
    "Không có gì để nói.",
)
PLACED = sheet(
    [["Tên", "Số [ha]"], ["Đất rừng trồng", "1"], ["Kì Lừa", "2"], ["Tổng cộng", "3"]],
    caption="Bảng của xã Cao lộc, Kì Lừa", id_="bang-rung",
)  # fmt: skip
REFERRED = Reference("bang-rung")


@given(strategies.lists(strategies.one_of(strategies.sampled_from(SAID), strategies.none())))
def test_a_check_tells_the_same_of_the_passages_that_concern_it(said: list[str | None]) -> None:
    blocks = (PLACED if words is None else paragraph(words, REFERRED) for words in said)
    evidence = gather(report_of(*blocks), REGISTERS)
    by_itself = {notice for check in many() for notice in check(evidence)}
    kept = Memory()
    for _ in range(2):
        found = run_checks(evidence, by_item=ByItem(kept))
        codes = {notice.code for notice in by_itself}
        assert {notice for notice in found if notice.code in codes} == by_itself


def many() -> tuple[checks.Check, ...]:
    return (*checks.CONCERNED, names_spelled_two_ways)


def test_what_concerns_a_check_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Memory()
    report = report_of(*map(paragraph, SAID), PLACED)
    first = run_checks(gather(report, REGISTERS), by_item=ByItem(kept))
    told = {notice.code for notice in first}
    assert told >= {"so-lieu-hai-noi", "van-ban-hai-cach", "ten-viet-hai-kieu"}
    nothing = dict.fromkeys(checks.CONCERNED, lambda passage: False)
    monkeypatch.setattr(checks, "CONCERNED", nothing)
    assert run_checks(gather(report, REGISTERS), by_item=ByItem(kept)) == first
    assert run_checks(gather(report, REGISTERS)) != first


def test_a_draft_of_which_all_is_kept_is_not_searched_for_passages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Memory()
    report = report_of(paragraph(SAID[5], REFERRED), PLACED)
    first = run_checks(gather(report, REGISTERS), by_item=ByItem(kept))
    looked: list[Section] = []

    def of(own: Passages, section: Section) -> tuple[Passage, ...]:
        looked.append(section)
        return ()

    monkeypatch.setattr(Passages, "of", of)
    assert run_checks(gather(report, REGISTERS), by_item=ByItem(kept)) == first
    assert looked == []
    run_checks(gather(report, REGISTERS))
    assert looked


OUTSIDE = msgspec.msgpack.encode([[99_999]] * len(checks.CONCERNED))


@pytest.mark.parametrize("harm", [b"", b"\x90", b"\x91" * 2_000, b"\x91\x90", OUTSIDE])
def test_what_is_no_list_of_notices_is_not_there(harm: bytes) -> None:
    kept = Memory()
    report = draft(OFF, CITED)
    found(report, kept)
    kept.held = dict.fromkeys(kept.held, harm)
    found(report, kept)
