import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.markdown.attributes import Attributes, read_attributes, split_trailing


def whole(text: str) -> Attributes:
    result = read_attributes(text, 0)
    assert result is not None
    assert result[1] == len(text)
    return result[0]


def test_an_id_classes_values_and_bare_words_are_read() -> None:
    found = whole('{#bang-du-an .a .b form=du-an-uu-tien y="GRDP (tỷ đồng)" landscape}')
    assert found.id == "bang-du-an"
    assert found.classes == ("a", "b")
    assert found.pairs == (
        ("form", "du-an-uu-tien"),
        ("y", "GRDP (tỷ đồng)"),
        ("landscape", ""),
    )
    assert found.words == ("landscape",)
    assert found.faults == ()


def test_values_may_hold_any_letter_without_quotes() -> None:
    assert whole("{chart=column x=Năm y=Tỷ_lệ}").get("x") == "Năm"


@pytest.mark.parametrize("quoted", ['"hai chữ"', "“hai chữ”", "'hai chữ'", '"hai\nchữ"'])
def test_quotes_of_any_kind_hold_several_words(quoted: str) -> None:
    assert whole(f"{{y={quoted}}}").get("y") == "hai chữ"


def test_a_quote_is_escaped_within_quotes() -> None:
    assert whole(r'{y="dự án \"xanh\""}').get("y") == 'dự án "xanh"'


@pytest.mark.parametrize(
    "text", ["{{ x }}", "{% for x in y %}", "{# ghi chú #}", "{#c#}", "{a, b}", "{}", "{", "{1; 2}"]
)
def test_jinja_and_honest_braces_are_text(text: str) -> None:
    assert read_attributes(text, 0) is None


def test_after_an_image_any_braces_are_attributes() -> None:
    result = read_attributes("{ngang}", 0, eager=True)
    assert result is not None
    assert result[0].words == ("ngang",)
    assert read_attributes("{{ x }}", 0, eager=True) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{#a key=}", "key="),
        ('{.a landscape="}', 'landscape="'),
        ("{#a =b}", "=b"),
        ("{#a #b}", "#b"),
        ("{#}", "#"),
        ("{#a, .b}", ","),
    ],
)
def test_what_is_no_attribute_is_a_fault(text: str, fault: str) -> None:
    assert whole(text).faults == (fault,)


def test_without_a_closing_brace_only_sure_pieces_are_taken() -> None:
    text = "{#muc-a .b và các việc khác"
    result = read_attributes(text, 0)
    assert result is not None
    found, end = result
    assert (found.id, found.faults) == ("muc-a", ("{",))
    assert text[end:] == " và các việc khác"


def test_a_quote_left_open_takes_no_words_behind_the_brace() -> None:
    text = '{y="a} và "b"}'
    result = read_attributes(text, 0)
    assert result is not None
    assert text[result[1] :] == ' và "b"}'


@pytest.mark.parametrize(
    ("text", "plain", "id_"),
    [
        ("Đường bộ {#muc-a}", "Đường bộ", "muc-a"),
        ("Đường bộ{#muc-a} ", "Đường bộ", "muc-a"),
        ("Tên bảng {#bang-a}.", "Tên bảng.", "bang-a"),
        ("Tên {a, b} {#bang-a}", "Tên {a, b}", "bang-a"),
        ("Tên {a, b}", "Tên {a, b}", ""),
        ("Tên {{ a }}", "Tên {{ a }}", ""),
        (r"Tên \{#a}", r"Tên \{#a}", ""),
        ("Tên {#bang-a và thêm", "Tên và thêm", "bang-a"),
    ],
)
def test_attributes_at_the_end_leave_the_text(text: str, plain: str, id_: str) -> None:
    rest, found = split_trailing(text)
    assert (rest, found.id) == (plain, id_)


@given(st.text(alphabet='{}#."=ab \n\\“”,', max_size=60))
def test_reading_never_fails_and_moves_on(text: str) -> None:
    for start in range(len(text)):
        result = read_attributes(text, start)
        assert result is None or start < result[1] <= len(text)
    split_trailing(text)
