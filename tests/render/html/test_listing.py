"""A list that is filtered: its choices, and what a reader is told."""

from pipeline.render.html.listing import choice, data, filters, nothing


def test_a_choice_begins_with_all() -> None:
    written = choice("b", "Nơi góp ý", {"<a>": "A & B"})
    assert written.index('<option value="">Tất cả') < written.index("&lt;a&gt;")
    assert "A &amp; B" in written


def test_the_bar_is_hidden_until_its_script_has_run_and_counts_things() -> None:
    written = filters("", things="ý kiến", label="Lọc", more="<i></i>")
    assert written.startswith('<form class="filters" hidden aria-label="Lọc">')
    assert 'data-things="ý kiến"' in written
    assert "<i></i>" in written


def test_nothing_found_is_said_and_attributes_are_text() -> None:
    assert "Không có ý kiến nào khớp" in nothing("ý kiến")
    assert data({"b": '"x'}) == ' data-b="&quot;x"'
