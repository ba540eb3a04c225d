"""`nop.yaml` with a delivery more reads back as just that."""

from datetime import date

from pipeline.intake.shared.receipts import read_receipts
from pipeline.model.receipt import Receipt
from pipeline.render.monitoring.receipt_yaml import with_deliveries

DAY = date(2025, 11, 8)
A, B = "a" * 64, "b" * 64


def read(text: str) -> tuple[Receipt, ...]:
    found = read_receipts(text, "nop.yaml", agency="so-y-te", round_number=1)
    assert not found.notices
    return found.value


def added(text: str, files: list[tuple[str, str]], gone: tuple[str, ...] = ()) -> str:
    return with_deliveries(text, read(text), gone, files, day=DAY, way="trang-web", by="so-y-te")


def test_new_entries_stand_behind_those_that_are_there() -> None:
    text = added(added("", [("y-te.md", A)]), [("Bảng #1: x.xlsx", B)])
    entries = [(one.inner, one.sha256, one.day, one.way, one.person) for one in read(text)]
    assert entries == [
        ("y-te.md", A, DAY, "trang-web", "so-y-te"),
        ("Bảng #1: x.xlsx", B, DAY, "trang-web", "so-y-te"),
    ]


def test_entries_of_files_that_went_go_and_words_beside_others_stay() -> None:
    text = (
        "# sổ nộp\n- tep: y-te.md\n  ngay: 2025-11-01\n- {tep: b.xlsx, ngay: 2025-11-02}\n"
        "# của tư vấn\n- tep: c.xlsx\n  ngay: 2025-11-03\n"
    )
    made = added(text, [("y-te.docx", A)], ("Y-TE.md", "c.xlsx"))
    assert [one.inner for one in read(made)] == ["b.xlsx", "y-te.docx"]
    assert "# sổ nộp" in made
    assert "# của tư vấn" in made
