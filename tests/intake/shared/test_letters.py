"""`cong-van.yaml`: a list of files with number and day of the letter each came with."""

from datetime import date

from pipeline.intake.shared.letters import read_letters
from pipeline.model.comment import LetterNote

FILE = "sections/lan-1/y-kien/so-y-te/cong-van.yaml"


def test_each_entry_names_a_file_its_number_and_its_day() -> None:
    text = "- tep: gop-y.docx\n  so: 12/SYT-KHTC\n  ngay: 2025-11-20\n- tep: scan.pdf\n"
    outcome = read_letters(text, FILE)
    assert outcome.notices == ()
    assert outcome.value == (
        LetterNote("gop-y.docx", "12/SYT-KHTC", date(2025, 11, 20), 1),
        LetterNote("scan.pdf", line=4),
    )


def test_an_empty_list_is_no_fault_and_another_shape_is() -> None:
    assert read_letters("", FILE) == read_letters("[]\n", FILE)
    (notice,) = read_letters("tep: a.docx\n", FILE).notices
    assert (notice.code, notice.line) == ("cong-van-can-danh-sach", 1)


def test_an_entry_without_a_file_or_with_a_bad_day_is_told_at_its_line() -> None:
    text = "- so: 12/SYT\n- tep: a.docx\n  ngay: 31/02/2025\n"
    outcome = read_letters(text, FILE)
    assert [note.file for note in outcome.value] == ["a.docx"]
    assert [notice.line for notice in outcome.notices] == [1, 3]


def test_of_a_file_named_twice_the_first_entry_counts() -> None:
    outcome = read_letters("- tep: a.docx\n  so: 1/S\n- tep: a.docx\n  so: 2/S\n", FILE)
    assert [note.number for note in outcome.value] == ["1/S"]
    assert [(n.code, n.line) for n in outcome.notices] == [("cong-van-trung-tep", 3)]
