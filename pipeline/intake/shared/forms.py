"""`bieu-mau/<name>.yaml` → `Form`: a Frictionless Table Schema descriptor read strictly.

Standard keys: name, title, description, fields (name, title, type, description, constraints),
primaryKey, foreignKeys, missingValues. Ours begin with `qh:`. Every fault is told by line; a
field that cannot be used is left out, so that one fault hides no other.

Source: Table Schema (specs.frictionlessdata.io/table-schema).
"""

import re
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import PurePosixPath
from typing import Final

from pipeline.intake.nearest import or_nearest
from pipeline.intake.shared.fields import Findings, Record, read_root
from pipeline.intake.shared.yaml import Scalar
from pipeline.limits import MAX_PATTERN
from pipeline.model.form import (
    ColumnSum,
    Constraints,
    FieldType,
    ForeignKey,
    Form,
    FormField,
    Share,
    TotalRules,
)
from pipeline.model.notice import Notice, Outcome

LISTS: Final = ("don-vi", "co-quan")  # resources that are lists of the workspace itself

_FORM: Final = ("name", "title", "description", "fields", "primaryKey", "foreignKeys",
                "missingValues", "qh:group", "qh:order", "qh:totals", "qh:agencies",
                "qh:rows")  # fmt: skip
_FIELD: Final = ("name", "title", "type", "description", "constraints", "qh:aliases", "qh:unit",
                 "qh:ranges", "qh:many", "qh:also", "qh:example", "qh:width")  # fmt: skip
_CONSTRAINTS: Final = ("required", "unique", "minimum", "maximum", "enum", "pattern")
_FOREIGN: Final = ("fields", "reference")
_REFERENCE: Final = ("resource", "fields")
_TOTALS: Final = ("rows", "columns", "shares", "tolerance")


def read_form(text: str, file: str) -> Outcome[Form | None]:
    """Give the form; None where the file cannot be read or has no usable field."""
    record, findings = read_root(text, file, _FORM, "biểu mẫu")
    if record is None:
        if not findings.notices:
            findings.error("bieu-mau-trong", "biểu mẫu trống", "thêm name, title, fields", 1)
        return Outcome(None, tuple(findings.notices))
    form = _form(record, findings)
    stem = PurePosixPath(file).stem
    if form.name and form.name != stem:
        message = f"name là '{form.name}', khác tên tệp '{stem}.yaml'"
        findings.error("bieu-mau-ten-khac", message, f"viết `name: {stem}`", record.line)
    if not form.fields:
        fix = "thêm fields, mỗi cột một `- name: …` với title và type"
        findings.error("bieu-mau-trong", "biểu mẫu không có cột nào dùng được", fix, record.line)
        return Outcome(None, tuple(findings.notices))
    return Outcome(form, tuple(findings.notices))


def check_forms(forms: Iterable[Form]) -> tuple[Notice, ...]:
    """Say which foreign keys lead to a form or list that is not there."""
    every = tuple(forms)
    known = {form.name: form for form in every}
    found: list[Notice] = []
    for form in every:
        findings = Findings(form.file)
        for key in form.foreign_keys:
            target = known.get(key.resource)
            if target is None and key.resource not in LISTS:
                fix = or_nearest(key.resource, (*known, *LISTS), "dùng tên một biểu mẫu có sẵn")
                message = f"foreignKeys: không có biểu mẫu hay danh sách '{key.resource}'"
                findings.error("bieu-mau-khoa-ngoai-sai", message, fix, None)
            elif target is not None:
                for name in key.to:
                    _known(name, [field.name for field in target.fields], findings, "fields", None)
        found += findings.notices
    return tuple(found)


def _form(record: Record, findings: Findings) -> Form:
    fields = _fields(record, findings)
    names = [field.name for field in fields]
    keys = tuple(
        found
        for key in record.records("foreignKeys", _FOREIGN)
        if (found := _foreign_key(key, names, findings)) is not None
    )
    return Form(
        name=record.identifier("name", required=True),
        title=record.text("title", required=True),
        fields=fields,
        description=record.text("description"),
        primary_key=_names(record, "primaryKey", names, findings),
        foreign_keys=keys,
        missing_values=record.texts("missingValues"),
        group_column=_name(record, "qh:group", names, findings),
        order_column=_name(record, "qh:order", names, findings),
        totals=_totals(record, fields, findings),
        agencies=record.identifiers("qh:agencies"),
        prefilled=record.word("qh:rows", ("don-vi",)),
        file=findings.file,
    )


def _fields(record: Record, findings: Findings) -> tuple[FormField, ...]:
    found: dict[str, FormField] = {}
    for entry in record.records("fields", _FIELD, required=True):
        field = _field(entry, findings)
        if field.name in found:
            message = f"cột '{field.name}' đã có ở dòng {found[field.name].line}"
            findings.error("bieu-mau-cot-trung", message, "đặt tên khác", entry.line)
        elif field.name:
            found[field.name] = field
    return tuple(found.values())


def _field(record: Record, findings: Findings) -> FormField:
    name = record.identifier("name", required=True)
    kind = record.choice("type", FieldType, FieldType.STRING)
    return FormField(
        name=name,
        title=record.text("title", required=True) or name,
        aliases=record.texts("qh:aliases"),
        type=kind,
        unit=record.text("qh:unit"),
        description=record.text("description"),
        constraints=_constraints(record, kind, findings),
        ranges=record.flag("qh:ranges"),
        many=record.flag("qh:many"),
        also=record.texts("qh:also"),
        example=record.text("qh:example"),
        width=record.number("qh:width") or 0,
        line=record.line,
    )


