import unicodedata

import pytest

from pipeline.model.text import bare, folded


@pytest.mark.parametrize("written", ["Tỷ lệ đô thị", "ty le do thi", "TỶ_LỆ  ĐÔ THỊ"])
def test_names_match_without_case_accents_and_spaces(written: str) -> None:
    assert bare(unicodedata.normalize("NFD", written)) == "tyledothi"


def test_folded_keeps_accents() -> None:
    assert folded("  Hạ tầng  GIAO thông. ") == "hạ tầng giao thông"
