"""What an offer would replace, and whether somebody edited it since it came."""

from pathlib import Path

import pytest

from pipeline.intake.markdown.sections import read_section
from pipeline.model.import_record import ImportRecord, digest_of, record_name, write_record
from pipeline.stages.handing.offer import receipts_of, standing, withdrawal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Y-TE.md", "b.xlsx", "giao-duc.md", "y-te-bang-1.xlsx"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def test_a_word_file_replaces_the_markdown_however_it_is_spelled(folder: Path) -> None:
    found = standing(folder, "y-te", ["y-te.docx", "B.xlsx"])
    assert found.gone == ("Y-TE.md", "b.xlsx")
    assert dict(found.touched) == {n: digest_of(n.encode()) for n in ("Y-TE.md", "b.xlsx")}
    assert not found.edited


def test_a_workbook_alone_leaves_the_text(folder: Path) -> None:
    found = standing(folder, "y-te", ["b.xlsx"])
    assert (found.gone, list(dict(found.touched))) == ((), ["b.xlsx"])


def test_nothing_stands_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert standing(tmp_path / "none", "y-te", ["y-te.md"]).touched == ()


def imported(folder: Path, **hashes: str) -> None:
    names = ("Y-TE.md", "y-te-bang-1.xlsx")
    outputs = tuple((n, hashes.get(n[:1], digest_of(n.encode()))) for n in names)
    (folder / ".nhap").mkdir()
    (folder / record_name("y-te")).write_bytes(write_record(ImportRecord("a", "0", outputs)))


def test_what_an_import_made_goes_with_its_text(folder: Path) -> None:
    imported(folder)
    found = standing(folder, "y-te", ["y-te.docx"])
    assert found.gone == (".nhap/y-te.json", "Y-TE.md", "y-te-bang-1.xlsx")
    assert not found.edited


def test_an_imported_text_that_was_edited_is_seen(folder: Path) -> None:
    imported(folder, Y="0" * 64)
    assert standing(folder, "y-te", ["y-te.docx"]).edited
    assert not standing(folder, "y-te", ["b.xlsx"]).edited


@pytest.mark.parametrize(("digest", "edited"), [(digest_of(b"Y-TE.md"), False), ("0" * 64, True)])
def test_a_text_is_edited_where_its_bytes_are_none_that_came(
    folder: Path, digest: str, edited: bool
) -> None:
    entry = f"- {{tep: y-te.md, sha256: {digest}, ngay: 2025-11-01}}\n"
    (folder / "nop.yaml").write_text(entry, encoding="utf-8")
    assert standing(folder, "y-te", ["y-te.docx"]).edited is edited


def test_a_damaged_list_of_deliveries_is_none(folder: Path) -> None:
    (folder / "nop.yaml").write_text("a: [", encoding="utf-8")
    assert receipts_of(folder, "so-y-te", 1) is None


def test_a_withdrawal_reads_as_one_whatever_its_reason_says() -> None:
    (data,) = withdrawal("y-te", 'đã gộp: "mục" #2\n---').values()
    read = read_section(
        data.decode(), file="y-te.md", agency="so-y-te", item="y-te", round_number=1
    )
    assert read.value is not None
    assert read.value.withdrawn
    assert read.value.reason == 'đã gộp: "mục" #2 ---'
    assert b"ly-do" not in withdrawal("y-te", "")["y-te.md"]
