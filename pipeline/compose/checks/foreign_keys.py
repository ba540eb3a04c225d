"""Cells of filled forms that must name entries of another list: communes, agencies, other forms.

Two columns may name one entry together (code and name of a commune): then each must be known,
and they must belong together.

Source: Table Schema, foreignKeys (specs.frictionlessdata.io).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pipeline.compose.checks.evidence import Evidence, told
from pipeline.compose.checks.form_values import notice_at
from pipeline.model.form import ForeignKey, FormCell, FormField, FormRow, FormTable
from pipeline.model.notice import Notice
from pipeline.model.text import folded

_AND_OTHERS: Final = re.compile(r"\s+và\s+[^,;]*khác\s*$", re.IGNORECASE)
Entry = Mapping[str, str]  # folded words of one entry of a list, by field
Lists = Mapping[str, Sequence[Entry]]


def foreign_keys(evidence: Evidence) -> Iterator[Notice]:
    """Tell of cells that name nothing, or things that do not belong together."""
    lists = _lists(evidence)
    for table in evidence.forms:
        for key in table.form.foreign_keys:
            known = lists.get(key.resource or table.form.name, ())
            if known:
                yield from told(_in_table(table, key, known))


def _lists(evidence: Evidence) -> Lists:
    """Give the entries of every list that a foreign key may lead to."""
    units = evidence.registers.units
    codes = dict(units.codes)
    found: dict[str, list[Entry]] = {
        "don-vi": [_entry(ma=codes.get(name, ""), ten=name) for name in sorted(units.communes)],
        "co-quan": [
            _entry(id=agency.id, ten=agency.name, **{"ten-tat": agency.short_name})
            for agency in evidence.report.agencies
        ],
    }
    for table in evidence.forms:
        names = [field.name for field in table.form.fields]
        rows = (dict(zip(names, row.cells, strict=True)) for row in table.body)
        entries = ({name: folded(cell.text) for name, cell in row.items()} for row in rows)
        found.setdefault(table.form.name, []).extend(entries)
    return found


def _entry(**words: str) -> Entry:
    return {name: folded(text) for name, text in words.items()}


def _in_table(table: FormTable, key: ForeignKey, known: Sequence[Entry]) -> Iterator[Notice]:
    fields = [field for name in key.fields if (field := table.form.field(name)) is not None]
    if not {*key.fields} <= {*table.present}:
        return
    choices = [_choices(known, name, key.resource) for name in key.to]
    pairs = dict.fromkeys(tuple(entry.get(name, "") for name in key.to) for entry in known)
    counts = [Counter(folded(cell.text) for cell in table.column(name)) for name in key.fields]
    for row in table.body:
        strange = list(_strange(table, row, fields, choices))
        for field, cell, word, listed in strange:
            yield _unknown(table, key, field, cell, word, listed)
        if len(fields) > 1 and not strange:
            yield from _apart(table, key, row, pairs, counts)


def _choices(known: Sequence[Entry], name: str, resource: str) -> frozenset[str]:
    """Give the words that may stand; a commune also without its kind, an agency by any name."""
    words = {entry[name] for entry in known if entry.get(name)}
    if resource == "don-vi":
        words |= {word.partition(" ")[2] for word in words}
    if resource == "co-quan":
        words |= {word for entry in known for word in entry.values()}
    return frozenset(words)


def _strange(
    table: FormTable,
    row: FormRow,
    fields: Sequence[FormField],
    choices: Sequence[frozenset[str]],
) -> Iterator[tuple[FormField, FormCell, str, frozenset[str]]]:
    """Give the words of a row that no entry has, with the field and cell they stand in."""
    for field, listed in zip(fields, choices, strict=True):
        cell = table.cell(row, field.name)
        also = {folded(word) for word in field.also}
        missing = {folded(word) for word in table.form.missing_values}
        for word in _words(cell.text, many=field.many):
            key = folded(word)
            if listed and key not in listed and key not in also and key not in missing:
                yield field, cell, word, listed


def _same_entry(words: Sequence[str], entry: Sequence[str]) -> bool:
    """Say whether words are those of an entry, the kind of a commune left out or not."""
    return all(
        word in (listed, listed.partition(" ")[2])
        for word, listed in zip(words, entry, strict=True)
    )


def _words(text: str, *, many: bool) -> list[str]:
    words = re.split(r"[;,]", _AND_OTHERS.sub("", text)) if many else [text]
    return [word.strip() for word in words if word.strip()]


def _unknown(
    table: FormTable,
    key: ForeignKey,
    field: FormField,
    cell: FormCell,
    word: str,
    listed: frozenset[str],
) -> Notice:
    # loaded where something is wrong: it takes longer than a check of what is right
    from rapidfuzz import process

    near = process.extractOne(folded(word), sorted(listed), score_cutoff=60)
    fix = f"có phải là “{near[0]}”? " if near else ""
    message = f"“{word}” ở cột “{field.title}” không có trong danh sách {key.resource}"
    return notice_at(table, cell, "khoa-ngoai-khong-co", message, f"{fix}chọn trong danh sách")


def _apart(
    table: FormTable,
    key: ForeignKey,
    row: FormRow,
    pairs: Iterable[tuple[str, ...]],
    counts: Sequence[Counter[str]],
) -> Iterator[Notice]:
    """Tell, at the cell that also stands in another row or else at the first, of a wrong pair."""
    cells = [table.cell(row, name) for name in key.fields]
    words = tuple(folded(cell.text) for cell in cells)
    if not all(words) or any(_same_entry(words, pair) for pair in pairs):
        return
    repeated = (
        cell for cell, word, count in zip(cells, words, counts, strict=True) if count[word] > 1
    )
    at = next(repeated, cells[0])
    both = " và ".join(f"“{cell.text}”" for cell in cells)
    near = next((pair for pair in pairs if pair[0] == words[0]), None)
    fix = f"“{cells[0].text}” đi với “{near[-1]}”; " if near else ""
    message = f"{both} không cùng một dòng trong danh sách {key.resource}"
    yield notice_at(table, at, "khoa-ngoai-khong-co", message, f"{fix}sửa cho khớp danh sách")
