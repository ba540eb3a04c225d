"""Comments held against the register: each keeps the code and the answer it was given.

A comment is known again by the key the register keeps, else by its words; one that its body
has reworded since keeps its row, and the consultant is told to look at the answer again. No row
is ever let go: one whose comment is no longer there is kept and named.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from pipeline.model.body_groups import grouped
from pipeline.model.comment import (
    Balance,
    Body,
    Comment,
    Consultation,
    Disposition,
    Register,
    RegisterRow,
    Response,
    comment_key,
)
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Agency
from pipeline.model.text import bare, folded

_REWORDED: Final = 75  # of 100: the same comment, its words mended
_NUMBER: Final = re.compile(r"(.*)-([0-9]+)")
_NOT_IN_CODE: Final = re.compile("[^A-Z0-9]")
_UNEXPLAINED: Final = (Disposition.REFUSED, Disposition.PARTLY)


def consultation(
    round_number: int,
    bodies: Sequence[Body],
    comments: Sequence[Comment],
    register: Register,
    agencies: Sequence[Agency],
) -> Outcome[Consultation]:
    """Give all that was said on draft `round_number` with its answers, every comment coded.

    Args:
        round_number: The draft commented on.
        bodies: What each body answered, in their order.
        comments: Each once, located; in their order new ones get their numbers.
        register: The register of the next draft, as the consultant left it.
        agencies: All bodies, those who wrote under a name of their own among them.
    """
    rows = tuple(_with_group_answers(register.rows))
    known = _Rows(rows, agencies)
    paired = known.pair(comments)
    in_groups = (agency for _, group in grouped(agencies) for agency in group)
    order = {agency.id: at for at, agency in enumerate(in_groups)}
    codes = _Codes(round_number, agencies, rows)
    responses = []
    fresh = []
    for at, comment in enumerate(comments):
        if at in paired:
            row = paired[at]
            responses.append((row, Response(replace(comment, code=row.code), row)))
        else:
            fresh.append(comment)
    fresh.sort(key=lambda comment: order.get(comment.agency, len(order)))
    place = {id(row): at for at, row in enumerate(rows)}
    responses.sort(key=lambda pair: place[id(pair[0])])
    whole = (
        *(response for _, response in responses),
        *(Response(replace(comment, code=codes.next(comment.agency))) for comment in fresh),
    )
    held = {id(row) for row in paired.values()}
    orphans = tuple(row for row in rows if id(row) not in held)
    made = Consultation(round_number, tuple(bodies), whole, orphans, balance(whole))
    notices = (
        *_orphaned(orphans, register.file),
        *_reworded(paired, comments, known, register.file),
        *_unexplained(made, register.file),
        *_strange_groups(rows, register.file),
        *_decided(made, register.file),
    )
    return Outcome(made, notices)


def balance(responses: Iterable[Response]) -> Balance:
    """Give how many comments were received, answered, left open, and said twice."""
    received = answered = total = 0
    for response in responses:
        total += 1
        received += len(response.comment.origins)
        answered += response.disposition is not None
    return Balance(received, answered, total - answered, received - total)


def _with_group_answers(rows: Sequence[RegisterRow]) -> Iterator[RegisterRow]:
    """Give the rows; one that names another as its answer, and has none, takes that one's."""
    by_code = {row.code: row for row in rows if row.code}
    for row in rows:
        leader = by_code.get(row.group)
        if row.disposition is None and leader is not None and leader is not row:
            yield replace(
                row,
                disposition=leader.disposition,
                explanation=row.explanation or leader.explanation,
                changed_at=row.changed_at or leader.changed_at,
                decision=row.decision or leader.decision,
            )
        else:
            yield row


