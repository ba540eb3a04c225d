import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.old_letters import from_tcvn3, from_vni

LETTERS = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"


# what glibc's own table makes of them, a byte a letter: `iconv -f UTF-8 -t TCVN | xxd -p`
GLIBC = bytes.fromhex(
    "a8a9aeaaabacadb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6"
    "e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfea1a2a7a3a4a5a6"
).decode("latin-1")
TYPED = str.maketrans(LETTERS, GLIBC)


def test_every_letter_is_the_one_glibc_says() -> None:
    assert len(set(GLIBC)) == len(LETTERS)
    for letter, typed in zip(LETTERS, GLIBC, strict=True):
        assert from_tcvn3(typed) == letter


@given(st.text("aeiouy nhgt" + LETTERS, max_size=30))
def test_words_go_there_and_back(words: str) -> None:
    assert from_tcvn3(words.translate(TYPED)) == words


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
