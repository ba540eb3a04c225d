from pipeline.intake.departmental.items import item_of, nested
from pipeline.model.document import NOWHERE, List, Paragraph
from pipeline.render.markdown.blocks import section_markdown
from tests.intake.departmental.pages import line


def written(*texts: str) -> str:
    entries = [item_of(line(text), NOWHERE) or Paragraph(line(text).runs) for text in texts]
    return section_markdown(tuple(nested(entries)))


def test_dashes_stand_above_pluses_and_other_signs_where_they_follow() -> None:
    assert written("- a", "+ b", "• c", "– d") == "- a\n  - b\n    - c\n- d\n"
    assert written("+ a", "+ b") == "- a\n- b\n"


def test_numbers_go_on_from_where_they_stand() -> None:
    assert written("1. a", "2. b", "chữ", "3. c") == "1. a\n2. b\n\nchữ\n\n3. c\n"
    assert written("1. a", "1. b") == "1. a\n\n1) b\n"
    assert written("1) a", "2) b") == "1. a\n2. b\n"


def test_bullets_of_word_stand_at_their_level() -> None:
    entries = [
        item_of(line(t, bullet=(at, "•")), NOWHERE) for t, at in (("a", 0), ("b", 2), ("c", 0))
    ]
    (made,) = nested([entry for entry in entries if entry is not None])
    assert isinstance(made, List)
    assert [len(item.blocks) for item in made.items] == [2, 1]


def test_figures_and_words_are_no_items() -> None:
    assert item_of(line("-5% so với"), NOWHERE) is None
    assert item_of(line("1.5 triệu"), NOWHERE) is None
    assert item_of(line("1."), NOWHERE) is None
