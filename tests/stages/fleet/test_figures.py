"""What a draft's folder says: counted from its own files, None where no draft stands."""

import json
from pathlib import Path

import pytest
from pypdf import PdfWriter

from pipeline.stages.fleet.figures import draft_figures

NOTICES = [{"severity": "error", "code": "a"}, {"severity": "warning", "code": "b"},
           {"severity": "warning", "code": "b"}, {"severity": "info", "code": "c"}]  # fmt: skip
COUNTS = {"dung-de-nghi": 4, "chua-tra-loi": 2, "con-khac-nhau": 1, "ghi-nhan": 3}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, value in (
        ("manifest.json", {"counts": {"words": 1200}}),
        ("thong-bao.json", NOTICES),
        ("tiep-thu-giai-trinh.json", {"counts": COUNTS}),
    ):
        (tmp_path / name).write_text(json.dumps(value))
    return tmp_path


def test_all_is_counted(place: Path) -> None:
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(100, 100)
    writer.write(place / "bao-cao-lan-2.pdf")
    found = draft_figures(place, 2)
    assert found is not None
    assert (found.words, found.pages, found.errors, found.warnings) == (1200, 3, 1, 2)
    assert (found.comments, found.open_comments) == (10, 3)
    assert dict(found.codes) == {"a": 1, "b": 2, "c": 1}
    assert dict(found.verdicts) == COUNTS


def test_a_draft_without_comments_or_pdf_has_none(place: Path) -> None:
    (place / "tiep-thu-giai-trinh.json").unlink()
    found = draft_figures(place, 1)
    assert found is not None
    assert (found.comments, found.pages) == (0, None)


@pytest.mark.parametrize("damage", [b"", b"[]", b"{"])
def test_a_folder_without_a_manifest_holds_no_draft(place: Path, damage: bytes) -> None:
    (place / "manifest.json").write_bytes(damage)
    assert draft_figures(place, 1) is None


def test_a_pdf_that_cannot_be_read_has_no_pages(place: Path) -> None:
    (place / "bao-cao-lan-1.pdf").write_bytes(b"no pdf")
    found = draft_figures(place, 1)
    assert found is not None
    assert found.pages is None
