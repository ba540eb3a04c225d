from pipeline.intake.excel.odd_cells import tell_odd_cells
from pipeline.intake.excel.told import Told

OLD = "§­êng tØnh lé ®· ®­îc ®Çu t­"  # TCVN3: "ư" stands at the place of the soft hyphen


def told(*texts: str) -> list[tuple[str, str | None]]:
    found = Told("a.xlsx", "S")
    tell_odd_cells({(row, 2): text for row, text in enumerate(texts, start=1)}, found)
    return [(notice.code, notice.cell) for notice in found.notices]


def test_an_odd_text_is_told_with_the_address_of_its_cell() -> None:
    assert told("Xã A", "Xã\u200bB", "C\u043eng") == [
        ("ky-tu-vo-hinh", "S!B2"),
        ("chu-giong", "S!B3"),
    ]


def test_letters_of_an_old_encoding_are_told_once_and_not_as_hidden_signs() -> None:
    assert told("Tên", OLD, OLD) == [("bang-ma-cu", "S!B2")]


def test_one_cell_of_an_old_encoding_among_many_of_unicode_is_found() -> None:
    assert told(*["Đường tỉnh lộ đã được đầu tư nâng cấp"] * 40, OLD) == [("bang-ma-cu", "S!B41")]


def test_honest_cells_are_silent() -> None:
    assert told("Xã Cao Lộc", "1.250,5", "", "CO₂, α, 5 μm") == []
