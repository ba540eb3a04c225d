"""Pictures, charts, formulas and notes: come, gone, changed; what is said of notes."""

from random import Random
from typing import Final

from lxml import etree

from tests.seeded.silence.act import Act, Done, comment, counted
from tests.seeded.silence.copy import (
    BY,
    WP,
    A,
    Copy,
    M,
    Node,
    R,
    W,
    element,
    math,
    remove,
    text_run,
)
from tests.seeded.silence.ground import picture
from tests.seeded.silence.text_acts import ITEM, at

PLAN, PHOTO, POWER = "Hình 1.1", "Hình 1.2", "Hình 1.3"
MEASURED, DISPLAYED = f"{ITEM}, đoạn 9", f"{ITEM}, đoạn 10"
FIRST_NOTE, SECOND_NOTE = f"{ITEM}, đoạn 7", f"{ITEM}, đoạn 8"
SAID: Final = "Đề nghị dẫn nguồn Niên giám thống kê năm 2024."


def picture_inserted(copy: Copy, rng: Random) -> Done:
    copy.paragraph(copy.ground.paragraphs[0]).append(element(copy.image(picture(20))))
    return comment("Thêm hình", at(0))


def picture_inserted_tracked(copy: Copy, rng: Random) -> Done:
    inner = copy.image(picture(21))
    copy.paragraph(copy.ground.paragraphs[1]).append(copy.mark("ins", inner))
    return comment("Thêm hình", at(1))


def picture_inserted_alone(copy: Copy, rng: Random) -> Done:
    new = element(f"<w:p>{copy.image(picture(22))}</w:p>")
    copy.paragraph(copy.ground.paragraphs[2]).addnext(new)
    return comment("Thêm hình", ITEM)


def picture_deleted(copy: Copy, rng: Random) -> Done:
    remove(_run_of(copy.drawing(0)))
    return comment(("Bỏ hình", copy.ground.captions[2]), PLAN)


def picture_deleted_tracked(copy: Copy, rng: Random) -> Done:
    copy.track(_run_of(copy.drawing(1)), "del")
    return comment(("Bỏ hình", copy.ground.captions[3]), PHOTO)


def picture_overwritten(copy: Copy, rng: Random) -> Done:
    """Word's "Change Picture": other bytes under the same relationship."""
    names = sorted(name for name in copy.parts if name.startswith("word/media/"))
    copy.parts[names[0]] = picture(33)
    return comment(("Thay hình",), "Hình 1.")


def picture_replaced(copy: Copy, rng: Random) -> Done:
    copy.add_part("word/media/khac.png", picture(34))
    blip = next(copy.drawing(1).iter(f"{A}blip"))
    blip.set(f"{R}embed", copy.relate("image", "media/khac.png"))
    return comment(("Thay hình", copy.ground.captions[3]), PHOTO)


def pictures_swapped(copy: Copy, rng: Random) -> Done:
    first, second = (next(copy.drawing(n).iter(f"{A}blip")) for n in (0, 1))
    one, other = first.get(f"{R}embed"), second.get(f"{R}embed")
    first.set(f"{R}embed", other)
    second.set(f"{R}embed", one)
    return comment(("hình",), "Hình 1.", most=2)


def picture_resized(copy: Copy, rng: Random) -> Done:
    for size in (*copy.drawing(0).iter(f"{WP}extent"), *copy.drawing(0).iter(f"{A}ext")):
        size.attrib.update({"cx": "2286000", "cy": "2286000"})
    return counted(("cỡ", "hình"), PLAN)


def shape_drawn(copy: Copy, rng: Random) -> Done:
    """A ring drawn over the text, no words in it."""
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:extent cx="914400" cy="457200"/><wp:docPr id="78" name="Oval 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:spPr><a:prstGeom prst="ellipse"/></wps:spPr></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    copy.paragraph(copy.ground.paragraphs[3]).append(element(shape))
    return comment(("hình vẽ",), at(3))


def object_embedded(copy: Copy, rng: Random) -> Done:
    """A workbook put into the text as an icon."""
    copy.add_part("word/embeddings/bang.xlsx", b"PK\x05\x06" + bytes(18))
    relation = copy.relate("package", "embeddings/bang.xlsx")
    inner = f'<w:r><w:object><o:OLEObject Type="Embed" r:id="{relation}"/></w:object></w:r>'
    copy.paragraph(copy.ground.paragraphs[4]).append(element(inner))
    return comment(("nhúng",), at(4))


