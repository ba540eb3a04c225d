from pathlib import Path

from pipeline.consult.items import WordReader, no_word_comments
from pipeline.model.comment import Comment
from pipeline.model.notice import Outcome
from pipeline.rounds.comments import Received, read_comments
from pipeline.workspace import scan
from tests.consult.comments import comment
from tests.consult.sheets import comment_sheet
from tests.hostile.packages import copy, paragraph
from tests.rounds.workspaces import put, resources, shared, workspace

ROW = ("Hạ tầng giao thông [giao-thong-hien-trang]", "", "Bổ sung.", "")
FOLDER = "sections/lan-1/y-kien"


def received(
    folder: Path, word: WordReader = no_word_comments, codes: tuple[str, ...] = ()
) -> Received:
    read = shared(folder).value
    assert read is not None
    values = read[0]
    outcome = read_comments(
        scan(folder).value,
        1,
        outline=values.outline,
        agencies=values.agencies,
        content_hash="",
        resources=resources(),
        word=word,
    )
    assert tuple(notice.code for notice in outcome.notices) == codes
    return outcome.value


def docx() -> bytes:
    from tests.render.shipped import report_template

    return report_template()


def test_a_sheet_with_the_copy_of_its_letter_is_one_letter(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{FOLDER}/so-xay-dung.xlsx", comment_sheet(ROW))
    put(folder, f"{FOLDER}/so-xay-dung.pdf", b"%PDF-1.4 ...")
    found = received(folder)
    assert [(letter.agency, letter.number) for letter in found.letters] == [
        ("so-xay-dung", "1530/SYT-KHTC")
    ]
    assert found.letters[0].files == (f"{FOLDER}/so-xay-dung.xlsx", f"{FOLDER}/so-xay-dung.pdf")
    assert found.comments[0].letter == found.letters[0]
    assert found.inputs is not None
    assert set(found.inputs) == set(found.letters[0].files)


def test_letters_in_a_folder_stand_with_their_own_numbers(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{FOLDER}/so-xay-dung/1.xlsx", comment_sheet(ROW, number="1/SXD"))
    put(folder, f"{FOLDER}/so-xay-dung/2.xlsx", comment_sheet(ROW, number="2/SXD"))
    put(folder, f"{FOLDER}/so-xay-dung/2.pdf", b"%PDF-1.4 ...")
    put(folder, f"{FOLDER}/so-xay-dung/khac.pdf", b"%PDF-1.4 ...")
    letters = received(folder).letters
    assert [(letter.number, len(letter.files)) for letter in letters] == [
        ("1/SXD", 1),
        ("2/SXD", 2),
        ("", 1),
    ]


def test_two_sheets_of_one_letter_are_one_letter(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{FOLDER}/so-xay-dung/a.xlsx", comment_sheet(ROW))
    put(folder, f"{FOLDER}/so-xay-dung/b.xlsx", comment_sheet(ROW))
    found = received(folder)
    assert len(found.letters) == 1
    assert {said.letter.files for said in found.comments} == {found.letters[0].files}


def test_a_word_file_without_comments_is_a_letter_and_one_with_them_is_read(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    name = f"{FOLDER}/so-xay-dung.docx"
    put(folder, name, docx())
    assert received(folder).letters[0].files == (name,)

    def word(data: bytes, file: str, body: str) -> Outcome[tuple[Comment, ...]]:
        assert data[:2] == b"PK"
        return Outcome((comment(agency=body, file=file, place="comment:1"),))

    found = received(folder, word)
    assert found.comments[0].letter == found.letters[0]


def test_what_cannot_be_read_still_shows_that_a_letter_came(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{FOLDER}/so-xay-dung.xlsx", b"PK hong")
    put(folder, f"{FOLDER}/so-tai-chinh.doc", b"\xd0\xcf")
    found = received(folder, codes=("tep-hong", "tep-y-kien-khong-doc"))
    assert {letter.agency for letter in found.letters} == {"so-xay-dung", "so-tai-chinh"}


def test_a_body_is_known_by_what_its_sheet_says_else_kept_as_a_stranger(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{FOLDER}/phieu 1.xlsx", comment_sheet(ROW, body="Sở Xây dựng"))
    put(folder, f"{FOLDER}/dan.xlsx", comment_sheet(ROW, body="Ông Nguyễn Văn A", number="2"))
    found = received(folder, codes=("co-quan-khong-co", "ten-tep-y-kien"))
    assert [said.agency for said in found.comments] == ["dan", "so-xay-dung"]
    assert [(body.id, body.name) for body in found.strangers] == [("dan", "Ông Nguyễn Văn A")]


def test_a_file_named_after_one_body_and_signed_by_another_is_of_neither(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, f"{FOLDER}/so-xay-dung.xlsx", comment_sheet(ROW, body="Sở Tài chính"))
    found = received(folder, codes=("co-quan-mau-thuan",))
    assert [said.agency for said in found.comments] == ["chua-ro-so-xay-dung"]
    assert [stranger.id for stranger in found.strangers] == ["chua-ro-so-xay-dung"]


def test_a_body_may_be_signed_by_its_id_or_with_the_province(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    for body in ("so-xay-dung", "SỞ XÂY DỰNG", "Sở Xây dựng tỉnh"):
        put(folder, f"{FOLDER}/so-xay-dung.xlsx", comment_sheet(ROW, body=body))
        assert [said.agency for said in received(folder).comments] == ["so-xay-dung"]


def test_rows_that_only_agree_are_listed_and_counted(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    agreed = (ROW[0], "một câu", "Nhất trí.", "")
    put(folder, f"{FOLDER}/so-xay-dung.xlsx", comment_sheet(agreed, ROW, body="Sở Xây dựng"))
    found = received(folder, codes=("dong-thong-nhat",))
    assert (found.agreements, len(found.comments)) == (1, 1)


def test_a_letter_with_a_remark_in_its_margin_has_its_table_read_too(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    cells = ("TT", "Nội dung trong dự thảo", "Ý kiến góp ý"), ("1", "dài 300 km", "Rà soát.")
    lines = ("".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in line) for line in cells)
    table = f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"
    put(folder, f"{FOLDER}/so-xay-dung.docx", copy(table))

    def word(data: bytes, file: str, body: str) -> Outcome[tuple[Comment, ...]]:
        return Outcome((comment("Bên lề.", agency=body, file=file, place="comment:1"),))

    found = received(folder, word)
    assert [one.content for one in found.comments] == ["Bên lề.", "Rà soát."]
    assert len(found.letters) == 1
    assert {one.letter for one in found.comments} == set(found.letters)
