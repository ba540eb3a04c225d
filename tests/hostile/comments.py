"""Comment sheets as bodies fill them, or make their own; what else comes in on a draft."""

from random import Random

from tests.hostile.case import Case, commented, kind, sentence
from tests.hostile.packages import (
    ITEM,
    Raw,
    book,
    comment_book,
    comment_rows,
    formula,
    said,
    sheet,
    wish,
)
from tests.hostile.usual import comment_sheet


@kind
def sound_comments(random: Random) -> Case:
    return commented(
        "a sound comment sheet", comment_book(said(wish(random))), answered=(wish(random),)
    )


@kind
def foreign_heads(random: Random) -> Case:
    content = random.choice(("Ý kiến góp ý", "Kiến nghị", "Nội dung tham gia"))
    rows = comment_rows(
        [1, "không có gì sai", wish(random), "vì thiếu"],
        head=["TT", "Nội dung trong dự thảo", content, "Lý do"],
    )
    return comment_sheet("comment table of a body's own", rows, answered=(wish(random), "vì thiếu"))


@kind
def text_above(random: Random) -> Case:
    rows = comment_rows(said(wish(random)))
    rows[5] = ["Cơ bản thống nhất, đề nghị xem lại toàn bộ số liệu."]
    return comment_sheet(
        "words above the comment table",
        rows,
        "info chu-ngoai-bang so-x.xlsx",
        says=("xem lại toàn bộ",),
    )


@kind
def text_beside(random: Random) -> Case:
    rows = comment_rows([*said(wish(random)), None, "gấp, cần trả lời sớm"])
    return comment_sheet(
        "words beside the comment table", rows, answered=(wish(random), "gấp, cần trả lời sớm")
    )


@kind
def text_below(random: Random) -> Case:
    rows = comment_rows(said(wish(random)), [], ["Nơi nhận: như trên; lưu VT."])
    return comment_sheet(
        "words below the comment table",
        rows,
        "warning dong-chua-co-y-kien so-x.xlsx:GopY!A10",
        says=("Nơi nhận",),
    )


@kind
def other_sheet_of_comments(random: Random) -> Case:
    data = book(
        sheet(comment_rows(said(wish(random)))),
        sheet([["Ý kiến riêng của phòng"]]),
        titles=("GopY",),
    )
    return commented(
        "words on a second sheet", data, "info chu-ngoai-bang so-x.xlsx", says=("Ý kiến riêng",)
    )


@kind
def hidden_comments(random: Random) -> Case:
    data = book(
        sheet(comment_rows(said("Nháp.")), row_attributes={8: ' hidden="1"'}), titles=("GopY",)
    )
    return commented("a comment on a hidden row", data, "warning dong-an", answered=("Nháp.",))


@kind
def note_on_comment(random: Random) -> Case:
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/comments" Target="../comments1.xml"/></Relationships>'
        ),
        "xl/comments1.xml": '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        'main"><commentList><comment ref="C8"><text><t>hỏi lại phòng KT</t></text></comment>'
        "</commentList></comments>",
    }
    data = book(sheet(comment_rows(said(wish(random)))), titles=("GopY",), parts=parts)
    return commented(
        "a note on a comment's cell",
        data,
        "warning o-co-ghi-chu so-x.xlsx:GopY!C8",
        says=("hỏi lại phòng KT",),
    )


@kind
def merged_comments(random: Random) -> Case:
    rows = comment_rows(said("Một."), [None, None, "Hai."])
    merges = '<mergeCells count="1"><mergeCell ref="A8:A9"/></mergeCells>'
    data = book(sheet(rows, after=merges), titles=("GopY",))
    return commented("an item merged over two comments", data, answered=("Một.", "Hai."))


@kind
def struck_comment(random: Random) -> Case:
    struck = Raw('<c r="{}" s="3" t="inlineStr"><is><t>Bỏ cả mục này.</t></is></c>')
    rows = comment_rows([ITEM, "không có gì sai", struck])
    return comment_sheet(
        "a comment struck out",
        rows,
        "warning y-kien-chu-gach so-x.xlsx:GopY!C8",
        answered=("Bỏ cả mục này.",),
    )


@kind
def struck_run(random: Random) -> Case:
    inner = "<r><t>Sửa số liệu.</t></r><r><rPr><strike/></rPr><t> Bỏ bảng.</t></r>"
    cell = Raw(f'<c r="{{}}" t="inlineStr"><is>{inner}</is></c>')
    rows = comment_rows([ITEM, "không có gì sai", cell])
    return comment_sheet(
        "words of a comment struck out",
        rows,
        "warning y-kien-chu-gach so-x.xlsx:GopY!C8",
        answered=("Bỏ bảng.",),
    )


@kind
def agrees_and_comments(random: Random) -> Case:
    data = comment_book(said(wish(random)), agrees="x")
    return commented(
        "agrees and comments", data, "warning thong-nhat-va-gop-y", answered=(wish(random),)
    )


@kind
def agreeing_rows(random: Random) -> Case:
    word = random.choice(("Nhất trí", "Thống nhất với dự thảo", "Không có ý kiến gì thêm"))
    return commented("a row that agrees", comment_book(said(word)), "info dong-thong-nhat")


