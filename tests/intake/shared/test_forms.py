from datetime import date
from decimal import Decimal

import pytest

from pipeline.intake.shared.forms import check_forms, read_form
from pipeline.model.form import ColumnSum, FieldType, ForeignKey, Form, Share

FILE = "sections/bieu-mau/du-an.yaml"
WHOLE = """\
name: du-an
title: Danh mục dự án
description: Mỗi dự án một dòng.
fields:
  - name: stt
    title: STT
    type: integer
  - name: ten
    title: Tên dự án
    description: Ghi đúng tên.
    constraints:
      required: true
      unique: true
    qh:aliases: [Công trình, "Dự án: tên"]
    qh:example: Cầu A
    qh:width: 40
  - name: xa
    title: Địa điểm
    qh:many: true
  - name: loai
    title: Loại
    constraints: {enum: [Kế thừa, Bổ sung]}
  - name: von
    title: Tổng mức
    type: number
    qh:unit: tỷ đồng
    qh:ranges: true
    constraints: {minimum: "0.5", maximum: "100000"}
  - name: nstw
    title: NSTW
    type: number
  - name: ngay
    title: Ngày
    type: date
    constraints: {minimum: 2021-01-01, maximum: 2030-12-31}
  - name: ma
    title: Mã
    constraints: {pattern: "[0-9]{5}"}
primaryKey: [ten, xa]
foreignKeys:
  - fields: xa
    reference: {resource: don-vi, fields: ten}
missingValues: ["-", "…"]
qh:group: ten
qh:order: stt
qh:agencies: [so-y-te]
qh:totals:
  rows: [von]
  columns:
    - {total: von, parts: [nstw]}
  shares:
    - {field: nstw, whole: "100", remainder: Khác}
  tolerance: "0.05"
"""


def form_of(text: str) -> Form:
    outcome = read_form(text, FILE)
    assert outcome.value is not None
    assert outcome.notices == ()
    return outcome.value


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in read_form(text, FILE).notices]


def test_a_descriptor_is_read_whole() -> None:
    form = form_of(WHOLE)
    assert (form.name, form.title, form.file) == ("du-an", "Danh mục dự án", FILE)
    assert form.primary_key == ("ten", "xa")
    assert form.foreign_keys == (ForeignKey(("xa",), "don-vi", ("ten",)),)
    assert form.missing_values == ("-", "…")
    assert (form.group_column, form.order_column) == ("ten", "stt")
    assert form.totals.rows == ("von",)
    assert form.totals.columns == (ColumnSum("von", ("nstw",)),)
    assert form.totals.shares == (Share("nstw", Decimal(100), "Khác"),)
    assert form.totals.tolerance == Decimal("0.05")


def test_fields_carry_types_units_limits_and_aliases() -> None:
    form = form_of(WHOLE)
    name, money, day = form.field("ten"), form.field("von"), form.field("ngay")
    assert name is not None
    assert money is not None
    assert day is not None
    assert name.aliases == ("Công trình", "Dự án: tên")
    assert name.constraints.required
    assert name.constraints.unique
    assert (money.type, money.unit, money.ranges) == (FieldType.NUMBER, "tỷ đồng", True)
    assert money.constraints.minimum == Decimal("0.5")
    assert day.constraints.maximum == date(2030, 12, 31)


def test_lookups_of_a_form_know_what_is_not_there() -> None:
    form = form_of(WHOLE)
    assert form.position("xa") == 2
    assert form.position("khong") is None
    assert form.field("khong") is None
    assert form.reference("xa") is not None
    assert form.reference("ten") is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("name: du-an\n", "name: khac\n"), "bieu-mau-ten-khac"),
        (("type: integer", "type: int"), "yaml-gia-tri-la"),
        (("qh:unit: tỷ đồng", "qh:units: tỷ đồng"), "yaml-khoa-la"),
        (('minimum: "0.5"', 'minimum: "0,5"'), "bieu-mau-so-sai"),
        (('minimum: "0.5"', 'minimum: "NaN"'), "bieu-mau-so-sai"),
        (('minimum: "0.5"', 'minimum: "200000"'), "bieu-mau-gioi-han-sai"),
        (('"[0-9]{5}"', '"[0-9"'), "bieu-mau-mau-sai"),
        (('"[0-9]{5}"', '"(a+)+b"'), "bieu-mau-mau-sai"),
        (("primaryKey: [ten, xa]", "primaryKey: [ten, xaa]"), "bieu-mau-cot-la"),
        (("qh:group: ten", "qh:group: tên"), "bieu-mau-cot-la"),
        (("parts: [nstw]", "parts: [ten]"), "bieu-mau-cot-la"),
        (("fields: ten}", "fields: [ten, ma]}"), "bieu-mau-khoa-ngoai-sai"),
        (("- name: ma\n", "- name: xa\n"), "bieu-mau-cot-trung"),
    ],
)
def test_a_fault_is_told_once_at_its_line(change: tuple[str, str], expected: str) -> None:
    assert change[0] in WHOLE
    found = codes(WHOLE.replace(*change))
    assert [code for code, _ in found] == [expected]
    assert all(line for _, line in found)


def test_an_empty_descriptor_is_no_form() -> None:
    for text in ("", "name: du-an\ntitle: A\nfields: []\n"):
        outcome = read_form(text, FILE)
        assert outcome.value is None
        assert [notice.code for notice in outcome.notices] == ["bieu-mau-trong"]


def test_a_foreign_key_leads_to_a_form_or_list_that_is_there() -> None:
    form = form_of(WHOLE)
    assert check_forms((form,)) == ()
    elsewhere = form_of(WHOLE.replace("resource: don-vi", "resource: don-v"))
    assert [notice.code for notice in check_forms((elsewhere,))] == ["bieu-mau-khoa-ngoai-sai"]
    other = form_of(WHOLE.replace("resource: don-vi", "resource: du-an"))
    assert check_forms((other,)) == ()
    wrong = form_of(
        WHOLE.replace("{resource: don-vi, fields: ten}", "{resource: du-an, fields: khac}")
    )
    assert [notice.code for notice in check_forms((wrong,))] == ["bieu-mau-cot-la"]
