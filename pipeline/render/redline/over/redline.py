"""The redline of any two Word files: the later one with what became of the earlier in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from lxml import etree

from pipeline.model.comparison import Comparison, Fate, RevisedBlock, Revision
from pipeline.model.entry import LogEntry
from pipeline.model.fixed import replace
from pipeline.ooxml.names import W, local, unwrap
from pipeline.ooxml.opened import OpenedWord
from pipeline.render.redline.over.brought import Brought
from pipeline.render.redline.over.coarse import coarse_blocks
from pipeline.render.redline.over.front_page import (
    changed_sections,
    mark_sections,
    put_front_page,
)
from pipeline.render.redline.over.marker import Marker
from pipeline.render.redline.over.side import OutOfStepError
from pipeline.render.redline.over.story import Over
from pipeline.render.redline.redline import WrittenRedline
from pipeline.render.word.revisions import Tracks


@dataclass(frozen=True, slots=True)
class LaidRedline:
    """A redline with what it cannot show.

    `unlike` counts paragraphs set otherwise ("settings"), tables of other widths ("widths") and of
    other styles in their cells ("cells"), notes of the other kind ("notes");
    `coarse` says that paragraphs are replaced whole, since their letters did not add up.
    """

    redline: WrittenRedline
    unlike: Counter[str]
    coarse: bool = False


def lay_redline(
    comparison: Comparison,
    earlier: bytes,
    later: bytes,
    *,
    now: date,
    accept: bool,
    entries: Sequence[LogEntry] = (),
) -> LaidRedline:
    """Give the later file with its changes marked; the same arguments give the same bytes.

    Args:
        comparison: What became of the earlier file's flow in the later one's.
        earlier, later: The files.
        now: The day printed beside each revision.
        accept: Whether tracked changes in the files are accepted, as they were when read.
        entries: What a person would tell of it, counted on a first page; () makes none.
    """
    blocks = [block for section in comparison.sections for block in section.blocks]
    lay = partial(_laid, comparison, entries, earlier, later, now=now, accept=accept)
    try:
        return lay(blocks)
    except OutOfStepError:
        new, old = (OpenedWord(data, accept=accept).body for data in (later, earlier))
        some = next(comparison.revisions(), Revision(Fate.INSERTED, 0, comparison.new.planner))
        whole = list(coarse_blocks(new, old, some))
        return replace(lay(whole), coarse=True)


def _laid(
    comparison: Comparison,
    entries: Sequence[LogEntry],
    earlier: bytes,
    later: bytes,
    blocks: Sequence[RevisedBlock],
    *,
    now: date,
    accept: bool,
) -> LaidRedline:
    old, new = (OpenedWord(data, accept=accept) for data in (earlier, later))
    tracks = Tracks(now.isoformat())
    over = Over(old, new, Marker(tracks), Brought(old, new))
    mark_sections(new.body, comparison)
    over.story(new.body, old.body, blocks)
    _open_controls(new.body)
    changed = changed_sections(comparison, entries)
    put_front_page(new.body, changed, earlier=comparison.old.round_name)
    marks = {change: tuple(ids) for change, ids in sorted(tracks.marks.items())}
    return LaidRedline(WrittenRedline(new.data(), marks), over.unlike)


def _open_controls(body: etree._Element) -> None:
    """Take away the content controls whose edge an end that came or went would have to cross.

    Such a paragraph joins the next one when it is settled, which it cannot do into a control or
    out of it.
    """
    for properties in list(body.iter(f"{W}rPr")):
        if not any(local(mark) in ("ins", "del") for mark in properties):
            continue
        paragraph = next(properties.iterancestors(f"{W}p"), None)
        if local(properties.getparent()) == "pPr" and paragraph is not None:
            for node in _controls(paragraph):
                _unwrap(node)


def _controls(paragraph: etree._Element) -> list[etree._Element]:
    """Give the controls of blocks round a paragraph, and those at which the next begins."""
    found = list(paragraph.iterancestors(f"{W}sdt"))
    following = paragraph.getnext()
    while local(following) in ("sdt", "sdtContent"):
        assert following is not None
        if local(following) == "sdt":
            found.append(following)
        content = following.find(f"{W}sdtContent") if local(following) == "sdt" else following
        following = content[0] if content is not None and len(content) else None
    return found


def _unwrap(control: etree._Element) -> None:
    content = control.find(f"{W}sdtContent")
    if content is not None:
        control[:] = list(content)
    unwrap(control)
