import pytest

from tests.ooxml.markup import file_of
from tests.oracle.acceptor import rejected
from tests.oracle.gate import defects
from tests.render.redline.over.pairs import exact, laid
from tests.seeded.foreign_pairs.content import Block
from tests.seeded.foreign_pairs.habits import HABITS
from tests.seeded.foreign_pairs.raw_file import paragraph, text_run

END = Block("para", "Kết thúc ở đây, không đổi.")


@pytest.mark.parametrize("kind", ["note", "endnote", "box"])
@pytest.mark.parametrize("habit", ["Word, style of its own", "Word 2007"])
def test_what_changed_inside_a_note_or_box_is_marked_there(habit: str, kind: str) -> None:
    before, after = (
        HABITS[habit]([Block(kind, "Ngoài", inner=[text, "thêm một dòng"]), END])
        for text in ("trong này có một", "trong này có hai")
    )
    redline = exact(before, after)
    had = {defect.partition(":")[2].rpartition('"')[2] for defect in defects(after)}
    assert [d for d in defects(redline) if d.rpartition('"')[2] not in had] == []
    assert len(laid(before, after).redline.marks[0]) == 2


def test_a_note_that_moved_to_the_foot_of_its_page_keeps_its_former_words() -> None:
    word = HABITS["Word, style of its own"]
    before, after = (
        word([Block(kind, "Ngoài", inner=[text, ""]), END])
        for kind, text in (("endnote", "trong này có một"), ("note", "trong này có hai"))
    )
    made = laid(before, after)
    assert made.unlike == {"notes": 1}
    notes = rejected(made.redline.data).tree("footnotes")
    assert notes is not None
    assert "trong này có một" in "".join(map(str, notes.itertext()))


def test_styles_in_cells_that_no_comparison_sees_are_counted() -> None:
    table = Block("table", "", rows=[["a", "b"], ["c", "d"]])
    own, other = HABITS["Word, style of its own"], HABITS["pandoc"]
    assert laid(other([table, END]), own([table, END])).unlike["cells"] == 1
    assert laid(own([table, END]), own([table, END])).unlike["cells"] == 0


@pytest.mark.parametrize("kind", ["note", "endnote", "box", "picture", "formula", "nested"])
def test_what_hangs_in_a_paragraph_comes_and_goes_with_it(kind: str) -> None:
    rows = [["a", "b"], ["c", "d"]] if kind == "nested" else []
    block = Block(kind, "Đoạn này có vật kèm theo", rows=rows, inner=["một", "hai", "ba", "bốn"])
    word = HABITS["Word, style of its own"]
    shorter, longer = word([END, END]), word([END, block, END])
    exact(shorter, longer)
    exact(longer, shorter)


def test_the_end_of_a_file_comes_and_goes() -> None:
    exact(file_of("một"), file_of("một", "hai", "ba"))
    exact(file_of("một", "hai", "ba"), file_of("một"))
    exact(file_of("một"), file_of("hai khác hẳn"))


def test_paragraphs_set_otherwise_are_counted() -> None:
    before, after = (
        file_of(paragraph(text_run("a"), f'<w:jc w:val="{side}"/>'), "b")
        for side in ("left", "center")
    )
    assert laid(before, after).unlike == {"settings": 1}
