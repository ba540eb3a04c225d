"""Every comment received is in the balance: counted from the raw files, by code of its own."""

from pathlib import Path

import pytest

from pipeline.model.comment import Consultation
from pipeline.rounds import Resources, read_shared
from pipeline.stages.build import build
from pipeline.stages.consultation import read_consultation
from pipeline.workspace import scan
from tests.consulted import ITEM, consulted
from tests.oracle.received import received
from tests.rounds.workspaces import resources
from tests.sample_drafts import SampleDrafts


def record(folder: Path, round_number: int, means: Resources) -> Consultation:
    inventory = scan(folder).value
    shared = read_shared(inventory, round_number + 1, means).value
    earlier = build(inventory, round_number, means).value
    assert shared is not None
    assert earlier is not None
    return read_consultation(inventory, earlier, shared[0], means).value.consultation


@pytest.mark.parametrize("round_number", [1, 2])
def test_all_that_came_in_on_the_sample_drafts_is_answered_or_open(
    round_number: int, sample_drafts: SampleDrafts, sample_means: Resources
) -> None:
    made = record(sample_drafts.root, round_number, sample_means)
    total = made.balance
    counted = received(sample_drafts.root, round_number)
    assert counted > 0
    assert counted == total.received == total.answered + total.open + total.duplicates
    assert len({response.comment.code for response in made.responses}) == len(made.responses)
    assert made.orphans == ()


def test_agreement_in_a_row_and_rows_without_item_are_counted_alike(tmp_path: Path) -> None:
    rows = (
        (ITEM, "", "Thống nhất, không có ý kiến khác.", ""),
        ("", "", "Rà soát lại toàn bộ.", ""),
        (ITEM, "đường tỉnh dài 300 km", "", ""),
        (ITEM, "", "", ""),
    )
    folder = consulted(tmp_path, *rows)
    assert received(folder, 1) == record(folder, 1, resources()).balance.received == 2