def _run_of(node: Node) -> Node:
    return next(node.iterancestors(f"{W}r"))


def _chart(copy: Copy) -> Node:
    return copy.tree("word/charts/chart1.xml")


def chart_value(copy: Copy, rng: Random) -> Done:
    value = next(v for v in _chart(copy).iter() if str(v.tag).endswith("}v") and v.text == "384")
    value.text = "399"
    return comment(("2022", "384", "399"), POWER)


def chart_kind(copy: Copy, rng: Random) -> Done:
    bars = next(n for n in _chart(copy).iter() if str(n.tag).endswith("}barChart"))
    bars.tag = bars.tag.replace("barChart", "lineChart")
    return comment(("biểu đồ",), POWER)


def chart_deleted(copy: Copy, rng: Random) -> Done:
    remove(_run_of(copy.drawing(2)))
    return comment(("Bỏ biểu đồ", copy.ground.captions[4]), POWER)


def chart_inserted(copy: Copy, rng: Random) -> Done:
    """A chart of the reviewer's own: the same one, its numbers tripled."""
    root: Node = etree.fromstring(copy.parts["word/charts/chart1.xml"])
    for value in root.iter():
        if str(value.tag).endswith("}v") and str(value.text).isdecimal():
            value.text = f"{int(value.text) * 3}"
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    copy.add_part("word/charts/chart9.xml", etree.tostring(root), kind)
    graphic = f'<c:chart r:id="{copy.relate("chart", "charts/chart9.xml")}"/>'
    run = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
        '<wp:docPr id="79" name="Chart 2"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f"{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    copy.paragraph(copy.ground.paragraphs[5]).addnext(element(f"<w:p>{run}</w:p>"))
    return comment("Thêm biểu đồ", ITEM)


def formula_inserted(copy: Copy, rng: Random) -> Done:
    copy.paragraph(copy.ground.paragraphs[0]).append(element(math("W=3z")))
    return comment(("Thêm công thức", "W=3z"), at(0))


def formula_inserted_tracked(copy: Copy, rng: Random) -> Done:
    copy.paragraph(copy.ground.paragraphs[1]).append(copy.mark("ins", math("W=4z")))
    return comment(("công thức", "W=4z"), at(1))


def formula_deleted(copy: Copy, rng: Random) -> Done:
    remove(next(copy.paragraph(copy.ground.measured).iter(f"{M}oMath")))
    return comment(("Bỏ công thức", "a+b"), MEASURED)


def formula_deleted_tracked(copy: Copy, rng: Random) -> Done:
    copy.track(next(copy.paragraph(copy.ground.measured).iter(f"{M}oMath")), "del")
    return comment(("công thức", "a+b"), MEASURED)


def formula_changed(copy: Copy, rng: Random) -> Done:
    letters = [t for t in copy.body.iter(f"{M}t") if t.text == "k"]
    letters[0].text = "2k"
    return comment(("công thức", "Q=k+q", "Q=2k+q"), DISPLAYED)


def formula_sign_changed(copy: Copy, rng: Random) -> Done:
    formula = next(copy.paragraph(copy.ground.measured).iter(f"{M}oMath"))
    next(t for t in formula.iter(f"{M}t") if t.text == "+").text = "−"
    return comment(("công thức", "a+b", "a−b"), MEASURED)


def formula_letters_inserted(copy: Copy, rng: Random) -> Done:
    """Word's own markup: the run of letters says within itself that it was inserted."""
    formula = next(copy.paragraph(copy.ground.measured).iter(f"{M}oMath"))
    ins = f'<w:ins w:id="{copy.id()}" {BY}><w:rPr/></w:ins>'
    formula.append(element(f"<m:r>{ins}<m:t>+7c</m:t></m:r>"))
    return comment(("công thức", "+7c"), MEASURED)


def formula_letters_deleted(copy: Copy, rng: Random) -> Done:
    formula = next(copy.paragraph(copy.ground.measured).iter(f"{M}oMath"))
    last = formula.findall(f"{M}r")[-1]
    last.insert(0, element(f'<w:del w:id="{copy.id()}" {BY}><w:rPr/></w:del>'))
    return comment(("công thức", "a+b"), MEASURED)


def formula_run_inserted(copy: Copy, rng: Random) -> Done:
    """As other programs write it: the change round the run of letters."""
    formula = next(copy.paragraph(copy.ground.measured).iter(f"{M}oMath"))
    formula.append(copy.mark("ins", "<m:r><m:t>+8d</m:t></m:r>"))
    return comment(("công thức", "+8d"), MEASURED)


