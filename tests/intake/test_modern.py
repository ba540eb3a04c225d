import unicodedata

import pytest

from pipeline.intake.legacy import legacy_text
from pipeline.intake.modern import modern

TEXT = "Cộng hòa xã hội chủ nghĩa Việt Nam, đường bộ và hệ thống thủy lợi được nâng cấp.\n"


def old(text: str) -> bytes:
    """Give a text as windows-1258 has it: a letter with its hat, then the mark of its tone."""
    made = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        made.append(unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts) + tone)
    return "".join(made).encode("cp1258")


def test_a_text_of_windows_1258_is_turned_into_unicode() -> None:
    assert modern(old(TEXT * 3)) == TEXT * 3


def test_letters_of_vntime_are_turned_and_lines_end_as_ours_do() -> None:
    typed = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, hÖ thèng thuû lîi ®­îc n©ng cÊp"
    assert modern(f"{typed}\r\n".encode("latin-1")) == (
        "Cộng hoà xã hội chủ nghĩa Việt Nam, hệ thống thuỷ lợi được nâng cấp\n"
    )
    assert modern(typed.encode()) is not None


def test_utf_8_that_was_opened_as_another_is_read_back() -> None:
    words = "hệ thống số liệu bố trí chưa rõ, hệ số tốt, bố cục số một "
    broken = words.encode().decode("cp1252", errors="ignore")
    assert legacy_text(broken) is not None
    assert modern("tài liệu".encode()) is None


@pytest.mark.parametrize(
    "data",
    [b"", TEXT.encode(), "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam coù".encode(), b"\xff\xfe"],
)
def test_honest_text_and_what_is_not_sure_are_not_given(data: bytes) -> None:
    assert modern(data) is None
