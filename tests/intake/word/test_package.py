import io

import docx
import pytest

from pipeline.intake.word.package import W, WordPackage, open_word
from pipeline.model.errors import UnreadableError
from tests.intake.workbooks import changed

BODY = "word/document.xml"
SPACE = W.strip("{}")


def word_file() -> bytes:
    document = docx.Document()  # noqa: TID251 -- a file as Word writes it
    document.add_paragraph("Kính gửi")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WORD = word_file()


def test_a_word_file_is_its_document_and_the_stories_it_relates_to() -> None:
    package = WordPackage(WORD)
    assert package.main == BODY
    assert package.document.tag == f"{W}document"
    styles = package.story("styles")
    assert styles is not None
    assert styles.tag == f"{W}styles"
    assert package.story("footnotes") is None


def test_custom_parts_are_those_the_document_relates_to() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    rels = f'<x><Relationship Id="a" Type="{kind}" Target="../customXml/i.xml"/></x>'
    data = changed(
        WORD,
        {
            "word/_rels/document.xml.rels": rels.encode(),
            "customXml/i.xml": b"<ours/>",
            "customXml/j.xml": b"<not-related/>",
        },
    )
    assert [root.tag for root in WordPackage(data).custom_parts()] == ["ours"]


def test_a_document_under_its_usual_name_is_found_without_a_relationship() -> None:
    assert WordPackage(changed(WORD, {"_rels/.rels": b"<Relationships/>"})).main == BODY


@pytest.mark.parametrize(
    "content",
    [
        f'<w:document xmlns:w="{SPACE}"/>',
        f'<w:body xmlns:w="{SPACE}"/>',
        "<document><body/></document>",
    ],
)
def test_what_holds_no_text_is_no_word_file(content: str) -> None:
    with pytest.raises(UnreadableError):
        WordPackage(changed(WORD, {BODY: content.encode()}))


def test_relationships_of_the_document_that_are_broken_refuse_the_file() -> None:
    # its comments and notes hang on them, and would be lost in silence
    told = open_word(changed(WORD, {"word/_rels/document.xml.rels": b"<Rel"}), file="a.docx")
    assert told.value is None
    assert [notice.code for notice in told.notices] == ["tep-hong"]


def test_relationships_of_another_part_that_are_broken_are_none() -> None:
    package = WordPackage(changed(WORD, {"word/_rels/footnotes.xml.rels": b"<Rel"}))
    assert package.relations("word/footnotes.xml") == {}


def test_a_file_in_the_strict_form_is_named_as_such() -> None:
    strict = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    told = open_word(changed(WORD, {BODY: strict}), file="a.docx")
    assert [notice.code for notice in told.notices] == ["word-dang-strict"]


def test_a_sound_file_is_opened_without_a_word() -> None:
    opened = open_word(WORD, file="a.docx")
    assert opened.value is not None
    assert opened.notices == ()
