"""Letters by `cong-van.yaml`: what Word answers and scans lack themselves."""

from datetime import date
from pathlib import Path

from pipeline.model.comment import Letter, LetterNote
from pipeline.model.comment_sheet import CommentSheet
from pipeline.rounds.letter_notes import contradiction, noted
from tests.consult.sheets import comment_sheet
from tests.rounds.test_comments import FOLDER, ROW, docx, received
from tests.rounds.workspaces import put, workspace

BODY = f"{FOLDER}/so-xay-dung"
DAY = date(2025, 11, 21)


def letters(folder: Path, codes: tuple[str, ...] = ()) -> list[Letter]:
    return list(received(folder, codes=codes).letters)


def written(folder: Path, *lines: str) -> None:
    put(folder, f"{BODY}/cong-van.yaml", "".join(lines).encode())


def test_a_word_answer_and_its_scan_are_one_letter_by_their_number(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{BODY}/gop-y.docx", docx())
    put(folder, f"{BODY}/ban-ky.pdf", b"%PDF-1.4 ...")
    written(
        folder,
        "- {tep: gop-y.docx, so: 12/SXD-QH, ngay: 2025-11-21}\n",
        "- {tep: ban-ky.pdf, so: 12/sxd-qh}\n",
    )
    files = (f"{BODY}/ban-ky.pdf", f"{BODY}/gop-y.docx")
    (letter,) = letters(folder)
    assert (letter.agency, letter.number.upper(), letter.day) == ("so-xay-dung", "12/SXD-QH", DAY)
    assert sorted(letter.files) == list(files)


def test_files_of_two_letters_stay_apart(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    for name in ("a.pdf", "b.pdf"):
        put(folder, f"{BODY}/{name}", b"%PDF-1.4 ...")
    written(folder, "- {tep: a.pdf, so: 1/SXD}\n", "- {tep: b.pdf, so: 2/SXD}\n")
    assert [letter.number for letter in letters(folder)] == ["1/SXD", "2/SXD"]


def test_the_list_is_an_input_and_no_copy_of_a_letter(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{BODY}/a.pdf", b"%PDF-1.4 ...")
    written(folder, "- {tep: a.pdf, so: 1/SXD}\n")
    found = received(folder)
    assert found.inputs is not None
    assert f"{BODY}/cong-van.yaml" in found.inputs
    assert [letter.files for letter in found.letters] == [(f"{BODY}/a.pdf",)]


def test_a_sheet_takes_what_it_lacks_and_keeps_what_it_says(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{BODY}/a.xlsx", comment_sheet(ROW, number="", day=None))
    put(folder, f"{BODY}/b.xlsx", comment_sheet(ROW, number="2/SXD", day=DAY))
    written(
        folder,
        "- {tep: a.xlsx, so: 1/SXD, ngay: 2025-11-21}\n",
        "- {tep: b.xlsx, so: 3/SXD, ngay: 2025-11-21}\n",
    )
    found = letters(folder, codes=("cong-van-khac-phieu",))
    assert [(letter.number, letter.day) for letter in found] == [("1/SXD", DAY), ("2/SXD", DAY)]


def test_a_name_that_no_file_bears_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{BODY}/gop-y.pdf", b"%PDF-1.4 ...")
    written(folder, "- {tep: gop-i.pdf, so: 1/SXD}\n")
    assert [letter.number for letter in letters(folder, ("cong-van-khong-co-tep",))] == [""]


def test_a_list_that_cannot_be_read_loses_no_letter(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{BODY}/a.pdf", b"%PDF-1.4 ...")
    written(folder, "tep: a.pdf\n")
    assert len(letters(folder, ("cong-van-can-danh-sach",))) == 1


def test_only_what_both_say_can_differ() -> None:
    sheet = CommentSheet(number="1/SXD")
    note = LetterNote("a.xlsx", "", DAY)
    assert contradiction(sheet, note, file="f", body="b") == ()
    assert contradiction(sheet, None, file="f", body="b") == ()
    assert (noted(sheet, note).number, noted(sheet, note).day) == ("1/SXD", DAY)
    (told,) = contradiction(
        CommentSheet(number="1/SXD", day=DAY),
        LetterNote("a.xlsx", "2/SXD", date(2025, 11, 22)),
        file="f",
        body="b",
    )
    assert "số 1/SXD (danh sách ghi 2/SXD)" in told.message
    assert "ngày 21/11/2025 (danh sách ghi 22/11/2025)" in told.message
