"""Each folder of tests/bad that holds `sections/` is laid over a good workspace of two agencies.

The draft is built all the same, the notices are exactly those expected, and what the agency
that did nothing wrong wrote stands in the report as it did before.
"""

import shutil
from pathlib import Path

import pytest

from pipeline.model.notice import Notice, Outcome
from pipeline.publish.folder import Files
from pipeline.publish.start import first_files, start
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from pipeline.workspace import templates as shipped
from tests.oracle.actual import from_docx
from tests.oracle.bad_inputs import BAD, unmet
from tests.oracle.gate import defects
from tests.rounds.workspaces import READ

# what is wrong with comments and their register: tests/test_bad_comments.py
OF_COMMENTS = ("y-kien-", "tiep-thu-")
OVERLAYS = sorted(
    path
    for path in BAD.iterdir()
    if (path / "sections").is_dir() and not path.name.startswith(OF_COMMENTS)
)
CANNOT_START = {"de-cuong-hong", "de-cuong-bom", "ke-hoach-khoa-la"}
USUAL = {"chua-gui", "muc-luc-khong-so-trang", "bang-khong-duoc-nhac"}


def workspace(folder: Path, overlay: Path | None) -> Path:
    shipped_files = shipped.templates() / "khoi-tao"
    start(folder, first_files(shipped_files, shipped.guide(), province="Mẫu"))
    if overlay:
        shutil.copytree(
            overlay / "sections", folder / "sections", symlinks=True, dirs_exist_ok=True
        )
    return folder


def drafted(folder: Path) -> Outcome[Files | None]:
    return draft(folder, 1, fast=True, watch=unwatched, cache=READ)


def honest_text(files: Files) -> list[str]:
    """What the other agency wrote, as it stands in the report."""
    paragraphs = [stood.text for stood in from_docx(files["bao-cao-lan-1.docx"]).paragraphs]
    texts = [text for text in paragraphs if "sau khi sắp xếp" in text or "Cải tạo" in text]
    assert len(texts) == 2
    appendix = next(n for n, text in enumerate(paragraphs) if "Danh mục dự án dự kiến" in text)
    return texts + paragraphs[appendix:]


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the other agency wrote, where nobody did anything wrong."""
    good = drafted(workspace(tmp_path_factory.mktemp("good"), None)).value
    assert good is not None
    return honest_text(good)


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.name)
def test_a_bad_input_is_told_and_harms_nobody_else(
    overlay: Path, tmp_path: Path, honest: list[str]
) -> None:
    folder = workspace(tmp_path / "bad", overlay)
    outcome = drafted(folder)
    notices: list[Notice] = [notice for notice in outcome.notices if notice.code not in USUAL]
    assert unmet(overlay, notices) == []
    if overlay.name in CANNOT_START:
        assert outcome.value is None
        return
    assert outcome.value is not None
    assert defects(outcome.value["bao-cao-lan-1.docx"]) == []
    if not (overlay / "sections" / "de-cuong.yaml").exists():
        assert honest_text(outcome.value) == honest


def test_the_good_workspace_under_them_is_silent(tmp_path: Path) -> None:
    outcome = drafted(workspace(tmp_path, None))
    assert {notice.code for notice in outcome.notices} <= USUAL
