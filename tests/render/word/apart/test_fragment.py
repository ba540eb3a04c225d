from random import Random
from unittest.mock import patch

import pytest

from pipeline.compose.flow import lay_out
from pipeline.compose.numbering import number
from pipeline.compose.references import resolve_references
from pipeline.model.document import Figure, Heading, Paragraph, Table
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowSection
from pipeline.model.inlines import Math, Reference, Text
from pipeline.model.report import Chapter, Part, Report, Section
from pipeline.render.word import body
from pipeline.render.word.blocks import block_pieces
from pipeline.render.word.pages import Piece
from pipeline.render.word.report import WrittenDocx, write_report
from pipeline.render.word.writing import Writing
from pipeline.work.store import NOTHING_KEPT, Store
from tests.render.charts import KINDS
from tests.render.golden_cases import CASES
from tests.render.memory import Memory, written_anew
from tests.render.samples import DAY, bullets, para, report, rich, section, wide_table
from tests.render.shipped import report_template


def made(value: Report, media: dict[str, bytes], kept: Store = NOTHING_KEPT) -> WrittenDocx:
    template = report_template()
    return write_report(value, lay_out(value), template=template, media=media, now=DAY, kept=kept)


def whole() -> tuple[Report, dict[str, bytes]]:
    """The sample of every kind of block twice, between items that refer to one another."""
    value, media = rich()
    sections = [entry for entry in value.sections() if entry.blocks]
    first = section(
        "muc-dau", "Mục đầu", para("Xem ", Reference("hinh-cot"), "."), bullets("a", "b", start=3)
    )
    drawn = KINDS[0]
    last = section(
        "muc-cuoi",
        "Mục cuối",
        Figure(drawn, (Text("Cột"),), "hinh-cot"),
        para("Công thức ", Math("a^2")),
        replace(wide_table(), id=""),
    )
    twice = [
        replace(entry, item=replace(entry.item, id=f"{entry.item.id}-hai")) for entry in sections
    ]
    chapter = Chapter("CHƯƠNG", (first, *sections, *map(without_ids, twice), last))
    return numbered(report(Part("HIỆN TRẠNG", (chapter,)))), media


def without_ids(value: Section) -> Section:
    blocks = (
        replace(block, id="") if isinstance(block, Heading | Table | Figure) else block
        for block in value.blocks
    )
    return replace(value, blocks=tuple(blocks))


def numbered(value: Report) -> Report:
    return resolve_references(number(value)).value


def edited(value: Report, item: str, *more: Paragraph) -> Report:
    def blocks(entry: Section) -> Section:
        own = entry.item.id == item
        return replace(entry, blocks=(*more, *entry.blocks)) if own else entry

    (part,) = value.parts
    (chapter,) = part.chapters
    chapters = (replace(chapter, sections=tuple(map(blocks, chapter.sections))),)
    return numbered(replace(value, parts=(replace(part, chapters=chapters),)))


def same(one: WrittenDocx, other: WrittenDocx) -> bool:
    return (one.data, one.identities, one.notices, one.front) == (
        other.data,
        other.identities,
        other.notices,
        other.front,
    )


def test_a_document_of_kept_items_is_the_document() -> None:
    value, media = whole()
    kept = Memory()
    anew = made(value, media)
    assert same(made(value, media, kept), anew)
    kept.new.clear()
    assert same(made(value, media, kept), anew)
    assert kept.new == []


@pytest.mark.parametrize("name", CASES)
def test_an_item_written_apart_is_the_item_written_where_it_stands(name: str) -> None:
    case = CASES[name]()
    media = dict(case.media)

    def pieces(writing: Writing, section: FlowSection, kept: Store) -> list[Piece]:
        writing.enter(section.id)
        return block_pieces(writing, section.blocks)

    with patch.object(body, "section_pieces", pieces):
        here = made(case.report, media)
    assert same(made(case.report, media), here)


def test_a_paragraph_more_is_written_with_its_item_alone() -> None:
    value, media = whole()
    kept = Memory()
    made(value, media, kept)
    kept.new.clear()
    longer = edited(value, "muc-dau", para("Thêm một đoạn."), para("Và một đoạn nữa."))
    assert same(made(longer, media, kept), made(longer, media))
    assert written_anew(kept) == 1


def test_a_reference_is_written_again_where_its_place_comes_or_goes() -> None:
    value, media = whole()
    kept = Memory()
    made(value, media, kept)
    gone = edited(value, "muc-cuoi")
    (part,) = gone.parts
    (chapter,) = part.chapters
    left = replace(chapter, sections=chapter.sections[:-1])
    gone = numbered(replace(gone, parts=(replace(part, chapters=(left,)),)))
    for draft in (gone, value):
        assert same(made(draft, media, kept), made(draft, media))


def test_a_picture_that_was_lost_is_looked_for_again() -> None:
    value, media = whole()
    kept = Memory()
    assert same(made(value, {}, kept), made(value, {}))
    assert same(made(value, media, kept), made(value, media))


NESTED = b"\x91" * 3_000  # arrays within arrays


@pytest.mark.parametrize("seed", range(3))
def test_what_is_no_fragment_is_not_there(seed: int) -> None:
    value, media = whole()
    kept, rng = Memory(), Random(seed)
    anew = made(value, media, kept)
    other = Memory()
    for key, data in kept.held.items():
        other.held[key] = rng.choice((data, data[: rng.randrange(len(data))], NESTED, b""))
    assert same(made(value, media, other), anew)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"word/media/", b"../../../et"),  # a place outside of the package
        (b"\xa3png", b"\xa3exe"),
        (b"\x92\x99", b"\x92\x90"),  # headings counted on no level
    ],
)
def test_what_a_stranger_wrote_is_not_there(was: bytes, now: bytes) -> None:
    value, media = whole()
    kept, other = Memory(), Memory()
    anew = made(value, media, kept)
    other.held = {key: data.replace(was, now) for key, data in kept.held.items()}
    assert other.held != kept.held
    assert same(made(value, media, other), anew)


def test_an_identifier_used_twice_is_the_firsts_whatever_is_kept() -> None:
    value, media = whole()
    kept = Memory()
    table = replace(wide_table(), caption=(Text("Bảng"),), id="bang-hai-lan")
    (part,) = edited(value, "muc-dau").parts
    (chapter,) = part.chapters
    both = (replace(entry, blocks=(*entry.blocks, table)) for entry in chapter.sections[:2])
    chapters = (replace(chapter, sections=(*both, *chapter.sections[2:])),)
    draft = numbered(replace(value, parts=(replace(part, chapters=chapters),)))
    for _ in range(2):
        assert same(made(draft, media, kept), made(draft, media))
