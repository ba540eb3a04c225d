"""How the work stands on a day: every round built, its parts judged, its answers counted.

Asked by `status`, `progress` and whoever shows their figures. What it gives depends on the day and
on records that no draft reads, so it stands outside a draft's folder, manifest and seal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.consult.deadline import answer_by
from pipeline.intake.shared.schedule_content import SCHEDULE
from pipeline.model.delivery import BodyAnswer, DeliveryStatus, RoundDelivery
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.outline import Round, Schedule
from pipeline.model.receipt import Difficulty, Receipt
from pipeline.model.report import Report
from pipeline.monitor.delivery import deliveries
from pipeline.monitor.missing_rows import missing_rows
from pipeline.monitor.receipt_notices import receipt_notices
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.rounds.record_files import read_difficulty_file, read_receipt_files
from pipeline.stages.build import Built, build, newest_round
from pipeline.stages.monitoring.part_records import Before, part_records, standing
from pipeline.stages.notices import checked, unmuted, worded
from pipeline.stages.signing import signing
from pipeline.workspace import Inventory, shared_file


@dataclass(frozen=True, slots=True)
class _RoundBuilt:
    """A round built, with all that was noticed of its draft."""

    built: Built
    notices: tuple[Notice, ...]


def delivery_status(
    inventory: Inventory, resources: Resources, *, today: date
) -> Outcome[DeliveryStatus | None]:
    """Give how the work stands on a day; None where the shared files of a round do not allow it.

    Notices are those of the shared files, of `ky.yaml`, `nop.yaml` and `kho-khan.yaml`; what is
    wrong with contributions is for `check`, and counts here.
    """
    newest = newest_round(inventory)
    shared = _shared(inventory, newest, resources)
    if shared.value is None:
        return Outcome(None, in_order(shared.notices))
    plan = shared.value.schedule
    resources = resources.within(shared.value.settings.limits)
    made: list[_RoundBuilt] = []
    notices = [*shared.notices]
    for number in _numbers(plan, newest, today):
        outcome = _built(inventory, number, resources, made[-1].built.report if made else None)
        if outcome.value is None:
            return Outcome(None, in_order((*notices, *outcome.notices)))
        made.append(outcome.value)
    last = made[-1].built.shared
    receipts = read_receipt_files(inventory, last.round.number, resources)
    told = read_difficulty_file(inventory, last.round.number, resources)
    rounds, signed = _rounds(inventory, made, receipts.value, resources, today)
    notices += (*receipts.notices, *told.notices, *signed)
    notices += receipt_notices(receipts.value, _hashes(inventory, made), today=today)
    notices += _about_days(inventory, last, today)
    status = DeliveryStatus(
        today,
        last.agencies,
        rounds,
        last.schedule.milestones,
        (*told.value, *_own_difficulties(made[-1].built)),
        last.outline,
        last.schedule.issuers,
    )
    return Outcome(status, in_order(notices))


def _shared(inventory: Inventory, newest: int, resources: Resources) -> Outcome[Shared | None]:
    """Give the shared files of the newest round that the plan knows; others are told."""
    told: tuple[Notice, ...] = ()
    for number in range(newest, 0, -1):
        read = read_shared(inventory, number, resources)
        told = told or read.notices
        if read.value is not None:
            return Outcome(read.value[0], told)
    return Outcome(None, told)


def _numbers(plan: Schedule, newest: int, today: date) -> list[int]:
    """Give the rounds up to the one being worked on: the first not yet past, or with files."""
    coming = [one.number for one in plan.rounds if one.day >= today]
    last = max(newest, coming[0] if coming else plan.rounds[-1].number)
    return [one.number for one in plan.rounds if one.number <= last]


def _built(
    inventory: Inventory, number: int, resources: Resources, earlier: Report | None
) -> Outcome[_RoundBuilt | None]:
    resources.watch.now(f"Xem lại dự thảo lần {number}")
    outcome = build(inventory, number, resources)
    if outcome.value is None:
        return Outcome(None, outcome.notices)
    gathered, shared = outcome.value.gathered, outcome.value.shared
    lacking = missing_rows(gathered.forms, shared.communes, shared.agencies)
    found = (*outcome.notices, *checked(outcome.value, earlier), *lacking)
    told = worded(outcome.value, in_order(found))
    return Outcome(_RoundBuilt(outcome.value, unmuted(told, outcome.value)))


def _rounds(
    inventory: Inventory,
    made: Sequence[_RoundBuilt],
    receipts: Sequence[Receipt],
    resources: Resources,
    today: date,
) -> tuple[tuple[RoundDelivery, ...], tuple[Notice, ...]]:
    """Give every round judged, and what is wrong with the signatures up to the last."""
    before: Before = {}
    found: list[RoundDelivery] = []
    told: tuple[Notice, ...] = ()
    for at, one in enumerate(made):
        built = one.built
        records = part_records(inventory, built, before)
        before = standing(records)
        signed = signing(inventory, built, resources, today=today)
        told = signed.notices
        judged = deliveries(
            records,
            built.shared.round,
            receipts=receipts,
            notices=one.notices,
            signatures=signed.value.parts,
            today=today,
        )
        following = made[at + 1].built.shared if at + 1 < len(made) else None
        answers = _answers(inventory, built, following, resources, today)
        last = answer_by(built.shared.round, built.shared.settings.holidays)
        found.append(RoundDelivery(built.shared.round, judged, answers, last))
    return tuple(found), told


def _answers(
    inventory: Inventory,
    built: Built,
    following: Shared | None,
    resources: Resources,
    today: date,
) -> tuple[BodyAnswer, ...]:
    """Give what the bodies asked about a round's draft, or that wrote unasked, have answered."""
    draft = built.shared.round
    if not draft.consulted and not inventory.comment_files(draft.number):
        return ()
    # reading comments takes as long to load as all the rest
    from pipeline.stages.consultation import read_consultation

    after = following or replace(
        built.shared, round=Round(draft.number + 1, today, f"Dự thảo lần {draft.number + 1}")
    )
    after = replace(after, round=replace(after.round, day=today))
    record = read_consultation(inventory, built, after, resources).value
    contacts = {body: agency.id for agency in record.agencies for body in agency.contact_for}
    made = record.consultation.responses
    last = answer_by(draft, built.shared.settings.holidays)
    return tuple(
        BodyAnswer(
            body.agency,
            body.asked,
            body.answer,
            contacts.get(body.agency, ""),
            sum(one.comment.agency == body.agency for one in made),
            sum(one.comment.agency == body.agency and one.disposition is not None for one in made),
            tuple((letter.number, letter.day, letter.late) for letter in body.letters),
            last,
        )
        for body in record.consultation.bodies
    )


