"""Word files that came in and are something else, are broken, or were made to hurt."""

from random import Random

from tests.hostile.case import COPY, SOUND, Case, kind, large, placed, reviewed
from tests.hostile.packages import (
    WORD,
    Parts,
    copy,
    copy_parts,
    old_office,
    package,
    paragraph,
    relations,
    remark,
    remarked,
    types,
    wish,
)
from tests.hostile.usual import COMMENTS_PART, LINKS, REMARKS, edit

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@kind
def doc_renamed(random: Random) -> Case:
    return reviewed(
        "doc renamed", old_office("WordDocument"), "error tep-doi-cu so-x.docx", says=(".doc",)
    )


@kind
def encrypted_copy(random: Random) -> Case:
    return reviewed(
        "copy encrypted", old_office("EncryptedPackage"), "error tep-co-mat-khau so-x.docx"
    )


@kind
def docm_renamed(random: Random) -> Case:
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = copy(remarked(), remark(wish(random)), parts={"word/vbaProject.bin": "x"}, main=main)
    return reviewed(
        "docm renamed", data, "warning tep-sai-duoi so-x.docx", answered=(wish(random),)
    )


@kind
def macros_in_copy(random: Random) -> Case:
    data = copy(remarked(), remark(wish(random)), parts={"word/vbaProject.bin": "x"})
    return reviewed(
        "macros in a copy", data, "warning tep-co-macro so-x.docx", answered=(wish(random),)
    )


@kind
def rtf_renamed(random: Random) -> Case:
    return reviewed("rtf renamed", b"{\\rtf1 a}", "error tep-sai-loai so-x.docx", says=("RTF",))


@kind
def html_renamed_docx(random: Random) -> Case:
    return reviewed(
        "html renamed .docx",
        b"<html><p>a</p></html>",
        "error tep-sai-loai so-x.docx",
        says=("HTML",),
    )


@kind
def text_renamed(random: Random) -> Case:
    return reviewed("plain text renamed", "Ý kiến".encode(), "error tep-sai-loai so-x.docx")


@kind
def slides_renamed(random: Random) -> Case:
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return reviewed(
        "slides renamed",
        copy(paragraph("a"), main=main),
        "error tep-sai-loai so-x.docx",
        says=("PowerPoint",),
    )


@kind
def strict_copy(random: Random) -> Case:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {"word/document.xml": f'<w:document xmlns:w="{strict}"><w:body/></w:document>'}
    return reviewed(
        "copy in Strict Open XML", copy("", parts=parts), "error word-dang-strict so-x.docx"
    )


@kind
def template_copy(random: Random) -> Case:
    main = f"{_MAIN}.template.main+xml"
    return reviewed(
        "a template with remarks",
        copy(remarked(), remark(wish(random)), main=main),
        answered=(wish(random),),
    )


@kind
def cut_copy(random: Random) -> Case:
    data = copy(remarked(), remark(wish(random)))
    return reviewed(
        "copy cut", data[: random.randrange(40, len(data) - 30)], "error tep-hong so-x.docx"
    )


@kind
def flipped_copy(random: Random) -> Case:
    data = bytearray(copy(remarked() * 200, remark(wish(random))))
    start = data.index(b"word/document.xml")
    for _ in range(12):
        data[start + 40 + random.randrange(200)] ^= 0xFF
    return reviewed("bytes flipped in a copy", bytes(data), "error tep-hong so-x.docx")


@kind
def broken_remarks(random: Random) -> Case:
    data = copy(remarked(), parts={COMMENTS_PART: "<w:comments"})
    return reviewed(
        "the part of remarks broken",
        data,
        "error y-kien-mat-noi-dung so-x.docx",
        says=("nhận xét",),
    )


@kind
def missing_remarks(random: Random) -> Case:
    data = copy(remarked(), parts={COMMENTS_PART: ""})
    return reviewed(
        "the part of remarks missing",
        data,
        "error y-kien-mat-noi-dung so-x.docx",
        says=("nhận xét",),
    )


