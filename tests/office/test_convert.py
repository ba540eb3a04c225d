"""A conversion either makes a file or raises, in its time."""

import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.office.convert import (
    ConversionError,
    converted,
    missing_programs,
    office,
    run,
    to_pdf,
    to_pictures,
)
from tests.office.small_report import write_report

pytestmark = pytest.mark.office


def test_a_word_file_becomes_a_pdf_and_its_pages_pictures(tmp_path: Path) -> None:
    pdf = to_pdf(write_report(tmp_path / "báo cáo.docx"), tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF-")
    pictures = to_pictures(pdf, tmp_path, dpi=30, last=2)
    assert len(pictures) == 2
    with Image.open(pictures[0]) as image:
        assert image.width < image.height


def test_a_broken_file_raises_although_the_program_says_it_went_well(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a document at all")
    with pytest.raises(ConversionError):
        to_pdf(broken, tmp_path / "out")


def test_one_libreoffice_converts_until_a_file_is_not_made(tmp_path: Path) -> None:
    document = write_report(tmp_path / "a.docx")
    to_pdf(document, tmp_path)
    first = office()
    assert zipfile.is_zipfile(converted(document, "odt", tmp_path / "odt"))
    assert office() is first
    with pytest.raises(ConversionError, match="not done after"):
        converted(document, "odt", tmp_path / "late", seconds=0.2)
    assert office() is not first
    assert to_pdf(document, tmp_path).is_file()


def test_a_program_that_hangs_is_killed_with_its_children() -> None:
    start = time.monotonic()
    with pytest.raises(ConversionError, match="not done after"):
        run(["sh", "-c", "sleep 300 & sleep 300"], seconds=0.5)
    assert time.monotonic() - start < 60


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(ConversionError, match="exit 1"):
        run(["pdftotext", "no-such-file.pdf", "-"])


def test_nothing_is_missing_where_these_tests_run() -> None:
    assert missing_programs() == ()
