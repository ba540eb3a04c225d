from pipeline.compose.checks.repeated_titles import repeated_titles
from pipeline.model.fixed import replace
from tests.compose.checks.ground import evidence_of, found, sheet


def told(title: str) -> list[tuple[str, str]]:
    table = sheet([["Tên", "Số"], ["a", "1"]], caption="Dân số và lao động năm 2025")
    return found(
        repeated_titles, evidence_of(replace(table, grid=replace(table.grid, title=title)))
    )


def test_a_title_that_the_caption_says_is_told() -> None:
    assert [code for _, code in told("DÂN SỐ VÀ LAO ĐỘNG")] == ["tieu-de-bang-lap"]


def test_a_title_that_says_more_is_printed_and_not_told() -> None:
    assert told("Dân số và lao động năm 2024") == []
    assert told("") == []
