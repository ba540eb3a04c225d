"""Words changed, with Word's tracking and without; paragraphs come, gone, moved; looks."""

from copy import deepcopy
from random import Random
from typing import Final

from lxml import etree

from tests.seeded.silence.act import Act, Done, comment, counted
from tests.seeded.silence.copy import (
    BODY,
    BY,
    Copy,
    W,
    element,
    look,
    remove,
    text_of,
    text_run,
)

ITEM: Final = "Phần I, mục 1"
NEW: Final = "Đoạn do đơn vị góp ý viết thêm về nguồn vốn đối ứng của địa phương."


def at(number: int) -> str:
    """Give the place of the n-th paragraph of the first item, from 0."""
    return f"{ITEM}, đoạn {number + 1}"


def _topic(copy: Copy, number: int) -> str:
    """Give the words that name what a paragraph is about, which stand in it twice."""
    return copy.ground.paragraphs[number].partition("đầu tư ")[2].partition(" tại ")[0]


def _start(copy: Copy, number: int) -> str:
    return f"tỉnh đầu tư {_topic(copy, number)}"


def words_inserted(copy: Copy, rng: Random) -> Done:
    run = copy.run(_start(copy, 0))
    run.addnext(copy.mark("ins", text_run(" và bãi đỗ trực thăng")))
    return comment("bãi đỗ trực thăng", at(0))


def words_deleted(copy: Copy, rng: Random) -> Done:
    copy.track(copy.run(_start(copy, 1)), "del")
    return comment(("Bỏ", _start(copy, 1)), at(1))


def words_replaced(copy: Copy, rng: Random) -> Done:
    gone = copy.track(copy.run(_start(copy, 2)), "del")
    gone.addnext(copy.mark("ins", text_run("tỉnh kêu gọi đầu tư")))
    return comment(("Sửa", "kêu gọi"), at(2))


def words_changed_unmarked(copy: Copy, rng: Random) -> Done:
    copy.run(_start(copy, 3)).find(f"{W}t").text = "tỉnh không đầu tư"
    return comment(("không đầu tư",), at(3))


def paragraph_inserted(copy: Copy, rng: Random) -> Done:
    new = element(f"<w:p>{etree.tostring(copy.mark('ins', text_run(NEW))).decode()}</w:p>")
    copy.track_end(new, "ins")
    copy.paragraph(copy.ground.paragraphs[0]).addnext(new)
    return comment(("Thêm", NEW), ITEM)


def paragraph_inserted_unmarked(copy: Copy, rng: Random) -> Done:
    copy.paragraph(copy.ground.paragraphs[1]).addnext(element(f"<w:p>{text_run(NEW)}</w:p>"))
    return comment(("Thêm", NEW), ITEM)


def paragraph_deleted(copy: Copy, rng: Random) -> Done:
    paragraph = copy.paragraph(copy.ground.paragraphs[2])
    for run in paragraph.findall(f"{W}r"):
        copy.track(run, "del")
    copy.track_end(paragraph, "del")
    return comment(("Bỏ đoạn", copy.ground.paragraphs[2][:60]), at(2))


def paragraph_deleted_unmarked(copy: Copy, rng: Random) -> Done:
    remove(copy.paragraph(copy.ground.paragraphs[3]))
    return comment(("Bỏ đoạn", copy.ground.paragraphs[3][:60]), at(3))


def paragraph_moved(copy: Copy, rng: Random) -> Done:
    source = copy.paragraph(copy.ground.paragraphs[1])
    goal = element(f"<w:p>{text_run(copy.ground.paragraphs[1])}</w:p>")
    copy.track(source.find(f"{W}r"), "moveFrom")
    copy.track(goal.find(f"{W}r"), "moveTo")
    copy.track_end(source, "moveFrom")
    copy.track_end(goal, "moveTo")
    copy.paragraph(copy.ground.paragraphs[4]).addnext(goal)
    return comment(("Chuyển", copy.ground.paragraphs[1][:60]), at(1))


def paragraph_moved_unmarked(copy: Copy, rng: Random) -> Done:
    source = copy.paragraph(copy.ground.paragraphs[0])
    copy.paragraph(copy.ground.paragraphs[4]).addnext(source)
    return comment(("Chuyển", copy.ground.paragraphs[0][:60]), at(0))


def paragraphs_joined(copy: Copy, rng: Random) -> Done:
    copy.track_end(copy.paragraph(copy.ground.paragraphs[4]), "del")
    return counted("ghép", at(4))