def footnote_changed(copy: Copy, rng: Random) -> Done:
    run = copy.run("Theo số liệu của", "word/footnotes.xml")
    run.find(f"{W}t").text = "Theo kết quả điều tra của"
    return comment(("chú thích", "kết quả điều tra"), FIRST_NOTE)


def footnote_changed_tracked(copy: Copy, rng: Random) -> Done:
    run = copy.run("Theo số liệu của", "word/footnotes.xml")
    run.addnext(copy.mark("ins", text_run(" Cục Thống kê")))
    return comment(("chú thích", "Cục Thống kê"), FIRST_NOTE)


def footnote_inserted(copy: Copy, rng: Random) -> Done:
    _, mark = copy.note("footnote", SAID)
    copy.paragraph(copy.ground.paragraphs[2]).append(element(mark))
    return comment(("Thêm chú thích", SAID), at(2))


def footnote_inserted_tracked(copy: Copy, rng: Random) -> Done:
    _, mark = copy.note("footnote", _inserted(copy, SAID))
    copy.paragraph(copy.ground.paragraphs[3]).append(copy.mark("ins", mark))
    return comment(("chú thích", SAID), at(3))


def _inserted(copy: Copy, text: str) -> str:
    return etree.tostring(copy.mark("ins", text_run(text))).decode()


def footnote_deleted(copy: Copy, rng: Random) -> Done:
    words, note = copy.ground.noted[1]
    remove(_run_of(next(copy.paragraph(words).iter(f"{W}footnoteReference"))))
    remove(next(copy.paragraph(note, "word/footnotes.xml").iterancestors(f"{W}footnote")))
    return comment(("Bỏ chú thích", note), SECOND_NOTE)


def footnote_deleted_tracked(copy: Copy, rng: Random) -> Done:
    words, note = copy.ground.noted[1]
    copy.track(_run_of(next(copy.paragraph(words).iter(f"{W}footnoteReference"))), "del")
    for run in copy.paragraph(note, "word/footnotes.xml").findall(f"{W}r"):
        copy.track(run, "del")
    return comment(("Bỏ", "chú thích", note), SECOND_NOTE)


def endnote_inserted(copy: Copy, rng: Random) -> Done:
    _, mark = copy.note("endnote", SAID)
    copy.paragraph(copy.ground.paragraphs[4]).append(element(mark))
    return comment(("chú thích cuối", SAID), at(4))


def endnote_inserted_tracked(copy: Copy, rng: Random) -> Done:
    _, mark = copy.note("endnote", _inserted(copy, SAID))
    copy.paragraph(copy.ground.paragraphs[5]).append(copy.mark("ins", mark))
    return comment(("chú thích cuối", SAID), at(5))


def comment_on_footnote(copy: Copy, rng: Random) -> Done:
    note = copy.ground.noted[1][1]
    copy.comment(copy.paragraph(note, "word/footnotes.xml"), "Ghi rõ số quyết định công bố.")
    return comment(("Ghi rõ số quyết định công bố.", note), SECOND_NOTE)


def comment_on_endnote(copy: Copy, rng: Random) -> Done:
    _, mark = copy.note("endnote", SAID)
    copy.paragraph(copy.ground.paragraphs[4]).append(element(mark))
    copy.comment(copy.paragraph(SAID, "word/endnotes.xml"), "Nguồn này đã công bố chưa?")
    return comment("Nguồn này đã công bố chưa?", at(4), most=2)


ACTS: Final[tuple[Act, ...]] = (
    picture_inserted, picture_inserted_tracked, picture_inserted_alone, picture_deleted,
    picture_deleted_tracked, picture_overwritten, picture_replaced, pictures_swapped,
    picture_resized, shape_drawn, object_embedded, chart_value, chart_kind, chart_deleted,
    chart_inserted, formula_inserted, formula_inserted_tracked, formula_deleted,
    formula_deleted_tracked, formula_changed, formula_sign_changed, formula_letters_inserted,
    formula_letters_deleted, formula_run_inserted, footnote_changed, footnote_changed_tracked,
    footnote_inserted, footnote_inserted_tracked, footnote_deleted, footnote_deleted_tracked,
    endnote_inserted, endnote_inserted_tracked, comment_on_footnote, comment_on_endnote,
)  # fmt: skip
