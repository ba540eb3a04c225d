from dataclasses import dataclass

import pytest

from pipeline.model.fixed import Fixed, replace


class Word(Fixed):
    text: str
    page: int = 1


class Sign(Fixed):
    text: str
    page: int = 1


@dataclass(frozen=True)
class Plain:
    text: str


def test_a_value_never_changes() -> None:
    with pytest.raises(AttributeError):
        Word("a").text = "b"  # type: ignore[misc]


def test_a_value_with_a_field_changed_is_another_of_its_kind() -> None:
    assert replace(Word("a", 3), text="b") == Word("b", 3)
    assert replace(Plain("a"), text="b") == Plain("b")


def test_a_field_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        replace(Word("a"), colour="red")  # type: ignore[call-arg]


def test_values_of_two_kinds_differ_though_their_fields_agree() -> None:
    different: tuple[Fixed, Fixed] = Word("a"), Sign("a")
    assert different[0] != different[1]
    assert len({Word("a"), Word("a"), Sign("a")}) == 2
