from pipeline.intake.markdown.summary import read_summary
from pipeline.limits import Limits
from pipeline.model.document import Division, List, Paragraph, Point, Table, plain_text
from pipeline.model.inlines import Reference
from tests.intake.as_markdown import FILE, codes, read


def said(front: str, body: str = "Đoạn.\n") -> list[str]:
    return [type(block).__name__ for block in read(f"---\n{front}\n---\n{body}").value.summary]


def test_one_text_or_several_are_paragraphs_of_the_summary_alone() -> None:
    contribution = read("---\ntom-tat: Đường dài 5 km (@bang-x).\n---\nĐoạn.\n").value
    (paragraph,) = contribution.summary
    assert isinstance(paragraph, Paragraph)
    assert any(isinstance(run, Reference) for run in paragraph.runs)
    assert paragraph.source.line == 2
    assert len(contribution.blocks) == 1
    assert said("tom-tat: [Một., Hai.]") == ["Paragraph", "Paragraph"]


def test_lists_and_points_stand_as_written() -> None:
    block = "tom-tat: |\n  Gồm:\n\n  - một\n  - hai\n\n  a) ba"
    found = read(f"---\n{block}\n---\nĐoạn.\n").value.summary
    assert [type(one) for one in found] == [Paragraph, List, Point]


def test_headings_become_paragraphs_and_tables_are_told() -> None:
    outcome = read("---\ntom-tat: |\n  # Đầu đề\n\n  | A |\n  |---|\n  | 1 |\n---\nĐoạn.\n")
    (paragraph,) = outcome.value.summary
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.runs) == "Đầu đề"
    (notice,) = outcome.notices
    assert (notice.code, notice.agency, notice.item) == (
        "tom-tat-khong-phai-doan",
        "so-y-te",
        "y-te",
    )
    assert ".tom-tat" in notice.fix


def test_a_text_beyond_the_limits_is_told_and_the_others_stand() -> None:
    texts = (("Đoạn.\n\n" * 600, 2), ("Ngắn.", 9))
    read_ = read_summary(texts, file=FILE, agency="a", item="b", limits=Limits(blocks=500))
    assert [notice.code for notice in read_.notices] == ["tom-tat-qua-dai"]
    assert len(read_.value) == 1


def test_an_empty_one_is_told_and_an_absent_one_is_not() -> None:
    assert codes("---\ntom-tat:\n---\nĐoạn.\n") == ["tom-tat-trong"]
    assert codes("---\ntieu-de: A\n---\nĐoạn.\n") == []
    (notice,) = read("---\ntieu-de: A\ntom-tat:\n---\nĐoạn.\n").notices
    assert notice.line == 3


def test_a_division_and_a_table_are_marked_and_stay_in_the_text() -> None:
    outcome = read(
        "::: tom-tat\nMột câu.\n:::\n\nBảng: Số {#bang-a .tom-tat}\n\n| A |\n|---|\n| 1 |\n\n"
        "![Biểu](so.xlsx#A){#bang-b form=x .tom-tat}\n"
    )
    division, table, placed = outcome.value.blocks
    assert isinstance(division, Division)
    assert division.kind == "tom-tat"
    assert isinstance(table, Table)
    assert table.options == (("tom-tat", ""),)
    assert dict(placed.options) == {"form": "x", "tom-tat": ""}  # type: ignore[union-attr]
    assert outcome.notices == ()


def test_one_within_another_is_told_and_counts_once() -> None:
    outcome = read("::: tom-tat\nMột.\n\n:::: tom-tat\nHai.\n::::\n:::\n")
    assert [notice.code for notice in outcome.notices] == ["tom-tat-long-nhau"]
    (outer,) = outcome.value.blocks
    assert isinstance(outer, Division)
    assert [getattr(block, "kind", None) for block in outer.blocks] == [None, ""]


def test_a_look_beside_it_is_kept_inside_and_an_unknown_name_is_told() -> None:
    (outer,) = read("::: {.khung .tom-tat}\nMột.\n:::\n").value.blocks
    assert isinstance(outer, Division)
    (inner,) = outer.blocks
    assert (outer.kind, getattr(inner, "kind", "")) == ("tom-tat", "khung")
    (notice,) = read("::: tom-tac\nMột.\n:::\n").notices
    assert notice.code == "thuoc-tinh-la"
    assert "tom-tat" in notice.fix


def test_an_empty_division_is_told() -> None:
    assert codes("::: tom-tat\n:::\n\nĐoạn.\n") == ["tom-tat-trong"]
