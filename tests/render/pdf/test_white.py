"""Bands that pages end in are found by the lines of text, and mended where something can be."""

from collections.abc import Collection, Mapping, Sequence

import pytest

from pipeline.model.pages import Layout, Pages
from pipeline.render.pdf.destinations import Places
from pipeline.render.pdf.laid import LaidBlock
from pipeline.render.pdf.white import decided, gaps, told
from tests.render.pdf.blocks import UPRIGHT, WIDE, figure, heading, line, stand, table

LINES = {1: (790.0, 500.0, 485.0)}  # the last line 425 points above the margin, 57 % of the room
BEFORE = line("a", 1)
AFTER = line("z", 9)


def levels(pages: Collection[int]) -> Mapping[int, Sequence[float]]:
    return {page: lines for page, lines in LINES.items() if page in pages}


def pages_of(blocks: Sequence[LaidBlock], places: Places) -> list[int]:
    return [gap.page for gap in gaps(blocks, places, levels)]


def test_a_page_that_ends_early_has_a_band_as_high_as_no_line_stands_in_it() -> None:
    (gap,) = gaps([BEFORE, AFTER], stand(a=(1, 510), z=(2, 800)), levels)
    assert (gap.page, gap.height, round(gap.share, 2)) == (1, 425, 0.57)
    assert (gap.last.bookmark, gap.first.bookmark) == ("a", "z")


def test_footnotes_stand_below_the_band() -> None:
    notes = {1: (*LINES[1], 100.0, 88.0)}
    (gap,) = gaps([BEFORE, AFTER], stand(a=(1, 510), z=(2, 800)), lambda _: notes)
    assert gap.height == 385


def test_a_page_filled_by_a_long_last_paragraph_has_none() -> None:
    full = {1: tuple(range(60, 800, 15))}
    blocks, places = [BEFORE, AFTER], stand(a=(1, 510), z=(2, 800))
    assert gaps(blocks, places, lambda _: {1: tuple(map(float, full[1]))}) == ()


def test_only_pages_that_may_have_one_are_read() -> None:
    asked: list[int] = []

    def see(pages: Collection[int]) -> Mapping[int, Sequence[float]]:
        asked.extend(pages)
        return LINES

    gaps([BEFORE, AFTER], stand(a=(1, 310), z=(2, 800)), see)  # begins too low
    gaps([BEFORE, AFTER], stand(a=(1, 510), z=(2, 700)), see)  # goes on over the page
    gaps([BEFORE, AFTER], stand(a=(1, 510), z=(3, 800)), see)  # fills a page of its own
    assert asked == []


@pytest.mark.parametrize("style", ["Heading1", "PhuLuc"])
def test_the_page_before_a_part_or_an_appendix_may_end_early(style: str) -> None:
    assert pages_of([BEFORE, heading("z", 9, style)], stand(a=(1, 510), z=(2, 800))) == []


def test_the_page_before_a_wide_one_may_end_early_and_not_the_one_after() -> None:
    wide = table(["z"], 9, WIDE)
    assert pages_of([BEFORE, wide], stand(a=(1, 510), z=(2, 500))) == []
    assert pages_of([table(["a"], 1, WIDE), AFTER], stand(a=(1, 510), z=(2, 800))) == [1]


def figured(height: float, below: float) -> tuple[list[LaidBlock], Places]:
    """A figure at the head of a page with caption and source; what follows begins at `below`."""
    blocks = [
        BEFORE, heading("h", 2), figure("f", 3, height), line("c", 4, "TenHinh"),
        line("n", 5, "NguonBang"), AFTER,
    ]  # fmt: skip
    return blocks, stand(a=(1, 510), h=(2, 800), f=(2, 770), c=(2, 400), n=(2, 370), z=(2, below))


def test_a_figure_is_made_as_low_as_the_page_before_has_room_for_it() -> None:
    blocks, places = figured(370, 350)  # 450 points in all, 18 to spare, room for 425
    assert decided(blocks, places, levels) == Layout(lowered={"muc": ((3, 88),)})


def test_a_figure_is_not_made_much_lower_nor_higher() -> None:
    for height, below in ((370, 250), (370, 450)):
        blocks, places = figured(height, below)
        assert not decided(blocks, places, levels)


