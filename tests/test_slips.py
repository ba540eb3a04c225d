"""What goes back to the bodies of the sample: every comment once, every item it led to."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest
from lxml import etree

from pipeline.compare.drafts import compare
from pipeline.model.comparison import Comparison
from pipeline.model.outline import Outline
from pipeline.model.pages import Pages
from pipeline.publish.folder import Files
from pipeline.rounds import Resources
from pipeline.stages.answers import answers
from pipeline.stages.build import build
from pipeline.stages.comparison import Side, body_redlines
from pipeline.stages.consultation import read_consultation
from pipeline.work.archive import read_parts
from pipeline.workspace import scan
from tests.oracle.gate import defects
from tests.render.paper_texts import table
from tests.render.samples import W
from tests.sample_drafts import SampleDrafts

BODIES: Final = ("so-xay-dung", "so-tu-phap", "xa-kien-moc", "xa-huu-lung")
NAMED: Final = re.compile(r"\[([a-z0-9-]+)\]")


@dataclass(frozen=True)
class Sent:
    files: Files
    outline: Outline
    changed_at: dict[str, str]
    items: frozenset[str]


@pytest.fixture(scope="module")
def sent(sample_drafts: SampleDrafts, sample_means: Resources) -> Sent:
    """Give what draft 2 of the sample sends to some bodies, as if it had been rendered."""
    root, means = sample_drafts.root, sample_means
    inventory = scan(root).value
    earlier, built = (build(inventory, number, means).value for number in (1, 2))
    assert earlier is not None
    assert built is not None
    comparison: Comparison = compare(earlier.flow, built.flow)
    record = read_consultation(inventory, earlier, built.shared, means).value
    told = answers(root, inventory, record, built.report, comparison, means, Pages({}, {})).value
    led = {body: told.led[body] for body in BODIES}
    sides = (Side(one.report, one.gathered.media) for one in (earlier, built))
    redlines = body_redlines(root, led, comparison, *sides)
    rows = {row.code: row.changed_at for row in record.register.rows}
    there = frozenset(entry.section.id for entry in comparison.sections)
    return Sent({**told.files, **redlines}, built.report.outline, rows, there)


def comments(sent: Sent, body: str) -> list[dict[str, object]]:
    told = json.loads(sent.files["tiep-thu-giai-trinh.json"])["comments"]
    return [one for one in told if one["body"] == body]


def headings(sent: Sent, body: str) -> Iterator[tuple[str, str]]:
    """Give style and words of each heading of a body's redline down to the item's own."""
    data = sent.files[f"trich-gui/{body}/so-sanh-lan-1.docx"]
    assert defects(data) == []
    document = etree.fromstring(read_parts(data)["word/document.xml"])
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        if name in ("Heading1", "Heading2", "Heading3", "PhuLuc"):
            words = "".join(map(str, paragraph.itertext(f"{W}t")))
            yield name, words.replace("\xa0", " ")  # a space at which no line ends


@pytest.mark.parametrize("body", BODIES)
def test_every_comment_of_a_body_stands_once_on_its_slip_and_no_other(
    body: str, sent: Sent
) -> None:
    slip = sent.files[f"trich-gui/{body}/phieu-tra-loi.docx"]
    assert defects(slip) == []
    told = [row[1].partition(":")[0] for row in table(slip, 1)[1:]]
    assert told == [one["code"] for one in comments(sent, body)]
    assert len(told) == len(set(told)) > 0


def test_every_body_that_commented_has_a_slip(sent: Sent) -> None:
    told = json.loads(sent.files["tiep-thu-giai-trinh.json"])["comments"]
    slips = {name.split("/")[1] for name in sent.files if name.endswith("phieu-tra-loi.docx")}
    assert slips == {one["body"] for one in told}


def led_to(sent: Sent, body: str) -> set[str]:
    """Give the items of a body's comments, of the changes that answer them, and those named."""
    found: set[str] = set()
    for one in comments(sent, body):
        found.add(str(one["item"]))
        changes = one["changes"]
        assert isinstance(changes, list)
        found |= {str(change).split("-", 2)[2].rpartition("-")[0] for change in changes}
        found |= set(NAMED.findall(sent.changed_at.get(str(one["code"]), "")))
    return found & sent.items


@pytest.mark.parametrize("body", BODIES)
def test_the_redline_has_the_items_led_to_each_under_its_part_and_chapter(
    body: str, sent: Sent
) -> None:
    wanted = led_to(sent, body)
    expected: list[tuple[str, str]] = []
    for part in sent.outline.parts:
        chapters: list[tuple[str, str]] = []
        for chapter in part.chapters:
            own = [("Heading3", item.title) for item in chapter.items if item.id in wanted]
            chapters += [("Heading2", chapter.title), *own] if own and chapter.title else own
        expected += [("Heading1", part.title), *chapters] if chapters else []
    kept = [one for one in sent.outline.appendices if one.id in wanted]
    expected += [("PhuLuc", one.title) for one in kept]
    found = list(headings(sent, body))
    assert [style for style, _ in found] == [style for style, _ in expected]
    for (_, text), (_, title) in zip(found, expected, strict=True):
        assert text.endswith(title)
