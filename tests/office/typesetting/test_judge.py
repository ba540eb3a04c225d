"""Each fault is found where it is drawn, and nothing where it is not."""

from pathlib import Path

import pytest

from tests.office.typesetting.drawn import LEFT, RIGHT, TOP, Drawn, Ruled, Said, draw, grid
from tests.office.typesetting.findings import Defect
from tests.office.typesetting.judge import CHECKS, GAPS, beyond_limits, judged, told
from tests.office.typesetting.sheets import read_sheets

pytestmark = pytest.mark.office  # Liberation's fonts come with LibreOffice

FILLED = tuple(Said("Nội dung của đoạn văn này.", TOP + 20 * n) for n in range(35))
OPENING = Drawn((Said("PHẦN I", TOP + 10), *FILLED[2:]))
HEAD = grid(0)[0]


def found(path: Path, *pages: Drawn) -> dict[str, list[int]]:
    """The pages of each fault that a PDF has, behind a first page without one."""
    defects = judged(draw(path / "a.pdf", OPENING, *pages, Drawn(FILLED)))
    return {name: [defect.page for defect in some] for name, some in defects.items() if some}


def below(rows: int, total: int) -> Drawn:
    """A page filled down to a table of which the first `rows` of `total` stand at its foot."""
    table = Ruled(grid(total)[: rows + 1], 780 - 20 * (rows + 1))
    return Drawn((*(said for said in FILLED if said.down < table.down - 5), table))


def above(rows: int, total: int, *more: Said) -> Drawn:
    """The page after it: the header again, the rest, then text."""
    table = Ruled((HEAD, *grid(total)[rows + 1 :]), TOP)
    return Drawn((table, *more, *(said for said in FILLED if said.down > table.foot + 30)))


def test_what_is_drawn_is_read(tmp_path: Path) -> None:
    (sheet,) = read_sheets(draw(tmp_path / "a.pdf", below(3, 3)))
    (table,) = sheet.tables
    assert table.texts == ("STT Tên Số", *(f"{n} Công trình {n} {n},5" for n in (1, 2, 3)))
    assert sheet.text[0].text == "Nội dung của đoạn văn này."
    assert {word.size for word in table.words} == {12.0}


def test_a_page_without_fault_has_none(tmp_path: Path) -> None:
    assert found(tmp_path, Drawn(FILLED)) == {}


@pytest.mark.parametrize(
    ("first", "total", "pages"),
    [(6, 8, [[3]]), (6, 10, [[3]]), (6, 11, []), (12, 16, [[3]]), (13, 17, [])],
)
def test_a_tail_is_four_rows_of_sixteen(
    first: int, total: int, pages: list[list[int]], tmp_path: Path
) -> None:
    faults = found(tmp_path, below(first, total), above(first, total))
    assert list(faults.values()) == pages


def test_two_tables_one_after_the_other_are_not_one(tmp_path: Path) -> None:
    caption = Said("Bảng 1.2. Tên bảng", TOP + 10)
    second = Ruled(grid(2), TOP + 30)
    rest = [said for said in FILLED if said.down > second.foot + 30]
    assert found(tmp_path, below(6, 6), Drawn((caption, second, *rest))) == {}


def test_a_source_on_top_of_a_page_is_alone(tmp_path: Path) -> None:
    source = Said("Nguồn: Sở Y tế.", TOP + 10, size=12)
    assert found(tmp_path, below(6, 6), Drawn((source, *FILLED[2:]))) == {"sources alone": [3]}
    under = above(6, 20, Said("Nguồn: Sở Y tế.", TOP + 20 * 15 + 14, size=12))
    assert found(tmp_path, below(6, 20), under) == {}


def test_a_group_at_the_foot_is_alone(tmp_path: Path) -> None:
    rows = (*grid(6), ("I", "Y tế", ""))
    table = Ruled(rows, 780 - 20 * len(rows), bold=frozenset({0, 7}))
    before = [said for said in FILLED if said.down < table.down - 5]
    page = Drawn((*before, table))
    assert found(tmp_path, page, above(6, 30)) == {"groups at the foot": [2]}
    total = Ruled((*grid(6), ("", "Tổng cộng", "9")), table.down, bold=frozenset({0, 7}))
    assert found(tmp_path, Drawn((*before, total)), above(6, 30)) == {}


def test_a_white_page_is_a_gap_but_before_a_part_or_a_landscape_page(tmp_path: Path) -> None:
    short = Drawn(FILLED[:20])
    assert sorted(found(tmp_path, short, Drawn(FILLED)).values()) == [[2]]
    part = Drawn((Said("PHẦN II", TOP + 10), *FILLED[2:]))
    wide = Drawn((Said("Bảng 1.1. Tên", 110.0), Ruled(grid(19), 120)), wide=True)
    assert found(tmp_path, short, part) == {}
    assert found(tmp_path, short, wide) == {}
    assert found(tmp_path, Drawn(FILLED[:25])) == {}


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ("Bảng", "3.1 cho thấy", True),
        ("(Hình", "2.1).", True),
        ("Phụ lục", "XXIV kèm theo", True),
        ("điểm", "a khoản này", True),
        ("dài 120,5", "km đường", True),
        ("giai đoạn 2021 -", "2025, tỉnh", True),
        ("giai đoạn 2021", "- 2025, tỉnh", True),
        ("Quyết định số", "236/QĐ-TTg", True),
        ("nhiều bảng", "và hình", False),
        ("năm 2030", "tỉnh có", False),
        ("theo khoản", "đóng góp", False),
        ("có 12", "kiến nghị", False),
    ],
)
def test_pairs_parted_at_a_line_s_end_are_found(
    before: str, after: str, broken: bool, tmp_path: Path
) -> None:
    first = Said(f"Nội dung của đoạn văn này có lời rất dài {before}", 400, ends=True)
    rest = [said for said in FILLED if abs(said.down - 410) > 20]
    faults = found(tmp_path, Drawn((*rest, first, Said(after, 416))))
    assert faults == ({"broken pairs": [2]} if broken else {})


