"""A scripted review of a real draft in LibreOffice is read back where it was made."""

from pathlib import Path

import pytest

from tests.office.review_script import (
    COMMENTS,
    EDITS,
    blocks,
    is_of,
    missed,
    plan,
    read_back,
    review,
    without_bookmarks,
)
from tests.sample_drafts import SampleDrafts


@pytest.fixture
def draft(sample_drafts: SampleDrafts) -> Path:
    return sample_drafts.report(2)


def test_a_plan_is_forty_comments_and_forty_edits_of_which_a_third_fall_on_comments(
    draft: Path,
) -> None:
    tasks = plan(blocks(draft), 5)
    on = {task.bookmark for task in tasks if task.kind == "comment"}
    assert (len(tasks), len(on)) == (COMMENTS + EDITS, COMMENTS)
    assert len([task for task in tasks if task.also]) >= 12
    assert tasks == plan(blocks(draft), 5)
    assert tasks != plan(blocks(draft), 6)


def test_what_is_not_found_is_told(draft: Path) -> None:
    tasks = plan(blocks(draft), 5)
    assert len(list(missed(tasks, []))) == 2 * len(tasks)
    first = tasks[0]
    said = {"kind": "gop-y", "content": first.key, "item": first.item, "proposed": ""}
    assert is_of(first, said)
    found = [{**said, "bookmark": "_qh_other", "quote": first.words}]
    assert [kind for kind, _ in missed(tasks[:1], found)] == ["block"]


@pytest.mark.office
def test_a_review_saved_by_libreoffice_is_read_back(draft: Path, tmp_path: Path) -> None:
    tasks = plan(blocks(draft), 101)
    copy = review(draft, tmp_path / "review.docx", tasks)
    lost = [kind for kind, _ in missed(tasks, read_back(draft, copy))]
    assert lost.count("item") == 0
    assert lost.count("block") <= 4
    bare = without_bookmarks(copy, tmp_path / "bare.docx")
    lost = [kind for kind, _ in missed(tasks, read_back(draft, bare))]
    assert lost.count("block") <= 20
