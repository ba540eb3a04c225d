"""Rows that a form asks for and an agency left out: one for each commune (`qh:rows: don-vi`)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.model.commune import Commune
from pipeline.model.form import Form, FormTable
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, Group
from pipeline.model.text import folded

MISSING_ROWS: Final = "dong-thieu"
_NAMED: Final = 5


def missing_rows(
    tables: Sequence[FormTable], communes: Sequence[Commune], agencies: Sequence[Agency]
) -> Iterator[Notice]:
    """Say which communes have no row in what an agency sent of such a form, in all its files.

    A commune answers for its own row, any other agency for all of them.
    """
    known = {agency.id: agency for agency in agencies}
    sent: defaultdict[tuple[str, str], list[FormTable]] = defaultdict(list)
    for table in tables:
        if table.form.prefilled == "don-vi":
            sent[table.agency, table.form.name].append(table)
    for (agency, _), own in sent.items():
        asked = _asked(known.get(agency), communes)
        missing = [one for one in asked if not _is_there(one, _present(own))]
        if missing:
            names = ", ".join(one.name for one in missing[:_NAMED])
            more = f" và {len(missing) - _NAMED} đơn vị khác" if len(missing) > _NAMED else ""
            message = f"thiếu {len(missing)} dòng của biểu mẫu: {names}{more}"
            fix = "thêm dòng cho từng xã, phường; không có số liệu thì ghi “-”"
            file = own[-1].file
            yield Notice(Severity.ERROR, MISSING_ROWS, message, fix, file, agency=agency)


def _asked(agency: Agency | None, communes: Sequence[Commune]) -> Sequence[Commune]:
    if agency is None or agency.group is not Group.COMMUNE:
        return communes
    return [one for one in communes if folded(agency.name).endswith(folded(one.name))]


def _present(tables: Sequence[FormTable]) -> Mapping[str, set[str]]:
    """Give what the rows say in the fields that refer to the list of communes, by its columns."""
    found: dict[str, set[str]] = {"ten": set(), "ma": set()}
    for table in tables:
        for field, column in _referring(table.form).items():
            texts = (folded(table.cell(row, field).text) for row in table.body)
            found.setdefault(column, set()).update(texts)
    return found


def _referring(form: Form) -> Mapping[str, str]:
    return {
        field: column
        for key in form.foreign_keys
        if key.resource == "don-vi"
        for field, column in zip(key.fields, key.to, strict=True)
    }


def _is_there(commune: Commune, present: Mapping[str, set[str]]) -> bool:
    return folded(commune.name) in present["ten"] or folded(commune.code) in present["ma"] - {""}
