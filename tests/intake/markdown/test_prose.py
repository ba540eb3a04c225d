import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.markdown.prose import prose

PIECES = st.lists(
    st.sampled_from(
        ["a", " ", "\n", "`", "```", "$", "$$", "{", "}", "[^1]", "](x)", "---", "@a-b"]
    ),
    max_size=30,
).map("".join)


@given(PIECES)
def test_every_letter_keeps_its_place_and_line(text: str) -> None:
    shown = prose(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert after in {before, "\0"}
        assert (before == "\n") == (after == "\n")


@pytest.mark.parametrize(
    "hidden",
    [
        "`mã  lệnh`",
        "$x_{2021-2025}$",
        "{#bang-a khoa=8-9%}",
        "](tệp  a.xlsx#Sheet1)",
        "](<tệp  a.png>)",
        "[^hoà]",
        "@bang-hoà",
        "https://a.vn/hoà,x",
        "nguoi.a@lang.vn",
        "<br  hoà>",
    ],
)
def test_what_is_no_prose_is_hidden_and_what_stands_around_is_not(hidden: str) -> None:
    shown = prose(f"Trước {hidden} sau")
    assert set(shown[6:-4]) == {"\0"}
    assert shown.startswith("Trước ")
    assert shown.endswith(" sau")


def test_front_matter_fences_and_formulas_are_hidden_line_by_line() -> None:
    text = "---\nly-do: hoà\n---\nĐoạn hoà.\n\n```\nhoà\n```\n\n$$\nx_{a-b}\n$$\nHết **hoà**.\n"
    shown = prose(text).replace("\0", "")
    assert [line for line in shown.split("\n") if line] == ["Đoạn hoà.", "Hết hoà."]
