import unicodedata

from pipeline.model.text import folded


def test_case_spaces_coding_and_a_last_stop_do_not_count() -> None:
    assert (
        folded(unicodedata.normalize("NFD", " HẠ  TẦNG\u00a0GIAO THÔNG. ")) == "hạ tầng giao thông"
    )
    assert folded("hòa") != folded("hoà")