def _constraints(field: Record, kind: FieldType, findings: Findings) -> Constraints:
    record = field.record("constraints", _CONSTRAINTS)
    if record is None:
        return Constraints()
    minimum, maximum = (_limit(record, key, kind, findings) for key in ("minimum", "maximum"))
    made = Constraints(
        required=record.flag("required"),
        unique=record.flag("unique"),
        minimum=minimum,
        maximum=maximum,
        enum=record.texts("enum"),
        pattern=_pattern(record, findings),
    )
    if _crossed(minimum, maximum):
        fix = "đổi chỗ minimum và maximum"
        message = f"minimum {minimum} lớn hơn maximum {maximum}"
        findings.error("bieu-mau-gioi-han-sai", message, fix, record.line)
    return made


def _crossed(low: Decimal | date | None, high: Decimal | date | None) -> bool:
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return low > high
    return isinstance(low, date) and isinstance(high, date) and low > high


def _limit(record: Record, key: str, kind: FieldType, findings: Findings) -> Decimal | date | None:
    if kind is FieldType.DATE:
        return record.day(key)
    words = record.text(key)
    if not words:
        return None
    if kind is FieldType.STRING or kind is FieldType.BOOLEAN:
        message = f"'{key}' không dùng cho cột kiểu {kind.value}"
        findings.error("bieu-mau-gioi-han-sai", message, f"bỏ {key}", record.line)
        return None
    return _decimal(words, key, record.line, findings)


def _decimal(words: str, key: str, line: int, findings: Findings) -> Decimal | None:
    """Give a number as the standard writes it, with a decimal point."""
    try:
        number = Decimal(words)
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite():
        return number
    message = f"'{key}' là '{words}', cần một số"
    fix = "trong tệp .yaml viết số với dấu chấm thập phân, không có dấu ngăn nghìn, ví dụ 1500.5"
    findings.error("bieu-mau-so-sai", message, fix, line)
    return None


def _pattern(record: Record, findings: Findings) -> str:
    words = record.text("pattern")
    try:
        re.compile(words)
    except (re.error, RecursionError, OverflowError):
        good = False
    else:
        # a quantifier on a group that itself repeats can take forever on a long text
        good = len(words) <= MAX_PATTERN and not re.search(r"[+*}]\)[+*{]", words)
    if good:
        return words
    message = f"pattern '{words[:60]}' không phải biểu thức dùng được"
    findings.error("bieu-mau-mau-sai", message, "dùng ví dụ [0-9]{5}", record.line)
    return ""


def _foreign_key(record: Record, names: Collection[str], findings: Findings) -> ForeignKey | None:
    fields = _names(record, "fields", names, findings)
    reference = record.record("reference", _REFERENCE)
    if reference is None or not fields:
        if reference is None:
            fix = "thêm reference: {resource: don-vi, fields: [ten]}"
            findings.error("bieu-mau-khoa-ngoai-sai", "thiếu reference", fix, record.line)
        return None
    to = _listed(reference, "fields", findings)
    if len(to) != len(fields):
        message = f"foreignKeys nối {len(fields)} cột với {len(to)} cột"
        fix = "liệt kê số cột bằng nhau ở hai bên"
        findings.error("bieu-mau-khoa-ngoai-sai", message, fix, reference.line)
        return None
    return ForeignKey(fields, reference.text("resource", required=True), to)


def _totals(record: Record, fields: tuple[FormField, ...], findings: Findings) -> TotalRules:
    totals = record.record("qh:totals", _TOTALS)
    if totals is None:
        return TotalRules()
    names = [field.name for field in fields if field.type.numeric]
    columns = (
        ColumnSum(
            _name(entry, "total", names, findings, required=True),
            _names(entry, "parts", names, findings),
        )
        for entry in totals.records("columns", ("total", "parts"))
    )
    shares = (
        Share(
            _name(entry, "field", names, findings, required=True),
            _number(entry, "whole", findings) or Decimal(100),
            entry.text("remainder"),
        )
        for entry in totals.records("shares", ("field", "whole", "remainder"))
    )
    tolerance = _number(totals, "tolerance", findings)
    return TotalRules(
        rows=_names(totals, "rows", names, findings),
        columns=tuple(column for column in columns if column.total and column.parts),
        shares=tuple(share for share in shares if share.field),
        tolerance=Decimal("0.5") if tolerance is None else tolerance,
    )


def _number(record: Record, key: str, findings: Findings) -> Decimal | None:
    words = record.text(key)
    return _decimal(words, key, record.line, findings) if words else None


def _listed(record: Record, key: str, findings: Findings) -> tuple[str, ...]:
    """Give a list of names; the standard allows one name without a list."""
    if isinstance(record.value(key), Scalar):
        return (record.text(key),)
    return record.texts(key)


def _names(record: Record, key: str, names: Collection[str], findings: Findings) -> tuple[str, ...]:
    listed = _listed(record, key, findings)
    return tuple(name for name in listed if _known(name, names, findings, key, record.line))


def _name(
    record: Record,
    key: str,
    names: Collection[str],
    findings: Findings,
    *,
    required: bool = False,
) -> str:
    name = record.text(key, required=required)
    return name if name and _known(name, names, findings, key, record.line) else ""


def _known(
    name: str, names: Collection[str], findings: Findings, key: str, line: int | None
) -> bool:
    if name in names:
        return True
    fix = or_nearest(name, names, f"dùng một trong: {', '.join(names)}")
    message = f"'{key}' nêu cột '{name}' không có hoặc không dùng được ở đây"
    findings.error("bieu-mau-cot-la", message, fix, line)
    return False
