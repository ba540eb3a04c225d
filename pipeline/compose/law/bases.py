"""The table of legal bases: what contributions cite, in the State's order, with its state.

What is listed in `van-ban.yaml` and serves on the draft's day stands in it. What amends another
document is named in that one's row, unless it is cited by itself. Rows that nobody held against
the text are never printed as law: they stand apart, and the table says so.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b (bases by rank); Luật 64/2025/QH15, Điều 4.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.compose.assemble import Materials
from pipeline.compose.consolidated_blocks import generated_blocks
from pipeline.compose.law.citations import Citation, citations_in
from pipeline.compose.law.meaning import meant
from pipeline.compose.law.symbols import rank
from pipeline.model.consolidated import (
    ConsolidatedCell,
    ConsolidatedColumn,
    ConsolidatedRow,
    ConsolidatedTable,
)
from pipeline.model.document import Block, NoteMark, Table, own_runs, plain_text, walk
from pipeline.model.fixed import replace
from pipeline.model.legal import LegalDocument, LegalLibrary, LegalState
from pipeline.model.numerals import roman
from pipeline.model.table import RowKind

TABLE: Final = "can-cu-phap-ly"
_LEVELS: Final = (
    "Văn bản của Đảng",
    "Luật, nghị quyết của Quốc hội",
    "Pháp lệnh, nghị quyết của Ủy ban Thường vụ Quốc hội",
    "Lệnh, quyết định của Chủ tịch nước",
    "Nghị định, nghị quyết của Chính phủ",
    "Quyết định của Thủ tướng Chính phủ",
    "Thông tư",
    "Văn bản khác",
    "Văn bản của Tỉnh ủy",
    "Nghị quyết của Hội đồng nhân dân tỉnh",
    "Văn bản của Ủy ban nhân dân tỉnh",
)
_APART: Final = "Văn bản được viện dẫn, chưa đối chiếu với bản gốc"
_NO_BASES: Final = frozenset({LegalState.EXPIRED, LegalState.NOT_ISSUED})


def with_legal_bases(materials: Materials, documents: Sequence[LegalDocument]) -> Materials:
    """Give the materials with the table where an item has it among its `tong-hop`."""
    items = [item for item in materials.outline.items if TABLE in item.consolidated]
    if not items or not documents:
        return materials
    table = legal_bases(cited_texts(materials), documents, materials.round.day)
    made = generated_blocks(items, () if table is None else (table,), file=materials.outline.file)
    return replace(materials, generated=_joined(materials.generated, made))


def cited_texts(materials: Materials) -> Iterator[str]:
    """Give the texts of all contributions that serve, in which bases are cited."""
    for contribution in materials.contributions.values():
        if not contribution.withdrawn:
            yield from _texts(contribution.blocks)


def serving(
    texts: Iterable[str], documents: Sequence[LegalDocument], day: date
) -> tuple[LegalDocument, ...]:
    """Give what the texts cite of a list and what serves on the day, in the State's order."""
    library = LegalLibrary(documents)
    found = _cited(texts, library)
    return tuple(sorted((one for one in found if _serves(one, library, day)), key=_place))


def legal_bases(
    texts: Iterable[str], documents: Sequence[LegalDocument], day: date
) -> ConsolidatedTable | None:
    """Give the table of what the texts cite; None where they cite nothing of the list."""
    library = LegalLibrary(documents)
    found = serving(texts, documents, day)
    if not found:
        return None
    groups: dict[str, list[LegalDocument]] = {}
    for document in found:
        level = _LEVELS[rank(document.number, document.kind)[0]] if document.checked else _APART
        groups.setdefault(level, []).append(document)
    if _APART in groups:  # last, whatever it holds
        groups[_APART] = groups.pop(_APART)
    columns = (
        ConsolidatedColumn("STT", width=0.6),
        ConsolidatedColumn("Văn bản", width=2.6),
        ConsolidatedColumn("Cơ quan ban hành", width=1.6),
        ConsolidatedColumn("Trích yếu", width=4),
        ConsolidatedColumn("Hiệu lực tại ngày của dự thảo", width=2),
    )
    return ConsolidatedTable(TABLE, columns, tuple(_rows(groups, library, day)))


def _cited(texts: Iterable[str], library: LegalLibrary) -> list[LegalDocument]:
    """Give what is cited by itself, each once; what is only named as amending another is not."""
    found: dict[str, LegalDocument] = {}
    for text in texts:
        for one in citations_in(text):
            document = meant(one, library)
            if document is not None and not _amends_known(one, document, library):
                found.setdefault(document.key, document)
    return list(found.values())


def _serves(document: LegalDocument, library: LegalLibrary, day: date) -> bool:
    return library.state(document, day) not in _NO_BASES


def _amends_known(one: Citation, document: LegalDocument, library: LegalLibrary) -> bool:
    """Say whether a citation stands only in the chain of another, which the list knows, too."""
    return one.amends is not None and any(
        document.number in library.amendments(other, date.max) for other in library.documents
    )


def _place(document: LegalDocument) -> tuple[tuple[int, int], date, str]:
    return rank(document.number, document.kind), document.issued or date.max, document.key


def _rows(
    groups: Mapping[str, Sequence[LegalDocument]], library: LegalLibrary, day: date
) -> Iterator[ConsolidatedRow]:
    number = 0
    for index, (level, documents) in enumerate(groups.items(), 1):
        blank = (ConsolidatedCell(),) * 3
        head = (ConsolidatedCell(roman(index)), ConsolidatedCell(level), *blank)
        yield ConsolidatedRow(head, RowKind.GROUP)
        for document in documents:
            number += 1
            yield ConsolidatedRow(_row(number, document, library, day))


def _row(
    number: int, document: LegalDocument, library: LegalLibrary, day: date
) -> tuple[ConsolidatedCell, ...]:
    issued = f" ngày {_shown(document.issued)}" if document.issued else ""
    words = (
        f"{document.kind} số {document.number}{issued}",
        document.issuer,
        document.subject,
        _state(document, library, day),
    )
    return (ConsolidatedCell(str(number), number), *map(ConsolidatedCell, words))


def _state(document: LegalDocument, library: LegalLibrary, day: date) -> str:
    state = library.state(document, day)
    if state is LegalState.LATER:
        parts = ", ".join(span.what for span in document.early if span.covers(day) and span.what)
        since = f"có hiệu lực từ ngày {_shown(document.in_force)}"
        return (
            f"{parts} đang có hiệu lực; các nội dung khác {since}" if parts else since.capitalize()
        )
    if state is LegalState.PARTLY_REPEALED:
        parts = ", ".join(span.what for span in document.partly_repealed if span.covers(day))
        return f"{state.value} ({parts})" if parts else state.value
    if state is LegalState.AMENDED:
        return f"{state.value} bởi {', '.join(library.amendments(document, day))}"
    return state.value


def _shown(day: date | None) -> str:
    if day is None:
        return ""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def _joined(
    one: Mapping[str, tuple[Block, ...]], other: Mapping[str, tuple[Block, ...]]
) -> dict[str, tuple[Block, ...]]:
    items = dict.fromkeys((*one, *other))
    return {item: (*one.get(item, ()), *other.get(item, ())) for item in items}


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in walk(blocks):
        if isinstance(block, Table):
            yield from (cell.text for row in block.grid.rows for cell in row.cells)
            continue
        runs = own_runs(block)
        yield plain_text(runs)
        for run in runs:
            if isinstance(run, NoteMark):
                yield from _texts(run.blocks)
