"""Tables that fell badly are found by the pages of their rows, and what mends them decided."""

from pipeline.model.fixed import replace
from pipeline.model.pages import Layout, Pages
from pipeline.model.table import RowKind
from pipeline.render.pdf.laid import LaidRow, LaidTable, read_body, tables_of
from pipeline.render.pdf.rows_laid import FaultKind, decided, faults, told
from pipeline.render.word.package import Identity
from tests.render.samples import row, single, written
from tests.render.word.tables.test_table import table_of

GROUP = RowKind.GROUP


def table(*kinds: str, keeps: frozenset[int] = frozenset(), remark: str = "") -> LaidTable:
    """A table of rows of these kinds, known as r0, r1 …; groups keep, as they are written."""
    return LaidTable(
        tuple(
            LaidRow(
                Identity(f"r{n}", "muc", n + 10, "dong", "a.md", n, "", "so-a", row=kind),
                keeps=kind == GROUP or n in keeps,
            )
            for n, kind in enumerate(kinds)
        ),
        remark,
    )


def on(*pages: int, **more: int) -> dict[str, int]:
    return {f"r{n}": page for n, page in enumerate(pages)} | more


def found(laid: LaidTable, pages: dict[str, int]) -> list[tuple[FaultKind, int]]:
    return [(fault.kind, fault.row) for fault in faults([laid], pages)]


def test_a_short_table_with_up_to_four_rows_on_its_last_page_has_a_tail() -> None:
    eight = table(*[""] * 8)
    assert found(eight, on(*[1] * 4, *[2] * 4)) == [(FaultKind.TAIL, 4)]
    assert found(eight, on(*[1] * 3, *[2] * 5)) == []
    assert found(eight, on(*[1] * 8)) == []
    assert found(table(*[""] * 16), on(*[1] * 15, 2)) == [(FaultKind.TAIL, 15)]
    assert found(table(*[""] * 17), on(*[1] * 16, 2)) == []


def test_a_group_s_name_that_ends_a_page_is_found() -> None:
    rows = table("", GROUP, *[""] * 20)
    assert found(rows, on(1, 1, *[2] * 20)) == [(FaultKind.GROUP, 1)]
    assert found(rows, on(1, *[2] * 21)) == []


def test_a_source_on_the_page_behind_its_table_is_found() -> None:
    rows = table(*[""] * 3, remark="nguon")
    assert found(rows, on(1, 1, 1, nguon=2)) == [(FaultKind.SOURCE, 2)]
    assert found(rows, on(1, 1, 1, nguon=1)) == []
    assert found(rows, on(1, 1, 1)) == []


def test_a_row_that_is_not_told_stands_with_the_one_before() -> None:
    rows = table(*[""] * 18, remark="nguon")
    pages = on(*[1] * 18, nguon=1)
    del pages["r17"]
    assert found(rows, pages) == []
    assert found(rows, {}) == []


def test_a_tail_is_mended_by_all_rows_together() -> None:
    rows = table(*[""] * 7)
    pages = on(*[1] * 5, 2, 2)
    assert decided(faults([rows], pages)) == Layout({"muc": (10, 11, 12, 13, 14, 15)})
    followed = replace(rows, remark="nguon")
    kept = (10, 11, 12, 13, 14, 15, 16)
    assert decided(faults([followed], pages | {"nguon": 2})) == Layout({"muc": kept})


def test_a_group_s_name_is_mended_by_a_chain_that_begins_with_another_row() -> None:
    plain = table("", "", "", GROUP, *[""] * 20)
    assert decided(faults([plain], on(1, 1, 1, 1, *[2] * 20))) == Layout({"muc": (12,)})
    # the row before it follows a group's name: that one would be left behind
    after = table("", "", GROUP, "", GROUP, *[""] * 20)
    assert decided(faults([after], on(1, 1, 1, 1, 1, *[2] * 20))) == Layout({"muc": (11, 12, 13)})
    first = table(GROUP, *[""] * 20)
    assert not decided(faults([first], on(1, *[2] * 20)))


def test_a_source_is_mended_by_air_in_the_last_row_which_does_not_go_over_alone() -> None:
    rows = table(*[""] * 20, remark="nguon")
    mended = Layout({"muc": (26, 27, 28)}, {"muc": (29,)})
    assert decided(faults([rows], on(*[1] * 20, nguon=2))) == mended
    grouped = table(*[""] * 16, GROUP, "", "", "", remark="nguon")  # r16 would be left behind
    found = decided(faults([grouped], on(*[1] * 20, nguon=2)))
    assert found.kept == {"muc": (25, 26, 27, 28)}
    single_row = table("", remark="nguon")
    assert decided(faults([single_row], on(1, nguon=2))) == Layout(airy={"muc": (10,)})


def test_what_is_decided_is_written() -> None:
    rows = [row(str(n), "a") for n in range(20)]
    report = single(replace(table_of(*rows), origin="Sở A"))
    (before,) = tables_of(read_body(written(report)))
    item, ordinals = before.rows[0].identity.item, [r.identity.ordinal for r in before.rows]
    layout = Layout({item: (ordinals[9],)}, {item: (ordinals[-1],)})
    word = written(report, pages=Pages(layout=layout))
    (after,) = tables_of(read_body(word))
    changed = [n for n, (a, b) in enumerate(zip(before.rows, after.rows, strict=True)) if a != b]
    assert changed == [9]
    assert [r.identity for r in after.rows] == [r.identity for r in before.rows]


def test_what_is_left_is_told_with_its_page() -> None:
    rows = table("", GROUP, *[""] * 20)
    left = tuple(faults([rows], on(1, 1, *[2] * 20)))
    (notice,) = told(left, Pages({"r1": 7}))
    assert notice.code == "bang-ngat-trang-xau"
    assert notice.message.startswith("trang 7: tên nhóm")
    assert (notice.agency, notice.item, notice.file, notice.line) == ("so-a", "muc", "a.md", 1)
