import io
import warnings
import zipfile
from pathlib import Path

import pytest

from tests.oracle.gate import defects, main
from tests.oracle.small_docx import BODY, docx, paragraph, parts, zipped
from tests.unreadable_archives import locked, packed_otherwise

DOC, STY, NUM = "word/document.xml", "word/styles.xml", "word/numbering.xml"
SET, FN, COM = "word/settings.xml", "word/footnotes.xml", "word/comments.xml"
RELS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
INS = '<w:ins w:id="100" w:author="Sở Tài chính" w:date="2025-11-30T00:00:00Z">'
LAST = "</w:tbl><w:p>"

# part, what is replaced (first place), by what, words of the defect to be found
SEEDED = [
    # cells and tables
    (DOC, "<w:p/></w:tc>", "<w:p/><w:tbl/></w:tc>", "last child is not a w:p"),
    (DOC, "<w:p/></w:tc>", "</w:tc>", "last child is not a w:p"),
    (DOC, '<w:gridSpan w:val="2"/>', "", "spans 1 columns"),
    (DOC, '<w:gridCol w:w="3000"/>', "", "the grid has 1"),
    (DOC, '<w:gridCol w:w="3000"/>', '<w:gridCol w:w="3cm"/>', "gridCol width"),
    (DOC, '<w:vMerge w:val="restart"/>', "", "vMerge continues nothing"),
    (DOC, "<w:tblGrid>", "<w:tblGrid2>", "XML is not acceptable"),
    (DOC, LAST, "</w:tbl><w:tbl/><w:p>", "directly after another table"),
    (DOC, "<w:tr><w:tc>", "<w:tr/><w:tr><w:tc>", "has no cell"),
    (DOC, '<w:tcW w:w="3000" w:type="dxa"/>', '<w:shd/><w:tcW w:w="0"/>', "tcW stands too late"),
    (DOC, '<w:tblW w:w="0" w:type="auto"/>', '<w:jc/><w:tblW w:w="0"/>', "tblW stands too late"),
    # ids
    (DOC, '<w:bookmarkEnd w:id="1"/>', "", "never closed"),
    (DOC, '<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="9"/>', "without being open"),
    (DOC, '<w:bookmarkStart w:id="1" w:name="_Toc1"/>', "", "closed without being open"),
    (DOC, 'w:name="_Toc1"', f'w:name="_{"a" * 40}"', "is not valid"),
    (DOC, 'w:name="_Toc1"', 'w:name="1 bảng"', "is not valid"),
    (
        DOC,
        LAST,
        LAST + '<w:bookmarkStart w:id="2" w:name="_TOC1"/><w:bookmarkEnd w:id="2"/>',
        "bookmark name _TOC1 stands twice",
    ),
    (
        DOC,
        LAST,
        LAST + '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>',
        "is opened twice",
    ),
    (DOC, '<w:del w:id="101"', '<w:del w:id="100"', "annotation id 100"),
    (DOC, '<w:del w:id="101"', '<w:del w:id="1"', "also that of a bookmark"),
    (DOC, '<w:del w:id="101"', "<w:del", "revision without a number"),
    (DOC, "<w:p><w:pPr><w:rPr><w:ins", '<w:p w14:paraId="00000001"><w:pPr><w:rPr><w:ins', "paraId"),
    (DOC, 'w14:paraId="00000001"', 'w14:paraId="80000001"', "paraId 80000001 is not valid"),
    (DOC, '<wp:docPr id="1"', '<wp:docPr id="0"', "not a positive number"),
    (DOC, '<wp:docPr id="1" name="Hình 1"/>', '<wp:docPr id="1"/>', "without a name"),
    (DOC, "</wp:inline>", '<wp:docPr id="1" name="b"/></wp:inline>', "drawing id 1 stands twice"),
    # relations and parts
    (DOC, 'r:embed="rId8"', 'r:embed="rId88"', "rId88 does not exist"),
    (DOC, 'r:embed="rId8"', 'r:embed="rId7"', "is hyperlink, not image"),
    (DOC, 'w:type="default" r:id="rId5"', 'w:type="default" r:id="rId1"', "is styles, not header"),
    (RELS, 'Id="rId2"', 'Id="rId1"', "stands twice"),
    (RELS, "media/image1.png", "media/none.png", "which is not there"),
    (RELS, "https://", "file://", "neither http(s) nor mailto"),
    (RELS, "https://", "../a.docx#", "neither http(s) nor mailto"),
    (
        RELS,
        'Target="media/image1.png"',
        'Target="http://x/a.png" TargetMode="External"',
        "external",
    ),
    (RELS, "relationships/comments", "relationships/aFChunk", "forbidden"),
    (RELS, "relationships/numbering", "relationships/vbaProject", "forbidden"),
    (
        "_rels/.rels",
        "relationships/officeDocument",
        "relationships/other",
        "exactly one officeDocument",
    ),
    (TYPES, '<Default Extension="png" ContentType="image/png"/>', "", "no content type"),
    (TYPES, "image/png", "image/jpeg", "content is not image/jpeg"),
    (TYPES, "/word/styles.xml", "/word/stiles.xml", "names no part"),
    (TYPES, "numbering+xml", "settings+xml", "has content type"),
    (TYPES, "document.main+xml", "macroEnabled.main+xml", "macro"),
    (TYPES, "/word/header2.xml", "/word/header1.xml", "stands twice"),
    # styles and numbering
    (DOC, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="DeMuc"/>', "is no paragraph style"),
    (DOC, '<w:rStyle w:val="Nhan"/>', '<w:rStyle w:val="Normal"/>', "is no character style"),
    (DOC, '<w:tblStyle w:val="Bang"/>', '<w:tblStyle w:val="Luoi"/>', "is no table style"),
    (
        STY,
        '<w:name w:val="Normal"/>',
        '<w:name w:val="Normal"/><w:basedOn w:val="Heading2"/>',
        "loop",
    ),
    (STY, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gốc"/>', "basedOn names"),
    (STY, '<w:next w:val="Normal"/>', '<w:next w:val="Nhan"/>', "next names"),
    (STY, '<w:link w:val="Heading1Char"/>', '<w:link w:val="Normal"/>', "link names"),
    (STY, 'w:styleId="Heading2"', 'w:styleId="Normal"', "style id 'Normal'"),
    (STY, 'w:val="heading 2"', 'w:val="Normal"', "style name 'normal'"),
    (STY, '<w:style w:type="table"', '<w:style w:type="paragraph"', "is no table style"),
    (
        STY,
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>',
        '<w:next w:val="Normal"/><w:basedOn w:val="Normal"/>',
        "basedOn stands too late",
    ),
    (DOC, '<w:numId w:val="1"/>', '<w:numId w:val="7"/>', "numId 7 does not exist"),
    (DOC, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="3"/>', "has no level 3"),
    (
        NUM,
        '<w:abstractNumId w:val="0"/>',
        '<w:abstractNumId w:val="4"/>',
        "abstractNum '4' is missing",
    ),
    (NUM, "</w:abstractNum>", '<w:lvl w:ilvl="0"/></w:abstractNum>', "doubled"),
    (NUM, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>', "not the other way"),
    (NUM, 'w:val="%1."', 'w:val="%1.%2."', "deeper level"),
    (
        NUM,
        "<w:abstractNum ",
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:abstractNum ',
        "abstractNum stands too late",
    ),
    (
        NUM,
        "<w:num ",
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num ',
        "numId '1' stands 2",
    ),
    # revisions
    (DOC, "<w:delText>", "<w:t>", "XML is not acceptable"),
    (DOC, "<w:delText>cũ</w:delText>", "<w:t>cũ</w:t>", "must be w:delText"),
    (DOC, "<w:t>mới</w:t>", "<w:delText>mới</w:delText>", "stands outside w:del"),
    (DOC, INS, INS + INS.replace("100", "200") + "</w:ins>", "must not stand inside ins"),
    (DOC, INS + "<w:r><w:t>mới</w:t></w:r></w:ins>", INS + "</w:ins>", "holds nothing"),
    (DOC, INS, INS + "<w:p/>", "must not hold p"),
    (
        DOC,
        "<w:r><w:t>mới</w:t></w:r></w:ins>",
        "</w:ins><w:r>" + INS.replace("100", "200") + "</w:ins></w:r>",
        "must not stand in r",
    ),
    (DOC, 'w:author="Sở Tài chính" w:date="2025-11-30T00:00:00Z">', ">", "without an author"),
    (DOC, "2025-11-30T00:00:00Z", "30/11/2025", "is not ISO 8601"),
    (DOC, '<w:pPr><w:rPr><w:del w:id="106"', '<w:pPr><w:rPr><w:ins w:id="106"', "is not w:del"),
    (
        DOC,
        "<w:p><w:hyperlink",
        '<w:p><w:moveFrom w:id="300" w:author="a"><w:r><w:t>x</w:t></w:r></w:moveFrom><w:hyperlink',
        "outside any moveFrom range",
    ),
    (DOC, '<w:ins w:id="104"', '<w:rStyle w:val="Nhan"/><w:ins w:id="104"', "ins stands too late"),
    # fields, links, bookmarks
    (DOC, END, "", "never ended"),
    (DOC, BEGIN, "", "without a begin"),
    (DOC, SEPARATE, SEPARATE * 2, "separated twice"),
    (DOC, END, END * 2, "without a begin"),
    (DOC, "REF _Toc1", "REF _Toc2", "'_Toc2', which does not exist"),
    (DOC, "SEQ Bang_1", "DDEAUTO excel a b", "DDEAUTO must not occur"),
    (DOC, "SEQ Bang_1", 'INCLUDETEXT "/etc/passwd"', "INCLUDETEXT must not occur"),
    (DOC, "SEQ Bang_1", " ", "no instruction"),
    (DOC, "<w:fldChar ", '<w:fldChar w:dirty="true" ', "w:dirty must not occur"),
    (DOC, BEGIN, INS.replace("100", "400") + BEGIN + "</w:ins>", "in another tracked change"),
    (DOC, 'w:anchor="_Toc1"', 'w:anchor="_Toc7"', "anchor '_Toc7' does not exist"),
    (DOC, 'w:anchor="_Toc1"', "", "link without address"),
    (DOC, '<w:instrText xml:space="preserve">', "<w:instrText>", "outer spaces"),
    # notes and comments
    (FN, 'w:id="2"', 'w:id="3"', "has no footnote"),
    (FN, 'w:type="separator" ', "", "separator or continuationSeparator is missing"),
    (FN, "<w:footnoteRef/>", "", "does not show its number"),
    (DOC, '<w:footnoteReference w:id="2"/>', "", "never referenced"),
    (
        DOC,
        '<w:footnoteReference w:id="2"/>',
        '<w:footnoteReference w:id="2"/>' * 2,
        "referenced 2 times",
    ),
    (DOC, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>', "is a separator"),
    (SET, '<w:footnote w:id="1"/>', '<w:footnote w:id="8"/>', "separator is missing"),
    (COM, 'w:id="50"', 'w:id="51"', "comment 50 does not exist"),
    (COM, 'w:author="Sở Y tế"', 'w:author=""', "comment without an author"),
    (DOC, '<w:commentRangeEnd w:id="50"/>', "", "commentRangeStart 50 is never closed"),
    # order, spaces, sections
    (
        DOC,
        '<w:jc w:val="center"/></w:pPr>',
        '<w:jc w:val="center"/><w:keepNext/></w:pPr>',
        "keepNext stands too late",
    ),
    (DOC, "<w:b/><w:i/>", "<w:i/><w:b/>", "b stands too late"),
    (DOC, "<w:b/><w:i/>", "<w:b/><w:b/>", "b stands twice"),
    (DOC, '<w:t xml:space="preserve">Xem ', "<w:t>Xem ", "outer spaces"),
    (DOC, "<w:p><w:hyperlink", "<w:r/><w:p><w:hyperlink", "must not stand in body"),
    (DOC, '<w:headerReference w:type="first" r:id="rId6"/>', "", "titlePg without"),
    (DOC, '<w:type w:val="nextPage"/>', "<w:titlePg/>", "titlePg stands twice"),
    (DOC, '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906"/>', "orientation"),
    (DOC, '<w:pgSz w:w="11906" w:h="16838"/>', "", "pgSz or pgMar is missing"),
    (DOC, "</w:sectPr>", "</w:sectPr><w:p/>", "last child is not w:sectPr"),
    # what must not be there
    (DOC, "<w:sectPr>", '<w:altChunk r:id="rId1"/><w:sectPr>', "altChunk"),
    (SET, "<w:defaultTabStop", '<w:updateFields w:val="true"/><w:defaultTabStop', "updateFields"),
    (
        SET,
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>',
        '<w:defaultTabStop w:val="720"/><w:zoom w:percent="100"/>',
        "zoom stands too late",
    ),
    (DOC, "?>\n", '?>\n<!DOCTYPE w [<!ENTITY a "b">]>', "it has a DTD"),
    (DOC, 'mc:Ignorable="w14"', 'mc:Ignorable="w14 w15"', "undeclared prefix w15"),
]


def broken(part: str, old: str, new: str) -> bytes:
    named = parts()
    text = named[part].decode()
    assert old in text, f"{old} is not in {part}"
    return zipped({**named, part: text.replace(old, new, 1).encode()})


def test_a_clean_document_passes() -> None:
    assert defects(docx()) == []


@pytest.mark.parametrize(("part", "old", "new", "words"), SEEDED, ids=str)
def test_a_seeded_defect_is_found(part: str, old: str, new: str, words: str) -> None:
    assert any(words in found for found in defects(broken(part, old, new)))


@pytest.mark.parametrize(
    ("old", "new"), [("<w:cantSplit/>", ""), ("<w:sectPr>", "<w:p/><w:sectPr>")]
)
def test_a_harmless_difference_is_not_a_defect(old: str, new: str) -> None:
    assert defects(broken(DOC, old, new)) == []


@pytest.mark.parametrize("name", ["/word/a.xml", "../a.xml", "word\\a.xml", "word/"])
def test_an_entry_with_a_bad_name_is_found(name: str) -> None:
    assert any("zip entry" in found for found in defects(zipped({**parts(), name: b"<a/>"})))


def test_an_entry_that_stands_twice_is_found() -> None:
    stream = io.BytesIO(docx())
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(DOC, parts()[DOC])
    assert "word/document.xml: zip entry stands 2 times" in defects(stream.getvalue())


def test_a_part_nobody_references_is_found() -> None:
    found = defects(zipped({**parts(), "word/stray.xml": b"<a/>"}))
    assert found == ["word/stray.xml: part is referenced by nothing"]


def test_a_missing_part_is_found() -> None:
    named = parts()
    del named["word/header2.xml"]
    assert any("header2.xml, which is not there" in found for found in defects(zipped(named)))


def test_a_field_over_two_cells_is_found() -> None:
    halves = "<w:tc><w:p>{}</w:p></w:tc>"
    cells = halves.format(BEGIN) + halves.format(END)
    whole = BODY + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    found = defects(docx(f"{whole}<w:tr>{cells}</w:tr></w:tbl>{paragraph('x')}"))
    assert any("in another cell" in defect for defect in found)


def test_a_move_without_its_other_side_is_found() -> None:
    move = '<w:moveFromRangeStart w:id="900" w:author="a" w:name="m"/>'
    moved = paragraph(f'{move}<w:moveFromRangeEnd w:id="900"/>')
    assert any("one source and one destination" in d for d in defects(docx(BODY + moved)))


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"not a zip", docx()[:-200], packed_otherwise(docx()), locked(docx())],
)
def test_a_file_that_is_no_zip_is_a_defect_not_a_crash(content: bytes) -> None:
    assert "no readable zip" in defects(content)[0]


def test_the_command_fails_on_a_defect_and_passes_without(tmp_path: Path) -> None:
    good, bad = tmp_path / "a" / "good.docx", tmp_path / "bad.docx"
    good.parent.mkdir()
    good.write_bytes(docx())
    bad.write_bytes(broken(DOC, END, ""))
    assert main([str(good.parent)]) == 0
    assert main([str(tmp_path)]) == 1
    assert main([]) == 2
