"""A round of consultation: what came in on one draft, and its answers for the next.

Like the stages, straight lines over readers and steps; a draft and the command `responses` both
begin here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.consult.bodies import bodies, notices_of_bodies, with_lateness
from pipeline.consult.items import ItemNames, WordReader, unplaced
from pipeline.consult.merging import contradictions, merged
from pipeline.consult.places.placing import located
from pipeline.consult.places.spots import Spots
from pipeline.consult.register.carried import balance_words, register_changes
from pipeline.consult.register.consultation import consultation
from pipeline.intake.excel.register import read_register
from pipeline.intake.review.review import read_review
from pipeline.limits import Limits
from pipeline.model.comment import (
    Comment,
    Consultation,
    Letter,
    Register,
)
from pipeline.model.flow import Flow
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Agency
from pipeline.model.register_changes import RegisterChanges
from pipeline.model.report import Report
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.rounds.comments import read_comments
from pipeline.rounds.reader import Filed, RoundReader
from pipeline.stages.build import Built
from pipeline.work.memory import uninterrupted
from pipeline.workspace import Inventory

REGISTER = "tiep-thu.xlsx"


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
    """

    consultation: Consultation
    agencies: tuple[Agency, ...]
    register: Register
    earlier: Report
    shared: Shared
    inputs: Mapping[str, str]


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
    spots = Spots(flow)
    draft = report.round
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
    agencies = (*known, *received.value.strangers)
    letters = with_lateness(received.value.letters, draft, shared.settings.holidays)
    by_file = {file: letter for letter in letters for file in letter.files}
    comments = tuple(_with_letter(comment, by_file) for comment in received.value.comments)
    distinct = located(merged(comments), spots)
    answered = bodies(
        agencies,
        draft,
        letters,
        distinct,
        settings=shared.settings,
        as_of=shared.round.day,
    )
    register, inputs = _register(inventory, shared.round.number, resources)
    made = consultation(draft.number, answered, distinct, register.value, agencies)
    notices = (
        *received.notices,
        *unplaced(distinct, ItemNames.of(report.outline)),
        *contradictions(letters, comments),
        *notices_of_bodies(answered),
        *register.notices,
        *made.notices,
        *_balanced(made.value, draft.name, shared.round.number),
    )
    hashes = {**(received.value.inputs or {}), **inputs}
    record = ConsultationRecord(made.value, agencies, register.value, report, shared, hashes)
    return Outcome(record, notices)


def _reviews(draft: Flow, spots: Spots, limits: Limits) -> WordReader:
    """Give the reader of reviewers' copies of a draft."""

    def read(data: bytes, file: str, body: str) -> Outcome[tuple[Comment, ...]]:
        return read_review(data, file=file, body=body, draft=draft, placing=spots.at, limits=limits)

    return read


def earlier_answers(
    inventory: Inventory, round_number: int, resources: Resources
) -> tuple[Consultation, ...]:
    """Give what was said on the drafts before `round_number`, with the answers it got.

    The drafts themselves are not made again: comments are at their items, not at their blocks.
    What is wrong in these files was told in its own round.
    """
    found = []
    for number in range(1, round_number):
        if not inventory.comment_files(number):
            continue
        shared = read_shared(inventory, number, resources).value
        if shared is None:
            continue
        values = shared[0]
        resources = resources.within(values.settings.limits)
        received = read_comments(
            inventory,
            number,
            outline=values.outline,
            agencies=values.agencies,
            content_hash="",
            resources=resources,
        ).value
        register, _ = _register(inventory, number + 1, resources)
        agencies = (*values.agencies, *received.strangers)
        distinct = merged(received.comments)
        found.append(consultation(number, (), distinct, register.value, agencies).value)
    return tuple(found)


def changes_of(record: ConsultationRecord) -> RegisterChanges | None:
    """Give what the register lacks of a consultation; None where it says everything already."""
    return register_changes(
        record.consultation,
        record.register,
        agencies=record.agencies,
        outlines=(record.shared.outline, record.earlier.outline),
        day=record.shared.round.day,
    )


def _united(agencies: Sequence[Agency], earlier: Sequence[Agency]) -> tuple[Agency, ...]:
    known = {agency.id for agency in agencies}
    return (*agencies, *(agency for agency in earlier if agency.id not in known))


def _with_letter(comment: Comment, letters: Mapping[str, Letter]) -> Comment:
    letter = letters.get(comment.origins[0].file)
    if letter is None or letter == comment.letter:
        return comment
    return replace(comment, letter=letter)


def _register(
    inventory: Inventory, round_number: int, resources: Resources
) -> tuple[Outcome[Register], Mapping[str, str]]:
    name = f"sections/lan-{round_number}/{REGISTER}"
    if inventory.get(name) is None:
        return Outcome(Register(file=name)), {}
    reader = RoundReader(inventory, round_number, resources)
    read = reader.one(register_file, name, "")
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
