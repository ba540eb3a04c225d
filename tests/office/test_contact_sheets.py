"""Contact sheets: one set for each document, every page on one of them."""

from pathlib import Path

import pytest
from PIL import Image

from tests.office import contact_sheets
from tests.office.contact_sheets import documents, main, make_sheets
from tests.office.convert import to_pdf
from tests.office.small_report import write_report


@pytest.mark.office
def test_every_document_gets_its_sheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lan-1").mkdir()
    write_report(tmp_path / "lan-1" / "bao-cao-lan-1.docx")
    assert main([str(tmp_path), "--dpi", "30"]) == 0
    (sheet,) = (tmp_path / "trang" / "lan-1" / "bao-cao-lan-1").iterdir()
    with Image.open(sheet) as image:
        assert image.width > 4 * 240  # four pages of 248 points side by side
        assert image.height > 3 * 340
    assert main([str(tmp_path), "--dpi", "30"]) == 0
    assert "1 tờ" in capsys.readouterr().out


@pytest.mark.office
def test_thirteen_pages_take_two_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_sheets, "ROWS", 2)
    pdf = to_pdf(write_report(tmp_path / "a.docx"), tmp_path)
    assert len(make_sheets(pdf, tmp_path / "sheets", dpi=20)) == 2


@pytest.mark.office
def test_a_broken_document_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 broken")
    write_report(tmp_path / "b.docx")
    assert main([str(tmp_path), "--dpi", "20"]) == 1
    said = capsys.readouterr().out
    assert "a.docx: lỗi" in said
    assert (tmp_path / "trang" / "b" / "to-01.png").is_file()


def test_a_word_file_beside_its_pdf_is_looked_at_once(tmp_path: Path) -> None:
    for name in ("b/bao-cao.docx", "b/bao-cao.pdf", "b/so-sanh.docx", "trang/x.pdf", "b/~$a.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    names = [path.relative_to(tmp_path).as_posix() for path in documents(tmp_path)]
    assert names == ["b/bao-cao.pdf", "b/so-sanh.docx"]


def test_a_missing_program_is_named_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main([str(tmp_path)]) == 2
    said = capsys.readouterr().out
    assert "soffice" in said
    assert "apt-get install" in said


@pytest.mark.office
def test_an_empty_build_folder_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert "make draft1" in capsys.readouterr().out
