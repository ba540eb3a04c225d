from pathlib import Path

import pytest

from pipeline.model.document import Paragraph, Table, plain_text
from pipeline.model.notice import Severity
from tests.intake.departmental.pages import bold, para
from tests.ooxml.markup import BY, file_of
from tests.rounds.workspaces import ROAD, gathered, put, workspace
from tests.seeded.foreign_pairs.raw_file import RawFile, paragraph, text_run


def test_the_newest_text_serves_and_its_workbook_may_be_newer(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD.replace("lan-1", "lan-2"), "Bản lần hai.\n")
    written = gathered(folder, 2).value.materials.contributions
    (block,) = written["giao-thong-hien-trang", "so-xay-dung"].blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.runs) == "Bản lần hai."
    assert written["su-can-thiet", "so-tai-chinh"].round == 1


def test_pipe_tables_are_tables_with_their_caption(tmp_path: Path) -> None:
    written = gathered(workspace(tmp_path)).value.materials.contributions
    blocks = written["pl-du-an", "so-tai-chinh"].blocks
    assert [block.id for block in blocks if isinstance(block, Table)] == ["bang-du-an"]


def test_a_text_that_cannot_be_read_is_broken_and_its_files_are_not_called_unused(
    tmp_path: Path,
) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, b"\x80\x81")
    put(folder, "sections/lan-1/so-xay-dung/anh.png", b"\x89PNG")
    outcome = gathered(folder)
    assert list(outcome.value.materials.broken) == ["giao-thong-hien-trang"]
    assert [notice.code for notice in outcome.notices] == ["utf-8-hong"]


def test_every_file_read_is_an_input_with_its_hash(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    inputs = gathered(folder).value.inputs
    assert ROAD in inputs
    assert "sections/de-cuong.yaml" in inputs
    assert all(len(digest) == 64 for digest in inputs.values())


LATER = ROAD.replace("lan-1", "lan-2")
KEY = ("giao-thong-hien-trang", "so-xay-dung")
EMPTY = {
    "nothing": "",
    "white space": " \n\t\n\u00a0\n",
    "a mark of byte order": "\ufeff",
    "front matter": "---\nly-do: sửa số liệu\n---\n",
    "a heading alone": "# Hạ tầng giao thông\n",
    "a line drawn": "---\n\n***\n",
}


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY.keys())
def test_a_text_that_says_nothing_withdraws_nothing(tmp_path: Path, text: str) -> None:
    folder = workspace(tmp_path)
    before = gathered(folder).value.materials.contributions[KEY]
    put(folder, LATER, text)
    outcome = gathered(folder, 2)
    assert outcome.value.materials.contributions[KEY].blocks == before.blocks
    ((name, reason),) = outcome.value.materials.broken[KEY[0]]
    assert name == LATER
    assert "dưới đây là nội dung đã gửi cho dự thảo lần 1" in reason
    (notice,) = [notice for notice in outcome.notices if notice.file == LATER]
    assert (notice.code, notice.severity) == ("bai-trong", Severity.ERROR)
    assert (notice.item, notice.agency) == KEY
    assert "rut: true" in notice.fix


def test_the_newest_text_that_says_something_stands_behind_several_that_do_not(
    tmp_path: Path,
) -> None:
    folder = workspace(tmp_path)
    put(folder, LATER, "\n")
    put(folder, ROAD.replace("lan-1", "lan-3"), "")
    rounds = "".join(f"  - {{so: {n}, ngay: 2025-11-{n:02d}}}\n" for n in (1, 2, 3))
    put(folder, "sections/ke-hoach.yaml", f"lan:\n{rounds}")
    outcome = gathered(folder, 3)
    assert outcome.value.materials.contributions[KEY].round == 1


def test_an_empty_first_text_is_an_error_and_a_box_without_words_beneath(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "")
    outcome = gathered(folder)
    assert KEY not in outcome.value.materials.contributions
    ((name, reason),) = outcome.value.materials.broken[KEY[0]]
    assert name == ROAD
    assert "dưới đây" not in reason
    assert [notice.code for notice in outcome.notices] == ["bai-trong"]


def test_only_a_withdrawal_withdraws(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, LATER, "---\nrut: true\n---\n")
    outcome = gathered(folder, 2)
    assert outcome.value.materials.contributions[KEY].withdrawn
    assert outcome.value.materials.broken == {}


def test_a_text_that_is_broken_lets_no_earlier_one_stand(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, LATER, b"\x80\x81")
    outcome = gathered(folder, 2)
    assert KEY not in outcome.value.materials.contributions
    ((_, reason),) = outcome.value.materials.broken[KEY[0]]
    assert "dưới đây" not in reason


def test_a_heading_of_other_words_is_content(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, LATER, "# Đường tỉnh\n")
    assert gathered(folder, 2).value.materials.contributions[KEY].round == 2


def test_headings_alone_are_content_where_there_are_several(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, LATER, "# Một\n\n# Hai\n")
    assert gathered(folder, 2).value.materials.contributions[KEY].round == 2


WORD = ROAD.replace(".md", ".docx")


def test_a_text_kept_in_word_serves_with_its_pictures_and_the_words_for_its_places(
    tmp_path: Path,
) -> None:
    folder = workspace(tmp_path)
    (folder / ROAD).unlink()
    raw = RawFile()
    drawing = f'<w:drawing><x><a:blip r:embed="{raw.picture(1)}"/></x></w:drawing>'
    picture = f"<w:p><w:r>{drawing}</w:r></w:p>"
    put(folder, WORD, file_of(bold("I. ĐƯỜNG BỘ"), para("Có 5 tuyến."), picture, raw=raw))
    found = gathered(folder).value
    blocks = found.materials.contributions[KEY].blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph", "Figure"]
    assert list(found.media.values()) == [raw.media["image1.png"]]
    assert found.places[WORD][1] == "đoạn 2: 'Có 5 tuyến.'"
    assert WORD in found.inputs
    assert WORD in {file.name for part in found.parts for file in part.files}


def test_tracked_changes_nobody_settled_break_a_text_kept_in_word(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / ROAD).unlink()
    put(folder, WORD, file_of(paragraph(f"<w:ins {BY}>{text_run('mới')}</w:ins>")))
    found = gathered(folder)
    ((name, reason),) = found.value.materials.broken["giao-thong-hien-trang"]
    assert name == WORD
    assert "Track Changes" in reason
    (told,) = (notice for notice in found.notices if notice.code == "word-co-sua-doi")
    assert (told.agency, told.item) == ("so-xay-dung", "giao-thong-hien-trang")


def test_a_word_file_that_says_nothing_withdraws_nothing(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, WORD.replace("lan-1", "lan-2"), file_of(para("")))
    found = gathered(folder, 2)
    assert "bai-trong" in {notice.code for notice in found.notices}
    assert found.value.materials.contributions[KEY].round == 1
