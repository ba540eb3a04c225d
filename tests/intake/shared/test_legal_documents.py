from datetime import date

import pytest

from pipeline.intake.shared.legal_documents import read_legal_documents
from pipeline.model.legal import LegalSpan

TEXT = """\
- so: 66.2/2025/NQ-CP
  loai: Nghị quyết
  co-quan: Chính phủ
  ngay: 2025-08-28
  hieu-luc-tu: 2025-08-29
  het-hieu-luc: 2025-12-10
  thay-the-boi: 112/2025/QH15
  sua-doi: 1/NQ-CP
  sua-doi-boi: [2/NQ-CP, 3/NQ-CP]
  hieu-luc-mot-phan: [{tu: 2025-08-28, phan: Điều 1}]
  bai-bo-mot-phan: [{tu: 2025-09-01, phan: Điều 5, boi: 4/NQ-CP}]
  tam-ngung: [{tu: 2025-10-01, den: 2025-11-01}]
  nguon: Công báo
  doi-chieu: true
"""


def test_a_row_is_a_document_with_its_dated_states() -> None:
    read = read_legal_documents(TEXT, "van-ban.yaml")
    assert read.notices == ()
    assert read.value is not None
    (document,) = read.value
    assert (document.number, document.kind, document.issuer) == (
        "66.2/2025/NQ-CP", "Nghị quyết", "Chính phủ"
    )  # fmt: skip
    days = (document.issued, document.in_force, document.expired)
    assert days == (date(2025, 8, 28), date(2025, 8, 29), date(2025, 12, 10))
    assert document.replaced_by == "112/2025/QH15"
    assert document.amends == ("1/NQ-CP",)
    assert document.amended_by == ("2/NQ-CP", "3/NQ-CP")
    assert document.early == (LegalSpan(date(2025, 8, 28), what="Điều 1"),)
    assert document.partly_repealed == (LegalSpan(date(2025, 9, 1), what="Điều 5", by="4/NQ-CP"),)
    assert document.suspended == (LegalSpan(date(2025, 10, 1), date(2025, 11, 1)),)
    assert document.source == "Công báo"
    assert document.checked


def test_a_row_is_unchecked_unless_it_says_otherwise() -> None:
    read = read_legal_documents("- {so: 1/QĐ-TTg, loai: Quyết định}", "v.yaml")
    assert read.value is not None
    assert not read.value[0].checked


def test_two_rows_of_one_number_are_told() -> None:
    assert [n.code for n in read_legal_documents(TEXT * 2, "v.yaml").notices] == ["van-ban-trung"]
    spaced = "- {so: 1/QĐ-TTg, loai: A}\n- {so: 01/QĐ- TTg, loai: A}"
    assert [n.code for n in read_legal_documents(spaced, "v.yaml").notices] == ["van-ban-trung"]


@pytest.mark.parametrize(
    "days",
    ["ngay: 2025-08-28, hieu-luc-tu: 2025-08-27", "ngay: 2025-08-28, het-hieu-luc: 2025-08-27"],
)
def test_days_that_run_backwards_are_told(days: str) -> None:
    text = f"- {{so: 1/QĐ-TTg, loai: Quyết định, {days}}}"
    assert [n.code for n in read_legal_documents(text, "v.yaml").notices] == ["van-ban-ngay-nguoc"]


def test_a_span_without_its_first_day_is_told_and_left_out() -> None:
    read = read_legal_documents("- {so: 1/QĐ, loai: A, tam-ngung: [{den: 2025-01-01}]}", "v.yaml")
    assert read.value is not None
    assert read.value[0].suspended == ()
    assert [n.code for n in read.notices] == ["yaml-thieu-khoa"]


def test_a_file_that_is_no_list_has_no_documents() -> None:
    assert read_legal_documents("so: 1", "v.yaml").value is None
