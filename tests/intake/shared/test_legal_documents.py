from datetime import date

from pipeline.intake.shared.legal_documents import read_legal_documents

TEXT = """- so: 66.2/2025/NQ-CP
  loai: Nghị quyết
  ngay: 2025-08-28
  het-hieu-luc: 2025-12-10
  thay-the-boi: 112/2025/QH15
"""


def test_documents_are_read_with_their_days() -> None:
    read = read_legal_documents(TEXT, "van-ban.yaml")
    assert read.notices == ()
    assert read.value is not None
    assert read.value[0].expired == date(2025, 12, 10)
    assert read.value[0].replaced_by == "112/2025/QH15"


def test_a_number_that_stands_twice_is_told() -> None:
    assert [n.code for n in read_legal_documents(TEXT * 2, "v.yaml").notices] == ["van-ban-trung"]


def test_what_is_no_list_is_told() -> None:
    assert read_legal_documents("so: 1", "v.yaml").value is None
