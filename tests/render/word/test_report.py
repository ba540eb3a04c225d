"""The promises of the writer as a whole, on generated reports."""

import itertools
import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.flow import lay_out, lay_out_sections
from pipeline.model.document import (
    Block,
    Box,
    Cell,
    Code,
    Division,
    Grid,
    Heading,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Quote,
    Row,
    Table,
    walk,
    walk_inlines,
)  # fmt: skip
from pipeline.model.inlines import LineBreak, Marks, Text
from pipeline.model.report import Chapter, Part, Report
from pipeline.model.table import Column, RowKind
from pipeline.render.word.report import write_report, write_sections
from tests.oracle.gate import defects
from tests.render.samples import (
    DAY,
    body,
    para,
    paragraphs,
    part,
    report,
    rich,
    section,
    source,
    text_of,
    written,
)  # fmt: skip
from tests.render.shipped import report_template
from tests.tries import tries

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=12
)
MARKS = st.builds(Marks, bold=st.booleans(), italic=st.booleans(), code=st.booleans())
RUNS = st.lists(
    st.one_of(st.builds(Text, WORDS.map(lambda t: t + "·"), MARKS), st.just(LineBreak())),
    max_size=3,
).map(tuple)
PARAGRAPHS = st.builds(Paragraph, RUNS, st.just(source(1)))


def _grid(columns: int, rows: list[list[str]], head: bool) -> Table:
    made = [
        Row(tuple(Cell((Text(t),) if t else ()) for t in texts), RowKind.HEADER if head and not n
            else RowKind.BODY)
        for n, texts in enumerate(rows)
    ]  # fmt: skip
    return Table(Grid(tuple(Column() for _ in range(columns)), tuple(made)), (Text("tên·"),))


TABLES = st.integers(1, 4).flatmap(
    lambda n: st.builds(
        _grid, st.just(n),
        st.lists(st.lists(WORDS.map(lambda t: t and t + "·"), min_size=n, max_size=n),
                 min_size=1, max_size=4), st.booleans(),
    )
)  # fmt: skip
LEAVES = st.one_of(
    PARAGRAPHS, PARAGRAPHS, TABLES,
    st.builds(Code, WORDS.map(lambda t: t + "·")), st.builds(Box, WORDS.map(lambda t: t + "·")),
    st.builds(Heading, st.integers(1, 6), RUNS),
)  # fmt: skip
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda blocks: Quote(tuple(blocks)), st.lists(inner, max_size=3)),
        st.builds(lambda blocks: Division("", tuple(blocks)), st.lists(inner, max_size=3)),
        st.builds(lambda blocks: Point("a", tuple(blocks)), st.lists(inner, max_size=3)),
        st.builds(
            lambda items, start: List(tuple(ListItem(tuple(i)) for i in items), start),
            st.lists(st.lists(inner, max_size=2), max_size=3), st.none() | st.integers(0, 9),
        ),
    ),
    max_leaves=12,
)  # fmt: skip


def _numbered(blocks: list[Block]) -> Report:
    only = Chapter("", (section("muc", "Mục", *blocks),))
    return report(Part("PHẦN", (only,), "I"), appendices=(section("pl", "PL", *blocks[:2],
                                                          number="Phụ lục I"),))  # fmt: skip


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    """Every text of the blocks in reading order, by walking the model."""
    found: list[str] = []
    for block in walk(blocks):
        match block:
            case Code(text=text) | Box(text=text):
                found.append(text)
            case Table() | Heading() | Paragraph():
                runs = walk_inlines((block,))
                found += [run.text for run in runs if isinstance(run, Text)]
    return found


@settings(max_examples=tries(30, 60), deadline=None)
@given(st.lists(BLOCKS, max_size=6))
def test_every_text_stands_once_and_in_order(blocks: list[Block]) -> None:
    value = _numbered(blocks)
    whole = text_of(body(written(value).data))
    # letters of điểm, numbers and separators aside, what is between dots is what was written
    start = whole.index("PHẦN", whole.index("Lạng Sơn, tháng", whole.index("TƯ VẤN")))
    found = re.sub(r"[\n\t]|a\) ", "", whole[start:])
    expected = [text for section in value.sections() for text in _texts(section.blocks)]
    position = 0
    for text in expected:
        clean = re.sub(r"[\n\t]|a\) ", "", text).replace("\u00a0", " ")
        at = found.find(clean, position)
        assert at >= 0, text
        position = at + len(clean)
    assert found.count("·") == sum(text.count("·") for text in expected)


@settings(max_examples=15, deadline=None)
@given(st.lists(BLOCKS, max_size=6))
def test_any_report_passes_the_gate_and_gives_the_same_bytes_twice(blocks: list[Block]) -> None:
    value = _numbered(blocks)
    once = written(value).data
    assert defects(once) == []
    assert written(value).data == once


def test_a_report_with_everything_passes_the_gate() -> None:
    value, media = rich()
    result = written(value, media)
    assert defects(result.data) == []
    assert result.notices == ()


def test_the_contents_name_every_heading_and_caption_with_its_number() -> None:
    value, media = rich()
    found = [(entry.number, entry.text) for entry in written(value, media).front.entries]
    assert found[:4] == [
        ("PHẦN I", "ĐÁNH GIÁ HIỆN TRẠNG VÀ KẾT QUẢ THỰC HIỆN QUY HOẠCH"),
        ("I.", "HIỆN TRẠNG HẠ TẦNG KỸ THUẬT"), ("1.", "Hạ tầng giao thông"),
        ("1.1.", "Hạ tầng vận tải"),
    ]  # fmt: skip
    assert ("Bảng PL2.1", "Hiện trạng các xã, phường") in found
    assert ("Phụ lục II", "Hiện trạng các xã") in found


def test_sequences_count_within_their_part() -> None:
    value, media = rich()
    xml = written(value, media).data
    codes = [str(node.text).strip() for node in body(xml).iter()
             if str(node.tag).endswith("instrText")]  # fmt: skip
    captions = [code for code in codes if code.startswith("SEQ")]
    assert captions == [
        "SEQ Bang_1 \\* ARABIC", "SEQ Hinh_1 \\* ARABIC", "SEQ Bang_1 \\* ARABIC",
        "SEQ Bang_PL1 \\* ARABIC", "SEQ Bang_PL2 \\* ARABIC",
    ]  # fmt: skip


def test_only_the_day_given_is_printed() -> None:
    value, media = rich()
    template, day = report_template(), date(2020, 1, 2)
    other = write_report(value, lay_out(value), template=template, media=media, now=day)
    assert b"2020-01-02" in part(other.data, "docProps/core.xml")


def test_a_preview_holds_its_sections_with_their_numbers_and_no_cover() -> None:
    value, media = rich()
    chosen = [value.parts[0].chapters[0].sections[1], value.appendices[1]]
    flow = lay_out_sections(value, chosen)
    result = write_sections(value, flow, template=report_template(), media=media, now=DAY)
    found = paragraphs(result.data)
    assert found[0] == ("Heading3", "2. Cấp nước")
    assert "Phụ lục II\nHiện trạng các xã" in [text for _, text in found]
    assert defects(result.data) == []
    assert "tầm nhìn đến năm 2050" not in found[0][1]


def test_notes_keep_their_words_in_any_section() -> None:
    note = NoteMark("^1", (para("chú"),))
    marks = itertools.repeat(note, 2)
    sections = tuple(
        section(f"m{n}", "M", para("x", mark), number=f"{n}.") for n, mark in enumerate(marks, 1)
    )
    value = report(Part("P", (Chapter("", sections),), "I"))
    assert defects(written(value).data) == []
