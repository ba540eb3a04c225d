"""Each folder `y-kien-*` and `tiep-thu-*` of tests/bad is laid over a workspace of two rounds.

Draft 2 is built all the same, the notices are exactly those expected, and whatever came in is
in the response table or named.
"""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from tests.consulted import QUOTE, SCHEDULE
from tests.oracle.bad_inputs import BAD, unmet
from tests.oracle.gate import defects
from tests.oracle.received import received
from tests.rounds.workspaces import READ, ROAD, put, workspace

OVERLAYS = sorted((*BAD.glob("y-kien-*"), *BAD.glob("tiep-thu-*")))
USUAL = {"chua-gui", "muc-luc-khong-so-trang", "bang-khong-duoc-nhac", "can-doi-y-kien"}
ENTERED = {"tiep-thu-dong-khong-ma": 1}  # rows of the consultant's own, in the register alone
UNREADABLE = {"y-kien-cong-thuc-khong-gia-tri"}  # openpyxl alone sees no value there


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.name)
def test_a_bad_comment_or_answer_is_told_and_nothing_is_lost(overlay: Path, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/ke-hoach.yaml", SCHEDULE)
    put(folder, ROAD, f"{QUOTE}\n\nĐường xã dài 900 km.\n")
    shutil.copytree(overlay / "sections", folder / "sections", dirs_exist_ok=True)
    outcome = draft(folder, 2, fast=True, watch=unwatched, cache=READ)
    assert unmet(overlay, [n for n in outcome.notices if n.code not in USUAL]) == []
    files = outcome.value
    assert files is not None
    assert defects(files["tiep-thu-giai-trinh.docx"]) == []
    page = load_workbook(BytesIO(files["tiep-thu-giai-trinh.xlsx"])).worksheets[0]
    rows = [row for (row, *_) in page.iter_rows(min_row=2, values_only=True) if row != "Không có"]
    if overlay.name not in UNREADABLE:
        assert len(rows) - ENTERED.get(overlay.name, 0) == received(folder, 1)


def test_there_are_bad_comments_and_bad_answers() -> None:
    assert len(list(BAD.glob("y-kien-*"))) > 10
    assert len(list(BAD.glob("tiep-thu-*"))) > 5
