"""Reading a piece of Markdown in tests, and the words that came of it."""

from collections.abc import Iterable, Iterator

from pipeline.intake.markdown.sections import read_section
from pipeline.model.document import (
    Block,
    Code,
    DefinitionList,
    Formula,
    Inline,
    NoteMark,
    Point,
    inner_blocks,
    own_runs,
    plain_text,
)
from pipeline.model.inlines import Math, PictureMark, Text
from pipeline.model.notice import Outcome
from pipeline.model.report import Contribution

FILE = "sections/lan-1/so-y-te/y-te.md"


def read(text: str) -> Outcome[Contribution]:
    outcome = read_section(text, file=FILE, agency="so-y-te", item="y-te", round_number=1)
    assert outcome.value is not None
    return Outcome(outcome.value, outcome.notices)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text that gives no notice."""
    outcome = read(text)
    assert outcome.notices == ()
    return outcome.value.blocks


def only(text: str) -> Block:
    (block,) = blocks(text)
    return block


def runs(text: str) -> tuple[Inline, ...]:
    return own_runs(only(text))


def codes(text: str) -> list[str]:
    return [notice.code for notice in read(text).notices]


def shown(found: Iterable[Block]) -> str:
    """All that the blocks print, block by block, a footnote after its mark."""
    return " ".join(part for part in _parts(found) if part)


def text_of(text: str) -> str:
    return shown(read(text).value.blocks)


def _parts(found: Iterable[Block]) -> Iterator[str]:
    for block in found:
        match block:
            case DefinitionList(entries=entries):
                for entry in entries:
                    yield "".join(map(_inline, entry.term))
                    for meaning in entry.meanings:
                        yield from _parts(meaning)
                continue
            case Point(letter=letter):
                yield f"{letter})"
            case Code(text=text) | Formula(tex=text):
                yield text
        yield "".join(map(_inline, own_runs(block)))
        yield from _parts(inner_blocks(block))


def _inline(run: Inline) -> str:
    match run:
        case Text(text=text) | Math(tex=text) | PictureMark(alt=text):
            return text
        case NoteMark(blocks=inner):
            return f" ({shown(inner)}) "
        case _:
            return plain_text((run,))
