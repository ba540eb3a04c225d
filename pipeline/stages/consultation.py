"""A round of consultation: what came in on one draft, and its answers for the next.

Like the stages, straight lines over readers and steps; a draft and the command `responses` both
begin here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.consult.bodies import bodies, notices_of_bodies, with_lateness
from pipeline.consult.items import WordReader
from pipeline.consult.memory.later_answers import parted
from pipeline.consult.merging import contradictions, merged
from pipeline.consult.places.placing import Placer
from pipeline.consult.places.spots import Spots
from pipeline.consult.register.carried import balance_words, register_changes
from pipeline.consult.register.cells import item_labels
from pipeline.consult.register.consultation import consultation
from pipeline.consult.register.entered import NOBODY, strangers
from pipeline.consult.register.letters import completed_letters, with_letters
from pipeline.consult.register.placed import with_places_by_hand
from pipeline.consult.unsure import unsure_places
from pipeline.intake.excel.register import read_register
from pipeline.intake.review.review import read_review
from pipeline.limits import Limits
from pipeline.model.comment import (
    Comment,
    Consultation,
    Letter,
    Register,
    RegisterRow,
)
from pipeline.model.earlier import Feedback
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Agency, Round
from pipeline.model.pages import Pages
from pipeline.model.register_changes import RegisterChanges
from pipeline.model.report import Report
from pipeline.render.pdf.pages_json import read_pages_json
from pipeline.rounds import Resources, Shared
from pipeline.rounds.comments import read_comments
from pipeline.rounds.kept import Kind
from pipeline.rounds.placed_comments import placed_comments
from pipeline.rounds.reader import Filed, RoundReader
from pipeline.stages.build import Built
from pipeline.work.memory import uninterrupted
from pipeline.workspace import Inventory

REGISTER = "tiep-thu.xlsx"
REGISTER_FILE: Final = Kind[Register](Register)
# what tells, without being an error, that a file holds no comment
_SAYS_NOTHING = frozenset({"tep-y-kien-khong-doc", "dong-chua-co-y-kien", "bang-tra-loi-gui-lai"})


@dataclass(frozen=True, slots=True)
class ConsultationRecord:
    """What was said on a draft, answered in the register of the next.

    Attributes:
        consultation: Bodies, comments and answers.
        agencies: All bodies, those who wrote under a name of their own behind the others.
        register: The register of the new draft as read.
        earlier: The draft that was commented on.
        shared: The shared files of the new draft.
        inputs: Hashes of the files read for it, by name.
        feedback: What bodies say of the answers to what they said before.
        later: Rows of the register that answer comments of earlier rounds.
    """

    consultation: Consultation
    agencies: tuple[Agency, ...]
    register: Register
    earlier: Report
    shared: Shared
    inputs: Mapping[str, str]
    feedback: tuple[Feedback, ...] = ()
    later: tuple[RegisterRow, ...] = ()


@uninterrupted()
def read_consultation(
    inventory: Inventory,
    earlier: Built,
    shared: Shared,
    resources: Resources,
    word: WordReader | None = None,
) -> Outcome[ConsultationRecord]:
    """Give what was said on draft N-1 with its answers in the register of draft N.

    Args:
        inventory: The workspace's files.
        earlier: Draft N-1.
        shared: The shared files of draft N.
        resources: Cache, pool and watch.
        word: Reads comments and edits in Word files; None holds them against draft N-1.
    """
    resources = resources.within(shared.settings.limits)
    report, flow = earlier.report, earlier.flow
    draft = report.round
    pages, paged = _kept_pages(inventory, draft.number, resources)
    spots = Spots(flow, pages)
    placer = Placer(spots)
    known = _united(shared.agencies, report.agencies)
    received = read_comments(
        inventory,
        draft.number,
        outline=report.outline,
        agencies=known,
        content_hash=report.content_hash,
        resources=resources,
        word=word or _reviews(flow, spots, resources.limits),
    )
    register, inputs = _register(inventory, shared.round.number, resources)
    own_register, later = parted(register.value, draft.number)
    own = strangers(own_register.rows, (*known, *received.value.strangers))
    agencies = (*known, *received.value.strangers, *own)
    came = received.value.letters
    distinct = placed_comments(
        merged(received.value.comments), placer.located, flow, paged, resources
    )
    made = consultation(
        draft.number,
        (),
        distinct,
        own_register,
        agencies,
        came,
        received.value.agreements,
    )
    if any(response.comment.agency == NOBODY.id for response in made.value.responses):
        agencies = (*agencies, NOBODY)
    labels = item_labels((shared.outline, report.outline))
    placed = with_places_by_hand(made.value, own_register, placer, labels)
    whole = _with_bodies(placed.value, came, agencies, shared, draft)
    notices = (
        *received.notices,
        *contradictions(came, received.value.comments),
        *notices_of_bodies(
            whole.bodies,
            {agency.id for agency in agencies if agency.is_person},
            _told_unread(received.notices),
        ),
        *register.notices,
        *made.notices,
        *placed.notices,
        *unsure_places(whole, shared.round.number),
        *_balanced(whole, draft.name, shared.round.number),
    )
    hashes = {**(received.value.inputs or {}), **inputs, **paged}
    said = received.value.feedback
    record = ConsultationRecord(whole, agencies, own_register, report, shared, hashes, said, later)
    return Outcome(record, notices)


def _told_unread(notices: Sequence[Notice]) -> frozenset[str]:
    """Give the files of which a notice says why nothing in them is a comment."""
    return frozenset(
        notice.file
        for notice in notices
        if notice.severity is Severity.ERROR or notice.code in _SAYS_NOTHING
    )


def _with_bodies(
    made: Consultation,
    came: Sequence[Letter],
    agencies: Sequence[Agency],
    shared: Shared,
    draft: Round,
) -> Consultation:
    """Give a consultation with its letters as the register completes them, and its bodies."""
    letters = completed_letters(came, made.responses)
    letters = with_lateness(letters, draft, shared.settings.holidays)
    responses = with_letters(made.responses, letters)
    comments = [response.comment for response in responses]
    answered = bodies(
        agencies,
        draft,
        letters,
        comments,
        settings=shared.settings,
        planner=shared.outline.planning_agency,
        as_of=shared.round.day,
    )
    return replace(made, responses=responses, bodies=answered)


def _kept_pages(
    inventory: Inventory, round_number: int, resources: Resources
) -> tuple[Pages | None, Mapping[str, str]]:
    """Give the page numbers that a sealed draft keeps, None where it keeps none."""
    name = f"sections/lan-{round_number}/phat-hanh/trang.json"
    if inventory.get(name) is None:
        return None, {}
    reader = RoundReader(inventory, round_number, resources)
    data = reader.contents(name)
    return (read_pages_json(data) if data is not None else None), reader.inputs


def _reviews(draft: Flow, spots: Spots, limits: Limits) -> WordReader:
    """Give the reader of reviewers' copies of a draft."""

    def read(data: bytes, file: str, body: str) -> Outcome[tuple[Comment, ...]]:
        return read_review(data, file=file, body=body, draft=draft, placing=spots.at, limits=limits)

    return read


