"""Small redlines, one for each thing that may change."""

from collections.abc import Callable, Mapping, Sequence

from pipeline.model.comparison import (
    RevisedBlock,
    RevisedFigure,
    Span,
)
from pipeline.model.document import Block, Figure, Formula, Heading, NoteMark, Quote
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowFigure, FlowNote, FlowParagraph
from pipeline.model.inlines import PLAIN, LineBreak, Marks, Math, Reference, Text
from tests.render.charts import chart
from tests.render.comparisons import (
    Blocks,
    Pair,
    Tell,
    came,
    dele,
    ins,
    kept,
    line,
    moved_away,
    moved_here,
    pair,
    restyled,
    went,
    whole,
    whole_line,
)
from tests.render.redline_tables import TABLES, grid_of
from tests.render.samples import bullets, para, png, source, words


def figure_of(block: FlowBlock) -> FlowFigure:
    assert isinstance(block, FlowFigure)
    return block


def paragraph_of(block: FlowBlock) -> FlowParagraph:
    assert isinstance(block, FlowParagraph)
    return block


def note(text: str, label: str = "^1") -> NoteMark:
    return NoteMark(label, (para(text),))


def noted(*blocks: Block) -> NoteMark:
    return NoteMark("^1", tuple(blocks))


def _words() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        spans = (kept("Chỉ tiêu "), dele("cũ"), ins("mới"), kept(" đạt "), dele("7"), ins("8"))
        return [
            new[0],
            line(new[1], *spans, kept(",5%.")),
            whole(old[2], went(1)),
            whole(new[2], came(2)),
        ]

    return pair(
        [para("giữ"), para("Chỉ tiêu cũ đạt 7,5%."), para("bỏ")],
        [para("giữ"), para("Chỉ tiêu mới đạt 8,5%."), para("thêm")],
        tell,
    )


def _split_and_merged() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("Câu một."), mark=came()),
            line(new[1], dele(" "), kept("Câu hai.")),
            line(old[1], kept("Ý một."), mark=went(1)),
            line(new[2], ins(" ", change=1), kept("Ý hai.")),
            new[3],
        ]

    return pair(
        [para("Câu một. Câu hai."), para("Ý một."), para("Ý hai."), para("cuối")],
        [para("Câu một."), para("Câu hai."), para("Ý một. Ý hai."), para("cuối")],
        tell,
    )


def _moved() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            whole(old[0], moved_away()), new[0], new[1], whole(new[2], moved_here()), new[3],
        ]  # fmt: skip

    a, b, c, d = (para(f"đoạn {name}") for name in "abcd")
    return pair([a, b, c, d], [b, c, a, d], tell)


def _looks() -> Pair:
    bold = Text("đậm", Marks(bold=True))
    span = Span((bold,), restyled(), was=PLAIN)
    back = Span((Text("thường"),), restyled(1), was=Marks(italic=True))

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("chữ "), (span,), kept(" và "), (back,)),
            line(new[1], kept("trích"), was=paragraph_of(old[1]), restyled=restyled(2)),
            line(new[2], kept("mục"), was=paragraph_of(old[2]), restyled=restyled(3)),
            line(new[3], kept("Đề mục"), was=paragraph_of(old[3]), restyled=restyled(4)),
        ]

    italic = words("thường", italic=True)
    return pair(
        [para("chữ đậm và ", italic), para("trích"), bullets("mục", start=4),
         Heading(1, (Text("Đề mục"),), "", "1.1.")],
        [para("chữ ", bold, " và thường"), Quote((para("trích"),)), bullets("mục"),
         Heading(2, (Text("Đề mục"),), "", "")],
        tell,
    )  # fmt: skip


def _end_before_new_paragraph() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [line(new[0], kept("một"), dele("."), ins(";")), whole(new[1], came(1)), new[2]]

    return pair([para("một."), para("cuối")], [para("một;"), para("hai."), para("cuối")], tell)


def _list_items() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            whole(old[0], went()), new[0], whole(old[2], went(1)), new[1],
            whole(new[2], came(2)), new[3],
        ]  # fmt: skip

    return pair(
        [bullets("một", "hai", "ba", "bốn", start=3), para("cuối")],
        [bullets("hai", "bốn", "năm", start=3), para("cuối")],
        tell,
    )


def _list_begins_elsewhere() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        two = line(new[0], kept("hai"), was=paragraph_of(old[1]), restyled=restyled())
        three = line(new[1], kept("ba"), was=paragraph_of(old[2]), restyled=restyled())
        return [whole(old[0], went(1)), two, three]

    return pair([bullets("một", "hai", "ba", start=1)], [bullets("hai", "ba", start=2)], tell)


def _headings() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            whole(old[0], went()),
            whole(old[1], went()),
            line(new[0], kept("Đường "), dele("bộ", change=1), ins("sắt", change=1)),
            new[1],
            whole(new[2], came(2)),
            whole(new[3], came(2)),
        ]

    return pair(
        [Heading(1, (Text("Bỏ"),), "muc-bo", "1.1."), para("bỏ"),
         Heading(1, (Text("Đường bộ"),), "muc-duong", "1.2."), para("giữ")],
        [Heading(1, (Text("Đường sắt"),), "muc-duong", "1.1."), para("giữ"),
         Heading(1, (Text("Mới"),), "muc-moi", "1.2."), para("mới")],
        tell,
    )  # fmt: skip


