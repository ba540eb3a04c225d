"""A copy cut out of the draft is read for what it holds: every edit once, nothing else.

The full measure: EXCERPTS=40 pytest tests/test_excerpts.py
"""

import os
from random import Random

from pipeline.intake.review.review import read_review
from pipeline.intake.word.draft import read_word
from pipeline.model.comment import Comment
from tests.sample_drafts import SampleDrafts
from tests.seeded.excerpts import Sown, excerpt
from tests.tries import tries

SEED = 20_251_231
COUNT = int(os.environ.get("EXCERPTS", tries(4, 8)))


def told(sown: Sown, comments: list[Comment]) -> list[Comment]:
    words = sown.words.replace("\u00a0", " ")  # where a line may not end is read as a space
    return [c for c in comments if words in f"{c.content} {c.proposed} {c.quote}"]


def test_every_edit_of_an_excerpt_is_found_and_nothing_outside_is_deleted(
    sample_drafts: SampleDrafts,
) -> None:
    data = sample_drafts.report(1).read_bytes()
    draft = read_word(data, file="lan-1.docx").value
    assert draft is not None
    missed, false, held = [], [], 0
    for number in range(COUNT):
        copy, sown = excerpt(data, Random(f"{SEED}/{number}"))
        read = read_review(copy, file="trích.docx", body="so-y-te", draft=draft.flow)
        comments = list(read.value)
        missed += [(number, edit) for edit in sown if len(told(edit, comments)) != 1]
        own = [comment for edit in sown for comment in told(edit, comments)]
        false += [(number, c.content) for c in comments if c not in own]
        held += len(sown)
    assert held == 6 * COUNT
    assert len(missed) <= 0.02 * held, missed
    assert len(false) <= COUNT // 4, false