@kind
def agreeing_but(random: Random) -> Case:
    word = "Thống nhất với dự thảo, tuy nhiên đề nghị bổ sung số liệu."
    return commented("a row that agrees, but", comment_book(said(word)), answered=(word,))


@kind
def impossible_letter_day(random: Random) -> Case:
    words = wish(random)
    data = comment_book(said(words), day=random.choice(("31/02/2025", "2025-13-40", "hôm qua")))
    return commented(
        "day of the letter that is none", data, "warning ngay-van-ban-sai", answered=(words,)
    )


@kind
def no_number(random: Random) -> Case:
    data = comment_book(said(wish(random)), number="", day=None)
    return commented("letter without number and day", data, "warning thieu-so-van-ban")


@kind
def another_body(random: Random) -> Case:
    data = comment_book(said(wish(random)), body="Sở Y")
    return commented(
        "cell names another body",
        data,
        "error co-quan-mau-thuan so-x.xlsx",
        answered=(wish(random),),
    )


@kind
def another_round(random: Random) -> Case:
    rows = comment_rows(said(wish(random)))
    rows[0] = ["PHIẾU GÓP Ý DỰ THẢO LẦN 3"]
    return comment_sheet(
        "sheet of another round", rows, "warning phieu-lan-khac", answered=(wish(random),)
    )


@kind
def signs_of_formulas(random: Random) -> Case:
    sign = random.choice("=+-@")
    words = f"{sign}HYPERLINK(1) là chữ"
    return commented(
        "a comment that begins as formulas do", comment_book(said(words)), answered=(words,)
    )


@kind
def formula_in_comment(random: Random) -> Case:
    rows = comment_rows([ITEM, "không có gì sai", formula("A1&amp;B1")])
    return comment_sheet(
        "a comment by formula, not calculated",
        rows,
        "error cong-thuc-khong-gia-tri so-x.xlsx:GopY!C8",
    )


@kind
def formula_error_in_comment(random: Random) -> Case:
    rows = comment_rows([ITEM, "không có gì sai", formula("A1", "#REF!", "e")])
    return comment_sheet(
        "a comment by formula, in error", rows, "error o-loi-cong-thuc so-x.xlsx:GopY!C8"
    )


@kind
def overridden_comment(random: Random) -> Case:
    words = f"Bỏ \u202e{random.randint(100, 999)}\u202c đồng."
    return commented(
        "override in a comment",
        comment_book(said(words)),
        "warning ky-tu-dao-chieu so-x.xlsx:GopY!C8",
    )


@kind
def old_letters_comment(random: Random) -> Case:
    words = "§Ò nghÞ bæ sung sè liÖu ®­êng tØnh ®· ®Çu t­"
    return commented(
        "TCVN3 in a comment", comment_book(said(words)), "error bang-ma-cu so-x.xlsx:GopY!C8"
    )


@kind
def item_only(random: Random) -> Case:
    data = comment_book([ITEM, None, None, None])
    return commented("only an item chosen", data, "warning dong-chua-co-y-kien so-x.xlsx:GopY!A8")


@kind
def quote_only(random: Random) -> Case:
    data = comment_book([ITEM, "không có gì sai", None, None])
    return commented("only a place quoted", data, "warning y-kien-khong-noi-dung")


@kind
def no_comments_at_all(random: Random) -> Case:
    return commented(
        "comment sheet sent back empty", comment_book(), "warning co-van-ban-chua-nhap so-x.xlsx"
    )


@kind
def no_comment_table(random: Random) -> Case:
    data = book(sheet([["Kính gửi: Sở Tài chính"], ["Sở X có ý kiến như sau: bỏ mục 3."]]))
    return commented(
        "words without a table", data, "error khong-phai-phieu-gop-y so-x.xlsx", says=("bỏ mục 3",)
    )


@kind
def long_comment(random: Random) -> Case:
    words = " ".join(sentence(random) for _ in range(120))
    return commented(
        "a comment of 10,000 letters", comment_book(said(words)), answered=(words[-80:],)
    )


@kind
def lines_in_comment(random: Random) -> Case:
    data = comment_book(said("Một.\n\n\nHai.\r\nBa."))
    return commented("line ends in a comment", data, answered=("Một.", "Hai.", "Ba."))


@kind
def markup_in_comment(random: Random) -> Case:
    words = "<w:p>{{ 7*7 }} & ]]> {% raw %}</w:p>"
    return commented("markup in a comment", comment_book(said(words)), answered=(words,))


@kind
def same_comment_twice(random: Random) -> Case:
    data = comment_book(said(wish(random)), said(wish(random)))
    return commented("one comment twice", data, answered=(wish(random),))


@kind
def doubled_comment_heads(random: Random) -> Case:
    rows = comment_rows(
        [ITEM, "không có gì sai", "Một.", "Hai."],
        head=["Mục", "Vị trí", "Nội dung góp ý", "Nội dung góp ý"],
    )
    return comment_sheet(
        "two columns of comments",
        rows,
        "warning cot-trung so-x.xlsx:GopY!D7",
        answered=("Một.", "Hai."),
    )
