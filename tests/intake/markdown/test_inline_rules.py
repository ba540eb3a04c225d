import pytest

from pipeline.intake.markdown.parser import parse_inlines


def kinds(text: str) -> list[str]:
    return [token.type for token in parse_inlines(text, {"found": []})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@bang-x", ["reference"]),
        ("@bang-", ["text"]),
        ("$x$", ["math"]),
        ("$$x$$", ["math"]),
        ("$x $", ["text"]),
        ("$x$5", ["text"]),
        ("^a b^", ["text"]),
        ("[^x], [^y]", ["text"]),
        ("[a]{}", ["span_open", "text", "span_close"]),
        ("[a] {.dam}", ["text"]),
        ("[a]{{ x }}", ["text"]),
        ("![a](b c.png)", ["image"]),
        ("![a](b", ["text"]),
        ("![a](b\nc.png)", ["text", "softbreak", "text"]),
        ("![a]", ["text"]),
    ],
)
def test_rules_match_where_they_should(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("written", "path", "title"),
    [
        ("a b.png", "a b.png", ""),
        (" a.png ", "a.png", ""),
        ("<a (b.png>", "a (b.png", ""),
        ("a (2).png", "a (2).png", ""),
        ('a b.png "Tên phụ"', "a b.png", "Tên phụ"),
        ("<a b.png> 'Tên'", "a b.png", "Tên"),
        ("a\\_b&amp;c.png", "a_b&c.png", ""),
    ],
)
def test_a_path_is_read_as_written(written: str, path: str, title: str) -> None:
    (image,) = parse_inlines(f"![x]({written})", {"found": []})
    assert (image.meta["path"], image.meta["title"]) == (path, title)


def test_attributes_after_an_image_are_taken_whatever_they_say() -> None:
    (image,) = parse_inlines("![x](a.png){hai chữ}", {"found": []})
    assert image.meta["attributes"].words == ("hai", "chữ")
    assert kinds("![x](a.png){{ x }}") == ["image", "text"]
