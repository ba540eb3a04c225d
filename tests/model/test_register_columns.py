from pipeline.model.register_columns import FIRST_OURS, HEADINGS, WIDTHS
from tests.consult.sheets import REGISTER


def test_the_first_ten_columns_are_those_the_design_names() -> None:
    assert tuple(HEADINGS.values())[:FIRST_OURS] == REGISTER


def test_every_column_has_a_width() -> None:
    assert len(WIDTHS) == len(HEADINGS)
