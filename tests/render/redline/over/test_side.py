import pytest

from pipeline.model.inlines import LineBreak, Text
from pipeline.render.redline.over.side import OutOfStepError, Side
from tests.ooxml.markup import tree
from tests.seeded.foreign_pairs.raw_file import paragraph, text_run


def side(*texts: str) -> Side:
    return Side([tree(paragraph(text_run(text))) for text in texts])


def test_letters_are_taken_from_the_front_and_the_end_after_them() -> None:
    one = side("một hai", "ba")
    assert [piece.text for piece in one.take(Text("một "))] == ["một "]
    assert not one.is_through
    with pytest.raises(OutOfStepError):
        one.end()
    one.take(Text("hai"))
    assert one.end() == []
    assert one.take(Text("ba"))[0].text == "ba"


def test_another_spelling_is_taken_as_far_as_it_is_the_same() -> None:
    one = side("hoà  bình và")
    assert [piece.text for piece in one.take_alike(Text("hòa bình"))] == ["hoà  bình"]
    with pytest.raises(OutOfStepError):
        one.take_alike(Text("chiến tranh"))


def test_another_spelling_may_be_much_longer_and_go_to_the_end() -> None:
    words = "quy hoạch tỉnh thời kỳ mới"
    wide = words.replace(" ", " " * 5)
    assert len(wide) - len(words) > 12
    one = side(f"{wide}.")
    assert [piece.text for piece in one.take_alike(Text(words))] == [wide]
    whole = side("hoà")
    assert [piece.text for piece in whole.take_alike(Text("hòa"))] == ["hoà"]
    assert whole.is_through


def test_a_thing_is_not_taken_for_a_letter() -> None:
    one = side("a")
    mark = one.mark()
    with pytest.raises(OutOfStepError):
        one.take(LineBreak())
    one.back(mark)
    assert one.take(Text("a"))
    with pytest.raises(OutOfStepError):
        one.take(Text("b"))


def test_what_is_left_can_be_taken_as_a_whole() -> None:
    one = side("một hai")
    one.take(Text("một"))
    assert [piece.text for piece in one.rest()] == [" hai"]
    one.end()
    assert one.node is None
    with pytest.raises(OutOfStepError):
        one.pop()
