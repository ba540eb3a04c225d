"""What is fuzzed: bytes → one reader; anything raised that is not ours is a finding.

The XML of a sheet, of a document's body, of its comments stands in a package that is otherwise
sound: mutated archives would say nothing of the readers behind them.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from pipeline.consult.places.addresses import mentions, parse
from pipeline.intake.excel.comment_sheets import read_comment_sheet
from pipeline.intake.excel.tables import read_sheets
from pipeline.intake.markdown.attributes import read_attributes, split_trailing
from pipeline.intake.markdown.sections import read_section
from pipeline.intake.shared.agencies import read_agencies
from pipeline.intake.shared.outline import read_outline
from pipeline.intake.shared.schedule import read_schedule
from pipeline.intake.text import decode
from pipeline.intake.word.any_word import read_any
from pipeline.intake.word.comment_parts import margin_comments
from pipeline.intake.word.package import open_word
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.model.errors import QuyhoachError
from pipeline.work.archive import zip_parts
from tests.fuzz.packages import COMMENTS, DOCUMENT, SHEET, WORD_PARTS, WORKBOOK_PARTS

Target = Callable[[bytes], object]
FILE: Final = "a"


def markdown(data: bytes) -> None:
    if (text := decode(data, file=FILE).value) is not None:
        read_section(text, file=FILE, agency="so-a", item="y-te", round_number=1)


def attributes(data: bytes) -> None:
    text = data.decode(errors="replace")
    split_trailing(text)
    for found in re.finditer(r"\{", text[:2000]):
        read_attributes(text, found.start())
        read_attributes(text, found.start(), eager=True)


def addresses(data: bytes) -> None:
    for address in parse(data.decode(errors="replace"), ("Dân số", "Giường bệnh")):
        mentions(address, leading=True)
        mentions(address, leading=False)


def yaml(data: bytes) -> None:
    if (text := decode(data, file=FILE).value) is not None:
        for read in (read_outline, read_schedule, read_agencies):
            read(text, FILE)


def sheet(data: bytes) -> None:
    book = zip_parts({**WORKBOOK_PARTS, SHEET: data})
    read_sheets(book, file=FILE, sheets=("",))
    read_comment_sheet(book, file=FILE)


def document(data: bytes) -> None:
    read_any(zip_parts({**WORD_PARTS, DOCUMENT: data}), file=FILE, tracked=TrackedChanges.ACCEPTED)


def comments(data: bytes) -> None:
    opened = open_word(zip_parts({**WORD_PARTS, COMMENTS: data}), file=FILE)
    if opened.value is not None:
        margin_comments(opened.value)


def planted(data: bytes) -> None:
    """Fail as a reader would that has a fault: shows that one is found."""
    if b"{#" in data:
        raise KeyError("planted")


TARGETS: Final[Mapping[str, Target]] = MappingProxyType(
    {
        target.__name__: target
        for target in (markdown, sheet, document, comments, yaml, attributes, addresses)
    }
)


def fed(target: Target, data: bytes) -> None:
    """Feed a target; what is ours to raise is no finding."""
    try:
        target(data)
    except QuyhoachError:
        return
