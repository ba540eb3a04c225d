from pipeline.ooxml.names import W
from pipeline.ooxml.pieces import (
    PieceKind,
    as_run,
    field_name,
    pieces,
    relations_in,
    text_boxes,
    with_complex_fields,
)
from tests.ooxml.markup import tree
from tests.seeded.foreign_pairs.raw_file import complex_field, text_run


def told(xml: str) -> list[tuple[str, str]]:
    found = pieces(tree(f"<w:p>{xml}</w:p>"))
    return [(piece.kind.value, piece.text) for piece in found if piece.length]


def test_words_things_and_what_hides_are_told_apart() -> None:
    xml = (
        '<w:bookmarkStart w:id="1" w:name="x"/><w:r><w:t>a</w:t><w:tab/><w:br/>'
        '<w:br w:type="page"/><w:footnoteReference w:id="3"/></w:r>'
        "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    )
    assert told(xml) == [
        ("text", "a"), ("text", "\t"), ("break", ""), ("footnote", "3"), ("math", "x+1"),
    ]  # fmt: skip


def test_a_computed_field_is_one_piece_known_by_its_instruction() -> None:
    field = complex_field("SEQ  Bảng", text_run("7"))
    assert told(text_run("Bảng ") + field) == [("text", "Bảng "), ("field", "SEQ Bảng")]
    (piece,) = pieces(tree(f"<w:p>{field}</w:p>"))
    assert piece.shown == "7"
    assert len(piece.nodes) == 5
    assert field_name('toc \\o "1-3"') == "TOC"


def test_what_someone_entered_in_a_form_counts() -> None:
    assert told(complex_field("FORMTEXT", text_run("An"))) == [("field", "FORMTEXT = An")]


def test_a_field_that_does_not_end_hides_but_its_words_stay() -> None:
    assert told('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + text_run("b")) == [("text", "b")]


def test_a_simple_field_is_written_as_its_runs() -> None:
    node = tree(f'<w:p><w:fldSimple w:instr=" PAGE ">{text_run("3")}</w:fldSimple></w:p>')
    with_complex_fields(node)
    assert node.find(f"{W}fldSimple") is None
    assert [piece.text for piece in pieces(node)] == ["PAGE"]


def test_a_piece_of_text_is_cut_and_written_with_its_look() -> None:
    (piece,) = pieces(tree("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>mười hai</w:t></w:r></w:p>"))
    run = as_run(piece.cut(5, 8))
    assert run.find(f"{W}rPr/{W}b") is not None
    assert run.findtext(f"{W}t") == "hai"
    assert piece.kind is PieceKind.TEXT


def test_a_box_is_found_once_and_its_relations_named() -> None:
    box = "<w:txbxContent><w:p/></w:txbxContent>"
    drawing = tree(
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-'
        f'compatibility/2006"><mc:Choice><w:drawing r:embed="rId9">{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )[0]
    assert len(text_boxes(drawing)) == 1
    assert relations_in(drawing) == ["rId9"]
