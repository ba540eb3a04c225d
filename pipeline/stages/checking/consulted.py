"""What one agency is told of the consultation, without holding every promise against the draft.

Promises and what earlier rounds left are told of the register, not of an agency. Of an agency is
what came in from it, and what it changed without a reason; the rest is not worked out for it.
"""

from functools import partial
from typing import Final

from pipeline.compose.flow import lay_out_sections
from pipeline.model.change import Change, ChangeClass
from pipeline.model.content_key import content_key
from pipeline.model.flow import FlowBlock
from pipeline.model.notice import Notice, Outcome
from pipeline.model.report import Report
from pipeline.rounds import Resources
from pipeline.rounds.before import before_texts
from pipeline.rounds.kept import Kind, result_key
from pipeline.stages.build import Built
from pipeline.stages.word import sections_of
from pipeline.work.fingerprint import program
from pipeline.workspace import Inventory

_Notices = tuple[Notice, ...]
_TOLD: Final = Kind[_Notices](_Notices)


def told_of_agency(
    inventory: Inventory, earlier: Built, built: Built, resources: Resources, agency: str
) -> _Notices:
    """Give at least all that `consulted_notices` has for one agency, in the same order."""
    told = _told_of_comments(inventory, earlier, built, resources)
    unreasoned: _Notices = ()
    if may_have_changed(agency, earlier.report, built.report):
        unreasoned = _unreasoned(inventory, earlier, built, resources, agency)
    return (*told.value, *unreasoned, *told.notices)


def _told_of_comments(
    inventory: Inventory, earlier: Built, built: Built, resources: Resources
) -> Outcome[_Notices]:
    """Give what is amiss in the comments, and as notices, what is in replies to older answers.

    Neither depends on what agencies write for the new draft, so both are kept while that changes.
    """
    number = built.shared.round.number
    key = result_key(program(), "comments", before_texts(inventory, number, resources))
    data = resources.kept.get(key)
    known = None if data is None else _TOLD.decode(data)
    if known is not None:
        return known
    # what reads and places comments takes as long to load as all the rest
    from pipeline.stages.consultation import read_consultation
    from pipeline.stages.earlier import replied

    record = read_consultation(inventory, earlier, built.shared, resources)
    told = Outcome(record.notices, replied(inventory, record.value, number, resources))
    data = _TOLD.encode(told)
    if data is not None:
        resources.kept.put(key, data)
    return told


def _unreasoned(
    inventory: Inventory, earlier: Built, built: Built, resources: Resources, agency: str
) -> _Notices:
    """Give what an agency changed without a reason, and whatever is told with it."""
    from pipeline.compare.drafts import compare

    comparison = compare(earlier.flow, built.flow, kept=resources.kept)
    if not any(map(partial(_is_unreasoned, agency), comparison.changes)):
        return ()
    from pipeline.consult.trace import trace
    from pipeline.stages.consultation import read_consultation
    from pipeline.stages.promises import promises

    record = read_consultation(inventory, earlier, built.shared, resources).value
    return promises(record, trace(record.consultation, comparison), comparison)


def _is_unreasoned(agency: str, change: Change) -> bool:
    is_content = change.class_ is ChangeClass.CONTENT
    return is_content and change.agency == agency and not change.reason


def may_have_changed(agency: str, old: Report, new: Report) -> bool:
    """Say whether something of an agency may stand otherwise without a reason for it.

    Certain is that it does not where items keep their order, and each that the agency owns
    something of has its reason or is printed as it was.
    """
    planners = (old.outline.planning_agency, new.outline.planning_agency)
    if agency in planners or _reordered(old, new):
        return True
    reasoned = {section.item.id for section in new.sections() if agency in dict(section.reasons)}
    was, now = (_printed(agency, report, reasoned) for report in (old, new))
    return was != now or None in now.values()


def _reordered(old: Report, new: Report) -> bool:
    was, now = ([section.item.id for section in report.sections()] for report in (old, new))
    both = {*was} & {*now}
    return [item for item in was if item in both] != [item for item in now if item in both]


def _printed(agency: str, report: Report, reasoned: set[str]) -> dict[str, bytes | None]:
    """Give the hashes, by item, of what an agency owns something of and gave no reason for."""
    own = [one for one in sections_of(report, agency) if one.item.id not in reasoned]
    return {
        section.id: content_key(section)
        for section in lay_out_sections(report, own).sections
        if section.owner == agency or any(map(partial(_is_of, agency), section.blocks))
    }


def _is_of(agency: str, block: FlowBlock) -> bool:
    return block.source.agency == agency
