"""Forms: what a table that agencies fill must hold, and a filled one as read.

A form is a Frictionless Table Schema descriptor (`bieu-mau/<name>.yaml`) as values; what is
ours beyond the standard stands in the descriptor under the prefix `qh:`. Checks work on a
`FormTable`: rows of typed cells in the order of the form's fields, each with its address.

Source: Table Schema (specs.frictionlessdata.io/table-schema).
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.fixed import Fixed
from pipeline.model.table import RowKind

# What a blank form carries beside its table; whoever reads it back knows these by name.
EXAMPLE: Final = "Ví dụ"  # in the first cell of the example row
GUIDE_SHEET: Final = "Hướng dẫn"  # explains every column
LIST_SHEET: Final = "_danh-muc"  # very hidden; what the drop-downs offer


class FieldType(StrEnum):
    """Types of Table Schema that a form may use."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    YEAR = "year"
    BOOLEAN = "boolean"

    @property
    def numeric(self) -> bool:
        """Say whether values of this type are numbers with a unit."""
        return self in (FieldType.NUMBER, FieldType.INTEGER)


class Interval(Fixed):
    """A range "28-30" (both ends) or a bound ">68,0" (one end); at least one end is there.

    `strict` says that the one end itself is not meant (">" rather than "≥").
    """

    low: Decimal | None
    high: Decimal | None
    strict: bool = False


# What is kept from run to run tells these apart by marks of its own (`rounds.kept`).
if TYPE_CHECKING:
    FormValue = str | Decimal | date | bool | Interval | None
    Limit = Decimal | date | None
else:
    FormValue = Limit = Any


class Constraints(Fixed):
    """Limits on the values of one field; `minimum` and `maximum` are numbers, years or dates.

    `pattern` is a regular expression for the whole text, "" for none.
    """

    required: bool = False
    unique: bool = False
    minimum: Limit = None
    maximum: Limit = None
    enum: tuple[str, ...] = ()
    pattern: str = ""


class FormField(Fixed):
    """One column of a form.

    Attributes:
        name: Its id, a-z, 0-9 and hyphens.
        title: The heading as printed.
        aliases: Other headings that mean it; " – " joins the rows of a heading.
        type: What its values are.
        unit: The unit of its numbers, "" for none (`qh:unit`).
        description: The note on the heading.
        constraints: Limits on its values.
        ranges: Whether "28-30" and ">68,0" are values (`qh:ranges`).
        many: Whether a cell may name several entries, parted by ";" or "," (`qh:many`).
        also: Words that are values beside what type and foreign key allow (`qh:also`).
        example: What the example row shows (`qh:example`).
        width: Width in characters, 0 for one fitting the type (`qh:width`).
        line: Where it stands in the descriptor.
    """

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    type: FieldType = FieldType.STRING
    unit: str = ""
    description: str = ""
    constraints: Constraints = Constraints()
    ranges: bool = False
    many: bool = False
    also: tuple[str, ...] = ()
    example: str = ""
    width: int = 0
    line: int | None = None


class ForeignKey(Fixed):
    """Values of `fields` must stand in `to` of a resource.

    `resource` is another form's name, or a list of the workspace: `don-vi` (communes),
    `co-quan` (agencies); "" is the form itself.
    """

    fields: tuple[str, ...]
    resource: str
    to: tuple[str, ...]


class ColumnSum(Fixed):
    """In every row the field `total` is the sum of the fields `parts`."""

    total: str
    parts: tuple[str, ...]


class Share(Fixed):
    """Within each group `field` adds up to `whole`; within the whole table where there are no
    groups, or where they carry numbers of their own.

    `remainder` names what is declared to hold the rest ("Thuế sản phẩm trừ trợ cấp"): its row
    counts like the others, and where the table leaves it out the sum may fall short of `whole`;
    "" declares none.
    """

    field: str
    whole: Decimal = Decimal(100)
    remainder: str = ""


class TotalRules(Fixed):
    """How a form's numbers add up (`qh:totals`).

    `rows` are the fields whose rows add up to their group's row and to the total row,
    `tolerance` is how far a printed sum may be off through rounding.
    """

    rows: tuple[str, ...] = ()
    columns: tuple[ColumnSum, ...] = ()
    shares: tuple[Share, ...] = ()
    tolerance: Decimal = Decimal("0.5")


class Form(Fixed):
    """One descriptor.

    Attributes:
        name: Its id, the descriptor's file name.
        title: The heading of the sheet.
        description: What it is for, printed above the table.
        fields: Columns in order.
        primary_key: Fields that together name a row.
        foreign_keys: Fields that must name entries of another list.
        missing_values: Texts that mean "nothing here"; the empty cell always does.
        group_column: The field in which group rows carry their title (`qh:group`), "" for none.
        order_column: The field that holds STT (`qh:order`), "" for none.
        totals: What must add up.
        agencies: Agencies, or groups of them (`so`, `xa`), that are given the form
            (`qh:agencies`); () means the group `so`.
        prefilled: A list whose entries the blank form already has, `don-vi` or "" (`qh:rows`).
        file: The descriptor, relative to the workspace.
    """

    name: str
    title: str
    fields: tuple[FormField, ...]
    description: str = ""
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    missing_values: tuple[str, ...] = ()
    group_column: str = ""
    order_column: str = ""
    totals: TotalRules = TotalRules()
    agencies: tuple[str, ...] = ()
    prefilled: str = ""
    file: str = ""

    def field(self, name: str) -> FormField | None:
        """Give the field of that name, None where the form has none."""
        return next((field for field in self.fields if field.name == name), None)

    def position(self, name: str) -> int | None:
        """Give where a field stands among the fields, from 0; None where there is none."""
        names = [field.name for field in self.fields]
        return names.index(name) if name in names else None

    def reference(self, name: str) -> ForeignKey | None:
        """Give the foreign key of one field alone, None where it has none."""
        return next((key for key in self.foreign_keys if key.fields == (name,)), None)


class FormCell(Fixed):
    """One cell read through its field.

    `text` is what is printed, `value` what it means: None where the cell is empty, holds a
    missing value, or could not be read (a notice says so). `unit` is the cell's own, "" where
    it has none beside the field's. `address` is `Sheet1!D14`.
    """

    value: FormValue = None
    text: str = ""
    unit: str = ""
    address: str = ""


class FormRow(Fixed):
    """One row: as many cells as the form has fields, in their order.

    `group` are the titles of the groups it stands in, outermost first; `line` its row in Excel.
    """

    cells: tuple[FormCell, ...]
    kind: RowKind = RowKind.BODY
    group: tuple[str, ...] = ()
    line: int | None = None


class FormTable(Fixed):
    """A filled form.

    `present` are the names of the fields that the sheet has; cells of the others are empty
    and have no address. Header rows are left out.
    """

    form: Form
    file: str
    sheet: str
    rows: tuple[FormRow, ...]
    present: tuple[str, ...]
    agency: str = ""

    def column(self, name: str) -> tuple[FormCell, ...]:
        """Give the cells of one field in all rows, groups and totals too; () for an unknown."""
        position = self.form.position(name)
        return () if position is None else tuple(row.cells[position] for row in self.rows)

    def cell(self, row: FormRow, name: str) -> FormCell:
        """Give a row's cell of one field, an empty one where the form has no such field."""
        position = self.form.position(name)
        return FormCell() if position is None else row.cells[position]

    @property
    def body(self) -> tuple[FormRow, ...]:
        """Give the rows that are neither group nor total."""
        return tuple(row for row in self.rows if row.kind is RowKind.BODY)
