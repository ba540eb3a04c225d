import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.old_letters import from_tcvn3, from_vni

LETTERS = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"


def _glibc(text: str) -> str:
    done = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN"], input=text.encode(), capture_output=True, check=True
    )
    return done.stdout.decode("latin-1")


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv of glibc is the other table")
def test_every_letter_is_the_one_glibc_says() -> None:
    for letter in LETTERS:
        assert from_tcvn3(_glibc(letter)) == letter


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv of glibc is the other table")
@given(st.text("aeiouy nhgt" + LETTERS, max_size=30))
def test_words_go_there_and_back(words: str) -> None:
    assert from_tcvn3(_glibc(words)) == words


def test_a_soft_hyphen_is_the_letter_u_horn() -> None:
    assert from_tcvn3("n\u00adíc") == "nước"


def test_a_font_of_capitals_makes_capitals() -> None:
    assert from_tcvn3("céng hoµ", capitals=True) == "CỘNG HOÀ"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Coäng hoøa xaõ hoäi", "Cộng hòa xã hội"),
        ("chuû nghóa Vieät Nam", "chủ nghĩa Việt Nam"),
        ("ñöôøng boä", "đường bộ"),
        ("ÑOÄC LAÄP", "ĐỘC LẬP"),
        ("Quyeát ñònh soá 5", "Quyết định số 5"),
    ],
)
def test_what_vni_most_likely_says(typed: str, said: str) -> None:
    assert from_vni(typed) == said
