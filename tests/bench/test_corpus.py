"""The bench's corpus: as large as said, the same each time, the same content in both forms."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from tests.bench.corpus import Counts, write_corpus

FEW = 12


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counts]:
    out = tmp_path_factory.mktemp("corpus")
    return out, write_corpus(out, sections=FEW)


def _hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_few_sections_hold_their_share_of_a_real_report(corpus: tuple[Path, Counts]) -> None:
    counts = corpus[1]
    assert (counts.sections, counts.tables, counts.workbooks) == (FEW, 7 * FEW, 42)
    assert counts.words == pytest.approx(580_000 * FEW / 85, rel=0.01)


@pytest.mark.bench
def test_it_holds_what_a_real_report_holds(tmp_path: Path) -> None:
    counts = write_corpus(tmp_path)
    assert (counts.sections, counts.tables, counts.workbooks) == (85, 595, 300)
    assert (counts.notes, counts.images) == (1_300, 67)
    assert counts.words == pytest.approx(580_000, rel=0.001)


def test_the_same_seed_writes_the_same_bytes(corpus: tuple[Path, Counts], tmp_path: Path) -> None:
    write_corpus(tmp_path, sections=FEW)
    assert _hashes(tmp_path) == _hashes(corpus[0])


def test_every_item_of_the_outline_has_its_file(corpus: tuple[Path, Counts]) -> None:
    shared = corpus[0] / "sections"
    outline = yaml.safe_load((shared / "de-cuong.yaml").read_text("utf-8"))
    agencies = {entry["id"] for entry in yaml.safe_load((shared / "co-quan.yaml").read_text())}
    items = list(outline["phu-luc"])
    for part in outline["phan"]:
        for chapter in part.get("chuong", [part]):
            items += chapter["muc"]
    assert len(items) == FEW
    assert {item["chu-tri"] for item in items} <= agencies
    for item in items:
        assert (shared / "lan-1" / item["chu-tri"] / f"{item['id']}.md").is_file()


def test_every_workbook_and_image_named_in_a_file_is_there(corpus: tuple[Path, Counts]) -> None:
    out, counts = corpus
    named = 0
    for path in (out / "sections" / "lan-1").rglob("*.md"):
        for target in re.findall(r"!\[[^\]]*\]\(([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).is_file()
            named += 1
    assert named == counts.workbooks + counts.images


def test_every_reference_and_note_has_its_place(corpus: tuple[Path, Counts]) -> None:
    text = "\n".join(p.read_text("utf-8") for p in corpus[0].rglob("lan-1/*/*.md"))
    placed = re.findall(r"\{#([\w-]+)\}", text)
    assert len(placed) == len(set(placed))
    referred = set(re.findall(r"@([\w-]+)", text))
    assert referred
    assert referred <= set(placed)
    everything = (corpus[0] / "all.md").read_text("utf-8")
    marks = re.findall(r"\[\^([\w-]+)\](?!:)", everything)
    notes = re.findall(r"^\[\^([\w-]+)\]:", everything, re.MULTILINE)
    assert sorted(marks) == sorted(notes)
    assert len(set(notes)) == len(notes)
    assert set(re.findall(r"\]\(#([\w-]+)\)", everything)) == referred


def test_a_table_in_excel_is_the_same_table_in_the_one_file(
    corpus: tuple[Path, Counts],
) -> None:
    out, _ = corpus
    everything = (out / "all.md").read_text("utf-8")
    section = out / "sections" / "lan-1" / "so-xay-dung" / "noi-dung-002.md"
    found = re.search(r"!\[([^\]]+)\]\((\S+\.xlsx)#Sheet1\)\{(#\S+)\}", section.read_text("utf-8"))
    assert found
    title, name, mark = found.groups()
    after = everything.split(f"Table: {title} {{{mark}}}\n\n")[1].split("\n\n")[0]
    sheet = load_workbook(section.parent / name)["Sheet1"]
    assert len(after.splitlines()) == sheet.max_row + 1
    assert str(sheet.cell(sheet.max_row, 2).value) in after.splitlines()[-1]


def test_a_larger_scale_has_more_sections_of_the_same_size(tmp_path: Path) -> None:
    small = write_corpus(tmp_path / "1", sections=3)
    large = write_corpus(tmp_path / "2", scale=2, sections=3)
    assert large.sections == 2 * small.sections
    assert large.tables == 2 * small.tables
    assert large.words == pytest.approx(2 * small.words, rel=0.05)


def test_a_large_appendix_is_one_workbook(tmp_path: Path) -> None:
    counts = write_corpus(tmp_path, sections=3, appendix_rows=433)
    assert counts.sections == 4
    (path,) = tmp_path.rglob("pl-004-1.xlsx")
    assert zipfile.is_zipfile(path)
    sheet = load_workbook(path)["Sheet1"]
    assert (sheet.max_row, sheet.max_column) in {(434, 11), (435, 11)}
