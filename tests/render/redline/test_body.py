from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest

from pipeline.compare.drafts import compare
from pipeline.compose.flow import lay_out
from pipeline.consult.excerpt import excerpt
from pipeline.model.comparison import Comparison
from pipeline.model.fixed import replace
from pipeline.model.report import Chapter, Part, Report
from pipeline.render.redline import body
from pipeline.render.redline.redline import (
    WrittenRedline,
    excerpt_shell,
    write_excerpt,
    write_redline,
)
from pipeline.render.word.apart.fragment import Item
from pipeline.render.word.pages import Piece
from pipeline.render.word.writing import Writing
from pipeline.work.store import NOTHING_KEPT, Store
from tests.render.comparisons import earlier
from tests.render.memory import Memory, written_anew
from tests.render.redline_cases import CASES
from tests.render.samples import DAY, bullets, para, report, section
from tests.render.shipped import report_template


def made(
    comparison: Comparison, new: Report, media: dict[str, bytes], kept: Store = NOTHING_KEPT
) -> WrittenRedline:
    template = report_template()
    return write_redline(comparison, new, template=template, media=media, now=DAY, kept=kept)


@contextmanager
def written_here() -> Iterator[None]:
    """Let every section be written where it stands, its ids at once those of the document."""

    def pieces(writing: Writing, item: Item, kept: Store) -> list[Piece]:
        writing.enter(item.id)
        return item.write_here(writing)

    with patch.object(body, "item_pieces", pieces):
        yield


@pytest.mark.parametrize("name", CASES)
def test_a_section_written_apart_is_the_section_written_where_it_stands(name: str) -> None:
    case = CASES[name]()
    comparison, media = case.comparison(), dict(case.media)
    with written_here():
        here = made(comparison, case.new, media)
    kept = Memory()
    assert made(comparison, case.new, media, kept) == here
    kept.new.clear()
    assert made(comparison, case.new, media, kept) == here
    assert kept.new == []


def draft(*sections: tuple[str, ...]) -> Report:
    made = [
        section(f"muc-{at}", f"Mục {at}", *map(para, texts), bullets("a", "b", start=2))
        for at, texts in enumerate(sections)
    ]
    return report(Part("PHẦN", (Chapter("", tuple(made)),), "I"))


LONG = "Xây dựng, cải tạo và nâng cấp các tuyến đường kết nối khu kinh tế cửa khẩu với đô thị."


def test_a_change_more_in_the_first_section_leaves_the_others_as_they_were_written() -> None:
    old = earlier(draft(("Một.",), ("Hai nghìn.", LONG), ("Ba nghìn.",)))
    new = draft(("Một.",), ("Hai triệu.",), ("Ba triệu.", LONG))
    kept = Memory()
    made(compare(lay_out(old), lay_out(new)), new, {}, kept)
    kept.new.clear()
    (part,) = new.parts
    (chapter,) = part.chapters
    first, *rest = chapter.sections
    first = replace(first, blocks=(para("Không."), *first.blocks))
    chapters = (replace(chapter, sections=(first, *rest)),)
    more = replace(new, parts=(replace(part, chapters=chapters),))
    comparison = compare(lay_out(old), lay_out(more))
    assert made(comparison, more, {}, kept) == made(comparison, more, {})
    assert written_anew(kept) == 1


def test_sections_that_changed_places_are_written_where_they_stand() -> None:
    old = earlier(draft(("Một.", LONG), ("Hai.",), ("Ba.",)))
    new = draft(("Một.", LONG), ("Hai.",), ("Ba.",))
    (part,) = new.parts
    (chapter,) = part.chapters
    turned = replace(chapter, sections=chapter.sections[::-1])
    new = replace(new, parts=(replace(part, chapters=(turned,)),))
    comparison = compare(lay_out(old), lay_out(new))
    with written_here():
        here = made(comparison, new, {})
    kept = Memory()
    for _ in range(2):
        assert made(comparison, new, {}, kept) == here


def test_sections_of_the_redline_are_taken_apart_once_for_all_that_is_cut_out_of_it() -> None:
    old = earlier(draft(("Một.",), ("Hai nghìn.", LONG)))
    new = draft(("Một.",), ("Hai triệu.", LONG))
    comparison = compare(lay_out(old), lay_out(new))
    owns, shell = body.OwnSections(), excerpt_shell(new, report_template())
    cut = excerpt(comparison, {"muc-1"})

    def written(owns: body.OwnSections | None) -> bytes:
        return write_excerpt(cut, new, shell=shell, media={}, now=DAY, told="Trích.", owns=owns)

    whole = write_redline(comparison, new, template=report_template(), media={}, now=DAY, owns=owns)
    assert whole == made(comparison, new, {})
    anew = written(None)
    with patch.object(body, "own_changes", side_effect=AssertionError):
        assert written(owns) == anew
