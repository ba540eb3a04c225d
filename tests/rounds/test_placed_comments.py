from datetime import date
from typing import Any

import pytest

from pipeline.model.comment import Certainty, Comment
from pipeline.model.document import Grid
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowSection, FlowTable
from pipeline.rounds.placed_comments import placed_comments
from pipeline.rounds.reader import Resources
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.store import MemoryStore, Store
from pipeline.work.watch import unwatched
from tests.consult.answered import said
from tests.consult.memory.test_current_places import FORMER, flow

GIVEN = (said("Rõ hơn.", quote="Nhân lực y tế"), said("Sửa."))
PAGES = {"trang.json": "a1"}


def with_(kept: Store) -> Resources:
    return Resources(MemoryCache(), serial, unwatched, kept=kept)


class Finding:
    """Finds the place of every comment in the item "y-te", and counts."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, comment: Comment) -> Comment:
        self.asked += 1
        return replace(comment, item="y-te", certainty=Certainty.BY_ITEM)


def draft(value: Any) -> Flow:
    """Give a draft with a value in the first cell of its table."""
    made = flow(*FORMER)
    return replace(made, sections=tuple(_with(value, section) for section in made.sections))


def _with(value: Any, section: FlowSection) -> FlowSection:
    blocks = (
        replace(block, grid=_in_grid(value, block.grid)) if isinstance(block, FlowTable) else block
        for block in section.blocks
    )
    return replace(section, blocks=tuple(blocks))


def _in_grid(value: Any, grid: Grid) -> Grid:
    first, *rows = grid.rows
    cells = (replace(first.cells[0], value=value), *first.cells[1:])
    return replace(grid, rows=(replace(first, cells=cells), *rows))


def test_places_are_found_once_in_a_run_and_once_from_run_to_run() -> None:
    find, store = Finding(), MemoryStore(9)
    resources, on = with_(store), flow(*FORMER)
    made = placed_comments(GIVEN, find, on, PAGES, resources)
    assert [comment.item for comment in made] == ["y-te", "y-te"]
    assert placed_comments(GIVEN, find, on, PAGES, resources) is made
    assert placed_comments(GIVEN, find, flow(*FORMER), PAGES, with_(store)) == made
    assert find.asked == len(GIVEN)


@pytest.mark.parametrize(
    ("comments", "on", "pages"),
    [
        (GIVEN[:1], flow(*FORMER), PAGES),
        ((GIVEN[0], said("Sửa!")), flow(*FORMER), PAGES),
        (GIVEN, flow(*FORMER[:-1]), PAGES),
        (GIVEN, replace(flow(*FORMER), round_number=7), PAGES),
        (GIVEN, replace(flow(*FORMER), sections=flow(*FORMER).sections[::-1]), PAGES),
        (GIVEN, flow(*FORMER), {"trang.json": "b2"}),
    ],
)
def test_other_comments_another_draft_and_other_pages_are_asked_anew(
    comments: tuple[Comment, ...], on: Flow, pages: dict[str, str]
) -> None:
    find, store = Finding(), MemoryStore(9)
    resources = with_(store)
    placed_comments(GIVEN, find, flow(*FORMER), PAGES, resources)
    placed_comments(comments, find, on, pages, resources)
    placed_comments(comments, find, on, pages, with_(store))
    assert find.asked == len(GIVEN) + len(comments)


def test_a_day_in_a_cell_is_another_draft_than_its_words() -> None:
    find, resources = Finding(), with_(MemoryStore(9))
    for value in ("2025-11-30", date(2025, 11, 30)):
        placed_comments(GIVEN, find, draft(value), PAGES, resources)
    assert find.asked == 2 * len(GIVEN)


def test_of_a_draft_that_no_hash_tells_nothing_is_kept() -> None:
    find, resources = Finding(), with_(MemoryStore(9))
    for _ in range(2):
        placed_comments(GIVEN, find, draft(10**20), PAGES, resources)
    assert find.asked == 2 * len(GIVEN)


def test_what_is_damaged_is_not_there() -> None:
    class Damaged(MemoryStore):
        def get(self, key: str) -> bytes | None:
            return b"\xc1" if super().get(key) else None

    find, store = Finding(), Damaged(9)
    for _ in range(2):
        placed_comments(GIVEN, find, flow(*FORMER), PAGES, with_(store))
    assert find.asked == 2 * len(GIVEN)
