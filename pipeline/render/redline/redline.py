"""The redline: the new draft with what became of the one before, as native tracked changes.

It is written by the functions that write the report. Covers, contents, headers, footers and
page sections are the new draft's, unmarked, and so are the numbers that fields and lists show;
a box on the first page says so.

Headings and captions that are gone show the numbers they had, and have them back when their
deletion is rejected. LibreOffice, and Word once fields are updated, count a deleted caption's
field too until it is settled: captions behind it then show one more.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model.comparison import (
    Comparison,
    Fate,
    RevisedParagraph,
)
from pipeline.model.entry import LogEntry
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow
from pipeline.model.pages import Pages
from pipeline.model.report import Report
from pipeline.render.redline.body import OwnSections, redline_pieces, revised_note
from pipeline.render.redline.changed_items import front_page
from pipeline.render.redline.former import former_numbers
from pipeline.render.word.body import opened
from pipeline.render.word.contents import Front
from pipeline.render.word.document import begin, caption_styles, finish
from pipeline.render.word.pages import Opening, Piece
from pipeline.render.word.paragraphs import on_the_same_page, paragraph
from pipeline.render.word.plan_summary import summary_pages
from pipeline.render.word.report import creator, report_shell
from pipeline.render.word.revisions import Tracks
from pipeline.render.word.runs import run
from pipeline.render.word.shell import Shell
from pipeline.render.word.writing import Writing
from pipeline.work.store import NOTHING_KEPT, Store

# they follow from what the table holds; Word tracks neither
_SIZES: Final = "Cỡ chữ và bề rộng cột của bảng là của bản mới, không đánh dấu."
_MARKED: Final = (
    "Chỗ thêm, chỗ bỏ, chỗ chuyển và chỗ đổi định dạng được đánh dấu bằng chức năng theo dõi thay "
    "đổi (Track Changes) của Word, ghi tên cơ quan đã sửa."
)


@dataclass(frozen=True, slots=True)
class WrittenRedline:
    """A redline as a .docx.

    `marks` are for each change, by its index in the comparison, the ids of its revisions in
    reading order; those in footnotes come last. A change without a mark is not among them.
    """

    data: bytes
    marks: Mapping[int, tuple[int, ...]]


def write_redline(
    comparison: Comparison,
    report: Report,
    *,
    template: bytes,
    media: Mapping[str, bytes],
    now: date,
    pages: Pages | None = None,
    entries: Sequence[LogEntry] = (),
    kept: Store = NOTHING_KEPT,
    owns: OwnSections | None = None,
) -> WrittenRedline:
    """Give the redline of two drafts; the same arguments give the same bytes.

    Args:
        comparison: The new draft's flow and what became of the old one's.
        report: The new draft: what covers and the list of abbreviations say.
        template: `bao-cao.docx` with its styles, pages and covers.
        media: Bytes of the pictures of both drafts by SHA-256.
        now: The day printed beside each revision and in the file's properties: the new draft's.
        pages: Page numbers of the new draft for contents and lists; None prints them without.
        entries: What a person would tell of the comparison, listed on the first page.
        kept: What earlier runs wrote.
        owns: The sections of the comparison by themselves, for whoever shows them again.

    Returns:
        The file. What authors should know of the new draft, `write_report` has told.

    Raises:
        TemplateError: The template lacks a style, a marker or a part.
    """
    shell = report_shell(report, template, kept=kept)
    writing, tracks = _begun(comparison, shell, media, now, kept)
    pieces = opened(redline_pieces(writing, comparison, kept, owns or OwnSections()))
    front = Front(
        tuple(writing.contents),
        report.abbreviations,
        caption_styles(shell.parts),
        report.contents_depth,
        summary_pages(report.summary, writing),
    )
    room = shell.setup.portrait.width
    listed = front_page(comparison, entries, tracks, room, pages)
    pieces = [*front.pieces(pages, (_box(_told(comparison)), *listed)), *pieces]
    data = _finished(comparison, shell, writing, pieces, report, now, kept)
    marks = {change: tuple(ids) for change, ids in sorted(tracks.marks.items())}
    return WrittenRedline(data, marks)


def excerpt_shell(report: Report, template: bytes) -> Shell:
    """Give the shell of every excerpt of a redline: the report's without its covers.

    Raises:
        TemplateError: The template lacks a style, a marker or a part.
    """
    return report_shell(report, template, cover=False)


def write_excerpt(
    comparison: Comparison,
    report: Report,
    *,
    shell: Shell,
    media: Mapping[str, bytes],
    now: date,
    told: str,
    entries: Sequence[LogEntry] = (),
    kept: Store = NOTHING_KEPT,
    owns: OwnSections | None = None,
) -> bytes:
    """Give the redline of some items: no cover, contents or lists, a box that says what it is.

    Args:
        comparison: The items with the headings above them (`consult.excerpt`).
        shell: That of all excerpts (`excerpt_shell`).
        told: What the box says before how changes are marked.
        entries: What a person would tell of the whole comparison; that of the items is listed.
        report, media, now, kept, owns: As for `write_redline`.
    """
    writing, tracks = _begun(comparison, shell, media, now, kept)
    body = redline_pieces(writing, comparison, kept, owns or OwnSections())
    listed = front_page(comparison, entries, tracks, shell.setup.portrait.width)
    box = Piece(_box(f"{told} {_marked(comparison)}"), opening=Opening.REPORT)
    pieces = [box, *map(Piece, listed), *(_below_the_box(piece) for piece in body[:1]), *body[1:]]
    return _finished(comparison, shell, writing, pieces, report, now, kept)


def _begun(
    comparison: Comparison,
    shell: Shell,
    media: Mapping[str, bytes],
    now: date,
    kept: Store = NOTHING_KEPT,
) -> tuple[Writing, Tracks]:
    writing = begin(comparison.new, shell, media, comparison.old, kept)
    writing.former_numbers = former_numbers(comparison.old)
    tracks = writing.tracks = Tracks(now.isoformat(), native_moves(comparison))
    return writing, tracks


def _finished(
    comparison: Comparison,
    shell: Shell,
    writing: Writing,
    pieces: list[Piece],
    report: Report,
    now: date,
    kept: Store = NOTHING_KEPT,
) -> bytes:
    return finish(
        comparison.new,
        shell,
        writing,
        pieces,
        creator=creator(report),
        now=now,
        note=revised_note,
        kept=kept,
    )


def _box(words: str) -> str:
    return paragraph("HopThongBao", run(words))


def _below_the_box(piece: Piece) -> Piece:
    """Give the first piece on the page of the box, whatever its style begins."""
    return replace(piece, xml=on_the_same_page(piece.xml), opening=Opening.NOTHING)


def native_moves(comparison: Comparison) -> frozenset[int]:
    """Give the changes whose paragraphs left one place for as many others.

    Only these are shown as moves of Word's; a move with one side missing makes a file that
    Word calls unreadable.
    """
    sides = {Fate.MOVED_AWAY: Counter[int](), Fate.MOVED_HERE: Counter[int]()}
    for section in comparison.sections:
        for block in section.blocks:
            if isinstance(block, RevisedParagraph) and block.mark and block.mark.fate in sides:
                sides[block.mark.fate][block.mark.change] += 1
    away, here = sides.values()
    return frozenset(change for change, count in away.items() if here[change] == count)


def _told(comparison: Comparison) -> str:
    old, new = comparison.old, comparison.new
    return (
        f"Bản so sánh {draft_words(new)} với {draft_words(old)}. {_MARKED} Số thứ tự đề mục, bảng, "
        f"hình và số trang là của {_name(new)}; đề mục, tên bảng, tên hình đã bỏ giữ số cũ. "
        f"{_SIZES}"
    )


def _marked(comparison: Comparison) -> str:
    name = _name(comparison.new)
    numbers = f"Số thứ tự đề mục, bảng, hình là của {name}; số trang là của bản trích này."
    return f"{_MARKED} {numbers} {_SIZES}"


def draft_words(flow: Flow) -> str:
    """Give a draft's name with its day: "Dự thảo lần 2 (ngày 30/11/2025)"."""
    return f"{_name(flow)} (ngày {flow.day:%d/%m/%Y})"


def _name(flow: Flow) -> str:
    return flow.round_name or f"dự thảo lần {flow.round_number}"
