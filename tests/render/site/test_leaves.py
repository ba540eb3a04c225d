"""Pages of the report: every item on exactly one, in order, none heavier than it may be."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.report import Chapter, Part
from pipeline.render.site import leaves as paged
from pipeline.render.site.leaves import leaves, weight
from tests.render import samples
from tests.render.samples import para, section


def test_the_sample_has_a_page_a_part_and_one_for_appendices() -> None:
    first = Part("HIỆN TRẠNG", (Chapter("", (section("a", "A", para("một")),)),), "I")
    held = samples.report(first, appendices=(section("pl", "Dự án", para("hai")),))
    assert [(leaf.name, leaf.title) for leaf in leaves(held)] == [
        ("phan-i.html", "Phần I. HIỆN TRẠNG"),
        ("phu-luc.html", "Phụ lục"),
    ]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_items_are_packed_in_order_and_no_page_of_several_is_too_heavy(sizes: list[int]) -> None:
    sections = tuple(
        section(f"m{number}", "M", para("x" * size)) for number, size in enumerate(sizes)
    )
    held = samples.report(Part("P", (Chapter("", sections),), "I"))
    before, paged._MOST = paged._MOST, 500  # type: ignore[misc]
    try:
        found = leaves(held)
    finally:
        paged._MOST = before  # type: ignore[misc]
    assert [one for leaf in found for one in leaf.sections] == list(held.sections())
    assert len({leaf.name for leaf in found}) == len(found)
    for leaf in found:
        assert len(leaf.sections) == 1 or sum(map(weight, leaf.sections)) <= 500
