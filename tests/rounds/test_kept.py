from datetime import date, datetime
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.brought import SentText
from pipeline.model.document import (
    Block,
    Cell,
    Division,
    Grid,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Quote,
    Row,
    Table,
)
from pipeline.model.form import Constraints, Form, FormCell, FormField, FormRow, FormTable, Interval
from pipeline.model.inlines import Text
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.report import Contribution
from pipeline.model.table import Column
from pipeline.rounds.attached import WORKBOOK, PlacedSheets
from pipeline.rounds.contributions import SECTION
from pipeline.rounds.kept import kept_file, result_key
from tests.render.memory import Memory

values = st.one_of(
    st.none(), st.booleans(), st.text(max_size=5), st.dates(),
    st.datetimes().map(lambda moment: moment.replace(fold=0)),
    st.integers(-(2**63), 2**63), st.floats(allow_nan=False),
    st.decimals(allow_nan=False, allow_infinity=False),
)  # fmt: skip
PLACES = ("", "point", "quote", "division", "list")


def grid(*held: object) -> Grid:
    cells = tuple(Cell((Text("x"),), value) for value in held)  # type: ignore[arg-type]
    return Grid(tuple(Column() for _ in cells), (Row(cells, line=3),))


def within(place: str, table: Table) -> Contribution:
    inner = (Paragraph((Text("a"),)), table)
    blocks = {
        "": inner,
        "point": (Point("a", inner),),
        "quote": (Quote(inner),),
        "division": (Division("luu-y", (Quote(inner),)),),
        "list": (List((ListItem(inner),)),),
    }
    return Contribution("so-a", "muc", "sections/a.md", 1, blocks[place])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PLACES), st.lists(values, min_size=1, max_size=4))
def test_a_text_reads_back_the_same_whatever_its_tables_hold(
    place: str, held: list[object]
) -> None:
    notice = Notice(Severity.ERROR, "ma", "một điều", file="sections/a.md", line=2)
    outcome = Outcome(SentText(within(place, Table(grid(*held)))), (notice,))
    data = SECTION.encode(outcome)
    assert data is not None
    read = SECTION.decode(data)
    assert read == outcome
    assert repr(read) == repr(outcome)  # 1, 1.0, True and Decimal(1) are equal


def test_a_filled_form_reads_back_with_days_numbers_and_intervals() -> None:
    limits = Constraints(minimum=Decimal("0.10"), maximum=date(2030, 1, 1))
    form = Form("f", "F", (FormField("a", "A", constraints=limits),))
    held = (Decimal("1.50"), date(2025, 2, 3), Interval(None, Decimal(5), strict=True), True, "x")
    rows = tuple(FormRow((FormCell(value, "1"),)) for value in held)
    book = PlacedSheets(
        {"": grid(datetime.fromisoformat("2025-01-02T03:04"))},
        (FormTable(form, "f", "s", rows, ("a",)),),
    )
    data = WORKBOOK.encode(Outcome(book))
    assert data is not None
    assert repr(WORKBOOK.decode(data)) == repr(Outcome(book))


def test_what_would_not_read_back_the_same_is_not_kept() -> None:
    note = NoteMark("1", (Table(grid(Decimal(1))),))
    text = Contribution("so-a", "muc", "a.md", 1, (Paragraph((note,)),))
    assert SECTION.encode(Outcome(SentText(text))) is None
    assert SECTION.encode(Outcome(SentText(within("", Table(grid(10**30)))))) is None


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x91" * 5_000, b"\x93\xa7Outcome\xa1x\x90"])
def test_what_is_no_result_is_none(data: bytes) -> None:
    assert SECTION.decode(data) is None


def test_a_key_tells_its_parts_apart() -> None:
    assert result_key("a", "b") != result_key("ab")


def nested(depth: int) -> Outcome[SentText | None]:
    inner: tuple[Block, ...] = (Paragraph((Text("a"),)),)
    for _ in range(depth):
        inner = (List((ListItem(inner),)),)
    return Outcome(SentText(Contribution("so-a", "muc", "a.md", 1, inner)))


def test_what_is_nested_as_deep_as_a_reader_allows_is_kept_and_deeper_is_not_read() -> None:
    assert SECTION.encode(nested(30)) is not None
    assert SECTION.decode(msgspec.msgpack.encode(nested(30))) == nested(30)
    assert SECTION.decode(msgspec.msgpack.encode(nested(150))) is None


def test_a_file_is_made_anew_only_where_it_is_made_of_something_else() -> None:
    kept, made = Memory(), list[int]()

    def file(*told: object) -> bytes:
        def make() -> bytes:
            made.append(len(made))
            return b"%d" % made[-1]

        return kept_file(kept, "a.docx", told, make)

    assert [file("a"), file("a"), file("b"), file("a")] == [b"0", b"0", b"1", b"0"]
    assert [file(10**20), file(10**20)] == [b"2", b"3"]
