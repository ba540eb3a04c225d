import pytest

from pipeline.intake.legacy import Legacy, legacy_bytes, legacy_lines, legacy_text

TCVN3 = "C«ng hoµ x· héi chñ nghÜa ViÖt Nam"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"
MISREAD = "Lạng Sơn phấn đấu tăng trưởng".encode().decode("cp1252", "replace")
UNICODE = "Cộng hoà xã hội chủ nghĩa Việt Nam"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TCVN3, Legacy.TCVN3), (VNI, Legacy.VNI), (MISREAD, Legacy.MISREAD)],
)
def test_a_text_in_an_old_encoding_is_recognised_with_line_and_excerpt(
    text: str, encoding: Legacy
) -> None:
    found = legacy_text(f"# 1\n\n{text}\n")
    assert found is not None
    assert (found.encoding, found.line) == (encoding, 3)
    assert found.excerpt
    assert found.excerpt.isprintable()


def test_bytes_of_each_old_code_page_are_recognised() -> None:
    assert [
        found.encoding if (found := legacy_bytes(text.encode("latin-1"))) else None
        for text in (TCVN3, VNI, "Hiêòn traòng phaìt triêÒn")
    ] == [Legacy.TCVN3, Legacy.VNI, Legacy.WINDOWS_1258]
    assert legacy_bytes(b"\xff\xfe\xfd plain words") is None


def test_unicode_text_is_no_old_encoding_however_long() -> None:
    assert legacy_text(UNICODE) is None
    assert legacy_text(f"{UNICODE}\n" * 50 + f"{TCVN3}\n") is None
    assert legacy_text("") is None


def test_lines_in_an_old_encoding_are_found_among_unicode_lines() -> None:
    found = legacy_lines(f"{UNICODE}\n{TCVN3}\n{UNICODE}\n{VNI}\n")
    assert [(line.encoding, line.line) for line in found] == [(Legacy.TCVN3, 2), (Legacy.VNI, 4)]
    assert legacy_lines(UNICODE) == ()
