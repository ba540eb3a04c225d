"""The second draft of the bench: the same each time, a twentieth edited, nothing broken."""

import hashlib
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.bench.corpus import write_corpus
from tests.bench.redline import installed
from tests.bench.revision import Revision, write_revision

FEW = 12


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Revision]:
    out = tmp_path_factory.mktemp("revised")
    write_corpus(out, sections=FEW)
    return out, write_revision(out)


def _later(root: Path) -> dict[str, bytes]:
    folder = root / "sections" / "lan-2"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_about_a_twentieth_of_the_blocks_is_edited(revised: tuple[Path, Revision]) -> None:
    done = revised[1]
    assert 0.04 < done.edited / done.blocks < 0.06
    assert done.characters > 20 * done.edited


def test_the_same_seed_writes_the_same_bytes(
    revised: tuple[Path, Revision], tmp_path: Path
) -> None:
    write_corpus(tmp_path, sections=FEW)
    assert write_revision(tmp_path) == revised[1]
    assert {n: hashlib.sha256(c).hexdigest() for n, c in _later(tmp_path).items()} == {
        n: hashlib.sha256(c).hexdigest() for n, c in _later(revised[0]).items()
    }


def test_only_what_changed_is_sent_again(revised: tuple[Path, Revision]) -> None:
    root = revised[0]
    later = _later(root)
    assert later
    for name, data in later.items():
        assert (root / "sections" / "lan-1" / name).read_bytes() != data
    assert not any(name.endswith(".png") for name in later)


def test_every_note_and_reference_has_still_its_place(revised: tuple[Path, Revision]) -> None:
    for name, data in _later(revised[0]).items():
        if not name.endswith(".md"):
            continue
        text = data.decode()
        marks = re.findall(r"\[\^(\d+)\](?!:)", text)
        assert sorted(marks) == sorted(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
        assert not re.search(r"[*]{3}", text)


def test_a_revised_workbook_differs_in_a_few_cells(tmp_path: Path) -> None:
    write_corpus(tmp_path, sections=FEW)
    done = write_revision(tmp_path, share=0.9)
    assert done.workbooks > 20
    first, second = (tmp_path / "sections" / f"lan-{number}" for number in (1, 2))
    (path, *_) = sorted(second.rglob("*.xlsx"))
    sheets = [
        load_workbook(file).worksheets[0] for file in (first / path.relative_to(second), path)
    ]
    rows = [list(sheet.iter_rows(values_only=True)) for sheet in sheets]
    cells = [
        (old, new)
        for before, after in zip(*rows, strict=True)
        for old, new in zip(before, after, strict=True)
        if old != new
    ]
    assert 1 <= len(cells) <= 3


def test_engines_that_are_not_installed_are_not_measured() -> None:
    assert set(installed()) <= {"docx-scalpel", "python-redlines"}
