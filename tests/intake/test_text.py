import codecs
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.text import decode
from pipeline.limits import MAX_TOLD
from pipeline.model.notice import Severity

SENTENCE = "Đến năm 2030, tỉnh Lạng Sơn phấn đấu tăng trưởng GRDP bình quân 10,5%/năm.\n"
FILE = "sections/lan-1/so-y-te/y-te.md"
TCVN3 = "C«ng hoµ x· héi chñ nghÜa ViÖt Nam. Tû lÖ che phñ rõng ®¹t 64%.\n"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp, töï do.\n"


def read(data: bytes) -> str:
    outcome = decode(data, file=FILE)
    assert outcome.notices == ()
    assert outcome.value is not None
    return outcome.value


def codes(data: bytes) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in decode(data, file=FILE).notices]


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
    ],
)
def test_utf8_and_utf16_with_their_marks_are_read_in_silence(data: bytes) -> None:
    assert read(data) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_and_said(encoding: str) -> None:
    outcome = decode((SENTENCE * 3).encode(encoding), file=FILE)
    assert outcome.value == SENTENCE * 3
    assert [notice.code for notice in outcome.notices] == ["bang-ma-utf-16"]


def test_an_empty_file_is_an_empty_text() -> None:
    assert read(b"") == ""
    assert read(codecs.BOM_UTF8) == ""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_keeps_paragraphs_and_line_numbers(end: str) -> None:
    assert read(f"một{end}{end}hai{end}ba".encode()) == "một\n\nhai\nba"


def test_mixed_line_ends_count_as_an_editor_counts_them() -> None:
    assert read(b"a\r\nb\rc\n\rd") == "a\nb\nc\n\nd"


def test_loose_accents_are_joined_to_their_letters() -> None:
    assert read(unicodedata.normalize("NFD", SENTENCE).encode()) == SENTENCE


def test_controls_become_signs_that_can_be_seen_with_one_notice_a_line() -> None:
    outcome = decode(b"m\x00\x00\x07t\tb\nhai\nba\x7f\x1b", file=FILE)
    assert outcome.value == "m␀␀␇t\tb\nhai\nba␡␛"
    assert codes(b"m\x00\x00\x07t\tb\nhai\nba\x7f\x1b") == [
        ("ky-tu-dieu-khien", 1),
        ("ky-tu-dieu-khien", 3),
    ]
    assert "U+0000, U+0007" in outcome.notices[0].message


def test_form_feeds_and_next_lines_end_no_line() -> None:
    outcome = decode("a\x0cb\x85c\x1cd\ne".encode(), file=FILE)
    assert outcome.value == "a␌b␤c␜d\ne"
    assert len(outcome.value.splitlines()) == 2


def test_line_separators_become_a_space_and_are_reported() -> None:
    outcome = decode("một\u2028hai\nba\u2029bốn".encode(), file=FILE)
    assert outcome.value == "một hai\nba bốn"
    assert [(n.code, n.line) for n in outcome.notices] == [
        ("ky-tu-ngat-dong-la", 1),
        ("ky-tu-ngat-dong-la", 2),
    ]


def test_invisible_and_direction_controls_are_kept_and_reported() -> None:
    outcome = decode("Lạng\u200b Sơn\nabc\u202edef".encode(), file=FILE)
    assert outcome.value == "Lạng\u200b Sơn\nabc\u202edef"
    assert [(n.code, n.line) for n in outcome.notices] == [
        ("ky-tu-vo-hinh", 1),
        ("ky-tu-dao-chieu", 2),
    ]
    assert "U+200B" in outcome.notices[0].message


def test_a_mark_inside_the_text_is_taken_out_and_reported() -> None:
    outcome = decode("một\n\ufeffhai".encode(), file=FILE)
    assert outcome.value == "một\nhai"
    assert [(n.code, n.line) for n in outcome.notices] == [("bom-giua-tep", 2)]


def test_what_xml_cannot_hold_never_comes_through() -> None:
    outcome = decode("a\ufffeb\uffffc".encode(), file=FILE)
    assert outcome.value == "a␦b␦c"
    assert codes("a\ufffeb".encode()) == [("ky-tu-dieu-khien", 1)]


def test_lost_letters_and_letters_of_a_single_font_are_reported() -> None:
    assert codes("m\ufffdt\n\uf0b7 hai".encode()) == [("chu-da-mat", 1), ("ky-tu-rieng", 2)]


def test_many_faulty_lines_end_in_one_notice_for_the_rest() -> None:
    outcome = decode(b"a\x00\n" * 1000, file=FILE)
    assert len(outcome.notices) == MAX_TOLD + 1
    assert "980" in outcome.notices[-1].message


def test_invalid_utf8_names_the_byte_and_the_line() -> None:
    outcome = decode(b"\xef\xbb\xbfa\r\nb\rc \xff d", file=FILE)
    assert outcome.value is None
    (notice,) = outcome.notices
    assert (notice.severity, notice.code, notice.line) == (Severity.ERROR, "utf-8-hong", 3)
    assert "byte 10 là 0xFF" in notice.message
    assert "UTF-8" in notice.fix


