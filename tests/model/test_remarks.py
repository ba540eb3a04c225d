from pipeline.model.document import Block, Division, Grid, Paragraph, Table
from pipeline.model.inlines import Marks, Text
from pipeline.model.remarks import ORIGIN, REMARK, with_label, with_remarks
from pipeline.model.table import Column
from tests.render.samples import para, paragraphs, row, single, words, written

TABLE = Table(Grid((Column(),), (row("1"),)), (Text("Tên"),), number="1.1")


def kinds(*blocks: Block) -> list[str]:
    return [found.kind for found in with_remarks(blocks)]


def test_sources_and_notes_behind_a_table_are_the_tables() -> None:
    found = kinds(TABLE, para("Nguồn: Sở A."), para("Ghi chú: làm tròn."), para("Nguồn: B"))
    assert found == ["", ORIGIN, REMARK, ORIGIN]


def test_a_block_knows_whether_its_source_follows() -> None:
    found = with_remarks((TABLE, para("Nguồn: Sở A."), para("Ghi chú: b"), TABLE, para("Lời.")))
    assert [entry.followed for entry in found] == [True, True, False, False, False]
    assert list(with_remarks(())) == []


def test_other_paragraphs_end_what_belongs_to_a_table() -> None:
    assert kinds(TABLE, para("Nguồn lực còn hạn chế."), para("Nguồn: Sở A")) == ["", "", ""]
    assert kinds(para("Nguồn: Sở A")) == [""]


def test_a_source_below_a_table_is_printed_in_its_style_word_for_word() -> None:
    found = paragraphs(written(single(TABLE, para("Nguồn: ", words("Sở A", bold=True)))).data)
    assert ("NguonBang", "Nguồn: Sở A") in found


def test_a_label_that_the_author_wrote_is_bold() -> None:
    (found,) = with_label((para("Lưu ý: giữ hành lang."),))
    assert isinstance(found, Paragraph)
    assert found.runs == (Text("Lưu ý:", Marks(bold=True)), Text(" giữ hành lang."))


def test_a_division_without_label_stays_as_it_is() -> None:
    for opening in (para("Khoanh định hành lang."), para(words("Lưu ý:", bold=True), " a")):
        assert with_label((opening,)) == (opening,)
    assert with_label((TABLE,)) == (TABLE,)
    assert with_label(()) == ()


def test_a_warning_is_set_apart_without_a_word_added() -> None:
    found = paragraphs(written(single(Division("luu-y", (para("Lưu ý: a"), para("b"))))).data)
    assert [pair for pair in found if pair[0] == "LuuY"] == [("LuuY", "Lưu ý: a"), ("LuuY", "b")]
