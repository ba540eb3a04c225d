"""Sections and blocks in HTML, one function a kind, with the place each came from."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from pipeline.model.chart import Chart
from pipeline.model.document import (
    Block,
    Box,
    Code,
    DefinitionList,
    Division,
    Figure,
    Formula,
    Heading,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Picture,
    Placement,
    Point,
    Quote,
    Table,
    plain_text,
)
from pipeline.model.inlines import chart_in
from pipeline.model.remarks import with_label, with_remarks
from pipeline.model.report import Section
from pipeline.model.table_title import repeats_caption
from pipeline.render.html.chart import write_chart
from pipeline.render.html.inlines import write_image, write_inlines, write_math
from pipeline.render.html.tables import write_grid
from pipeline.render.html.writing import HtmlWriting, escape, fragment, marker

_DEEPEST: Final = 6
_CLASS: Final = re.compile(r"[\w-]+")


def write_section(writing: HtmlWriting, section: Section, *, level: int, first_note: int) -> str:
    """Give a section with its heading at `level`, its blocks and its footnotes."""
    writing.enter(first_note)
    classes = "item appendix" if section.number.startswith("Phụ lục") else "item"
    blocks = "".join(
        _of_agency(writing, agency, write_blocks(writing, group, level))
        for agency, group in groupby(section.blocks, key=lambda block: block.source.agency)
    )
    return (
        f'<section class="{classes}" id="{escape(section.item.id)}">'
        f"{_heading(level, '', _number(section.number) + escape(section.title))}"
        f"{blocks}{_notes(writing, level, section.title)}</section>\n"
    )


def _of_agency(writing: HtmlWriting, agency: str, content: str) -> str:
    if not writing.agency or agency in {"", writing.agency}:
        return content
    name = escape(writing.names.get(agency, agency))
    return f'<div class="theirs" data-agency="Phần của {name}">{content}</div>\n'


def write_blocks(writing: HtmlWriting, blocks: Iterable[Block], level: int) -> str:
    """Give blocks in order; `level` is that of the section's own heading."""
    return "".join(_block(writing, block, level, kind) for block, kind, _ in with_remarks(blocks))


def _block(writing: HtmlWriting, block: Block, level: int, remark: str) -> str:
    match block:
        case Paragraph(runs=runs, source=source):
            told = writing.attributes(source, classes=remark)
            return f"<p{told}>{write_inlines(writing, runs, source)}</p>\n"
        case Heading():
            return _inner_heading(writing, block, level)
        case Table():
            return _table(writing, block)
        case Figure():
            return _figure(writing, block)
        case Point():
            return _point(writing, block, level)
        case List():
            return _list(writing, block, level)
        case DefinitionList():
            return _definitions(writing, block, level)
        case Quote(blocks=blocks):
            told = writing.attributes(block.source)
            return f"<blockquote{told}>{write_blocks(writing, blocks, level)}</blockquote>\n"
        case Division(blocks=blocks):
            classes = " ".join(("division", *_CLASS.findall(block.kind)))
            told = writing.attributes(block.source, name=block.id, classes=classes)
            return f"<div{told}>{write_blocks(writing, with_label(blocks), level)}</div>\n"
        case _:
            return _leaf(writing, block)


def _leaf(writing: HtmlWriting, block: Block) -> str:
    match block:
        case Code(text=text):
            told = writing.attributes(block.source)
            return f'<pre tabindex="0"{told}><code>{escape(text)}</code></pre>\n'
        case Formula(tex=tex):
            told = writing.attributes(block.source, classes="formula")
            return f'<div tabindex="0"{told}>{write_math(writing, tex, alone=True)}</div>\n'
        case Box(text=text):
            told = writing.attributes(block.source, classes="box")
            return f'<div role="note"{told}>{escape(text)}</div>\n'
        case Placement(path=path, sheet=sheet):
            return _missing(writing, block, f"[Thiếu bảng: {path}{'#' if sheet else ''}{sheet}]")
        case Picture(path=path):
            return _missing(writing, block, f"[Thiếu hình: {path}]")
        case _:
            return f"<hr{writing.attributes(block.source)}>\n"


def _missing(writing: HtmlWriting, block: Placement | Picture, words: str) -> str:
    told = writing.attributes(block.source, name=block.id, classes="box")
    caption = write_inlines(writing, block.caption, block.source)
    return f'<div role="note"{told}>{caption} {escape(words)}</div>\n'


def _heading(level: int, attributes: str, content: str) -> str:
    """Give a heading; HTML has six levels, deeper ones are told to screen readers only."""
    if level > _DEEPEST:
        return f'<div role="heading" aria-level="{level}"{attributes}>{content}</div>\n'
    return f"<h{level}{attributes}>{content}</h{level}>\n"


def _number(number: str) -> str:
    return f'<span class="number">{escape(number)}</span> ' if number else ""


def _inner_heading(writing: HtmlWriting, block: Heading, level: int) -> str:
    told = writing.attributes(block.source, name=block.id, classes=f"inner-{min(block.level, 6)}")
    words = write_inlines(writing, block.runs, block.source)
    return _heading(level + block.level, told, _number(block.number) + words)


