"""By which columns the rows of a table are known: the primary key of the form it was filled in.

A column is a field's where its last heading is the field's title, name or an alias, without
regard to case, accents, spaces and signs; the unit may stand behind it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowSection, FlowTable
from pipeline.model.form import Form, FormField
from pipeline.model.text import bare

_SIGNS: Final = re.compile(r"[\W_]+")


def keyed(flow: Flow, forms: Iterable[Form]) -> Flow:
    """Give the draft with the key of each table that was filled in a form."""
    known = {form.name: form for form in forms if form.primary_key}
    if not known:
        return flow
    return replace(flow, sections=tuple(_section(section, known) for section in flow.sections))


def _section(section: FlowSection, forms: Mapping[str, Form]) -> FlowSection:
    if not any(isinstance(block, FlowTable) and block.options for block in section.blocks):
        return section
    return replace(section, blocks=tuple(_block(block, forms) for block in section.blocks))


def _block(block: FlowBlock, forms: Mapping[str, Form]) -> FlowBlock:
    if not isinstance(block, FlowTable):
        return block
    form = forms.get(dict(block.options).get("form", ""))
    return block if form is None else replace(block, key=_key(block, form))


def _key(table: FlowTable, form: Form) -> tuple[int, ...]:
    """Give the columns of the form's key; () where one of them is not there once."""
    names = [_plain(column.name) for column in table.grid.columns]
    found: list[int] = []
    for name in form.primary_key:
        entry = form.field(name)
        spellings = _spellings(entry) if entry else frozenset()
        columns = [index for index, column in enumerate(names) if column in spellings]
        if len(columns) != 1:
            return ()
        found.append(columns[0])
    return tuple(found)


def _spellings(entry: FormField) -> frozenset[str]:
    names = (entry.title, entry.name, *entry.aliases)
    with_unit = (f"{name} ({entry.unit})" for name in names if entry.unit)
    return frozenset(map(_plain, (*names, *with_unit)))


def _plain(name: str) -> str:
    return _SIGNS.sub("", bare(name))
