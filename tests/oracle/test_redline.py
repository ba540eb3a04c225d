"""A redline made by hand is exact; spoilt in any one way it is not."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.marked_docx import deleted, inserted, inserted_mark
from tests.oracle.marks import marks
from tests.oracle.redline import main, redline_defects
from tests.oracle.small_docx import docx, heading, paragraph, run

PART = heading("Hiện trạng")


def document(body: str) -> bytes:
    return docx(PART + body, {})


LAST = paragraph("Hết.")
OLD = document(paragraph("Có 10 xã.") + LAST)
NEW = document(paragraph("Có 12 xã.") + paragraph("Thêm.") + LAST)
EDITED = paragraph(run("Có ") + deleted("10") + inserted("12") + run(" xã."))
REDLINE = document(EDITED + paragraph(inserted("Thêm."), inserted_mark()) + LAST)


def log() -> list[dict[str, Any]]:
    """The log of the redline: one changed paragraph, one added."""
    ids = [mark.id for mark in marks(REDLINE)]
    place = {"text": "Phần I", "block": 1, "page": None}
    changed = {
        "id": "1-2-a-00000001", "kind": "sua", "tracked": "marked", "marks": ids[:2],
        "where": {"old": place, "new": place},
    }  # fmt: skip
    added = {
        "id": "1-2-a-00000002", "kind": "them", "tracked": "marked", "marks": ids[2:],
        "where": {"old": None, "new": place},
    }  # fmt: skip
    return [changed, added]


def test_an_exact_redline_has_no_defects() -> None:
    assert redline_defects(OLD, NEW, REDLINE, log(), formal=True, authors=["A"]) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (EDITED + LAST, "accepted: "),
        (EDITED + paragraph(inserted("Thêm.")) + LAST, "rejected: "),
        (EDITED + paragraph("Thêm.") + LAST, "rejected: "),
        (paragraph("Có 12 xã.") + paragraph(inserted("Thêm."), inserted_mark()) + LAST, "10"),
    ],
)
def test_a_change_not_marked_right_is_told(body: str, said: str) -> None:
    assert any(said in line for line in redline_defects(OLD, NEW, document(body)))


def test_a_difference_of_spelling_must_be_marked_only_when_asked() -> None:
    old, new = document(paragraph("hoà bình")), document(paragraph("hòa bình"))
    assert redline_defects(old, new, new) == []
    assert redline_defects(old, new, new, formal=True)


def test_a_stranger_among_the_authors_is_told() -> None:
    found = redline_defects(OLD, NEW, REDLINE, authors=["Sở Y tế"])
    assert found == ["revisions by A, who may not have made any"]


def test_a_revision_without_midnight_or_author_is_told() -> None:
    spoilt = paragraph(inserted("Thêm.", by='w:author="" w:date="2025-12-31T10:00:00Z"'))
    assert any("has author ''" in line for line in redline_defects(OLD, OLD, document(spoilt)))


def _claims_twice(changes: list[dict[str, Any]]) -> None:
    changes[1]["marks"] = [*changes[1]["marks"], changes[0]["marks"][0]]


def _claims_nothing(changes: list[dict[str, Any]]) -> None:
    changes[1]["marks"] = []


def _claims_what_is_not_there(changes: list[dict[str, Any]]) -> None:
    changes[1]["marks"] = [*changes[1]["marks"], 99_999]


def _is_untracked(changes: list[dict[str, Any]]) -> None:
    changes[0]["tracked"] = "untracked"


def _is_named_twice(changes: list[dict[str, Any]]) -> None:
    changes[1]["id"] = changes[0]["id"]


def _stands_nowhere(changes: list[dict[str, Any]]) -> None:
    changes[1]["where"] = {"old": None, "new": None}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_claims_twice, "belongs to 2 changes"),
        (_claims_nothing, "belongs to no change"),
        (_claims_what_is_not_there, "not in the redline"),
        (_is_untracked, "untracked with 2 marks"),
        (_is_named_twice, "of 2 changes"),
        (_stands_nowhere, "with a place in old False, new False"),
    ],
)
def test_a_log_that_does_not_fit_its_marks_is_told(
    spoil: Callable[[list[dict[str, Any]]], None], said: str
) -> None:
    changes = deepcopy(log())
    spoil(changes)
    assert any(said in line for line in redline_defects(OLD, NEW, REDLINE, changes))


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("old", OLD), ("new", NEW), ("redline", REDLINE)):
        (tmp_path / name).write_bytes(data)
    old, new, redline = (str(tmp_path / name) for name in ("old", "new", "redline"))
    assert main([old, new, redline]) == 0
    assert "0 defects" in capsys.readouterr().out
    assert main([new, old, redline]) == 1
    assert "accepted: block 2" in capsys.readouterr().out
