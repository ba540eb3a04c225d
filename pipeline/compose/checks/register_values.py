"""Figures in the text that name an indicator must agree with the register.

`[7,5]{chi-tieu=…}` is right where it is one of the two values of the register: that of the
approved plan or the one proposed (design, section 3).
"""

from collections.abc import Iterator, Mapping

from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.model.inlines import Text
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import Bound, Number, Range, read_number
from pipeline.model.registers import Indicator
from pipeline.model.text import folded


def register_values(evidence: Evidence) -> Iterator[Notice]:
    """Tell of marked figures that the register does not know or does not have so."""
    known = {entry.code: entry for entry in evidence.registers.indicators}
    for passage in evidence.passages:
        for run in passage.runs:
            if isinstance(run, Text) and run.marks.indicator:
                yield from _judged(passage, run, known, evidence.registers.indicators_file)


def same_value(one: str, other: str) -> bool:
    """Say whether two texts mean the same number, range or bound."""
    first, second = read_number(one), read_number(other)
    match first, second:
        case Number(), Number():
            return first.value == second.value
        case Range(), Range():
            return (first.low, first.high) == (second.low, second.high)
        case Bound(), Bound():
            return (first.relation, first.value) == (second.relation, second.value)
        case _:
            return folded(one) == folded(other)


def _judged(
    passage: Passage, run: Text, known: Mapping[str, Indicator], file: str
) -> Iterator[Notice]:
    code = run.marks.indicator
    indicator = known.get(code)
    if indicator is None:
        where = f" trong {file}" if file else ": không có tệp chi-tieu.xlsx"
        # loaded where something is wrong: it takes longer than a check of what is right
        from rapidfuzz import process

        near = process.extractOne(code, sorted(known), score_cutoff=60)
        fix = f"có phải là '{near[0]}'? " if near else ""
        yield passage.notice(
            Severity.ERROR,
            "chi-tieu-khong-co",
            f"không có chỉ tiêu '{code}'{where}",
            f"{fix}dùng một mã trong cột “Mã”, hoặc thêm chỉ tiêu vào sổ",
        )
        return
    if indicator.values and not any(same_value(run.text, value) for value in indicator.values):
        values = " hoặc ".join(indicator.values)
        yield passage.notice(
            Severity.ERROR,
            "chi-tieu-lech",
            f"chỉ tiêu “{indicator.name}” ở đây là {run.text}, trong {file} là {values}",
            f"viết {values}, hoặc sửa {file} ({indicator.cell}) nếu số ở đây đúng",
        )
