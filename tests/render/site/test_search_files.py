"""The texts of search travel as scripts: whole, and never as anything but data."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.site.search_files import search_main, text_script
from pipeline.render.unbroken import breakable


@given(st.lists(st.tuples(st.text(), st.text(), st.text(max_size=80)), max_size=5))
def test_texts_come_back_and_nothing_ends_the_script(rows: list[tuple[str, str, str]]) -> None:
    written = text_script(rows).decode("utf-8", "surrogatepass")
    assert written.startswith("tim(")
    assert written.endswith(");\n")
    assert "</" not in written
    assert not set(written) & {"\u2028", "\u2029"}
    told = json.loads(written[4:-3])
    assert told == [[*row[:2], breakable(row[2])] for row in rows if row[2].strip()]


def test_a_no_break_space_that_an_author_typed_is_found_as_a_space() -> None:
    assert '["a","b","Bảng 3.1"]' in text_script([("a", "b", "Bảng\u00a03.1")]).decode()


def test_a_very_long_text_is_cut() -> None:
    (row,) = json.loads(text_script([("a", "b", "x" * 9000)])[4:-3])
    assert len(row[2]) == 5000


def test_the_page_names_its_scripts_and_says_what_it_needs() -> None:
    main = search_main(["tim-a.js", "tim-b.js"])
    assert 'data-scripts="tim-a.js tim-b.js"' in main
    assert "<noscript>" in main
