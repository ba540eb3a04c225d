from tests.oracle.any_word import lines
from tests.oracle.docx_parts import read_package
from tests.seeded.foreign_pairs.content import Block
from tests.seeded.foreign_pairs.habits import HABITS


def told(habit: str, *blocks: Block) -> list[tuple[str, str]]:
    return [(line.where, line.text) for line in lines(read_package(HABITS[habit](list(blocks))))]


def test_notes_and_boxes_follow_their_paragraph() -> None:
    blocks = Block("note", "a", inner=["b"]), Block("box", "c", inner=["d"])
    assert told("Word 2007", *blocks) == [
        ("", "a<footnote>"), ("footnote", " b"), ("", "c<drawn>"), ("box", "d"),
    ]  # fmt: skip


def test_a_box_said_in_two_ways_is_read_once() -> None:
    found = told("Word, style of its own", Block("box", "c", inner=["d"]))
    assert [text for where, text in found if where == "box"] == ["d"]


def test_contents_and_results_of_fields_are_left_out() -> None:
    blocks = Block("heading", "Mục", 1), Block("caption", "Tên")
    assert told("Word, no headings", *blocks)[0] == ("", "Mục")
    assert told("Word, no headings", *blocks)[1] == ("", "Tên Bảng <SEQ Bảng \\* ARABIC>")


def test_styles_and_lists_are_told_by_what_they_are() -> None:
    data = HABITS["Word, style of its own"]([Block("item", "a", 1)])
    (line,) = lines(read_package(data))
    assert (line.style, line.listed) == ("Gạch đầu dòng", "bullet +")
