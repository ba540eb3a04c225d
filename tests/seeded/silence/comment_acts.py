"""Comments in the margin: threads, what stands in them besides words, where they hang."""

from random import Random
from typing import Final

from tests.seeded.silence.act import Act, Done, comment, counted
from tests.seeded.silence.copy import (
    BODY,
    DECLARED,
    Copy,
    W,
    element,
    math,
    picture_run,
    text_of,
    text_run,
)
from tests.seeded.silence.ground import picture
from tests.seeded.silence.text_acts import ITEM, at, text_box

_EXTENDED: Final = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def plain(copy: Copy, rng: Random) -> Done:
    copy.comment(copy.paragraph(copy.ground.paragraphs[0]), "Số vốn này lấy ở đâu?")
    return comment("Số vốn này lấy ở đâu?", at(0))


def thread(copy: Copy, rng: Random) -> Done:
    first = copy.comment(copy.paragraph(copy.ground.paragraphs[1]), "Xem lại.", key="0A000001")
    hung = next(copy.body.iter(f"{W}commentReference")).getparent()
    for number, words in enumerate(("Đã xem, giữ nguyên.", "Vẫn chưa thống nhất."), 2):
        id_ = copy.said(words, key=f"0A00000{number}")
        hung.addnext(element(f'<w:r><w:commentReference w:id="{id_}"/></w:r>'))
    _extend(copy, done=False)
    assert first
    return comment(("Xem lại.", "Đã xem, giữ nguyên.", "Vẫn chưa thống nhất."), at(1))


def thread_resolved(copy: Copy, rng: Random) -> Done:
    copy.comment(copy.paragraph(copy.ground.paragraphs[2]), "Ghi rõ nguồn.", key="0A000001")
    copy.said("Đã ghi.", key="0A000002")
    _extend(copy, done=True, count=2)
    return comment(("Ghi rõ nguồn.", "Đã ghi.", "xong"), at(2))


def _extend(copy: Copy, *, done: bool, count: int = 3) -> None:
    mark = f'w15:done="{int(done)}"'
    entries = [f'<w15:commentEx w15:paraId="0A000001" {mark}/>']
    entries += [
        f'<w15:commentEx w15:paraId="0A00000{n}" w15:paraIdParent="0A000001" {mark}/>'
        for n in range(2, count + 1)
    ]
    xml = f"<w15:commentsEx {DECLARED}>{''.join(entries)}</w15:commentsEx>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    copy.add_part("word/commentsExtended.xml", xml.encode(), kind)
    copy.relate(_EXTENDED, "commentsExtended.xml")


def with_picture(copy: Copy, rng: Random) -> Done:
    copy.add_part("word/media/chup.png", picture(55))
    copy.story("comments")
    relation = copy.relate_from("word/_rels/comments.xml.rels", "image", "media/chup.png")
    inner = f"<w:p>{text_run('Sửa như hình: ')}{picture_run(relation, 81)}</w:p>"
    copy.comment(copy.paragraph(copy.ground.paragraphs[3]), inner)
    return comment(("Sửa như hình:", "[hình"), at(3))


def with_picture_alone(copy: Copy, rng: Random) -> Done:
    copy.add_part("word/media/chup.png", picture(56))
    copy.story("comments")
    relation = copy.relate_from("word/_rels/comments.xml.rels", "image", "media/chup.png")
    copy.comment(
        copy.paragraph(copy.ground.paragraphs[4]), f"<w:p>{picture_run(relation, 82)}</w:p>"
    )
    return comment("[hình", at(4))


def with_formula(copy: Copy, rng: Random) -> Done:
    inner = f"<w:p>{text_run('Tính theo ')}{math('D=5k')}{text_run(' mới đúng.')}</w:p>"
    copy.comment(copy.paragraph(copy.ground.paragraphs[5]), inner)
    return comment("Tính theo D=5k mới đúng.", at(5))


def with_table(copy: Copy, rng: Random) -> Done:
    cells = "".join(f"<w:tc><w:p>{text_run(c)}</w:p></w:tc>" for c in ("Năm 2024", "512 ha"))
    inner = f"<w:p>{text_run('Số đúng:')}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    copy.comment(copy.paragraph(copy.ground.paragraphs[0]), inner)
    return comment(("Số đúng:", "Năm 2024", "512 ha"), at(0))


def empty(copy: Copy, rng: Random) -> Done:
    copy.comment(copy.paragraph(copy.ground.paragraphs[1]), "<w:p/>")
    return comment("không có chữ", at(1))


def without_relation(copy: Copy, rng: Random) -> Done:
    copy.comment(copy.paragraph(copy.ground.paragraphs[2]), "Thừa một số 0.", related=False)
    return comment("Thừa một số 0.", at(2))