class _Rows:
    """The rows of a register, to be found by key, by words, by words nearly alike."""

    def __init__(self, rows: Sequence[RegisterRow], agencies: Sequence[Agency]) -> None:
        self._ids = {folded(agency.name): agency.id for agency in agencies}
        self._by_key: dict[str, list[RegisterRow]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[RegisterRow]] = defaultdict(list)
        self._by_agency: dict[str, list[RegisterRow]] = defaultdict(list)
        self.reworded: set[int] = set()
        seen: set[str] = set()
        for row in rows:
            if not row.code or row.code in seen:
                continue
            seen.add(row.code)
            agency = self._ids.get(folded(row.agency), row.agency)
            self._by_key[row.key].append(row)
            self._by_words[_words(agency, row.item, row.quote, row.content)].append(row)
            self._by_words[_words(agency, row.quote, row.content)].append(row)
            self._by_agency[agency].append(row)

    def pair(self, comments: Sequence[Comment]) -> Mapping[int, RegisterRow]:
        """Give the row of each comment that has one, by the comment's position."""
        if not self._by_key:
            return {}
        paired: dict[int, RegisterRow] = {}
        taken: set[int] = set()

        def take(at: int, rows: Iterable[RegisterRow]) -> None:
            row = next((row for row in rows if id(row) not in taken), None)
            if at not in paired and row is not None:
                paired[at] = row
                taken.add(id(row))

        for at, comment in enumerate(comments):
            take(at, self._by_key[comment_key(comment)])
        for keys in (("item", "quote", "content"), ("quote", "content")):
            for at, comment in enumerate(comments):
                if at not in paired:
                    told = (getattr(comment, key) for key in keys)
                    take(at, self._by_words[_words(comment.agency, *told)])
        for at, row in self._alike(comments, paired, taken):
            if at not in paired and id(row) not in taken:
                take(at, (row,))
                self.reworded.add(at)
        return paired

    def _alike(
        self, comments: Sequence[Comment], paired: Mapping[int, RegisterRow], taken: set[int]
    ) -> list[tuple[int, RegisterRow]]:
        """Give the pairs of a comment and a row left over whose words are alike, the best first."""
        found = []
        for at, comment in enumerate(comments):
            if at in paired:
                continue
            for row in self._by_agency[comment.agency]:
                if id(row) in taken or (row.item and comment.item and row.item != comment.item):
                    continue
                alike = fuzz.ratio(folded(row.content), folded(comment.content))
                if alike >= _REWORDED:
                    found.append((-alike, at, row))
        return [(at, row) for _, at, row in sorted(found, key=lambda entry: entry[:2])]


def _words(agency: str, *texts: str) -> tuple[str, ...]:
    return (agency, *map(folded, texts))


class _Codes:
    """The codes given so far; the next of a body counts on from its highest."""

    def __init__(
        self, round_number: int, agencies: Sequence[Agency], rows: Sequence[RegisterRow]
    ) -> None:
        self._round = round_number
        self._names = {agency.id: agency.short_name or agency.id for agency in agencies}
        self._last: dict[str, int] = defaultdict(int)
        for row in rows:
            found = _NUMBER.fullmatch(row.code)
            if found is not None:
                self._last[found[1]] = max(self._last[found[1]], int(found[2]))

    def next(self, agency: str) -> str:
        name = _NOT_IN_CODE.sub("", bare(self._names.get(agency, agency)).upper())
        stem = f"YK{self._round}-{name or 'KHAC'}"
        self._last[stem] += 1
        return f"{stem}-{self._last[stem]:03d}"


def _orphaned(orphans: Iterable[RegisterRow], file: str) -> Iterator[Notice]:
    for row in orphans:
        if row.code:
            yield Notice(
                Severity.WARNING,
                "y-kien-khong-con",
                f"'{row.code}': ý kiến này không còn trong y-kien/; dòng và câu trả lời được giữ",
                "đặt lại tệp ý kiến đã nhận, hoặc xóa dòng nếu cơ quan đã rút ý kiến",
                file=file,
                cell=row.cell,
            )


def _reworded(
    paired: Mapping[int, RegisterRow], comments: Sequence[Comment], known: _Rows, file: str
) -> Iterator[Notice]:
    for at in sorted(known.reworded):
        row = paired[at]
        yield Notice(
            Severity.WARNING,
            "y-kien-da-sua",
            f"'{row.code}': cơ quan đã sửa lời góp ý sau khi vào bảng: "
            f"“{comments[at].content[:120]}”",
            "xem lại kết quả xử lý, rồi sửa cột Nội dung góp ý theo phiếu mới",
            file=file,
            cell=row.cell,
        )


def _unexplained(made: Consultation, file: str) -> Iterator[Notice]:
    for response in made.responses:
        row = response.row
        if row is not None and row.disposition in _UNEXPLAINED and not row.explanation:
            yield Notice(
                Severity.WARNING,
                "thieu-giai-trinh",
                f"'{row.code}' ghi “{row.disposition}” nhưng chưa giải trình",
                "ghi lý do vào cột Giải trình",
                file=file,
                cell=row.cell,
            )


def _strange_groups(rows: Sequence[RegisterRow], file: str) -> Iterator[Notice]:
    codes = {row.code for row in rows}
    for row in rows:
        if row.group and row.group not in codes:
            yield Notice(
                Severity.WARNING,
                "tra-loi-chung-sai",
                f"'{row.code}' trả lời chung với '{row.group}', nhưng không có mã đó",
                "ghi đúng mã ý kiến đã trả lời",
                file=file,
                cell=row.cell,
            )


def _decided(made: Consultation, file: str) -> Iterator[Notice]:
    for response in made.responses:
        row = response.row
        if row is not None and row.decision and row.disposition is Disposition.DIFFERING:
            yield Notice(
                Severity.INFO,
                "da-co-ket-luan",
                f"'{row.code}' đã có kết luận nhưng vẫn ghi “{row.disposition}”",
                "đổi Kết quả xử lý theo kết luận",
                file=file,
                cell=row.cell,
            )
