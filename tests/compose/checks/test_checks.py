"""All checks run in their order, and one defect of a cell is told once."""

import pytest

from pipeline.compose.checked import run_checks
from pipeline.compose.checks import CHECKS, Evidence
from pipeline.model.document import Block
from pipeline.model.notice import Notice, Severity
from tests.compose.checks.ground import NO_REGISTERS, evidence_of, report_of, sheet
from tests.samples import paragraph


def test_every_check_is_run_and_one_defect_of_a_cell_is_told_once() -> None:
    off = sheet([["STT", "Nguồn", "Tỷ trọng [%]"], ["1", "a", "40"], ["2", "b", "35"],
                 ["3", "c", "28"]], caption="Cơ cấu")  # fmt: skip
    blocks: tuple[Block, ...] = (off, paragraph("Còn ???"), paragraph("Còn ???"))
    found = run_checks(evidence_of(*blocks))
    assert [notice.code for notice in found] == [
        "ty-trong-khac-100", "bang-khong-duoc-nhac", "ghi-chu-soan-thao", "ghi-chu-soan-thao",
    ]  # fmt: skip


def test_what_two_checks_find_in_one_cell_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, other = (
        Notice(Severity.INFO, code, message, file="a.xlsx", cell="S!B2", item="muc")
        for code, message in (("x", "một"), ("x", "hai"), ("y", "ba"))
    )
    monkeypatch.setattr(
        "pipeline.compose.checks.CHECKS", (lambda _: iter([first, second]), lambda _: iter([other]))
    )
    assert run_checks(Evidence(report_of(), NO_REGISTERS, (), ())) == (first, other)


def test_no_check_is_named_twice() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
