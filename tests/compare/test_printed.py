"""Keys of what is printed: computed numbers and identifiers are no part of them."""

from dataclasses import replace

from pipeline.compare.printed import block_key, block_text, folded_key, runs_key
from pipeline.model.inlines import Marks, Reference, Text
from tests.compare.flows import figure, heading, table, words

BOLD = Marks(bold=True)


def test_a_renumbered_heading_or_caption_prints_the_same() -> None:
    assert block_key(heading("Đường bộ", "1.1.")) == block_key(heading("Đường bộ", "1.2."))
    one, other = (table("Tên", ["A"], ["x"], number=number) for number in ("1.1", "1.2"))
    assert block_key(one) == block_key(other)


def test_a_reference_prints_where_it_leads_not_its_number() -> None:
    one, other = (
        (Reference("bang-a", text, found=True, caption=True),) for text in ("Bảng 1.1", "Bảng 1.2")
    )
    assert runs_key(one) == runs_key(other)
    assert runs_key(one) != runs_key((Reference("bang-b", "Bảng 1.1", found=True, caption=True),))


def test_runs_that_look_alike_count_as_one() -> None:
    cut = (Text("một "), Text("hai", Marks(indicator="grdp")), Text("!", BOLD))
    assert runs_key(cut) == runs_key((Text("một hai"), Text("!", BOLD)))
    assert runs_key(cut) != runs_key((Text("một hai!"),))


def test_a_figure_is_known_by_its_picture_not_by_words_for_the_blind() -> None:
    shown = figure("Sơ đồ", "a" * 64)
    assert block_key(shown) == block_key(figure("Sơ đồ", "a" * 64, alt="Khác"))
    assert block_key(shown) != block_key(figure("Sơ đồ", "b" * 64))


def test_a_folded_key_leaves_out_differences_of_form() -> None:
    one, other = words("Uỷ ban – hoà"), words("Ủy ban - hòa")
    assert block_key(one) != block_key(other)
    assert folded_key(block_key(one)) == folded_key(block_key(other))


def test_source_and_identifier_are_no_part_of_what_is_printed() -> None:
    paragraph = words("Một đoạn.")
    assert block_key(paragraph) == block_key(replace(paragraph, id="muc-a", anchors=("b",)))


def test_the_words_of_a_table_are_its_lines_and_rows() -> None:
    assert block_text(table("Tên", ["A", "B"], ["x", "1"], unit="ha")) == (
        "Tên\nĐơn vị: ha\nA | B\nx | 1"
    )
