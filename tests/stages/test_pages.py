from pathlib import Path

from pipeline.render.pdf.office import Office
from pipeline.stages.build import Built, build
from pipeline.stages.pages import Rendering, page_numbers, rendered, rendering_of
from pipeline.stages.word import written
from pipeline.work.store import NOTHING_KEPT
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.rounds.workspaces import put, resources, workspace


def built(folder: Path) -> Built:
    made = build(scan(folder).value, 1, resources()).value
    assert made is not None
    return made


def test_in_haste_the_report_is_as_written_and_one_notice_says_what_is_missing(
    tmp_path: Path,
) -> None:
    word = written(tmp_path, built(workspace(tmp_path))).value
    assert word is not None
    made = rendered(word, None, 1, fast=True, watch=unwatched, kept=NOTHING_KEPT)
    assert made.value == ({"bao-cao-lan-1.docx": word.data}, None)
    assert [notice.code for notice in made.notices] == ["muc-luc-khong-so-trang"]


def test_a_draft_that_cannot_be_written_has_no_page_numbers(tmp_path: Path) -> None:
    made = built(workspace(tmp_path))
    put(tmp_path, "templates/bao-cao.docx", b"PK")
    assert page_numbers(tmp_path, made, watch=unwatched, kept=NOTHING_KEPT) is None


def test_a_rendering_that_was_kept_stands_for_libreoffice(tmp_path: Path) -> None:
    made = built(workspace(tmp_path))
    word = written(tmp_path, made).value
    assert word is not None
    kept = Rendering(None, b"%PDF-", "LibreOffice")
    given = rendered(word, None, 1, fast=False, watch=unwatched, kept=NOTHING_KEPT, rendering=kept)
    assert given.value[0] == {"bao-cao-lan-1.docx": word.data, "bao-cao-lan-1.pdf": b"%PDF-"}
    assert [notice.code for notice in given.notices] == ["muc-luc-khong-so-trang"]


def test_where_libreoffice_makes_nothing_there_is_no_rendering(tmp_path: Path) -> None:
    made = built(workspace(tmp_path))
    broken = Office("/bin/false", "Giả")
    found = rendering_of(tmp_path, made, broken, watch=unwatched, kept=NOTHING_KEPT)
    assert found.value is None
    assert [notice.code for notice in found.notices] == ["khong-lap-duoc-pdf"]
