"""Districts and communes that are no more, named as if they were; living ones of a wrong kind.

Districts ended on 01/7/2025 (Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 51 khoản 3);
NQ 1672/NQ-UBTVQH15 made 65 communes of 194. History may name them: see `told_history`.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.compose.checks.former_units import FormerUnits, Named, former_units, names_told
from pipeline.compose.checks.told_history import is_past, says_so, sentences_told
from pipeline.model.document import plain_text
from pipeline.model.notice import Notice, Severity

_DISTRICTS: Final = re.compile(
    r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|chính quyền|lãnh đạo|"
    r"Công an|Đảng bộ|Mặt trận Tổ quốc)\s+(?:(?:các|cấp)\s+)?(?:huyện|thị xã)\b|"
    r"\b[Hh]uyện (?:ủy|uỷ)\b|Phòng [A-ZĐ][\w ,]+? huyện\b|"
    r"\b(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|\d+) huyện\b(?:, (?:thị xã|thành phố|thị trấn))*|"
    r"\b[Cc]ấp huyện\b|\bhuyện lỵ\b|\b(?:trên )?địa bàn (?:các )?huyện\b|"
    r"\b(?:liên|vùng|tuyến|trung tâm|đường) huyện\b",
)
_HINTS: Final = ("uyện", "UYỆN", "hị trấn", "hị xã", "hành phố", "xã ", "Xã ", "hường ", "TP", "TT",
                 "TX", "HỊ TRẤN", "HÀNH PHỐ", "XÃ ", "HƯỜNG ")  # fmt: skip
_OTHER_PROVINCE: Final = re.compile(r"\btỉnh ([A-ZĐ][^\W\d_]*(?: [A-ZĐ][^\W\d_]*)*)")
_OLD_COLUMN: Final = re.compile(r"\bcũ\b|trước sắp xếp|hợp thành|trước khi|lịch sử", re.IGNORECASE)
_DROPPED: Final = "Rà soát"
_LISTED: Final = 3  # units of one list of which a notice tells what they are now
_SHOWN: Final = 12  # communes of an old district that a notice names


def abolished_units(evidence: Evidence) -> Iterator[Notice]:
    """Tell of abolished districts and communes named as living ones."""
    if not evidence.registers.units.districts and not evidence.registers.units.former:
        return
    units = former_units(evidence.registers.units)
    province = evidence.report.outline.province
    for passage in evidence.passages:
        text = passage.text
        if not any(hint in text for hint in _HINTS) or not _may_name(text, units, province):
            continue
        if not _tells_history(passage):
            yield from _in_passage(passage, units, province)


def _may_name(text: str, units: FormerUnits, province: str) -> bool:
    of_districts = "uyện" in text or "hị xã" in text
    return (of_districts and _DISTRICTS.search(text) is not None) or any(
        units.named(text, province)
    )


def _tells_history(passage: Passage) -> bool:
    """Say whether the passage stands in a column or table of old units, or of years before.

    A row that drops what no longer fits ("Rà soát") names what it drops.
    """
    if passage.table is None or passage.place is None:
        return False
    column = passage.table.table.grid.columns[passage.place[1]].name
    row = passage.table.table.grid.rows[passage.place[0]]
    caption = plain_text(passage.table.table.caption)
    if _OLD_COLUMN.search(column) or _OLD_COLUMN.search(caption) or is_past(caption):
        return True
    return says_so(row.text) or any(cell.text.strip() == _DROPPED for cell in row.cells)


def _in_passage(passage: Passage, units: FormerUnits, province: str) -> Iterator[Notice]:
    told: set[str] = set()
    for sentence in sentences_told(passage.text):
        if sentence.is_past:
            continue
        named = [*units.named(sentence.open, province)]
        for one in named:
            if one.written not in told:
                told.add(one.written)
                yield _told(passage, one, units, named)
        if not _elsewhere(sentence.text, province):
            yield from _districts(passage, sentence.open, named)


def _elsewhere(sentence: str, province: str) -> bool:
    """Say whether a sentence speaks of districts of another province or land."""
    others = _OTHER_PROVINCE.findall(sentence)
    return "Trung Quốc" in sentence or any(not name.startswith(province) for name in others)


def _told(passage: Passage, one: Named, units: FormerUnits, named: list[Named]) -> Notice:
    if one.lives_as:
        message = f"“{one.written}” không có trong danh sách xã, phường; hiện nay là {one.lives_as}"
        return passage.notice(Severity.WARNING, "don-vi-sai-loai", message, f"viết {one.lives_as}")
    districts = [full for other in named for full in other.full if units.is_district(full)]
    heirs = {full: units.heirs(full, districts) for full in one.full}
    message = f"“{one.written}” không còn là đơn vị hành chính từ ngày 01/7/2025"
    several = [full for full in one.full if any(" (" in heir for heir in heirs[full])]
    if several:
        message += f"; tên {several[0]} có ở nhiều huyện cũ nên chưa rõ nơi nào"
    fix = f"{_now(heirs, units)}; nếu nói việc đã qua thì thêm “cũ” hoặc “trước sắp xếp”"
    return passage.notice(Severity.WARNING, "don-vi-cu", message, fix)


def _now(heirs: dict[str, tuple[str, ...]], units: FormerUnits) -> str:
    """Give what to write: a commune's heirs, or the communes on the ground of a district."""
    known = {name: new for name, new in heirs.items() if new}
    if not known or len(known) > _LISTED:
        return "viết tên các xã, phường hiện nay"
    if len(known) == 1:
        (name, new), *_ = known.items()
        shown = ", ".join(new[:_SHOWN]) + (" …" if len(new) > _SHOWN else "")
        ground = " nơi thực hiện (địa bàn cũ nay gồm: " if units.is_district(name) else " "
        return f"viết{' tên xã, phường' if ground != ' ' else ''}{ground}{shown}" + (
            ")" if ground != " " else ""
        )
    return f"viết tên xã, phường hiện nay ({names_told({n: h[:_SHOWN] for n, h in known.items()})})"


def _districts(passage: Passage, sentence: str, named: list[Named]) -> Iterator[Notice]:
    """Tell of the level of districts spoken of as a living one; once a sentence."""
    for found in _DISTRICTS.finditer(sentence):
        if any(one.start < found.end() and found.start() < one.end for one in named):
            continue
        message = f"“{found[0]}”: cấp huyện không còn từ ngày 01/7/2025"
        fix = "viết UBND tỉnh, sở, hoặc UBND xã, phường; nếu nói việc đã qua thì ghi rõ thời điểm"
        yield passage.notice(Severity.WARNING, "cap-huyen-con-sot", message, fix)
        return
