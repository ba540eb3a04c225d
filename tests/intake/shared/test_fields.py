from datetime import date
from enum import StrEnum

import pytest

from pipeline.intake.shared.fields import Findings, Record, as_record, suggested_id
from pipeline.intake.shared.yaml import read_mapping

FILE = "sections/co-quan.yaml"
KEYS = ("id", "ten", "nhom", "so", "ngay", "xong", "phoi-hop", "con", "muc")


class Kind(StrEnum):
    DEPARTMENT = "so"
    COMMUNE = "xa"


def record(text: str, keys: tuple[str, ...] = KEYS) -> tuple[Record, Findings]:
    findings = Findings(FILE)
    return Record(read_mapping(text, file=FILE).value, keys, findings, "cơ quan"), findings


def codes(findings: Findings) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in findings.notices]


def test_a_good_record_is_read_in_silence() -> None:
    fields, findings = record(
        "id: so-y-te\nten: Sở\n  Y tế\nnhom: so\nso: 2\nngay: 2025-11-15\nxong: true\n"
        "phoi-hop: [so-noi-vu, so-tu-phap]\ncon: {id: a}\nmuc:\n  - id: b\n  - id: c\n"
    )
    assert fields.identifier("id", required=True) == "so-y-te"
    assert fields.text("ten") == "Sở Y tế"
    assert fields.choice("nhom", Kind, Kind.COMMUNE) is Kind.DEPARTMENT
    assert fields.number("so") == 2
    assert fields.day("ngay") == date(2025, 11, 15)
    assert fields.flag("xong") is True
    assert fields.identifiers("phoi-hop") == ("so-noi-vu", "so-tu-phap")
    inner = fields.record("con", ("id",))
    assert inner is not None
    assert inner.text("id") == "a"
    assert [entry.text("id") for entry in fields.records("muc", ("id",))] == ["b", "c"]
    assert findings.notices == []


def test_absent_fields_have_their_defaults() -> None:
    fields, findings = record("id: a\n")
    assert fields.text("ten") == ""
    assert fields.choice("nhom", Kind, Kind.COMMUNE) is Kind.COMMUNE
    assert fields.number("so") is None
    assert fields.day("ngay") is None
    assert fields.flag("xong") is False
    assert fields.texts("phoi-hop") == ()
    assert fields.record("con", ()) is None
    assert fields.records("muc", ()) == ()
    assert findings.notices == []


def test_an_unknown_key_names_its_line_and_the_nearest() -> None:
    _, findings = record("id: a\nphoi-hopp: [b]\nxyzzy: 1\n")
    assert codes(findings) == [("yaml-khoa-la", 2), ("yaml-khoa-la", 3)]
    assert "'phoi-hop'" in findings.notices[0].fix
    assert "các khóa dùng được" in findings.notices[1].fix


def test_a_missing_or_empty_required_field_is_an_error() -> None:
    fields, findings = record("ten:\n")
    fields.text("ten", required=True)
    fields.identifier("id", required=True)
    assert codes(findings) == [("yaml-thieu-khoa", 1), ("yaml-thieu-khoa", 1)]
    assert "để trống" in findings.notices[0].message
    assert "thêm dòng `id: …`" in findings.notices[1].fix


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("15/11/2025", "viết 2025-11-15"),
        ("5-1-2025", "viết 2025-01-05"),
        ("2025-02-30", "viết 2025-11-15"),
        ("20251115", "viết 2025-11-15"),
        ("2025-W46-6", "viết 2025-11-15"),
        ("hôm nay", "viết 2025-11-15"),
    ],
)
def test_a_date_written_otherwise_is_mended_in_words(written: str, fix: str) -> None:
    fields, findings = record(f"ngay: {written}\n")
    assert fields.day("ngay") is None
    assert codes(findings) == [("yaml-ngay-sai", 1)]
    assert findings.notices[0].fix.startswith(fix)


@pytest.mark.parametrize("written", ["True", "yes", "đúng", "có", "1", "x"])
def test_only_true_and_false_are_flags(written: str) -> None:
    fields, findings = record(f"xong: {written}\n")
    assert fields.flag("xong") is False
    assert codes(findings) == [("yaml-dung-sai", 1)]


@pytest.mark.parametrize("written", ["0", "007", "-1", "1.0", "hai", "1000", "²"])
def test_only_plain_digits_are_a_number(written: str) -> None:
    fields, findings = record(f"so: '{written}'\n")
    assert fields.number("so") is None
    assert codes(findings) == [("yaml-so-sai", 1)]


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("Sở Y tế", "so-y-te"),
        ("so_y_te", "so-y-te"),
        ("Đường bộ", "duong-bo"),
        ("../../x", "viết 'x'"),
        ("con", "đặt mã khác"),
        ("…", "đặt mã khác"),
    ],
)
def test_an_id_written_otherwise_is_mended_in_words(written: str, fix: str) -> None:
    fields, findings = record(f"id: '{written}'\n")
    assert fields.identifier("id") == ""
    assert codes(findings) == [("yaml-ma-sai", 1)]
    assert fix in findings.notices[0].fix


def test_a_value_outside_a_closed_set_offers_the_nearest() -> None:
    fields, findings = record("nhom: soo\n")
    assert fields.choice("nhom", Kind, Kind.COMMUNE) is Kind.COMMUNE
    assert codes(findings) == [("yaml-gia-tri-la", 1)]
    assert "'so'" in findings.notices[0].fix


def test_a_value_of_another_shape_is_an_error_at_its_line() -> None:
    fields, findings = record("ten: [a]\nphoi-hop: a\nmuc:\n  - x\ncon: 1\nngay: {a: b}\n")
    assert fields.text("ten") == ""
    assert fields.identifiers("phoi-hop") == ()
    assert fields.records("muc", ("id",)) == ()
    assert fields.record("con", ("id",)) is None
    assert fields.day("ngay") is None
    assert codes(findings) == [
        ("yaml-can-gia-tri", 1),
        ("yaml-can-danh-sach", 2),
        ("yaml-can-khoa", 4),
        ("yaml-can-khoa", 5),
        ("yaml-can-gia-tri", 6),
    ]


def test_a_doubled_id_in_a_list_is_kept_once() -> None:
    fields, findings = record("phoi-hop: [a, b, a]\n")
    assert fields.identifiers("phoi-hop") == ("a", "b")
    assert codes(findings) == [("yaml-gia-tri-trung", 1)]


def test_keys_without_a_schema_come_one_by_one() -> None:
    fields, findings = record("con:\n  tham-dinh: [{id: a}]\n  khac: [{id: b}]\n")
    names = [
        (key.text, [entry.text("id") for entry in one.records(key.text, ("id",))])
        for key, one in fields.open_record("con")
    ]
    assert names == [("tham-dinh", ["a"]), ("khac", ["b"])]
    assert findings.notices == []


def test_a_node_that_is_no_record_gives_none() -> None:
    findings = Findings(FILE)
    node = read_mapping("a: b\n", file=FILE).value.entries[0].value
    assert as_record(node, ("id", "ten"), findings, "mục") is None
    assert "id, ten" in findings.notices[0].fix


def test_a_suggested_id_has_no_accents() -> None:
    assert suggested_id("Ủy ban MTTQ Việt Nam tỉnh") == "uy-ban-mttq-viet-nam-tinh"