def test_a_paragraph_s_end_parts_nothing(tmp_path: Path) -> None:
    rest = [said for said in FILLED if abs(said.down - 410) > 20]
    assert found(tmp_path, Drawn((*rest, Said("tại Bảng", 400), Said("3.1 là tên", 416)))) == {}


def test_a_pair_is_parted_in_a_cell_only_where_it_has_room(tmp_path: Path) -> None:
    def cell(before: str, after: str) -> Drawn:
        table = Ruled((*grid(2), ("3", "", "")), 200, height=36)
        left = LEFT + (RIGHT - LEFT) / 3 + 6
        lines = (Said(before, 322, left, 12), Said(after, 336, left, 12))
        rest = [said for said in FILLED if not 180 < said.down < 360]
        return Drawn((*rest, table, *lines))

    assert found(tmp_path, cell("Công suất mỗi ngày 300", "giường")) == {"broken pairs": [2]}
    assert found(tmp_path, cell("300.000.000.000.000.000", "giường")) == {}


def test_letters_on_a_rule_are_clipped(tmp_path: Path) -> None:
    table = Ruled(grid(3), 200)
    rest = [said for said in FILLED if not 180 < said.down < 300]
    over = Said("nghìn m³", 224, LEFT + 200, 12)
    assert found(tmp_path, Drawn((*rest, table))) == {}
    assert found(tmp_path, Drawn((*rest, table, over))) == {"clipped cells": [2, 2]}


def test_bold_words_far_apart_are_a_stretched_heading(tmp_path: Path) -> None:
    def heading(gap: float, *, bold: bool = True) -> Drawn:
        rest = [said for said in FILLED if abs(said.down - 400) > 15]
        return Drawn((*rest, Said("2. Mạng lưới", 400, bold=bold, gap=gap)))

    assert found(tmp_path, heading(16)) == {"stretched headings": [2]}
    assert found(tmp_path, heading(4)) == {}
    assert found(tmp_path, heading(16, bold=False)) == {}


def test_small_type_is_found_but_raised_signs(tmp_path: Path) -> None:
    def page(*more: Said) -> Drawn:
        return Drawn((*(said for said in FILLED if abs(said.down - 400) > 15), *more))

    assert found(tmp_path, page(Said("Lời chú nhỏ", 400, size=9))) == {
        "type below 10 pt": [2, 2, 2]
    }
    assert found(tmp_path, page(Said("Lời", 400), Said("2", 395, LEFT + 26, 8))) == {}


def test_an_index_of_two_letters_is_one_raised_sign_but_words_beside_it_are_none(
    tmp_path: Path,
) -> None:
    def raised(*texts: tuple[str, float]) -> Drawn:
        small = (Said(text, 395, LEFT + at, 8) for text, at in texts)
        rest = (said for said in FILLED if abs(said.down - 400) > 15)
        return Drawn((*rest, Said("e", 400), *small))

    apart = 5.45  # from one letter to the next: as a formula sets them, less than a space
    assert found(tmp_path, raised(("k", 7), ("t", 7 + apart))) == {}
    assert found(tmp_path, raised(("k", 7), ("t", 7 + apart), ("n", 40))) == {
        "type below 10 pt": [2]
    }
    assert found(tmp_path, raised(("k chú", 7))) == {"type below 10 pt": [2]}


def test_a_signature_on_top_of_a_page_is_alone(tmp_path: Path) -> None:
    sign = Said("TM. ỦY BAN NHÂN DÂN", TOP + 10, bold=True)
    assert found(tmp_path, Drawn((sign, *FILLED[2:]))) == {"signatures alone": [2]}
    assert found(tmp_path, Drawn((*FILLED[:30], Said(sign.text, TOP + 620, bold=True)))) == {}


def test_the_counts_are_told_with_their_pages(tmp_path: Path) -> None:
    pdf = draw(tmp_path / "a.pdf", OPENING, below(6, 8), above(6, 8))
    lines = told(judged(pdf), 3).splitlines()
    assert lines[0] == "3 pages"
    assert lines[1] == "tails of 4 rows of tables up to 16: 1 (pages 3)"
    assert lines[2] == "sources alone: 0"


def test_few_gaps_are_allowed_and_no_other_fault() -> None:
    gap, tail = Defect(3, "white"), Defect(5, "torn")
    found = dict.fromkeys(CHECKS, ()) | {GAPS: (gap,) * 4}
    assert beyond_limits(found, 100) == []
    assert beyond_limits(found, 99) == [gap] * 4
    torn = {**found, "clipped cells": (tail,)}
    assert beyond_limits(torn, 100) == [tail]
