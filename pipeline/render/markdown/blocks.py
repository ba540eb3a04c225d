"""Blocks of the model as Markdown, one under another; the content of notes comes last.

Blocks hold blocks, so that they are written in a ring, as they are read.
"""

from collections.abc import Iterator, Sequence
from typing import Final

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
    Rule,
    Table,
    own_runs,
    walk,
)
from pipeline.render.markdown.escaping import opening_escaped
from pipeline.render.markdown.inlines import (
    attributes,
    line_of,
    notes_in,
    opening_line,
    path_of,
    titled,
)
from pipeline.render.markdown.tables import pipe_table

_BULLETS: Final = "-*+"
_DOTS: Final = ".)"
_SET_IN: Final = "    "  # what stands under a note


def section_markdown(blocks: Sequence[Block], front: Sequence[tuple[str, str]] = ()) -> str:
    """Give the text of a section.

    Args:
        blocks: What it holds; a picture or a sheet by its path.
        front: Keys and values of its front matter, values on one line each.
    """
    matter = "".join(f"{key}: {value}\n" for key, value in front)
    opening = f"---\n{matter}---\n\n" if front else ""
    parts = [_blocks(blocks), *_definitions(blocks)]
    body = "\n\n".join(part for part in parts if part)
    return f"{opening}{body}\n" if body else opening


def _blocks(blocks: Sequence[Block]) -> str:
    written: list[str] = []
    mark = 0
    for at, block in enumerate(blocks):
        before = blocks[at - 1] if at else None
        mark = 1 - mark if _would_join(before, block) else 0
        written.append(_block(block, mark))
    return "\n\n".join(part for part in written if part)


def _would_join(before: Block | None, block: Block) -> bool:
    """Say whether two lists in a row would be read as one."""
    if not isinstance(before, List) or not isinstance(block, List):
        return False
    return (before.start is None) == (block.start is None)


def _block(block: Block, mark: int = 0) -> str:
    match block:
        case Heading(level=level, runs=runs, id=id_):
            return _heading(level, runs, id_)
        case Paragraph(runs=runs):
            return opening_line(runs)
        case Point(letter=letter, blocks=inner):
            return f"{letter}) {_set_in(_blocks(inner), '   ')}"
        case List():
            return _list(block, mark)
        case Table():
            return pipe_table(block)
        case Placement(path=path, sheet=sheet, caption=caption, id=id_, options=options):
            target = path_of(f"{path}#{sheet}" if sheet else path)
            return f"![{line_of(caption, breaks=' ')}]({target}){attributes(id_, options)}"
        case Picture(path=path, caption=caption, id=id_, options=options):
            return f"![{line_of(caption, breaks=' ')}]({path_of(path)}){attributes(id_, options)}"
        case _:
            return _rarer(block)


def _rarer(block: Block) -> str:
    match block:
        case Formula(tex=tex):
            return f"$${chr(10).join(line for line in tex.splitlines() if line.strip())}$$"
        case Quote(blocks=inner):
            lines = _blocks(inner).split("\n")
            return "\n".join(f"> {line}".rstrip() for line in lines)
        case Division(kind=kind, blocks=inner, id=id_):
            said = f"#{id_} " if id_ else ""
            opening = f"::: {{{said}.{kind}}}" if id_ else f"::: {kind or '{}'}"
            return f"{opening}\n{_blocks(inner)}\n:::"
        case Code(text=text):
            fence = "`" * max(3, 1 + max((len(run) for run in _ticks(text)), default=0))
            return f"{fence}\n{text}\n{fence}"
        case Rule():
            return "---"
        case DefinitionList():
            return "\n\n".join(_defined(block))
        case Box(text=text):
            return opening_escaped(text)
        case Figure():
            return ""  # its picture is named by no path
        case _:
            return ""


def _ticks(text: str) -> Iterator[str]:
    run = ""
    for sign in f"{text} ":
        if sign == "`":
            run += sign
        elif run:
            yield run
            run = ""


def _heading(level: int, runs: tuple[Inline, ...], id_: str) -> str:
    title = titled(runs, attributes(id_, ()))
    if title.endswith("#"):
        title = f"{title[:-1]}\\#"
    return f"{'#' * level} {title}"


def _list(block: List, mark: int) -> str:
    items = []
    for number, item in enumerate(block.items, start=block.start or 0):
        sign = _BULLETS[mark] if block.start is None else f"{number}{_DOTS[mark]}"
        items.append(f"{sign} {_set_in(_item(item, tight=block.tight), ' ' * (len(sign) + 1))}")
    return ("\n" if block.tight else "\n\n").join(items)


def _item(item: ListItem, *, tight: bool) -> str:
    if not tight:
        return _blocks(item.blocks)
    return "\n".join(_block(block) for block in item.blocks)


def _defined(block: DefinitionList) -> Iterator[str]:
    for entry in block.entries:
        meanings = (f":   {_set_in(_blocks(meaning), '    ')}" for meaning in entry.meanings)
        yield "\n\n".join((opening_escaped(line_of(entry.term, breaks=" ")), *meanings))


def _set_in(text: str, by: str) -> str:
    """Give text with every line but the first, and empty ones, set in."""
    first, *lines = text.split("\n")
    return "\n".join((first, *(f"{by}{line}" if line else "" for line in lines)))


def _definitions(blocks: Sequence[Block]) -> Iterator[str]:
    """Give the content of each note, in the order of their marks."""
    for note in _notes(blocks):
        yield f"[^{note.label}]: {_set_in(_blocks(note.blocks), _SET_IN)}"
        yield from _definitions(note.blocks)


def _notes(blocks: Sequence[Block]) -> Iterator[NoteMark]:
    for block in walk(blocks):
        yield from notes_in(own_runs(block))
