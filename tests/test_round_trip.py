"""Our own draft, cut into its items as `preview` writes them and brought in again, is the same.

Text, tables and notes of each item are held line by line, as a reader of other code sees them.
Three differences are meant, and made alike before they are compared:

- a mention of another item's table is a field in our draft and words in the part alone;
- the brackets of a formula are drawn by Word (m:d) in our draft, letters once it was TeX;
- a map of the communes is a picture with its SVG in our draft, the same picture alone in the part.

A workspace with forms writes tables that follow one as that form, with its headings; that is held
in `tests/render/excel/test_filled_form.py`, and left out here.
"""

import re
import shutil
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

import pytest

from pipeline.arguments import Request
from pipeline.import_arguments import Importing
from pipeline.model.report import Section
from pipeline.rounds import Resources
from pipeline.runs.import_word import run
from pipeline.stages.build import Built, build
from pipeline.stages.word import written
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.oracle.any_word import lines
from tests.oracle.docx_parts import read_package

SECTIONS = Path(__file__).parents[1] / "sections"
FEW = 6  # items that are held in every run; all of them in CI
_MENTION = re.compile(r"<REF [^>]*>|(?:Bảng|Hình) (?:PL)?\d+\.\d+")
_MAP = re.compile(r"<drawn (\w{8}) \w{8}>")  # the picture, its SVG
_FORMULA = re.compile(r"<[^ <>]*>")


def built(root: Path) -> Built:
    found = build(scan(root).value, 1, Resources(MemoryCache(), serial, unwatched)).value
    assert found is not None
    return found


def cut_out(root: Path, made: Built, section: Section) -> bytes:
    word = written(root, made, (section,)).value
    assert word is not None
    return word.data


def printed(docx: bytes) -> list[str]:
    """What a part says, the meant differences made alike."""
    said = (_MENTION.sub("<>", line.text) for line in lines(read_package(docx)))
    pictured = (_MAP.sub(r"<drawn \1>", text) for text in said)
    plain = (_FORMULA.sub(lambda found: re.sub("[()]", "", found[0]), text) for text in pictured)
    return list(plain)


def own_sections(root: Path, made: Built) -> list[Section]:
    """The items that some agency wrote, none put together by the program alone."""
    written_by = {path.stem for path in (root / "sections" / "lan-1").glob("*/*.md")}
    return [section for section in made.report.sections() if section.item.id in written_by]


def round_trip(folder: Path, count: int | None) -> dict[str, tuple[list[str], list[str]]]:
    """Give, by item, what the draft says and what it says once brought in again."""
    before, after = folder / "before", folder / "after"
    rounds = shutil.ignore_patterns("lan-2", "lan-3")
    shutil.copytree(SECTIONS, before / "sections", ignore=rounds)
    shutil.copytree(
        SECTIONS, after / "sections", ignore=shutil.ignore_patterns("lan-*", "bieu-mau")
    )
    (after / "sections" / "lan-1").mkdir()
    made = built(before)
    parts = own_sections(before, made)[:count]
    said = {}
    for section in parts:
        source = folder / f"{section.item.id}.docx"
        source.write_bytes(cut_out(before, made, section))
        said[section.item.id] = printed(source.read_bytes())
        bring_in(after, source, section)
    again = built(after)
    sections = {section.item.id: section for section in again.report.sections()}
    return {
        item: (words, printed(cut_out(after, again, sections[item])))
        for item, words in said.items()
    }


def bring_in(root: Path, source: Path, section: Section) -> None:
    item = section.item
    request = Request("import", root, agency=item.lead, folder=source,
                      importing=Importing(item=item.id))  # fmt: skip
    assert run(request, unwatched).exit_code(strict=False) == 0


def differing(said: dict[str, tuple[list[str], list[str]]]) -> Sequence[str]:
    return [
        f"{item}: {list(unified_diff(before, after, n=0, lineterm=''))[:14]}"
        for item, (before, after) in said.items()
        if before != after
    ]


def test_parts_of_our_draft_brought_in_again_say_the_same(tmp_path: Path) -> None:
    said = round_trip(tmp_path, FEW)
    assert len(said) == FEW
    assert sum(len(before) for before, _ in said.values()) > 400
    assert differing(said) == []


@pytest.mark.bench
def test_every_part_of_our_draft_brought_in_again_says_the_same(tmp_path: Path) -> None:
    assert differing(round_trip(tmp_path, None)) == []