def paragraph_split(copy: Copy, rng: Random) -> Done:
    paragraph = copy.paragraph(copy.ground.paragraphs[5])
    run = copy.run("Việc giải phóng mặt bằng " + _topic(copy, 5))
    new = element("<w:p/>")
    for node in [run, *run.itersiblings()]:
        new.append(node)
    copy.track_end(paragraph, "ins")
    paragraph.addnext(new)
    return counted("tách", at(5))


def paragraphs_joined_unmarked(copy: Copy, rng: Random) -> Done:
    first = copy.paragraph(copy.ground.paragraphs[4])
    second = copy.paragraph(copy.ground.paragraphs[5])
    for node in second.findall(f"{W}r"):
        first.append(node)
    remove(second)
    return counted("ghép", at(4))


def paragraph_split_unmarked(copy: Copy, rng: Random) -> Done:
    paragraph = copy.paragraph(copy.ground.paragraphs[5])
    run = copy.run("Việc giải phóng mặt bằng " + _topic(copy, 5))
    new = element("<w:p/>")
    for node in [run, *run.itersiblings()]:
        new.append(node)
    paragraph.addnext(new)
    return counted("tách", at(5))


def _looks(copy: Copy, number: int, properties: str) -> str:
    look(copy.run(_start(copy, number)), properties)
    return _start(copy, number)


def struck_out(copy: Copy, rng: Random) -> Done:
    return comment(("gạch", _looks(copy, 0, "<w:strike/>")), at(0))


def struck_out_twice(copy: Copy, rng: Random) -> Done:
    return comment(("gạch", _looks(copy, 0, "<w:dstrike/>")), at(0))


def red_words(copy: Copy, rng: Random) -> Done:
    return comment(("màu", _looks(copy, 1, '<w:color w:val="FF0000"/>')), at(1))


def red_words_added(copy: Copy, rng: Random) -> Done:
    words = " và các hạng mục phụ trợ"
    copy.run(_start(copy, 1)).addnext(element(text_run(words, '<w:color w:val="FF0000"/>')))
    return comment(words.strip(), at(1))


def highlighted(copy: Copy, rng: Random) -> Done:
    return comment(("tô", _looks(copy, 2, '<w:highlight w:val="yellow"/>')), at(2))


def shaded(copy: Copy, rng: Random) -> Done:
    words = _looks(copy, 2, '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>')
    return comment(("tô", words), at(2))


def hidden(copy: Copy, rng: Random) -> Done:
    return comment(("ẩn", _looks(copy, 3, "<w:vanish/>")), at(3))


def raised(copy: Copy, rng: Random) -> Done:
    """Words made an exponent: no letter changes."""
    words = _looks(copy, 4, '<w:vertAlign w:val="superscript"/>')
    return counted(("chỉ số trên", words), at(4))


def underlined(copy: Copy, rng: Random) -> Done:
    return counted(("gạch chân", _looks(copy, 4, '<w:u w:val="single"/>')), at(4))


def bold_unmarked(copy: Copy, rng: Random) -> Done:
    return counted(("đậm", _looks(copy, 5, "<w:b/>")), at(5))


def bold(copy: Copy, rng: Random) -> Done:
    change = f'<w:rPrChange w:id="{copy.id()}" {BY}><w:rPr/></w:rPrChange>'
    _looks(copy, 5, f"<w:b/>{change}")
    return counted("định dạng", at(5))


def style_changed(copy: Copy, rng: Random) -> Done:
    properties = copy.paragraph(copy.ground.paragraphs[5]).find(f"{W}pPr")
    old = etree.tostring(deepcopy(properties)).decode()
    properties.find(f"{W}pStyle").set(f"{W}val", "Heading4")
    properties.append(element(f'<w:pPrChange w:id="{copy.id()}" {BY}>{old}</w:pPrChange>'))
    return counted(("kiểu",), at(5))


def heading_words(copy: Copy, rng: Random) -> Done:
    heading = copy.ground.heading
    copy.run(heading).find(f"{W}t").text = heading.replace("cấp nước", "thoát nước")
    return comment("thoát", f"{ITEM}.1")


def heading_level(copy: Copy, rng: Random) -> Done:
    properties = copy.paragraph(copy.ground.heading).find(f"{W}pPr")
    properties.find(f"{W}pStyle").set(f"{W}val", "Heading5")
    return counted(("cấp", copy.ground.heading), f"{ITEM}.1")


def item_deleted(copy: Copy, rng: Random) -> Done:
    paragraph = copy.paragraph(copy.ground.bullets[1])
    copy.track(paragraph.find(f"{W}r"), "del")
    copy.track_end(paragraph, "del")
    return comment(("Bỏ", copy.ground.bullets[1]), ITEM)