@kind
def no_body(random: Random) -> Case:
    data = copy("", parts={"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'})
    return reviewed("copy without a body", data, "error tep-hong so-x.docx")


@kind
def empty_copy(random: Random) -> Case:
    return reviewed("copy of 0 bytes", b"", "error tep-rong so-x.docx")


@kind
def relations_of_nothing(random: Random) -> Case:
    links = relations(("comments", "../../../etc/passwd", ""), REMARKS)
    data = copy(remarked(), remark(wish(random)), parts={LINKS: links})
    return reviewed(
        "relations out of the package",
        data,
        "warning y-kien-thieu-lien-ket",
        answered=(wish(random),),
    )


@kind
def entity_in_copy(random: Random) -> Case:
    xml = f'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:comments xmlns:w="{WORD}"/>'
    return reviewed(
        "XXE in remarks",
        copy(remarked(), parts={COMMENTS_PART: xml}),
        "error tep-co-thuc-the so-x.docx",
    )


@kind
def outside_template(random: Random) -> Case:
    links = relations(REMARKS, ("attachedTemplate", "file://host/a.dotm", "External"))
    data = copy(remarked(), remark(wish(random)), parts={LINKS: links})
    return reviewed(
        "template on a network share",
        data,
        "warning lien-ket-ngoai so-x.docx",
        answered=(wish(random),),
    )


@kind
def embedded_program(random: Random) -> Case:
    links = relations(REMARKS, ("oleObject", "embeddings/o.bin", ""))
    parts: Parts = {LINKS: links, "word/embeddings/o.bin": b"MZ" + bytes(99)}
    return reviewed(
        "a program embedded",
        copy(remarked(), remark(wish(random)), parts=parts),
        answered=(wish(random),),
    )


@kind
def dde_field(random: Random) -> Case:
    begin, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "end"))
    field = f'<w:r>{begin}<w:instrText>DDEAUTO cmd "/c calc"</w:instrText>{end}</w:r>'
    data = copy(remarked() + f"<w:p>{field}</w:p>", remark(wish(random)))
    return reviewed("a field that starts a program", data, answered=(wish(random),))


@kind
def path_in_copy(random: Random) -> Case:
    data = copy(remarked(), remark(wish(random)), parts={"../../a.xml": "<a/>"})
    return reviewed("path out of the copy", data, "error tep-hong so-x.docx")


@large
def bomb_in_copy(random: Random) -> Case:
    filler = f"<!--{'x' * 60_000_000}-->"
    data = copy(remarked(), remark(wish(random)), parts={"word/a.xml": filler})
    return reviewed("zip bomb as a copy", data, "error tep-qua-lon so-x.docx", heavy=True)


@kind
def deep_tables(random: Random) -> Case:
    depth = 40
    nested = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    return reviewed(
        "40 tables one in another",
        copy(remarked() + nested, remark(wish(random))),
        "error tep-qua-lon so-x.docx",
    )


@kind
def deep_runs(random: Random) -> Case:
    depth = 5_000
    nested = "<w:sdt><w:sdtContent>" * depth + "<w:p/>" + "</w:sdtContent></w:sdt>" * depth
    return reviewed(
        "5,000 levels of XML in a copy",
        copy(remarked() + nested, remark(wish(random))),
        "error tep-hong so-x.docx",
    )


@large
def many_remarks(random: Random) -> Case:
    body = "".join(remarked(SOUND, n) for n in range(5_100))
    remarks = (remark(f"Nhận xét {n}", n) for n in range(5_100))
    return reviewed(
        "5,100 remarks", copy(body, *remarks), "error y-kien-qua-nhieu so-x.docx", heavy=True
    )


@large
def many_paragraphs(random: Random) -> Case:
    body = remarked() + paragraph("chữ") * 100_000
    return reviewed(
        "a copy of 100,000 paragraphs",
        copy(body, remark(wish(random))),
        heavy=True,
        answered=(wish(random),),
    )


@large
def too_many_paragraphs(random: Random) -> Case:
    body = remarked() + "<w:p/>" * 600_000
    return reviewed(
        "a copy of 600,000 paragraphs",
        copy(body, remark(wish(random))),
        "error tep-qua-lon so-x.docx",
        heavy=True,
    )


@large
def one_huge_paragraph(random: Random) -> Case:
    body = remarked() + paragraph(" ".join(f"chữ {n}" for n in range(700_000)))
    return reviewed(
        "a paragraph of 8 million letters in a copy",
        copy(body, remark(wish(random))),
        heavy=True,
        answered=(wish(random),),
    )


@large
def many_edits(random: Random) -> Case:
    edits = "".join(edit("ins", f"chữ {n} ", n) + edit("del", f"bỏ {n}", n) for n in range(20_000))
    return reviewed(
        "40,000 edits in one paragraph", copy(paragraph(SOUND, inside=edits)), heavy=True
    )


@kind
def repeated_entries(random: Random) -> Case:
    parts = copy_parts(remarked(), remark(wish(random)))
    data = package({"word/commentX.xml": "<a/>", **parts}).replace(
        b"commentX.xml", b"comments.xml"[:12]
    )
    return placed(
        "two parts of one name in a copy", {COPY: data}, "error tep-hong so-x.docx", round=2
    )


@kind
def all_types_missing(random: Random) -> Case:
    parts = {**copy_parts(remarked(), remark(wish(random))), "[Content_Types].xml": types({})}
    return reviewed("content types that say nothing", package(parts), "error tep-hong so-x.docx")