def _own_difficulties(built: Built) -> Iterator[Difficulty]:
    for contribution in built.gathered.materials.contributions.values():
        for words in contribution.difficulties:
            yield Difficulty(contribution.agency, words, source=contribution.file)


def _hashes(inventory: Inventory, made: Sequence[_RoundBuilt]) -> dict[str, str]:
    """Give all files of agencies with the hashes of those that were read."""
    read: dict[str, str] = {}
    for one in made:
        read.update(one.built.gathered.inputs)
    return {file.name: read.get(file.name, "") for file in inventory.files if file.agency}


def _about_days(inventory: Inventory, last: Shared, today: date) -> Iterator[Notice]:
    file = shared_file(inventory, SCHEDULE, last.round.number) or ""
    first = last.schedule.rounds[0]
    if today < first.day and last.round.number == first.number:
        message = f"ngày {today:%d/%m/%Y} trước {first.name} ({first.day:%d/%m/%Y})"
        fix = "nếu không phải ngày cần xem thì ghi lại --today"
        yield Notice(Severity.INFO, "truoc-lan-dau", message, fix, file)
    if last.round.due is None:
        message = f"{last.round.name} chưa có hạn nộp bài: không tính được phần nào chậm"
        fix = f"thêm `han-nop: …` cho lần {last.round.number}"
        yield Notice(Severity.INFO, "thieu-han-nop", message, fix, file)
