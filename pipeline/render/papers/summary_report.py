"""`bao-cao-tom-tat-lan-N.docx`: what agencies say of their items, then what it comes to.

Written by what writes the report, in a shell with the head and foot of a State document. Headings
have numbers of their own, captions those of the report.
"""

from collections.abc import Mapping
from typing import Final

from pipeline.model.flow import Flow
from pipeline.model.plan_summary import PlanSummary
from pipeline.model.report import Report
from pipeline.render.papers.paper import letterhead_values, lines
from pipeline.render.word.blocks import block_pieces
from pipeline.render.word.body import opened
from pipeline.render.word.document import begin, finish
from pipeline.render.word.pages import Piece
from pipeline.render.word.plan_summary import summary_parts
from pipeline.render.word.report import REQUIRED_STYLES, creator
from pipeline.render.word.shell import TagValue, render_shell

_PREPARED: Final = "Báo cáo "


def computed_sections(summary: PlanSummary | None) -> tuple[tuple[str, str, str], ...]:
    """Give id, title and opening sentence of each computed section."""
    parts = summary_parts(summary) if summary else ()
    return tuple((part.id, part.title, part.opening) for part in parts)


def summary_docx(
    report: Report,
    flow: Flow,
    *,
    template: bytes,
    media: Mapping[str, bytes],
    prefix: str,
) -> bytes:
    """Give the Word file.

    Args:
        report: The report that is told in short.
        flow: The summary as it is laid out; the section of a computed part is named after it.
        template: `bao-cao-tom-tat.docx`.
        media: Bytes of the pictures by SHA-256.
        prefix: What the ids of the flow's sections begin with.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    shell = render_shell(template, _values(report, flow), styles=REQUIRED_STYLES)
    writing = begin(flow, shell, media)
    parts = summary_parts(report.summary, writing) if report.summary else ()
    tables = {f"{prefix}{part.id}": part.table for part in parts}
    pieces: list[Piece] = []
    for section in flow.sections:
        writing.enter(section.id)
        pieces += block_pieces(writing, section.blocks)
        if section.id in tables:
            pieces.append(Piece(tables[section.id]))
    day = report.round.day
    return finish(flow, shell, writing, opened(pieces), creator=creator(report), now=day)


def _values(report: Report, flow: Flow) -> dict[str, TagValue]:
    planner = report.agency(report.outline.planning_agency)
    return {
        **letterhead_values(report, report.round.day),
        "ky_hieu": (planner.short_name if planner else "") or "……",
        "quy_hoach": report.outline.title.removeprefix(_PREPARED),
        "lan": report.round.name,
        "mo_dau": lines([] if flow.sections else ["Chưa có nội dung tóm tắt."]),
    }