def without_type(copy: Copy, rng: Random) -> Done:
    """A part nothing relates to and no content type names: only its own name tells what it is."""
    copy.comment(copy.paragraph(copy.ground.paragraphs[2]), "Thừa hai số 0.", related=False)
    for node in list(copy.tree("[Content_Types].xml")):
        if str(node.get("PartName")).endswith("comments.xml"):
            node.getparent().remove(node)
    return comment("Thừa hai số 0.", at(2))


def hung_nowhere(copy: Copy, rng: Random) -> Done:
    copy.said("Cả báo cáo viết dài quá.")
    return comment("Cả báo cáo viết dài quá.", "")


def on_words(copy: Copy, rng: Random) -> Done:
    words = copy.ground.paragraphs[3].partition("khởi công")[0][-25:].strip()
    copy.comment(copy.run(words), "Nêu cả nguồn vốn.")
    return comment(("Nêu cả nguồn vốn.", words), at(3))


def on_cell(copy: Copy, rng: Random) -> Done:
    cells = copy.row(copy.ground.rows[2][1]).findall(f"{W}tc")
    copy.comment(cells[2].find(f"{W}p"), "Dân số đã sáp nhập chưa?")
    return comment(("Dân số đã sáp nhập chưa?", copy.ground.rows[2][2]), "Bảng 1.1")


def on_picture(copy: Copy, rng: Random) -> Done:
    paragraph = next(copy.drawing(0).iterancestors(f"{W}p"))
    copy.comment(paragraph, "Hình mờ, thay bản rõ hơn.")
    return comment("Hình mờ, thay bản rõ hơn.", "Hình 1.1")


def on_formula(copy: Copy, rng: Random) -> Done:
    formula = next(
        copy.paragraph(copy.ground.measured).iter(f"{{{element('<m:oMath/>').nsmap['m']}}}oMath")
    )
    copy.comment(formula, "Thiếu hệ số.")
    return comment("Thiếu hệ số.", f"{ITEM}, đoạn 9")


def in_text_box(copy: Copy, rng: Random) -> Done:
    text_box(copy, rng)
    copy.comment(copy.paragraph("cần bản đồ nền"), "Ai cung cấp bản đồ?")
    return comment("Ai cung cấp bản đồ?", ITEM, most=2)


def on_header(copy: Copy, rng: Random) -> Done:
    names = [name for name in copy.parts if name.startswith("word/header")]
    part = next(name for name in names if "Dự thảo lần 1" in text_of(copy.tree(name)))
    copy.comment(copy.paragraph("Dự thảo lần 1", part), "Bỏ chữ dự thảo.")
    return comment(("Bỏ chữ dự thảo.",), "")


def on_deleted_words(copy: Copy, rng: Random) -> Done:
    words = copy.ground.paragraphs[4].partition("Việc giải phóng")[0][:40]
    run = copy.run(words)
    gone = copy.track(run, "del")
    copy.comment(gone, "Trùng với mục trên.")
    return comment(("Trùng với mục trên.", words.strip()), at(4), most=2)


def edited_itself(copy: Copy, rng: Random) -> Done:
    """A comment whose own words carry tracked changes."""
    cut = f'<w:del w:id="{copy.id()}" w:author="B"><w:r><w:delText>Tăng</w:delText></w:r></w:del>'
    add = f'<w:ins w:id="{copy.id()}" w:author="B">{text_run("Giảm")}</w:ins>'
    copy.comment(
        copy.paragraph(copy.ground.paragraphs[5]),
        f"<w:p>{cut}{add}{text_run(' vốn còn 90 tỷ')}</w:p>",
    )
    return comment("Giảm vốn còn 90 tỷ", at(5))


def struck_words(copy: Copy, rng: Random) -> Done:
    inner = text_run("Bỏ cả đoạn. ", "<w:strike/>") + text_run("Chỉ bỏ câu cuối.")
    copy.comment(copy.paragraph(copy.ground.paragraphs[0]), f"<w:p>{inner}</w:p>")
    return counted(("gạch", "Bỏ cả đoạn."))


def across_items(copy: Copy, rng: Random) -> Done:
    """A range from the first paragraph to a table of the next item."""
    id_ = copy.said("Toàn bộ phần này nên viết gọn.")
    copy.paragraph(copy.ground.paragraphs[0]).insert(
        1, element(f'<w:commentRangeStart w:id="{id_}"/>')
    )
    last = copy.paragraph(copy.ground.beside[1])
    last.append(element(f'<w:commentRangeEnd w:id="{id_}"/>'))
    last.append(element(f'<w:r><w:commentReference w:id="{id_}"/></w:r>'))
    assert BODY in copy.trees
    return comment("Toàn bộ phần này nên viết gọn.", at(0))


ACTS: Final[tuple[Act, ...]] = (
    plain, thread, thread_resolved, with_picture, with_picture_alone, with_formula, with_table,
    empty, without_relation, without_type, hung_nowhere, on_words, on_cell, on_picture, on_formula,
    in_text_box, on_header, on_deleted_words, edited_itself, struck_words, across_items,
)  # fmt: skip