def test_a_file_cut_within_a_letter_says_so() -> None:
    outcome = decode("một hai ạ".encode()[:-1], file=FILE)
    assert outcome.value is None
    assert "cắt cụt" in outcome.notices[0].message


def test_broken_utf16_names_the_byte_and_the_line() -> None:
    data = codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\x00\xd8\x61\x00"
    outcome = decode(data, file=FILE)
    assert outcome.value is None
    assert [(n.code, n.line) for n in outcome.notices] == [("utf-16-hong", 2)]
    assert "byte 8" in outcome.notices[0].message
    assert decode(codecs.BOM_UTF16_LE + b"a\x00b", file=FILE).value is None


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf32_is_refused_in_one_notice(encoding: str) -> None:
    outcome = decode(SENTENCE.encode(encoding), file=FILE)
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["bang-ma-utf-32"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TCVN3.encode("latin-1"), "TCVN3"),
        (TCVN3.encode(), "TCVN3"),
        (VNI.encode("latin-1"), "VNI"),
        (VNI.encode(), "VNI"),
        (unicodedata.normalize("NFD", "Hiện trạng phát triển").encode("cp1258", "ignore"), "1258"),
        (SENTENCE.encode().decode("cp1252", "replace").encode(), "mở nhầm"),
    ],
)
def test_old_encodings_are_refused_by_name_and_offered_for_conversion(
    data: bytes, name: str
) -> None:
    outcome = decode(b"---\r\nly-do: a\r\n---\r\n" + data, file=FILE)
    assert outcome.value is None
    (notice,) = outcome.notices
    assert (notice.severity, notice.code, notice.line) == (Severity.ERROR, "bang-ma-cu", 4)
    assert name in notice.message
    # what VNI says is a proposal, which a person has to judge
    assert ("quyhoach fix" in notice.fix) == (name != "VNI")


def test_a_paragraph_in_an_old_encoding_within_unicode_is_named_by_its_line() -> None:
    outcome = decode((SENTENCE * 5 + TCVN3 + SENTENCE).encode(), file=FILE)
    assert outcome.value is not None
    assert [(n.code, n.line) for n in outcome.notices] == [("bang-ma-cu", 6)]


@pytest.mark.parametrize(
    "text",
    [
        "Công suất 3·10⁶ kW·h, ½ diện tích, «Mẫu Sơn», §2, ±5%, 20°C, m², CO₂, x × y ÷ z\n",
        "Ông Saône, bà Müller, Škoda, naïve, coöperation, Besançon, garçon, año, über\n",
        "Die Geänderte Größe über Flüsse für Bäume, Häuser und schöne Städte.\n",
        "hoà, hòa, khoẻ, thuý, xuân, chuyên, quyền, uỷ ban, oà khóc, loé sáng, ngoã, oẹo\n",
        "IPv6 addresses, GRDP growth: 7.5% per year; see annex A (§ 3) - © 2025 Sở Tài chính®\n",
    ],
)
def test_honest_text_gives_no_false_alarm(text: str) -> None:
    assert read(text.encode()) == text


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"{\\rtf1"])
def test_a_file_that_is_no_text_is_named_for_what_it_is(start: bytes) -> None:
    outcome = decode(start + b"\x00\x01\x02", file=FILE)
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["khong-phai-van-ban"]


@pytest.mark.parametrize("megabytes", [1, pytest.param(5, marks=pytest.mark.bench)])
def test_megabytes_of_anything_end_quickly(megabytes: int) -> None:
    started = time.process_time()
    for piece in (b"\x00", b"\xff", b"a", b"\r", "\u200b".encode(), b"\xb5a ", SENTENCE.encode()):
        decode(piece * (megabytes * 1_000_000 // len(piece)), file=FILE)
    assert time.process_time() - started < 4 * megabytes


@given(st.binary(max_size=200))
def test_no_bytes_raise_and_nothing_unreadable_comes_through(data: bytes) -> None:
    outcome = decode(data, file=FILE)
    text = outcome.value
    if text is None:
        assert [notice.severity for notice in outcome.notices] == [Severity.ERROR]
        return
    assert unicodedata.is_normalized("NFC", text)
    assert text.split("\n") == text.splitlines() + [""] * (text == "" or text.endswith("\n"))
    assert all(sign >= " " or sign in "\t\n" for sign in text)


@given(st.text(alphabet="aăâbcdđeêoôơuưyạảấầ ộợửữ.,-\n", max_size=200))
def test_vietnamese_text_comes_through_unchanged_in_every_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read(text.encode(encoding)) == text


def test_a_few_wrong_bytes_in_utf8_are_no_old_encoding() -> None:
    data = "Đường bộ".encode() + b"\xff\xfe\xfa" + " của tỉnh được đầu tư.".encode()
    outcome = decode(data, file="a.md")
    assert outcome.value is None
    (notice,) = outcome.notices
    assert (notice.code, notice.message) == ("utf-8-hong", "không phải UTF-8: byte 14 là 0xFF")
