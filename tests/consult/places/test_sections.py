import pytest

from pipeline.consult.places.addresses import StepKind, parse
from pipeline.consult.places.landmarks import landmarks
from pipeline.consult.places.sections import sections_named
from tests.consult.places.addressed_draft import spots

SPOTS = spots()
MARKS = landmarks(SPOTS)


def named(text: str, within: str = "") -> list[str]:
    address = parse(text)[0]
    steps = [step for step in address.steps if step.kind is StepKind.SECTION]
    scope = SPOTS.stretch(within) if within else SPOTS.whole()
    assert scope is not None
    found = sections_named(MARKS, address, steps, (scope,), is_told=bool(within))
    return [stretch.place for stretch in found]


def test_a_number_of_one_figure_may_be_a_headings_or_an_items() -> None:
    assert named("mục 2") == [
        "Phần I, mục 1.2",
        "Phần I, mục 2",
        "Phần II, mục I.1.2",
        "Phần II, mục I.2",
        "Phụ lục I, mục 2",
    ]


def test_a_number_of_several_figures_is_as_it_is_printed() -> None:
    assert named("mục 1.2") == ["Phần I, mục 1.2", "Phần II, mục I.1.2"]
    assert named("mục 2.1") == ["Phần II, mục I.2.1"]


def test_roman_and_arabic_figures_are_exchanged_only_where_nothing_else_fits() -> None:
    assert named("mục 1.1.2") == ["Phần II, mục I.1.2"]
    assert named("mục I.1") == ["Phần II, mục I.1"]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("y-te", ["Phần II, mục I.1.2"]),
        ("cap-nuoc", ["Phần II, mục I.2"]),
        ("phan:1", []),
    ],
)
def test_within_what_is_known_the_section_as_printed_or_next_below_is_meant(
    within: str, expected: list[str]
) -> None:
    assert named("mục 2", within) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khoản 2 mục I", ["Phần II, mục I.2"]),
        ("mục I khoản 2", ["Phần II, mục I.2"]),
        ("mục I, mục 2", ["Phần II, mục I.2"]),
        ("tiểu mục 1.2, mục 1, mục I", ["Phần II, mục I.1.2"]),
        ("khoản 9 mục I", []),
    ],
)
def test_one_section_may_lie_in_another(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_title_is_as_good_as_a_number() -> None:
    assert named("mục “Hạn chế” mục I.2") == ["Phần II, mục I.2.1"]
