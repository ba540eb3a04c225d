"""A reviewer's copy in pieces: units written as XML, blocks of a draft written as words."""

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.units import Unit, read_units
from pipeline.intake.word.styles import Styles
from pipeline.model.fixed import replace
from tests.intake.word.elements import by, element, run

STYLES = Styles(None)


def p(content: str, *names: str, mark: str = "") -> str:
    """A paragraph of runs, or of words; `mark` is the kind of revision of its end."""
    inner = content if content.startswith("<") or not content else run(content)
    named = "".join(f'<w:bookmarkStart w:name="{name}"/>' for name in names)
    ended = f"<w:pPr><w:rPr>{by(mark, '')}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{ended}{named}{inner}</w:p>"


def row(*cells: str, fate: str = "", author: str = "A") -> str:
    """A row of cells of one paragraph each."""
    properties = f"<w:trPr>{by(fate, '', author)}</w:trPr>" if fate else ""
    return f"<w:tr>{properties}{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def ins(text: str, author: str = "A") -> str:
    return by("ins", run(text), author)


def cut(text: str, author: str = "A") -> str:
    return by("del", f"<w:r><w:delText>{text}</w:delText></w:r>", author)


def units(content: str) -> list[Unit]:
    return read_units(element(f"<w:body>{content}</w:body>"), STYLES)


def block(text: str, bookmark: str = "", *, section: int = 0, **more: object) -> DraftBlock:
    """A paragraph of the draft; `cells=` makes it a row, `table=` of that table."""
    cells = more.get("cells")
    notes = more.get("notes", ())
    assert isinstance(notes, tuple)
    listed = tuple(map(str, cells)) if isinstance(cells, tuple) else (text,)
    made = DraftBlock(section, "muc", 0, bookmark, text, listed, cells is not None, notes)
    table = more.get("table", -1)
    assert isinstance(table, int)
    return replace(made, table=table, name=str(more.get("name", "")))


def matched(block_of: list[int | None], blocks: int) -> Matching:
    """A matching in which each unit is of the block given."""
    found = Matching([None] * len(block_of), [[] for _ in range(blocks)])
    for unit, index in enumerate(block_of):
        if index is not None:
            found.pair(unit, index)
    return found
