"""A round of consultation in figures: who was asked, who wrote, what became of it."""

from collections import Counter
from collections.abc import Sequence

from pipeline.model.body_groups import grouped
from pipeline.model.comment import Answer, Body, Consultation, Disposition
from pipeline.model.opinions import OpinionCount, OpinionRound
from pipeline.model.outline import Agency, Round

_SILENT = (Answer.SILENT, Answer.SILENT_AGREED)


def opinion_round(made: Consultation, draft: Round, agencies: Sequence[Agency]) -> OpinionRound:
    """Give the figures of a consultation by group, in the order of every table of bodies.

    Args:
        made: Bodies, comments and answers.
        draft: The round whose draft was commented on.
        agencies: All bodies, those who wrote under a name of their own too.
    """
    bodies = {body.agency: body for body in made.bodies}
    known = [agency for agency in agencies if agency.id in bodies]
    groups = tuple(
        _count(title, [bodies[agency.id] for agency in members], made)
        for title, members in grouped(known)
    )
    return OpinionRound(draft.name, f"{draft.day:%d/%m/%Y}", groups)


def _count(title: str, bodies: Sequence[Body], made: Consultation) -> OpinionCount:
    ids = {body.agency for body in bodies}
    own = [one for one in made.responses if one.comment.agency in ids]
    results = Counter(one.disposition for one in own)
    return OpinionCount(
        title,
        sum(body.asked for body in bodies),
        sum(body.answer not in _SILENT for body in bodies),
        sum(body.answer is Answer.AGREED for body in bodies),
        len(own),
        tuple(results[value] for value in Disposition),
        results[None],
    )