def _notes() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        gone, came_note = _note_of(old[0]), _note_of(new[1])
        changed = Span(
            (_note_of(new[2]),),
            note=(line(_note_of(new[2]).content[0], kept("chú "), dele("cũ", change=2),
                       ins("mới", change=2)),),
        )  # fmt: skip
        return [
            line(new[0], kept("một"), dele(gone)),
            line(new[1], kept("hai"), ins(came_note, change=1)),
            line(new[2], kept("ba"), (changed,)),
            whole(old[3], went(3)),
            new[3],
        ]

    return pair(
        [para("một", note("bị bỏ", "^a")), para("hai"), para("ba", note("chú cũ", "^b")),
         para("bỏ cả đoạn", note("cùng đoạn", "^c")), para("bốn", NoteMark("^b", first=False))],
        [para("một"), para("hai", note("được thêm", "^d")), para("ba", note("chú mới", "^b")),
         para("bốn", NoteMark("^b", first=False))],
        tell,
    )  # fmt: skip


def _note_of(block: FlowBlock) -> FlowNote:
    assert isinstance(block, FlowParagraph)
    return next(run for run in block.runs if isinstance(run, FlowNote))


def _notes_end(before: Sequence[Block], after: Sequence[Block], tell: Tell) -> Callable[[], Pair]:
    def made() -> Pair:
        def told(old: Blocks, new: Blocks) -> list[RevisedBlock]:
            was, now = _note_of(old[0]), _note_of(new[0])
            inside = tuple(tell(was.content, now.content))
            return [line(new[0], kept("một"), (Span((now,), note=inside),))]

        return pair([para("một", noted(*before))], [para("một", noted(*after))], told)

    return made


def _references() -> Pair:
    to_table = Reference("bang-bo", "Bảng 1.1", True, True)
    to_heading = Reference("muc-bo", "mục I.1.1", True)
    link, same = words("tại đây", target="muc-bo"), words("trang", link="https://langson.gov.vn")

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("Xem "), dele(to_table, " và ", to_heading, ", ", link), ins("hết"),
                 kept("; "), (Span((same,)),)),
            line(new[1], kept("Tại "), dele(same, change=1), ins(same, change=1)),
            whole(old[2], went(2)),
            whole(old[3], went(3)),
        ]  # fmt: skip

    return pair(
        [para("Xem ", to_table, " và ", to_heading, ", ", link, "; ", same),
         para("Tại ", same), Heading(1, (Text("Bỏ"),), "muc-bo", "1.1."),
         grid_of("A", "x", id="bang-bo")],
        [para("Xem hết; ", same), para("Tại ", same)],
        tell,
    )  # fmt: skip


def _figures() -> Pair:
    first, data = png(300, 200)
    second, other = png(200, 300)

    def figure(image: object, name: str, number: str) -> Figure:
        return Figure(image, (Text(name),), f"hinh-{number}", number, source=source(2))  # type: ignore[arg-type]

    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        was, now = figure_of(old[1]), figure_of(new[1])
        drawing = line(now.drawing, dele(*was.drawing.runs), ins(*now.drawing.runs))
        caption = line(now.below[0], kept("Sơ đồ "), dele("cũ"), ins("mới"))
        chart_gone = whole(old[2], went(1))
        return [new[0], RevisedFigure(now, (drawing, caption)), chart_gone, whole(new[2], came(2))]

    from pipeline.model.chart import ChartKind

    pie = chart(ChartKind.PIE, A="1 2,5 3")
    return pair(
        [para("đầu"), figure(first, "Sơ đồ cũ", "1.1"),
         figure(replace(pie, origin="Cục Thống kê"), "Cơ cấu", "1.2")],
        [para("đầu"), figure(second, "Sơ đồ mới", "1.1"), figure(chart(), "GRDP", "1.2")],
        tell,
        {first.sha256: data, second.sha256: other},
    )  # fmt: skip


def _formulas() -> Pair:
    def tell(old: Blocks, new: Blocks) -> list[RevisedBlock]:
        return [
            line(new[0], kept("với "), dele(Math("a^2")), ins(Math("b^2"))),
            line(new[1], dele(Math("x")), ins(Math("y"))),
            line(new[2], kept("một"), dele(LineBreak()), ins(" "), kept("hai")),
        ]

    return pair(
        [para("với ", Math("a^2")), Formula("x"), para("một", LineBreak(), "hai")],
        [para("với ", Math("b^2")), Formula("y"), para("một hai")],
        tell,
    )


def _replaced_end(old: Blocks, new: Blocks) -> list[RevisedBlock]:
    return [
        new[0],
        whole_line(paragraph_of(old[1]), went()),
        whole_line(paragraph_of(new[1]), came()),
    ]


CASES: Mapping[str, Callable[[], Pair]] = {
    **TABLES,
    "words": _words,
    "split-and-merged": _split_and_merged,
    "moved": _moved,
    "looks": _looks,
    "end-before-new-paragraph": _end_before_new_paragraph,
    "list-items": _list_items,
    "list-begins-elsewhere": _list_begins_elsewhere,
    "headings": _headings,
    "notes": _notes,
    "note-longer": _notes_end(
        [para("một")], [para("một"), para("hai")], lambda o, n: [n[0], whole(n[1], came())]
    ),
    "note-shorter": _notes_end(
        [para("một"), Quote((para("hai"),)), para("ba")],
        [para("một")],
        lambda o, n: [n[0], whole(o[1], went()), whole(o[2], went())],
    ),
    "note-written-anew": _notes_end(
        [para("một"), Quote((para("hai"),))], [para("một"), para("ba")], _replaced_end
    ),
    "note-one-for-two": _notes_end(
        [para("một"), para("hai")],
        [para("một"), para("ba"), para("bốn")],
        lambda o, n: [n[0], whole(o[1], went()), whole(n[1], came()), whole(n[2], came())],
    ),
    "references": _references,
    "figures": _figures,
    "formulas": _formulas,
}
