import pytest

from pipeline.model.block_name import BlockName, read_block_name


@pytest.mark.parametrize("text", ["giao-thong.12", "y-te.1", "pl-1.300/Quy mô (km/giờ)"])
def test_a_name_is_read_as_it_is_written(text: str) -> None:
    found = read_block_name(text)
    assert found is not None
    assert found.text == text


def test_a_cell_is_a_row_and_the_name_of_a_column() -> None:
    assert read_block_name(" y-te.8/Giường ") == BlockName("y-te", 8, "Giường")


@pytest.mark.parametrize(
    "text", ["", "y-te", "y-te.0", "y-te.-1", "../y-te.1", "Y-TE.1", "y-te.1/", "y-te.12345678"]
)
def test_what_is_no_name_means_no_block(text: str) -> None:
    assert read_block_name(text) is None
