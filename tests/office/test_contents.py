"""Contents are read from the PDF as a reader sees them, and compared with where things stand."""

from pathlib import Path

import pytest

from tests.office.contents import (
    captions_in,
    contents_entries,
    outline_of,
    places_of,
    wrong_entries,
)
from tests.office.convert import to_pdf
from tests.office.pdf_pages import read_pages
from tests.office.small_report import CONTENTS, TABLES, TEXT, Seeds, write_report

pytestmark = pytest.mark.office
# a heading's own text, as it stands: the contents of the sample name a Phần with its title
LISTED = (*CONTENTS[1:3],)


def _pdf(folder: Path, seeds: Seeds) -> Path:
    return to_pdf(write_report(folder / "report.docx", seeds), folder)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _pdf(tmp_path_factory.mktemp("good"), Seeds())


def test_every_entry_is_read_with_its_list_and_its_number(good: Path) -> None:
    read = [(entry.title, entry.text, entry.shown) for entry in contents_entries(good)]
    assert read == [
        *(("MỤC LỤC", text, shown) for text, shown in CONTENTS),
        *(("DANH MỤC BẢNG", text, shown) for text, shown in TABLES),
    ]


def test_headings_and_captions_are_found_where_they_stand(good: Path) -> None:
    pages = read_pages(good)
    assert places_of(CONTENTS[1][0], pages) == (4,)
    assert places_of(CONTENTS[2][0], pages) == (5,)
    assert [(place.text, place.page) for place in captions_in(pages)] == [(TABLES[0][0], 6)]


def test_words_within_a_sentence_are_no_heading(good: Path) -> None:
    assert places_of(TEXT.split(" theo")[0], read_pages(good)) == ()


def test_the_outline_gives_levels_and_pages(tmp_path: Path) -> None:
    pdf = _pdf(tmp_path, Seeds())
    assert [(place.text, place.page, place.level) for place in outline_of(pdf)] == [
        ("PHẦN I", 4, 1),
        (CONTENTS[1][0], 4, 2),
        ("2. Định hướng", 5, 2),
        ("PHẦN II", 7, 1),
        ("Phụ lục I", 8, 1),
        ("Phụ lục II", 10, 1),
    ]


def test_right_contents_have_no_defect(tmp_path: Path) -> None:
    assert wrong_entries(_pdf(tmp_path, Seeds(contents=(*LISTED, *CONTENTS[3:])))) == []


def test_one_wrong_number_is_found(tmp_path: Path) -> None:
    spoilt = ((LISTED[0][0], "1"), (LISTED[1][0], "3"))
    (found,) = wrong_entries(_pdf(tmp_path, Seeds(contents=spoilt)))
    assert found.what == "“2. Định hướng” is on 2, contents say 3"


def test_one_wrong_number_in_a_list_of_tables_is_found(tmp_path: Path) -> None:
    pdf = _pdf(tmp_path, Seeds(contents=LISTED, tables=((TABLES[0][0], "4"),)))
    (found,) = wrong_entries(pdf)
    assert "contents say 4" in found.what


def test_an_entry_without_its_heading_is_found(tmp_path: Path) -> None:
    pdf = _pdf(tmp_path, Seeds(contents=(*LISTED, ("3. Không có trong báo cáo", "2"))))
    (found,) = wrong_entries(pdf)
    assert "stands nowhere" in found.what


def test_a_wrong_length_of_an_appendix_is_found(tmp_path: Path) -> None:
    spoilt = (*LISTED, ("Phụ lục I. Danh mục dự án", "3 trang"), CONTENTS[4])
    (found,) = wrong_entries(_pdf(tmp_path, Seeds(contents=spoilt)))
    assert "has 2 pages" in found.what
