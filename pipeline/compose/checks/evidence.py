"""What checks look at: the tables and the text of a draft, each with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.compose.checks.outline_of_rows import RowOutline, outline_of
from pipeline.compose.checks.quantities import Quantity, quantity
from pipeline.model.consolidated import GENERATED
from pipeline.model.document import (
    NOWHERE,
    Block,
    Cell,
    DefinitionList,
    Inline,
    NoteMark,
    Source,
    Table,
    own_runs,
    plain_text,
    walk,
)
from pipeline.model.fixed import replace
from pipeline.model.form import FormTable
from pipeline.model.notice import Notice, Severity
from pipeline.model.registers import Registers
from pipeline.model.report import Contribution, Report, Section
from pipeline.model.table import RowKind
from pipeline.work.memory import uninterrupted

MAX_TOLD: Final = 20  # notices of one kind in one table; more say the same thing
_SENTENCE_END: Final = re.compile(r"(?<=[.;:!?])\s+(?=[A-ZÀ-ỸĐ\d])")


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table of the draft with the item it stands in.

    `item` is "" for a filled form that no text places.
    """

    table: Table
    item: str
    is_appendix: bool = False
    _outline: list[RowOutline] = field(default_factory=list, repr=False, compare=False)
    _counted: dict[int, tuple[Quantity | None, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def outline(self) -> RowOutline:
        """Give the outline of its rows, found when a check first asks for it."""
        if not self._outline:
            self._outline.append(outline_of(self.table.grid))
        return self._outline[0]

    def quantities(self, column: int) -> tuple[Quantity | None, ...]:
        """Give what each row of the grid counts in a column; header rows count nothing."""
        if column not in self._counted:
            self._counted[column] = tuple(
                None if row.kind is RowKind.HEADER else quantity(row.cells[column])
                for row in self.table.grid.rows
            )
        return self._counted[column]

    @property
    def name(self) -> str:
        """Give the words that name it: "Bảng 3.2", or its caption where it has no number."""
        if self.table.number:
            return f"Bảng {self.table.number}"
        return f"bảng “{plain_text(self.table.caption)}”" if self.table.caption else "bảng"

    @property
    def sheet(self) -> tuple[str, str]:
        """Give workbook and sheet, ("", "") for a pipe table."""
        return (self.table.workbook, self.table.grid.sheet)

    def at(self, row: int, column: int) -> str:
        """Give a cell's address as its author knows it: "D14", "dòng 41", of Word "hàng 4"."""
        cell = self.table.grid.rows[row].cells[column]
        if self.table.source.file.casefold().endswith(".docx"):
            return f"hàng {row + 1}"
        return cell.address.rpartition("!")[2] or f"dòng {self.table.grid.rows[row].line}"

    def column(self, column: int) -> str:
        """Give a column's name for a message."""
        return self.table.grid.columns[column].name or f"cột {column + 1}"

    def notice(
        self,
        severity: Severity,
        code: str,
        message: str,
        fix: str,
        place: tuple[int, int] | None = None,
    ) -> Notice:
        """Give a notice at a cell (row and column from 0), or at the table itself."""
        source = self.table.source
        file, line, address = source.file, source.line, None
        if place is not None:
            row = self.table.grid.rows[place[0]]
            address = row.cells[place[1]].address or None
            if address:
                file, line = self.table.workbook, None
            else:
                line = row.line or line
        agency = source.agency or None
        if address:
            agency = _owner(self.table.workbook) or agency
        item = self.item or None
        return Notice(severity, code, message, fix, file, line, address, agency, item)


class Passage(NamedTuple):
    """A paragraph, heading, caption, footnote or table cell as text, with its place."""

    text: str
    runs: tuple[Inline, ...]
    source: Source
    item: str
    table: PlacedTable | None = None
    place: tuple[int, int] | None = None

    def notice(self, severity: Severity, code: str, message: str, fix: str) -> Notice:
        """Give a notice at the passage."""
        if self.table is not None:
            return self.table.notice(severity, code, message, fix, self.place)
        source = self.source
        agency = source.agency or None
        return Notice(
            severity, code, message, fix, source.file, source.line, None, agency, self.item
        )


Placed = Mapping[int, PlacedTable]  # by the identity of the table


class Passages:
    """The passages of a draft in reading order, those of a section found when first asked for."""

    def __init__(self, report: Report, placed: Placed) -> None:
        """Look in a report's sections; `placed` are its tables."""
        self._sections = tuple(report.sections())
        self._placed = placed
        self._found: dict[int, tuple[Passage, ...]] = {}

    def __iter__(self) -> Iterator[Passage]:
        return (passage for section in self._sections for passage in self.of(section))

    def of(self, section: Section) -> tuple[Passage, ...]:
        """Give the passages of one of the report's sections."""
        if id(section) not in self._found:
            blocks = (*section.blocks, *section.summary)
            found = tuple(_of_blocks(blocks, section.item.id, self._placed))
            self._found[id(section)] = found
        return self._found[id(section)]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a check may ask.

    `tables` and `passages` are the draft's, in reading order; `passages` hold the cells of
    tables too. `previous` are the tables of the round before. `forms` are the tables that
    agencies filled in a form; `sheets` are the sheets of forms that are not among them.
    `texts` are what agencies wrote, as it was read; `tone_style` is where the report's tone marks
    stand ("hòa" or "hoà").
    """

    report: Report
    registers: Registers
    tables: tuple[PlacedTable, ...]
    passages: Iterable[Passage]
    previous: tuple[PlacedTable, ...] = ()
    forms: tuple[FormTable, ...] = ()
    sheets: frozenset[tuple[str, str]] = frozenset()
    texts: tuple[Contribution, ...] = ()
    tone_style: str = "hòa"

    @property
    def form_sheets(self) -> frozenset[tuple[str, str]]:
        """Give the workbooks and sheets that were read as forms."""
        return self.sheets.union((table.file, table.sheet) for table in self.forms)

    def passages_of(self, section: Section) -> tuple[Passage, ...]:
        """Give the passages of one section."""
        if isinstance(self.passages, Passages):
            return self.passages.of(section)
        return tuple(passage for passage in self.passages if passage.item == section.item.id)


def gather(
    report: Report,
    registers: Registers,
    *,
    previous: Report | None = None,
    forms: tuple[FormTable, ...] = (),
    loose: Sequence[Table] = (),
    loose_before: Sequence[Table] = (),
    texts: Iterable[Contribution] = (),
    tone_style: str = "hòa",
) -> Evidence:
    """Give the evidence of a draft, each table found once, each text when it is asked for.

    `loose` are filled forms that no text places, `loose_before` those of the round before.
    """
    with uninterrupted():
        placed = tuple(_tables(report))
        tables = (*placed, *map(_loose, loose))
        earlier = () if previous is None else _tables(previous)
        before = (*earlier, *map(_loose, loose_before))
        passages = Passages(report, {id(entry.table): entry for entry in placed})
    return Evidence(
        report,
        registers,
        tables,
        passages,
        before,
        forms,
        texts=tuple(texts),
        tone_style=tone_style,
    )


def of_agency(evidence: Evidence, agency: str) -> Evidence:
    """Give the tables, passages and forms in which an agency has a part; the rest as it is."""
    own = {section.item.id for section in evidence.report.written_by(agency)}

    def is_own(item: str, source: Source, workbook: str = "") -> bool:
        return item in own or agency in (source.agency, _owner(workbook))

    tables = (
        entry
        for entry in evidence.tables
        if is_own(entry.item, entry.table.source, entry.table.workbook)
    )
    # text is in the items of its agency, where nobody else's has to be looked at
    passages = (
        entry
        for section in evidence.report.sections()
        if section.item.id in own or _has_text(section, agency)
        for entry in evidence.passages_of(section)
        if is_own(entry.item, entry.source)
    )
    forms = (form for form in evidence.forms if agency in (form.agency, _owner(form.file)))
    texts = (text for text in evidence.texts if is_own(text.item, Source(text.agency)))
    return replace(
        evidence,
        tables=tuple(tables),
        passages=tuple(passages),
        forms=tuple(forms),
        texts=tuple(texts),
    )


def _has_text(section: Section, agency: str) -> bool:
    blocks = (*section.blocks, *section.summary)
    return any(getattr(block, "source", NOWHERE).agency == agency for block in blocks)


def sentences(text: str) -> Iterator[str]:
    """Give the sentences and clauses of a text; a decimal or a date is never cut."""
    yield from _SENTENCE_END.split(text)


def told(notices: Iterator[Notice], most: int = MAX_TOLD) -> Iterator[Notice]:
    """Give the first notices of a table's kind."""
    for _, notice in zip(range(most), notices, strict=False):
        yield notice


def _tables(report: Report) -> Iterator[PlacedTable]:
    appendices = {section.item.id for section in report.appendices}
    for section in report.sections():
        for block in walk(section.blocks):
            if isinstance(block, Table) and not _is_generated(block):
                item = section.item.id
                yield PlacedTable(block, item, item in appendices)


def _loose(table: Table) -> PlacedTable:
    return PlacedTable(table, "")


def _is_generated(table: Table) -> bool:
    """Say whether no agency wrote a table: what it was made from is checked where it stands."""
    return GENERATED in dict(table.options)


def _of_blocks(blocks: tuple[Block, ...], item: str, placed: Placed) -> Iterator[Passage]:
    for block in walk(blocks):
        source: Source = getattr(block, "source", Source())
        if isinstance(block, Table) and _is_generated(block):
            continue
        if isinstance(block, Table):
            yield Passage(plain_text(block.caption), block.caption, source, item)
            if id(block) in placed:
                yield from _of_cells(placed[id(block)], source, item)
            runs = block.caption
        else:
            runs = own_runs(block)
            if isinstance(block, DefinitionList):
                yield from _of_terms(block, item)
            elif runs:
                yield Passage(plain_text(runs), runs, source, item)
        for run in runs:
            if isinstance(run, NoteMark):
                yield from _of_blocks(run.blocks, item, placed)


def _of_terms(block: DefinitionList, item: str) -> Iterator[Passage]:
    """Give each term by itself, on the line before its meaning."""
    for entry in block.entries:
        meaning = entry.meanings[0][0] if entry.meanings and entry.meanings[0] else None
        below: Source = getattr(meaning, "source", block.source)
        source = replace(below, line=below.line - 1) if below.line and meaning else block.source
        yield Passage(plain_text(entry.term), entry.term, source, item)


def _of_cells(placed: PlacedTable, source: Source, item: str) -> Iterator[Passage]:
    for index, row in enumerate(placed.table.grid.rows):
        for column, cell in enumerate(row.cells):
            if cell.runs and _has_words(cell):
                yield Passage(cell.text, cell.runs, source, item, placed, (index, column))


def _has_words(cell: Cell) -> bool:
    return isinstance(cell.value, str)


def _owner(workbook: str) -> str:
    parts = workbook.split("/")
    return parts[2] if len(parts) > 3 else ""
