"""What each body answered: those that were asked, and those that wrote unasked."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from pipeline.consult.deadline import answer_by
from pipeline.model.comment import Answer, Body, Comment, Letter
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, Round, Settings


def with_lateness(
    letters: Sequence[Letter], draft: Round, holidays: Collection[date]
) -> tuple[Letter, ...]:
    """Give the letters, those written after the last day for answers marked as late."""
    last = answer_by(draft, holidays)
    return tuple(
        replace(letter, late=bool(last and letter.day and letter.day > last)) for letter in letters
    )


def is_asked(agency: Agency, draft: Round, planner: str) -> bool:
    """Say whether a body is consulted on a draft, by its id or with its group.

    `planner`, the id of the planning agency, is not among its group: it asks the others.
    """
    if agency.id in draft.consulted:
        return True
    return agency.group.value in draft.consulted and agency.id != planner


def bodies(
    agencies: Sequence[Agency],
    draft: Round,
    letters: Sequence[Letter],
    comments: Sequence[Comment],
    *,
    settings: Settings,
    planner: str,
    as_of: date,
) -> tuple[Body, ...]:
    """Give what every body concerned answered, in the order of `agencies`.

    Args:
        agencies: All that are known, those who wrote under a name of their own among them.
        draft: The round they were asked about.
        letters: What came in; `comments` those made.
        settings: Whether silence after the deadline counts as agreement.
        planner: The id of the planning agency, asked only where it is named.
        as_of: The day the answers are looked at: that of the next draft.
    """
    last = answer_by(draft, settings.holidays)
    over = last is not None and as_of > last
    silence = Answer.SILENT_AGREED if over and settings.silence_is_agreement else Answer.SILENT
    commented = {comment.agency for comment in comments}
    by_agency: dict[str, list[Letter]] = {}
    for letter in letters:
        by_agency.setdefault(letter.agency, []).append(letter)
    found = []
    for agency in agencies:
        asked, own = is_asked(agency, draft, planner), tuple(by_agency.get(agency.id, ()))
        spoke = agency.id in commented
        if asked or own or spoke:
            answer = _answer(own, spoke, silence)
            found.append(Body(agency.id, asked, answer, own))
    return tuple(found)


def notices_of_bodies(
    found: Sequence[Body], people: Collection[str] = (), told: Collection[str] = ()
) -> Iterator[Notice]:
    """Say which letters are late, and which came without comments anyone could read.

    `people` are the ids of the members of the council, who send no letters but their remarks;
    `told` the files of which it was said already why nothing was read in them.
    """
    for body in found:
        sent = "phiếu nhận xét" if body.agency in people else "văn bản"
        for letter in body.letters:
            if letter.late and letter.day is not None:
                yield Notice(
                    Severity.INFO,
                    "gui-sau-thoi-han",
                    f"{sent} ngày {letter.day:%d/%m/%Y} gửi sau thời hạn; ý kiến vẫn được "
                    "tiếp nhận",
                    file=letter.files[0] if letter.files else "",
                    agency=body.agency,
                )
        files = {file for letter in body.letters for file in letter.files}
        if body.answer is Answer.LETTER_ONLY and not files.intersection(told):
            yield Notice(
                Severity.WARNING,
                "co-van-ban-chua-nhap",
                f"có {sent}, chưa nhập ý kiến",
                f"nhập từng ý kiến trong {sent} vào phiếu góp ý, hoặc ghi x vào ô Thống nhất",
                file=next((file for letter in body.letters for file in letter.files), ""),
                agency=body.agency,
            )


def _answer(letters: Sequence[Letter], commented: bool, silence: Answer) -> Answer:
    if commented:
        return Answer.COMMENTED
    if any(letter.agrees for letter in letters):
        return Answer.AGREED
    if letters:
        only = all(letter.feedback for letter in letters)
        return Answer.FEEDBACK if only else Answer.LETTER_ONLY
    return silence
