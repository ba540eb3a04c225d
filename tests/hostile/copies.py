"""Word files that came in on a draft: copies with remarks and edits, letters, packages to hurt."""

from random import Random

from tests.hostile.case import SOUND, Case, kind, reviewed
from tests.hostile.packages import (
    WORD,
    copy,
    paragraph,
    relations,
    remark,
    remarked,
    wish,
)
from tests.hostile.usual import COMMENTS_PART, LINKS, REMARKS, edit, word_table


@kind
def sound_copy(random: Random) -> Case:
    return reviewed(
        "a sound remark", copy(remarked(), remark(wish(random))), answered=(wish(random),)
    )


@kind
def no_relation(random: Random) -> Case:
    data = copy(remarked(), remark(wish(random)), parts={LINKS: ""})
    return reviewed(
        "remarks that nothing relates to",
        data,
        "warning y-kien-thieu-lien-ket so-x.docx",
        answered=(wish(random),),
    )


@kind
def twin_ids(random: Random) -> Case:
    data = copy(remarked(), remark("Một."), remark("Hai."))
    return reviewed(
        "two remarks of one id",
        data,
        "warning y-kien-trung-so so-x.docx",
        answered=("Một.", "Hai."),
    )


@kind
def no_range(random: Random) -> Case:
    data = copy(paragraph(SOUND), remark(wish(random)))
    told = {"answered": (wish(random),), "beside": ("warning chua-xac-dinh-vi-tri",)}
    return reviewed("a remark that points nowhere", data, **told)


@kind
def struck_remark(random: Random) -> Case:
    words = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Bỏ mục.</w:t></w:r></w:p>"
    data = copy(remarked(), remark(words))
    return reviewed(
        "a remark struck out", data, "warning y-kien-chu-gach so-x.docx", answered=("Bỏ mục.",)
    )


@kind
def empty_remark(random: Random) -> Case:
    data = copy(remarked(), remark("<w:p></w:p>"), remark(wish(random), 1))
    return reviewed(
        "an empty remark",
        data,
        "warning y-kien-khong-noi-dung so-x.docx",
        beside=("warning chua-xac-dinh-vi-tri",),
        answered=(wish(random),),
    )


@kind
def overridden_remark(random: Random) -> Case:
    data = copy(remarked(), remark("Bỏ \u202e321\u202c đồng."))
    return reviewed("override in a remark", data, "warning ky-tu-dao-chieu so-x.docx")


@kind
def overridden_author(random: Random) -> Case:
    data = copy(remarked(), remark(wish(random), author="Lê \u202eB"))
    return reviewed(
        "override in an author's name",
        data,
        "warning ky-tu-dao-chieu so-x.docx",
        answered=(wish(random),),
    )


@kind
def wrong_day(random: Random) -> Case:
    day = random.choice(("2025-02-31T00:00:00Z", "hôm qua", "0000-00-00T00:00:00Z"))
    return reviewed(
        "a remark of no day",
        copy(remarked(), remark(wish(random), day=day)),
        answered=(wish(random),),
    )


@kind
def tracked(random: Random) -> Case:
    data = copy(paragraph(SOUND, inside=edit("ins", "Chữ thêm. ")))
    return reviewed("words added with tracking", data, answered=("Chữ thêm.",))


@kind
def tracked_within_tracked(random: Random) -> Case:
    inner = edit("ins", "trong", 91)
    nested = f'<w:ins w:id="90" w:author="A">{inner}</w:ins>'
    data = copy(paragraph(SOUND, inside=nested))
    return reviewed("an insertion within an insertion", data, answered=("trong",))


@kind
def deep_insertions(random: Random) -> Case:
    depth = 300
    nested = (
        '<w:ins w:id="9" w:author="A">' * depth + "<w:r><w:t>trong</w:t></w:r>" + "</w:ins>" * depth
    )
    return reviewed(
        "300 insertions one in another",
        copy(paragraph(SOUND, inside=nested)),
        "error tep-hong so-x.docx",
    )


@kind
def nobody_tracked(random: Random) -> Case:
    edit = "<w:ins><w:r><w:t>Không tên. </w:t></w:r></w:ins>"
    return reviewed(
        "an edit by nobody", copy(paragraph(SOUND, inside=edit)), answered=("Không tên.",)
    )


@kind
def remark_in_table(random: Random) -> Case:
    table = f"<w:tbl><w:tr><w:tc>{remarked('ô của bảng')}</w:tc></w:tr></w:tbl>"
    data = copy(f"{paragraph(SOUND)}{table}<w:p/>", remark(wish(random)))
    return reviewed("a remark on a table", data, answered=(wish(random),))


@kind
def words_in_a_box(random: Random) -> Case:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{remarked('chữ trong khung')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    data = copy(f"{paragraph(SOUND)}<w:p>{box}</w:p>", remark(wish(random)))
    return reviewed("a remark in a text box", data, answered=(wish(random),))


@kind
def tracked_header(random: Random) -> Case:
    header = f'<w:hdr xmlns:w="{WORD}"><w:p>{edit("ins", "đầu trang")}</w:p></w:hdr>'
    parts = {
        LINKS: relations(("header", "header1.xml", "")),
        "word/header1.xml": header,
        COMMENTS_PART: "",
    }
    data = copy(paragraph(SOUND), parts=parts)
    return reviewed(
        "an edit in the header",
        data,
        "warning sua-ngoai-noi-dung so-x.docx",
        "warning co-van-ban-chua-nhap",
    )


@kind
def letter_without_remarks(random: Random) -> Case:
    data = copy(paragraph("Kính gửi Sở Tài chính: Sở X đề nghị bổ sung bảng."))
    return reviewed("a letter of words alone", data, "warning co-van-ban-chua-nhap so-x.docx")


@kind
def letter_with_table(random: Random) -> Case:
    table = word_table(
        ("TT", "Nội dung trong dự thảo", "Ý kiến góp ý", "Lý do"),
        ("1", "không có gì sai", wish(random), "thiếu"),
    )
    data = copy(f"{paragraph('Kính gửi Sở Tài chính')}{table}<w:p/>")
    told = ("info chu-ngoai-bang so-x.docx",)
    return reviewed("a letter with a comment table", data, *told, answered=(wish(random), "thiếu"))


@kind
def letter_with_figures(random: Random) -> Case:
    table = word_table(("TT", "Tên", "Giá trị"), ("1", "Xã A", "12"))
    data = copy(f"{paragraph('Kính gửi Sở Tài chính')}{table}<w:p/>")
    return reviewed(
        "a letter with a table of figures", data, "warning co-van-ban-chua-nhap so-x.docx"
    )


@kind
def chunk_from_elsewhere(random: Random) -> Case:
    links = relations(REMARKS, ("aFChunk", "a.html", ""))
    parts = {LINKS: links, "word/a.html": "<p>Ý kiến trong tệp nhúng</p>"}
    data = copy(f'{remarked()}<w:altChunk r:id="rId2"/>', remark(wish(random)), parts=parts)
    return reviewed(
        "words in an embedded file",
        data,
        "warning noi-dung-nhung so-x.docx",
        answered=(wish(random),),
    )