def item_deeper(copy: Copy, rng: Random) -> Done:
    properties = copy.paragraph(copy.ground.bullets[2]).find(f"{W}pPr")
    properties.find(f"{W}pStyle").set(f"{W}val", "DanhSach2")
    return counted(("danh sách", copy.ground.bullets[2]), ITEM)


def symbol(copy: Copy, rng: Random) -> Done:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    copy.run(_start(copy, 0)).addnext(copy.mark("ins", sign))
    return comment("\uf0fc", at(0))


def link_added(copy: Copy, rng: Random) -> Done:
    run = copy.run(_start(copy, 1))
    link = element(f'<w:hyperlink r:id="{copy.relate("hyperlink", "https://vi.example/an")}"/>')
    run.addprevious(link)
    link.append(run)
    return counted(("liên kết", "https://vi.example/an"), at(1))


def reference_turned(copy: Copy, rng: Random) -> Done:
    """A reference that points to the other table: its printed number is what a field computes."""
    fields = [f for f in copy.body.iter(f"{W}instrText") if "REF _Ref" in (f.text or "")]
    fields[0].text = fields[1].text
    return counted(("tham chiếu",), "Phần I, mục 2, đoạn 1")


def control(copy: Copy, rng: Random) -> Done:
    """Words in a content control of the reviewer's."""
    inner = text_run(" (đơn vị chọn: phương án B)")
    box = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    copy.run(_start(copy, 2)).addnext(element(box))
    return comment("phương án B", at(2))


def text_box(copy: Copy, rng: Random) -> Done:
    """A box of words over the text, as Word writes it with what older programs show."""
    inner = f"<w:txbxContent><w:p>{text_run('Chỗ này cần bản đồ nền.')}</w:p></w:txbxContent>"
    shape = (
        '<wp:anchor><wp:extent cx="914400" cy="457200"/><wp:docPr id="77" name="Text Box 1"/>'
        f'<a:graphic><a:graphicData uri="{wps()}"><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor>"
    )
    fallback = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    copy.run(_start(copy, 3)).addnext(element(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{shape}</w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ))  # fmt: skip
    return comment("cần bản đồ nền", ITEM)


def wps() -> str:
    """Give the name of Word's shapes."""
    return "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def cover(copy: Copy, rng: Random) -> Done:
    title = copy.paragraph("Báo cáo điều chỉnh quy hoạch")
    title.append(copy.mark("ins", text_run(" thời kỳ 2021 - 2030")))
    return comment("thời kỳ 2021 - 2030", "")


def cover_unmarked(copy: Copy, rng: Random) -> Done:
    run = copy.run("điều chỉnh quy hoạch")
    run.find(f"{W}t").text = "điều chỉnh cục bộ quy hoạch"
    return counted(("cục bộ",))


def header(copy: Copy, rng: Random) -> Done:
    part = _header(copy)
    copy.run("Dự thảo lần 1", part).addnext(copy.mark("ins", text_run(" (mật)")))
    return counted("đầu trang")


def header_unmarked(copy: Copy, rng: Random) -> Done:
    copy.run("Dự thảo lần 1", _header(copy)).find(f"{W}t").text = "Dự thảo mật"
    return counted("đầu trang")


def _header(copy: Copy) -> str:
    names = [name for name in copy.parts if name.startswith("word/header")]
    return next(name for name in names if "Dự thảo lần 1" in text_of(copy.tree(name)))


def page_turned(copy: Copy, rng: Random) -> Done:
    size = list(copy.tree(BODY).iter(f"{W}pgSz"))[-1]
    width, height = size.get(f"{W}w"), size.get(f"{W}h")
    size.attrib.update({f"{W}w": height, f"{W}h": width, f"{W}orient": "landscape"})
    return counted(("trang", "ngang"))


ACTS: Final[tuple[Act, ...]] = (
    words_inserted, words_deleted, words_replaced, words_changed_unmarked, paragraph_inserted,
    paragraph_inserted_unmarked, paragraph_deleted, paragraph_deleted_unmarked, paragraph_moved,
    paragraph_moved_unmarked, paragraphs_joined, paragraph_split, paragraphs_joined_unmarked,
    paragraph_split_unmarked, struck_out, struck_out_twice, red_words, red_words_added,
    highlighted, shaded, hidden, raised, underlined, bold_unmarked, bold, style_changed,
    heading_words, heading_level, item_deleted, item_deeper, symbol, link_added, reference_turned,
    control, text_box, cover, cover_unmarked, header, header_unmarked, page_turned,
)  # fmt: skip
