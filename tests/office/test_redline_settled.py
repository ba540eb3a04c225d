"""LibreOffice accepts and rejects the redlines of the workspace: the new draft, the old one.

Each settled redline is held against the plain draft that went through LibreOffice too; what
LibreOffice cannot settle is listed in `tests/office/settled.py`, kind by kind.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace  # noqa: TID251 -- knows nothing of the pipeline
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from tests.office.settle import Job, settle_all
from tests.office.settled import (
    drop_spacing_of_styles,
    mended,
    readable,
    settled_form,
    write_package,
)
from tests.oracle.acceptor import accepted
from tests.oracle.differences import differences
from tests.oracle.docx_parts import Package, W, found, read_package
from tests.sample_drafts import SampleDrafts

pytestmark = pytest.mark.office

# a column was added: LibreOffice 7.4 empties a cell whose column is rejected, but keeps it
_COLUMNS: Final = (
    "Số đơn vị hành chính cấp xã trước và sau sắp xếp",
    "Danh mục dự án dự kiến ưu tiên đầu tư giai đoạn 2026 - 2030",
)
_PAIRS: Final = [(3, "accept", 3), (3, "reject", 2), (2, "accept", 2), (2, "reject", 1)]
_BEFORE, _AFTER = 3, 40  # blocks of an excerpt round its first deleted paragraph


@dataclass(frozen=True)
class Settled:
    """The folder of what LibreOffice wrote, and the redlines that it was given."""

    folder: Path
    redlines: Mapping[str, Package]

    def differences(self, settled: str, draft: str, redline: str, way: str) -> list[str]:
        """Say how a settled file differs from the draft; all are called by their names."""
        without = _COLUMNS if way == "reject" else ()
        marked = self.redlines[redline]
        wanted, got = (
            settled_form(self.folder / f"{name}-qua.docx", marked, without=without)
            for name in (draft, settled)
        )
        assert len(wanted) > _BEFORE
        return differences(wanted, mended(got, wanted, marked, way))


@pytest.fixture(scope="module")
def settled(sample_drafts: SampleDrafts, tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """All that this module looks at, made by one LibreOffice."""
    folder = tmp_path_factory.mktemp("xong")
    _write_drafts(sample_drafts, folder)
    redlines = {name: read_package(folder / f"{name}.docx") for name in ("so-sanh-2", "so-sanh-3")}
    whole = _excerpt(redlines["so-sanh-3"])
    write_package(whole, folder / "trich.docx")
    write_package(_with_a_mark_lost(whole), folder / "trich-mat-dau.docx")
    write_package(accepted(whole), folder / "trich-moi.docx")
    names = ["lan-1", "lan-2", "lan-3", "trich", "trich-mat-dau", "trich-moi"]
    jobs = [Job(folder / f"{name}.docx", folder / f"{name}-qua.docx", "accept") for name in names]
    jobs += [
        Job(folder / f"so-sanh-{number}.docx", folder / f"so-sanh-{number}-{way}-qua.docx", way)
        for number, way, _ in _PAIRS
    ]
    settle_all(jobs)
    return Settled(folder, {**redlines, "trich": whole})


def _write_drafts(drafts: SampleDrafts, folder: Path) -> None:
    for number in (1, 2, 3):
        readable(drafts.report(number), folder / f"lan-{number}.docx")
    for number in (2, 3):
        redline = drafts.folder(number) / f"so-sanh-lan-{number - 1}.docx"
        readable(redline, folder / f"so-sanh-{number}.docx")


def _excerpt(redline: Package) -> Package:
    """Give the first Phần's heading and some blocks round the first deleted paragraph."""
    tree = deepcopy(redline.trees[redline.main])
    (body,) = found(tree, "w:body")
    part, first = (body.index(node) for node in (_parts(tree)[0], _deleted(tree)[0]))
    for at, node in enumerate(list(body)[:-1]):
        if at != part and not first - _BEFORE <= at <= first + _AFTER:
            body.remove(node)
    for section in found(body, ".//w:pPr/w:sectPr"):
        _remove(section)
    # LibreOffice 7.4 finds notes by their order in the part
    (name,) = redline.related(redline.main, "footnotes")
    notes = deepcopy(redline.trees[name])
    used = {node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")}
    for note in list(notes):
        if note.get(f"{W}type") is None and note.get(f"{W}id") not in used:
            notes.remove(note)
    return replace(redline, trees={**redline.trees, redline.main: tree, name: notes})


def _parts(tree: etree._Element) -> list[etree._Element]:
    return found(tree, "w:body/w:p[w:pPr/w:pStyle/@w:val='Heading1']")


def _deleted(tree: etree._Element) -> list[etree._Element]:
    return found(tree, "w:body/w:p[w:pPr/w:rPr/w:del]")


def _with_a_mark_lost(redline: Package) -> Package:
    """Give the redline with the end of its first deleted paragraph unmarked."""
    tree = deepcopy(redline.trees[redline.main])
    _remove(found(_deleted(tree)[0], "w:pPr/w:rPr/w:del")[0])
    return replace(redline, trees={**redline.trees, redline.main: tree})


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


@pytest.mark.parametrize(("number", "way", "draft"), _PAIRS)
def test_a_redline_settled_by_libreoffice_is_the_draft(
    settled: Settled, number: int, way: str, draft: int
) -> None:
    redline = f"so-sanh-{number}"
    assert settled.differences(f"{redline}-{way}", f"lan-{draft}", redline, way) == []


def test_one_mark_lost_by_hand_is_found(settled: Settled) -> None:
    assert settled.differences("trich", "trich-moi", "trich", "accept") == []
    (spoilt,) = settled.differences("trich-mat-dau", "trich-moi", "trich", "accept")
    assert "not expected paragraph" in spoilt


def test_only_named_tables_with_other_columns_are_left_out(settled: Settled) -> None:
    assert len(_COLUMNS) <= 3
    for redline in settled.redlines.values():
        tables = found(redline.trees[redline.main], "w:body/w:tbl[.//w:cellIns]")
        for table in tables:
            above = table.getprevious()
            assert above is not None
            words = "".join(map(str, above.itertext())).replace("\u00a0", " ")
            assert any(name in words for name in _COLUMNS)


def test_only_the_spacing_of_its_style_is_taken_from_a_cell(sample_drafts: SampleDrafts) -> None:
    package = read_package(sample_drafts.report(1))
    tree = package.trees[package.main]
    lines = found(tree, "w:body/w:tbl//w:tc/w:p[w:pPr/w:pStyle/@w:val='BangSo10']")[:3]
    for line, (before, after) in zip(lines, ((30, 30), (50, 50), (30, 31)), strict=True):
        spacing = etree.SubElement(found(line, "w:pPr")[0], f"{W}spacing")
        given = {"before": before, "after": after, "line": 240, "lineRule": "auto"}
        spacing.attrib.update({f"{W}{name}": str(value) for name, value in given.items()})
    drop_spacing_of_styles(package)
    assert [len(found(line, "w:pPr/w:spacing")) for line in lines] == [0, 1, 1]