def changes_of(
    record: ConsultationRecord, left: Sequence[Mapping[str, str | date]] = ()
) -> RegisterChanges | None:
    """Give what the register lacks of a consultation; None where it says everything already.

    `left` are rows for what earlier rounds left.
    """
    return register_changes(
        record.consultation,
        record.register,
        agencies=record.agencies,
        outlines=(record.shared.outline, record.earlier.outline),
        day=record.shared.round.day,
        left=left,
    )


def _united(agencies: Sequence[Agency], earlier: Sequence[Agency]) -> tuple[Agency, ...]:
    known = {agency.id for agency in agencies}
    return (*agencies, *(agency for agency in earlier if agency.id not in known))


def _register(
    inventory: Inventory, round_number: int, resources: Resources
) -> tuple[Outcome[Register], Mapping[str, str]]:
    name = f"sections/lan-{round_number}/{REGISTER}"
    if inventory.get(name) is None:
        return Outcome(Register(file=name)), {}
    reader = RoundReader(inventory, round_number, resources)
    read = reader.one(register_file, name, "", REGISTER_FILE)
    return Outcome(read or Register(file=name), tuple(reader.notices)), reader.inputs


def register_file(filed: Filed[str]) -> Outcome[Register]:
    """Give the register that a file holds."""
    return read_register(filed.data, file=filed.name)


def _balanced(made: Consultation, name: str, round_number: int) -> Iterator[Notice]:
    if made.balance.received or made.orphans:
        yield Notice(
            Severity.INFO,
            "can-doi-y-kien",
            f"ý kiến đối với {name}: {balance_words(made.balance)}",
            file=f"sections/lan-{round_number}/{REGISTER}",
        )
