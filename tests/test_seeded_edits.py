"""Edits sown between two drafts are each reported once, and their redline is exact.

The full measure: python -m tests.seeded.score_edits --seed 7 --count 300
"""

import json
import shutil
from pathlib import Path

import pytest

from tests.oracle.acceptor import accepted_of
from tests.oracle.differences import differences
from tests.oracle.printed import printed
from tests.oracle.redline import redline_defects
from tests.seeded.edit_ground import AGENCIES, ITEMS
from tests.seeded.edits import EDITS, write
from tests.seeded.score_edits import build, report, scored
from tests.seeded.sown import Edit

SEED = 20_251_231
NAMES = dict(AGENCIES)
Sown = tuple[Path, list[Edit], Path, Path]


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Sown:
    """The workspace, its edits, and the folders of both drafts."""
    root = tmp_path_factory.mktemp("sown")
    edits = write(root, SEED, 4 * len(EDITS), ITEMS // 2)
    return root, edits, build(root, 1), build(root, 2)


def test_each_edit_is_one_change_in_the_log(sown: Sown) -> None:
    _, edits, _, later = sown
    result = scored(edits, later, 1)
    assert result.failures() == [], "\n".join(report(result))
    assert result.unsown == ()


def test_the_redline_is_exact(sown: Sown) -> None:
    _, _, earlier, later = sown
    log = json.loads((later / "nhat-ky-thay-doi.json").read_text("utf-8"))
    found = redline_defects(
        earlier / "bao-cao-lan-1.docx",
        later / "bao-cao-lan-2.docx",
        later / "so-sanh-lan-1.docx",
        log["changes"],
        authors=tuple(NAMES.values()),
    )
    assert found == []


def test_one_agencys_changes_alone_are_the_old_draft_with_its_blocks_new(
    sown: Sown, tmp_path: Path
) -> None:
    root, _, _, later = sown
    agency = AGENCIES[2][0]
    for name in ("sections", "build/.cache"):  # what was read of the earlier round is not again
        shutil.copytree(root / name, tmp_path / name)
    for folder in (tmp_path / "sections" / "lan-2").iterdir():
        if folder.name != agency:
            shutil.rmtree(folder)
    alone = build(tmp_path, 2) / "bao-cao-lan-2.docx"
    settled = accepted_of(later / "so-sanh-lan-1.docx", {NAMES[agency]})
    assert differences(printed(alone, fold=True), printed(settled, fold=True)) == []
