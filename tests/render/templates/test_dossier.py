import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.section import WD_ORIENT

from pipeline.render.templates.dossier import (
    contents_template,
    decision_template,
    opinions_template,
    submission_template,
    summary_template,
)
from pipeline.render.word.shell import BODY_MARKER, OPINIONS_MARKER, TABLE_MARKER, TARGETS_MARKER


@pytest.mark.parametrize(
    ("make", "marker", "wide"),
    [
        (submission_template, TARGETS_MARKER, False),
        (decision_template, TARGETS_MARKER, False),
        (opinions_template, OPINIONS_MARKER, True),
        (contents_template, TABLE_MARKER, True),
        (summary_template, BODY_MARKER, False),
    ],
)
def test_each_has_one_marker_head_and_foot(
    make: Callable[[], bytes], marker: str, wide: bool
) -> None:
    document = docx.Document(io.BytesIO(make()))
    assert [p.text for p in document.paragraphs].count(marker) == 1
    assert len(document.tables) == 2
    (section,) = document.sections
    assert (section.orientation == WD_ORIENT.LANDSCAPE) is wide


def test_the_decision_is_the_provinces_own() -> None:
    document = docx.Document(io.BytesIO(decision_template()))
    head = document.tables[0].rows[0].cells[0].text
    assert "Ủy ban nhân dân tỉnh {{ tinh }}" in head
    assert "{{ co_quan }}" not in head
    assert "Chủ tịch" in document.tables[1].rows[0].cells[1].text