def test_a_figure_is_made_lower_for_a_band_too_small_to_be_told() -> None:
    blocks, places = figured(220, 560)  # 240 points in all
    small = {1: (790.0, 300.0, 285.0)}  # 225 points, 30 %
    assert gaps(blocks, places, lambda _: small) == ()
    assert decided(blocks, places, lambda _: small) == Layout(lowered={"muc": ((3, 85),)})


def test_a_figure_of_which_nothing_tells_where_it_ends_stays() -> None:
    blocks = [BEFORE, figure("f", 3, 370), AFTER]
    places = stand(a=(1, 510), f=(2, 800), z=(3, 800))
    assert not decided(blocks, places, levels)


def test_a_figure_before_another_that_fills_a_page_ends_below_its_source() -> None:
    blocks, _ = figured(370, 350)
    places = stand(a=(1, 510), h=(2, 800), f=(2, 770), c=(2, 400), n=(2, 370), z=(3, 800))
    assert decided(blocks, places, levels) == Layout(lowered={"muc": ((3, 82),)})
    unknown = stand(a=(1, 510), h=(2, 800), f=(2, 770), c=(2, 400), n=(3, 800), z=(3, 700))
    assert not decided(blocks, unknown, levels)


ROWS = [f"r{n}" for n in range(20)]


def long_table(high: int, tall: float) -> tuple[list[LaidBlock], Places]:
    """Twenty rows; the one at `high` begins a page and is `tall` points high."""
    rows = {f"r{n}": (1, 800.0 - 20 * n) for n in range(high)}
    rest = {f"r{n}": (2, 760.0 - tall * (n > high)) for n in range(high, 20)}
    return [table(ROWS, 1)], stand(**{**rows, f"r{high - 1}": (1, 510), **rest})


def test_a_high_row_of_a_long_table_may_go_on_over_the_page() -> None:
    assert decided(*long_table(8, 300), levels) == Layout(cut={"muc": (9,)})
    assert not decided(*long_table(8, 100), levels)


def test_no_row_is_torn_that_would_be_a_short_table_s_tail() -> None:
    short = [table(ROWS[:12], 1)]
    rows = dict.fromkeys(ROWS[:9], (1, 510.0)) | dict.fromkeys(ROWS[9:12], (2, 760.0))
    assert not decided(short, stand(**rows), levels)
    rows = dict.fromkeys(ROWS[:6], (1, 510.0)) | {"r6": (2, 760.0)}
    rows |= dict.fromkeys(ROWS[7:12], (2, 300.0))
    assert decided(short, stand(**rows), levels) == Layout(cut={"muc": (7,)})


def test_a_line_that_announces_a_table_stays_behind_when_it_does_not_fit() -> None:
    blocks = [
        BEFORE, heading("h", 2), line("g", 3, keeps=True, asked=True), line("t", 4, "TenBang"),
        table(["z"], 5),
    ]  # fmt: skip
    places = stand(a=(1, 510), h=(2, 800), g=(2, 770), t=(2, 740), z=(2, 700))
    assert decided(blocks, places, levels) == Layout(loose={"muc": (3,)})
    plain = [block for block in blocks if not block.asked]
    assert not decided(plain, places, levels)


def test_what_is_left_is_told_with_its_page_and_why() -> None:
    blocks, places = figured(370, 250)
    (notice,) = told(gaps(blocks, places, levels), blocks, Pages({"a": 7}))
    assert notice.code == "trang-de-trang"
    assert notice.message == "trang 7: 57% trang để trắng, hình tiếp theo không đủ chỗ"
    assert (notice.agency, notice.item, notice.file, notice.line) == ("so-a", "muc", "a.md", 2)
    turned = [table(["a"], 1, WIDE), AFTER]
    (other,) = told(gaps(turned, stand(a=(1, 510), z=(2, 800)), levels), turned, Pages())
    assert other.message.endswith("% trang để trắng, hết trang ngang")
    rows = long_table(8, 300)
    (third,) = told(gaps(*rows, levels), rows[0], Pages())
    assert third.message.endswith("phần tiếp theo không ngắt được")
    assert UPRIGHT.height == 740
