"""Whether a table that came from elsewhere is one of the forms, told by its headings.

It must have the fields that the form cannot do without, most of the form's and hardly any others;
a heading or a line above that states another unit than the form's makes it another table, for its
numbers would be read a thousand times too large.
"""

from collections.abc import Sequence
from typing import Final

from pipeline.intake.excel.form_reading import field_places
from pipeline.intake.excel.form_values import same_unit
from pipeline.model.document import Grid
from pipeline.model.form import Form

_MOSTLY: Final = 0.6  # of the form's fields
_HARDLY: Final = 0.3  # of the table's columns may be strange to the form
_FEWEST: Final = 3  # columns in common


def matching_form(grid: Grid, forms: Sequence[Form], *, unit: str = "") -> Form | None:
    """Give the form that a table follows, the closest where several do; None for no form.

    `unit` is what the line above the table says, "" for nothing.
    """
    names = column_names(grid)
    scores = [(len(field_places(names, form)), form) for form in forms
              if _follows(names, form, unit)]  # fmt: skip
    return max(scores, key=lambda pair: pair[0])[1] if scores else None


def column_names(grid: Grid) -> tuple[str, ...]:
    """Give the heading of each column: the texts of the header rows over it, joined by a dash.

    A merged heading stands over every column that it reaches.
    """
    names: list[list[str]] = [[] for _ in grid.columns]
    for row in grid.header:
        reach = 0
        text = ""
        for position, cell in enumerate(row.cells):
            if not cell.covered:
                reach, text = position + cell.columns, " ".join(cell.text.split())
            if position < reach and text and text not in names[position]:
                names[position].append(text)
    return tuple(" – ".join(parts) for parts in names)


def _follows(names: Sequence[str], form: Form, unit: str) -> bool:
    places = field_places(names, form)
    strange = len(names) - len(places)
    needed = {
        index for index, field in enumerate(form.fields)
        if field.constraints.required or field.name in form.primary_key
    }  # fmt: skip
    return (
        len(places) >= max(_FEWEST, _MOSTLY * len(form.fields))
        and strange <= _HARDLY * len(names)
        and needed <= places.keys()
        and _is_in_unit(places, form, unit)
    )


def _is_in_unit(places: dict[int, int], form: Form, unit: str) -> bool:
    stated = [form.fields[index].unit for index in places if form.fields[index].unit]
    return not unit or not stated or any(same_unit(unit, own) for own in stated)