def _point(writing: HtmlWriting, point: Point, level: int) -> str:
    told = writing.attributes(point.source, classes="point")
    letter = escape(point.letter if point.letter.endswith((")", ".")) else f"{point.letter})")
    match point.blocks:
        case (Paragraph(runs=runs, source=source), *rest):
            beside = f"{letter} {write_inlines(writing, runs, source)}"
            first = f"<p{writing.attributes(source)}>{beside}</p>\n"
            return f"<div{told}>{first}{write_blocks(writing, rest, level)}</div>\n"
        case blocks:
            return f"<div{told}><p>{letter}</p>{write_blocks(writing, blocks, level)}</div>\n"


def _list(writing: HtmlWriting, block: List, level: int) -> str:
    tag = "ul" if block.start is None else "ol"
    told = writing.attributes(block.source, classes="tight" if block.tight else "")
    if block.start not in {None, 1}:
        told += f' start="{block.start}"'
    items = "".join(_list_item(writing, item, level) for item in block.items)
    return f"<{tag}{told}>{items}</{tag}>\n"


def _list_item(writing: HtmlWriting, item: ListItem, level: int) -> str:
    return f"<li>{write_blocks(writing, item.blocks, level)}</li>\n"


def _definitions(writing: HtmlWriting, block: DefinitionList, level: int) -> str:
    told = writing.attributes(block.source)
    entries: list[str] = []
    for entry in block.entries:
        entries.append(f"<dt>{write_inlines(writing, entry.term, block.source)}</dt>\n")
        entries += (
            f"<dd>{write_blocks(writing, meaning, level)}</dd>\n" for meaning in entry.meanings
        )
    return f"<dl{told}>{''.join(entries)}</dl>\n"


def _table(writing: HtmlWriting, table: Table) -> str:
    told = writing.attributes(table.source, name=table.id, classes="table")
    grid = table.grid
    label = f"Bảng {table.number}" if table.number else "Bảng"
    said = repeats_caption(grid.title, plain_text(table.caption))
    units = dict.fromkeys(filter(None, (table.unit, grid.unit)))
    origins = dict.fromkeys(filter(None, (table.origin, grid.origin)))
    above = (
        _caption(writing, label if table.number else "", table.caption, table)
        + ("" if said else _line("title", grid.title))
        + "".join(_line("unit", f"Đơn vị: {unit}") for unit in units)
    )
    frame = (
        f'<div class="frame" role="region" tabindex="0" aria-label="{escape(label)}">'
        f"{write_grid(writing, table)}</div>"
    )
    below = "".join(_line("origin", f"Nguồn: {origin}") for origin in origins)
    below += "".join(_line("remark", note) for note in grid.notes)
    return f"<figure{told}>{above}{frame}{below}</figure>\n"


def _line(kind: str, text: str) -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""


def _figure(writing: HtmlWriting, figure: Figure) -> str:
    told = writing.attributes(figure.source, name=figure.id, classes="figure")
    label = f"Hình {figure.number}" if figure.number else ""
    caption = _caption(writing, label, figure.caption, figure)
    image = figure.image
    shown = write_chart(image) if isinstance(image, Chart) else write_image(writing, image)
    chart = chart_in(image)
    if chart is None:
        return f"<figure{told}>{shown}{caption}</figure>\n"
    below = _line("origin", f"Nguồn: {chart.origin}" if chart.origin else "")
    below += "".join(_line("remark", note) for note in chart.notes)
    # a caption is the last thing in its figure, and the source stands below the caption
    return f"<div{told}><figure>{shown}{caption}</figure>{below}</div>\n"


def _caption(
    writing: HtmlWriting, label: str, runs: tuple[Inline, ...], block: Table | Figure
) -> str:
    words = write_inlines(writing, runs, block.source)
    if not label and not words:
        return ""
    return f"<figcaption>{escape(label)}{'. ' if label and words else ''}{words}</figcaption>"


def _notes(writing: HtmlWriting, level: int, title: str) -> str:
    """Give the footnotes of the section, under its end."""
    writing.in_note = True
    written = "".join(_note(writing, number, mark, level) for number, mark in writing.notes)
    writing.in_note = False
    if not written:
        return ""
    return (
        f'<section role="doc-endnotes" aria-label="Chú thích: {escape(title)}">'
        f'<ol class="notes">{written}</ol></section>'
    )


def _note(writing: HtmlWriting, number: int, mark: NoteMark, level: int) -> str:
    back = (
        f'<a class="back" href="{fragment(marker("m", number))}" role="doc-backlink" '
        f'aria-label="Về chỗ chú thích {number}"></a>'
    )
    content = write_blocks(writing, mark.blocks, level)
    while writing.inner_notes:
        inner = writing.inner_notes.pop(0)
        words = write_blocks(writing, inner.blocks, level)
        content += f"<div><sup>[{escape(inner.label)}]</sup> {words}</div>"
    return f'<li id="{marker("n", number)}" value="{number}">{content}{back}</li>\n'
