"""Filled forms that no text places: files named after their form, `<form>.xlsx`.

An agency that only fills a form sends the file under the form's name; it is read through the
form, held against the checks and goes into the consolidated tables. A file that a text places
is read as the text says.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pipeline.model.document import Source, Table
from pipeline.model.fixed import Fixed, replace
from pipeline.model.form import Form, FormTable
from pipeline.model.inlines import Text
from pipeline.model.notice import Outcome, owned
from pipeline.model.plain_values import plain_grid
from pipeline.rounds.kept import Kind, plain_table
from pipeline.rounds.reader import Filed, RoundReader, Task

_ENDING = ".xlsx"


class FilledForm(Fixed):
    """A filled form: as its descriptor means it, and as a table that checks can look at."""

    form: FormTable
    table: Table


def _plain(filled: FilledForm | None) -> FilledForm | None:
    if filled is None:
        return None
    table = replace(filled.table, grid=plain_grid(filled.table.grid))
    return FilledForm(plain_table(filled.form), table)


FILLED: Final = Kind[FilledForm | None](FilledForm | None, _plain)


def filled_forms(
    reader: RoundReader, forms: Sequence[Form], placed: Collection[str]
) -> Mapping[str, FilledForm | None]:
    """Give the filled forms of a round by file, None for one that cannot be read.

    `placed` are the files that texts place.
    """
    known = {f"{form.name}{_ENDING}": form for form in forms}
    if not known:
        return {}
    tasks = [
        Task(file.name, known[file.inner.casefold()])
        for file in reader.inventory.newest_files(reader.round_number)
        if file.inner.casefold() in known and file.name not in placed
    ]
    read = reader.all(filled_form, tasks, "Đọc biểu mẫu", FILLED)
    return {task.name: table for task, table in zip(tasks, read, strict=True)}


def filled_form(filed: Filed[Form]) -> Outcome[FilledForm | None]:
    """Give the form on the first visible sheet of a workbook; None where there is none."""
    # what reads workbooks is loaded for one that is not kept
    from pipeline.intake.excel.form_reading import read_form_grid, without_example
    from pipeline.intake.excel.tables import read_sheets

    agency = filed.name.split("/")[2]
    sheets = read_sheets(filed.data, file=filed.name, sheets=("",), limits=filed.limits)
    notices = owned(sheets.notices, agency=agency, item=None)
    grid = sheets.value.get("")
    if grid is None:
        return Outcome(None, notices)
    form = filed.details
    read = read_form_grid(grid, form, file=filed.name, agency=agency)
    if read.value is None:
        return Outcome(None, (*notices, *read.notices))
    table = Table(
        without_example(grid, form),
        (Text(form.title),),
        options=(("form", form.name),),
        source=Source(agency, filed.name),
        workbook=filed.name,
    )
    return Outcome(FilledForm(read.value, table), (*notices, *read.notices))
