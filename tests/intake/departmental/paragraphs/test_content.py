from pipeline.intake.departmental.paragraphs.content import MARK, Paragraphs, Word, words_of
from pipeline.intake.departmental.paragraphs.looks import PLAIN_LOOK, Looks
from pipeline.model.document import Inline, NoteMark
from pipeline.model.inlines import LineBreak, Math, Reference
from tests.intake.departmental.pages import store, tree
from tests.seeded.foreign_pairs.raw_file import RawFile, complex_field, text_run


def paragraphs(raw: RawFile | None = None) -> Paragraphs:
    held = store("x", raw=raw)

    def note(kind: str, id_: str) -> Inline:
        return NoteMark(f"{kind}{id_}")

    return Paragraphs(held, held.package.main, Looks(None), note)


def pieces(content: str, raw: RawFile | None = None) -> list[Word | Inline]:
    return paragraphs(raw).read(tree(f"<w:p>{content}</w:p>"), PLAIN_LOOK).pieces


def test_words_breaks_notes_and_equations_stand_in_order() -> None:
    found = pieces(
        f"{text_run('a')}<w:r><w:br/></w:r><w:r><w:footnoteReference w:id='1'/></w:r>"
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    )
    assert [type(piece) for piece in found] == [Word, LineBreak, NoteMark, Math]


def test_fields_keep_what_they_show_and_a_reference_names_its_bookmark() -> None:
    found = pieces(complex_field("REF _Ref1 \\h", text_run("Bảng 2")))
    assert found == [Reference(f"{MARK}_Ref1", "Bảng 2")]
    assert [w.text for w in words_of(pieces(complex_field("PAGE", text_run("7"))))] == ["7"]


def test_a_caption_is_known_by_its_counting_field() -> None:
    node = tree(f"<w:p>{text_run('Bảng ')}{complex_field('SEQ Bảng', text_run('1'))}</w:p>")
    content = paragraphs().read(node, PLAIN_LOOK)
    assert content.captioned
    assert "".join(word.text for word in words_of(content.pieces)) == "Bảng 1"


def test_hidden_words_stand_apart_and_soft_hyphens_stay_until_letters_are_known() -> None:
    node = tree(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>mật</w:t></w:r>"
        "<w:r><w:t>c</w:t><w:softHyphen/></w:r></w:p>"
    )
    content = paragraphs().read(node, PLAIN_LOOK)
    assert content.hidden == ["mật"]
    assert [word.text for word in words_of(content.pieces)] == ["c", "\u00ad"]


def test_links_lead_to_addresses_alone() -> None:
    raw = RawFile()
    id_ = raw.link("https://langson.gov.vn")
    found = pieces(f"<w:hyperlink r:id='{id_}'>{text_run('cổng')}</w:hyperlink>", raw)
    assert isinstance(found[0], Word)
    assert found[0].marks.link == "https://langson.gov.vn"
    typed = pieces(complex_field('HYPERLINK "mailto:a@b.vn"', text_run("thư")))
    assert isinstance(typed[0], Word)
    assert typed[0].marks.link == "mailto:a@b.vn"
    local = pieces(complex_field('HYPERLINK "file:///C:/a.doc"', text_run("tệp")))
    assert isinstance(local[0], Word)
    assert local[0].marks.link == ""


def test_a_field_over_two_paragraphs_loses_no_word() -> None:
    reader = paragraphs()
    first = tree(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>INCLUDETEXT"
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"{text_run('một')}</w:p>"
    )
    second = tree(f"<w:p>{text_run('hai')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>")
    read = [reader.read(node, PLAIN_LOOK).pieces for node in (first, second)]
    assert [[w.text for w in words_of(found)] for found in read] == [["một"], ["hai"]]


def test_an_equation_field_is_told() -> None:
    held = store("x")
    reader = Paragraphs(held, held.package.main, Looks(None), lambda kind, id_: None)
    equation = complex_field(r"EQ \f(1;2)", "")
    reader.read(tree(f"<w:p>{equation}</w:p>"), PLAIN_LOOK)
    assert [entry.place for entry in held.left] == ["công thức"]
