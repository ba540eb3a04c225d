"""Answers that serve several rows: of a leader, of the pieces of one comment, from the modules.

A row that names another as its answer, and has none, takes that one's, also over a third. A
comment split into pieces that all came out the same came out so, too. "[mẫu 3]" stands for the
third text of the sheet "Mẫu trả lời".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pipeline.model.comment import Register, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.register_memory import TextModule, number_of
from pipeline.model.text import folded

_MODULE: Final = re.compile(r"\[\s*(?:mẫu|mau)\s*(?:số\s*)?([\w.-]+)\s*\]", re.IGNORECASE)


def with_shared_answers(
    rows: Sequence[RegisterRow], modules: Iterable[TextModule] = ()
) -> tuple[RegisterRow, ...]:
    """Give the rows, one for one, each with the answer that serves it, modules written out."""
    texts = {module.number: module.text for module in reversed(tuple(modules))}
    before: tuple[RegisterRow, ...] = ()
    now = tuple(replace(row, explanation=written_out(row.explanation, texts)) for row in rows)
    while now != before:  # what its pieces answered may be the answer of others, and so on
        before, now = now, _shared_once(now)
    return now


def _shared_once(whole: Sequence[RegisterRow]) -> tuple[RegisterRow, ...]:
    """Give the rows with the answers of leaders, then with those of their pieces."""
    by_code = {_key(row.code): row for row in reversed(whole) if row.code}
    led = [_led(row, by_code) for row in whole]
    pieces: dict[str, list[RegisterRow]] = defaultdict(list)
    for row in led:
        if row.split_from:
            pieces[_key(row.split_from)].append(row)
    return tuple(_of_pieces(row, pieces.get(_key(row.code), ())) for row in led)


def written_out(explanation: str, texts: Mapping[str, str]) -> str:
    """Give an explanation with the text of each module it names; one unknown stays as it is."""
    return _MODULE.sub(lambda found: texts.get(number_of(found[1]), found[0]).strip(), explanation)


def modules_used(rows: Iterable[RegisterRow]) -> Mapping[str, tuple[str, ...]]:
    """Give the codes of the rows that name each module, by its number."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for number in dict.fromkeys(number_of(one) for one in _MODULE.findall(row.explanation)):
            found[number].append(row.code)
    return {number: tuple(codes) for number, codes in found.items()}


def amiss(register: Register) -> Iterator[Notice]:
    """Name answers that cannot be shared: with no such row, in a ring, by no such module."""
    by_code = {_key(row.code): row for row in reversed(register.rows) if row.code}
    numbers = {module.number for module in register.modules}
    for row in register.rows:
        for key, told in (("group", "trả lời chung với"), ("split_from", "tách từ")):
            named = getattr(row, key)
            if named and _key(named) not in by_code:
                yield _notice(
                    register, row, "tra-loi-chung-sai",
                    f"'{row.code or row.cell}' {told} '{named}', nhưng không có mã đó",
                    "ghi đúng mã ý kiến đã có trong bảng",
                )  # fmt: skip
        if row.group and _leader(row, by_code) is None and _key(row.group) in by_code:
            yield _notice(
                register, row, "tra-loi-chung-vong",
                f"'{row.code}' trả lời chung vòng tròn, không đến dòng nào có câu trả lời riêng",
                "để trống cột Trả lời chung với ở dòng có câu trả lời",
            )  # fmt: skip
        for number in dict.fromkeys(number_of(one) for one in _MODULE.findall(row.explanation)):
            if number not in numbers:
                known = ", ".join(sorted(numbers)) or "chưa có mẫu nào"
                yield _notice(
                    register, row, "mau-tra-loi-khong-co",
                    f"'{row.code}' dùng [mẫu {number}] nhưng trang “Mẫu trả lời” không có mẫu đó",
                    f"ghi mẫu vào trang “Mẫu trả lời”, hoặc dùng một trong: {known}",
                    Severity.ERROR,
                )  # fmt: skip
    yield from _twice(register)


def _twice(register: Register) -> Iterator[Notice]:
    first: dict[str, TextModule] = {}
    for module in register.modules:
        if first.setdefault(module.number, module) is not module:
            yield Notice(
                Severity.WARNING,
                "mau-tra-loi-trung",
                f"mẫu {module.number} đã có ở ô {first[module.number].cell}; mẫu sau không được "
                "dùng",
                "đổi số của mẫu sau",
                file=register.file,
                cell=module.cell,
            )


def _key(code: str) -> str:
    return folded(code).replace(" ", "")


def _leader(row: RegisterRow, by_code: Mapping[str, RegisterRow]) -> RegisterRow | None:
    """Give the row whose answer serves one, over as many as there are; None in a ring."""
    met: set[str] = set()
    at = row
    while at.group and (at is row or at.disposition is None):
        following = by_code.get(_key(at.group))
        if following is None or _key(following.code) in met:
            return None
        met.add(_key(following.code))
        at = following
    return None if at is row else at


def _led(row: RegisterRow, by_code: Mapping[str, RegisterRow]) -> RegisterRow:
    leader = _leader(row, by_code) if row.group and row.disposition is None else None
    return row if leader is None else _as(row, leader, row.explanation or leader.explanation)


def _of_pieces(row: RegisterRow, pieces: Sequence[RegisterRow]) -> RegisterRow:
    results = {piece.disposition for piece in pieces}
    if row.disposition is not None or len(results) != 1 or None in results:
        return row
    codes = ", ".join(piece.code for piece in pieces if piece.code)
    places = "\n".join(dict.fromkeys(p.changed_at for p in pieces if p.changed_at))
    told = row.explanation or f"Xem trả lời các ý đã tách: {codes}."
    return replace(
        row,
        disposition=results.pop(),
        explanation=told,
        changed_at=row.changed_at or places,
    )


def _as(row: RegisterRow, leader: RegisterRow, explanation: str) -> RegisterRow:
    return replace(
        row,
        disposition=leader.disposition,
        explanation=explanation,
        changed_at=row.changed_at or leader.changed_at,
        decision=row.decision or leader.decision,
    )


def _notice(
    register: Register,
    row: RegisterRow,
    code: str,
    message: str,
    fix: str,
    severity: Severity = Severity.WARNING,
) -> Notice:
    return Notice(severity, code, message, fix, file=register.file, cell=row.cell)
