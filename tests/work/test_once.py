from pipeline.work.once import once

made: list[str] = []


@once
def view(value: list[str]) -> str:
    made.append(value[0])
    return value[0].upper()


def test_a_view_is_made_once_for_a_value_and_again_for_its_equal() -> None:
    made.clear()
    one, equal = ["a"], ["a"]
    assert [view(one), view(one), view(equal)] == ["A", "A", "A"]
    assert made == ["a", "a"]


def test_only_the_last_few_are_kept() -> None:
    made.clear()
    values = [[letter] for letter in "abcde"]
    for value in (*values, values[4], values[0]):
        view(value)
    assert made == ["a", "b", "c", "d", "e", "a"]
