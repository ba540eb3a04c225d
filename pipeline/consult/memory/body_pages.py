"""Each body's page of all its comments: every round's, with answers and what became of them."""

from collections.abc import Iterator, Sequence

from pipeline.consult.memory.left import EarlierRound, code_of
from pipeline.consult.responses import old_place
from pipeline.model.feedback_sheet import BodyPage, PageRow
from pipeline.model.outline import Agency
from pipeline.model.text import folded


def body_pages(
    rounds: Sequence[EarlierRound], agencies: Sequence[Agency], newest: tuple[int, str]
) -> tuple[BodyPage, ...]:
    """Give the pages in the order of the bodies, those without a comment left out.

    Args:
        rounds: All rounds in order, the last one among them.
        agencies: All bodies that may have written.
        newest: Number and name of the draft the pages go out with.
    """
    ids = {folded(agency.name): agency.id for agency in reversed(agencies)}
    rows: dict[str, list[PageRow]] = {}
    for past in rounds:
        for body, row in _rows(past):
            # of a comment known from the register alone only the body's name is known
            rows.setdefault(ids.get(folded(body), body), []).append(row)
    known = dict.fromkeys(agency.id for agency in agencies)
    names = {agency.id: agency.name for agency in reversed(agencies)}
    return tuple(
        BodyPage(body, names[body], *newest, tuple(rows[body])) for body in known if body in rows
    )


def _rows(past: EarlierRound) -> Iterator[tuple[str, PageRow]]:
    for response in past.responses():
        code, comment = code_of(response), response.comment
        row = PageRow(
            past.draft,
            response,
            old_place(comment),
            past.traces.get(code),
            past.places(comment),
            past.feedback.get(code),
        )
        yield comment.agency, row
