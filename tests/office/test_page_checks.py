"""Each check is silent on a good report and finds the defect that is put into it."""

from pathlib import Path

import pytest
from PIL import Image

from tests.office.convert import to_pdf
from tests.office.page_checks import (
    all_defects,
    from_roman,
    ink_outside_margins,
    main,
    nearly_empty,
    other_fonts,
    outside_margins,
    printed_number,
    right_numbers,
    unwanted_text,
    wrong_numbers,
)
from tests.office.pdf_pages import Page, Word, read_ink, read_pages
from tests.office.small_report import Seeds, write_report
from tests.office.typesetting.findings import Defect

office = pytest.mark.office


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    return to_pdf(write_report(folder / "good.docx"), folder)


def _spoilt(folder: Path, seeds: Seeds) -> Path:
    return to_pdf(write_report(folder / "spoilt.docx", seeds), folder)


@office
def test_a_good_report_has_no_defect(good: Path) -> None:
    assert all_defects(good) == []


@office
def test_numbers_are_read_and_counted_as_they_are_printed(good: Path) -> None:
    pages = read_pages(good)
    printed = [printed_number(page) for page in pages]
    assert printed == ["", "i", "ii", "", "2", "3", "4", "1", "2", "1"]
    assert list(right_numbers(pages).values()) == [1, 2, 3, 4, 1, 2, 1]
    assert [page.width > page.height for page in pages].count(True) == 1


@office
def test_a_word_in_the_margin_is_found(tmp_path: Path) -> None:
    found = outside_margins(read_pages(_spoilt(tmp_path, Seeds(wide_word=True))))
    assert [defect.page for defect in found] == [4]
    assert "quá" in found[0].what


@office
def test_a_picture_in_the_margin_is_found(tmp_path: Path) -> None:
    picture = tmp_path / "wide.png"
    Image.new("RGB", (400, 100), "navy").save(picture)
    pdf = _spoilt(tmp_path, Seeds(wide_picture=picture))
    pages = read_pages(pdf)
    found = ink_outside_margins(pages, tuple(read_ink(pdf, pages)))
    assert [defect.page for defect in found] == [4]


@office
def test_a_nearly_empty_page_is_found_but_where_it_may_be(tmp_path: Path) -> None:
    pdf = _spoilt(tmp_path, Seeds(empty_page=True))
    pages = read_pages(pdf)
    inks = tuple(read_ink(pdf, pages))
    assert [defect.page for defect in nearly_empty(pages, inks)] == [5]
    assert nearly_empty(pages, inks, allowed={5}) == []


@office
def test_another_font_is_found_on_its_page(tmp_path: Path) -> None:
    found = other_fonts(_spoilt(tmp_path, Seeds(font="Liberation Sans")))
    assert found == [Defect(4, "font LiberationSans: “Phông lạ”")]


@office
@pytest.mark.parametrize("text", ["Error: Reference source not found", "Lỗi!", "{{ ten }}"])
def test_the_words_of_a_broken_field_or_template_are_found(tmp_path: Path, text: str) -> None:
    pages = read_pages(_spoilt(tmp_path, Seeds(text=text)))
    assert {defect.page for defect in unwanted_text(pages)} == {4}
    assert unwanted_text(pages, allowed=(text,)) == []


@office
@pytest.mark.parametrize(
    ("seeds", "pages"),
    [
        (Seeds(first_number_shown=True), [4]),
        (Seeds(appendix_goes_on=True), [8, 9]),
        (Seeds(gap_in_numbers=True), [6, 7]),
        (Seeds(header_text="Dự thảo"), [6]),
    ],
)
def test_a_wrong_page_number_is_found(tmp_path: Path, seeds: Seeds, pages: list[int]) -> None:
    found = wrong_numbers(read_pages(_spoilt(tmp_path, seeds)))
    assert [defect.page for defect in found] == pages


@office
def test_the_command_prints_the_defects_and_says_so_by_its_exit_code(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(good)]) == 0
    spoilt = str(_spoilt(tmp_path, Seeds(text="Lỗi!")))
    assert main([spoilt]) == 1
    assert main([spoilt, "--allow", "Lỗi!"]) == 0
    printed = capsys.readouterr().out
    assert "page 4: “Lỗi!”" in printed
    assert "sources alone: 0\n" in printed
    assert main([spoilt, "--counts"]) == 0
    assert "page 4: “Lỗi!”" not in capsys.readouterr().out


def test_no_file_is_no_clean_report() -> None:
    with pytest.raises(SystemExit):
        main([])


def _page(number: int, header: str, first: str = "") -> Page:
    words = [Word(first, 30, 30, 60, 35)] if first else []
    if header:
        words.append(Word(header, 108, 10, 112, 15))
    return Page(number, 210, 297, tuple(words))


def test_roman_numbers_run_on_without_a_gap() -> None:
    pages = [_page(1, ""), _page(2, "i"), _page(3, "iii"), _page(4, "", "PHẦN I")]
    assert wrong_numbers(pages) == [Defect(3, "numbered “iii” after 1 (Roman)")]


def test_a_report_without_its_first_part_is_a_defect() -> None:
    assert wrong_numbers([_page(1, "")]) == [Defect(0, "no page begins with PHẦN I")]


@pytest.mark.parametrize(("text", "value"), [("i", 1), ("iv", 4), ("xiv", 14), ("", 0), ("12", 0)])
def test_roman_numbers_are_read(text: str, value: int) -> None:
    assert from_roman(text) == value
