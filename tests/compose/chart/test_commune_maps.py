"""Maps: each commune once, by its code; what is wrong with the table is told at its cell."""

from collections.abc import Sequence

import pytest

from pipeline.compose.chart.commune_maps import TILES_NOTE, Places
from pipeline.compose.charts import draw_chart
from pipeline.model.boundaries import Boundaries
from pipeline.model.chart import Area, Chart, ChartKind
from pipeline.model.commune import Commune
from pipeline.model.document import Figure, Table
from pipeline.model.notice import Notice, Severity
from tests.compose.test_charts import grid, table

COMMUNES = (
    Commune("06001", "Xã Đoàn Kết"),
    Commune("06040", "Xã Thất Khê"),
    Commune("05977", "Phường Đông Kinh"),
)
SQUARE = ((0, 0), (10, 0), (10, 10))
LAND = Boundaries(tuple(Area(c.code, (SQUARE,)) for c in COMMUNES), "Nguồn ranh giới: tự vẽ.")
DRAWN = Places(COMMUNES, LAND)
HEAD = ("Mã", "Tên", "Dân số")
ROWS = [("06040", "Thất Khê", 7), ("06001", "Đoàn Kết", 5), ("05977", "Đông Kinh", 9)]


def asked(
    rows: Sequence[Sequence[object]], places: Places, **options: str
) -> tuple[Figure | Table, list[Notice]]:
    given = {"chart": "map", "x": "Mã", "y": "Dân số", **options}
    outcome = draw_chart(table(grid(HEAD, rows), **given), places)
    return outcome.value, list(outcome.notices)


def chart_of(rows: Sequence[Sequence[object]], places: Places = DRAWN) -> Chart:
    made, _ = asked(rows, places)
    assert isinstance(made, Figure)
    assert isinstance(made.image, Chart)
    return made.image


def told(rows: Sequence[Sequence[object]], places: Places = DRAWN) -> list[str]:
    return [f"{n.code} {n.cell or ''}".strip() for n in asked(rows, places)[1]]


def values(chart: Chart) -> dict[str, float | None]:
    (series,) = chart.series
    data = (float(datum.value) if datum else None for datum in series.data)
    return dict(zip(chart.categories, data, strict=True))


def test_each_commune_stands_once_in_official_order_with_its_land() -> None:
    chart = chart_of(list(ROWS))
    assert chart.kind is ChartKind.MAP
    assert values(chart) == {"Xã Đoàn Kết": 5, "Xã Thất Khê": 7, "Phường Đông Kinh": 9}
    assert [area.code for area in chart.areas] == ["06001", "06040", "05977"]
    assert chart.notes == (LAND.note,)
    assert "Bản đồ “GRDP” theo xã, phường" in chart.alt
    assert "cao nhất 9 (Phường Đông Kinh)" in chart.alt
    assert told(list(ROWS)) == []


@pytest.mark.parametrize("code", [6040, "6040", " 06040 ", "xã THẤT KHÊ"])
def test_a_code_that_lost_its_nought_and_a_name_are_known(code: object) -> None:
    assert told([(code, "", 7), *ROWS[1:]]) == []
    assert told([("Thất Khê", "", 7), *ROWS[1:]]) == ["ban-do-ma-la S!A2", "ban-do-thieu-xa S!A2"]


def test_without_boundaries_each_commune_has_a_tile_of_its_own() -> None:
    chart = chart_of(list(ROWS), Places(COMMUNES))
    assert chart.notes == (TILES_NOTE,)
    assert all(area.tile for area in chart.areas)
    corners = [area.rings[0][0] for area in chart.areas]
    assert len(set(corners)) == len(COMMUNES)


def test_codes_unknown_doubled_and_missing_are_told_at_their_cells() -> None:
    rows = [("06040", "", 7), ("99999", "", 1), ("06040", "", 8), ("", "", 2)]
    assert told(rows) == [
        "ban-do-ma-la S!A3",
        "ban-do-ma-la S!A5",
        "ban-do-trung-ma S!A4",
        "ban-do-mot-muc S!C2",
        "ban-do-thieu-xa S!A2",
    ]
    assert values(chart_of(rows)) == {
        "Xã Đoàn Kết": None,
        "Xã Thất Khê": 7,
        "Phường Đông Kinh": None,
    }
    message = asked(rows, DRAWN)[1][-1].message
    assert "2 xã, phường không có hàng" in message
    assert "Xã Đoàn Kết, Phường Đông Kinh" in message


def test_of_a_thousand_strange_codes_twenty_are_told_with_how_many_there_are() -> None:
    rows: list[tuple[object, ...]] = [(f"x{n}", "", n) for n in range(1000)]
    _, notices = asked([*rows, *ROWS], DRAWN)
    strange = [notice for notice in notices if notice.code == "ban-do-ma-la"]
    assert len(strange) == 20
    assert "cả bảng có 1000 hàng như vậy" in strange[0].message


def test_a_column_of_words_is_a_table_with_the_reason() -> None:
    rows = [(code, name, "nhiều") for code, name, _ in ROWS]
    made, notices = asked(rows, DRAWN)
    assert isinstance(made, Table)
    assert [n.code for n in notices] == ["bieu-do-o-khong-so", "bieu-do-khong-so"]
    assert notices[0].cell == "S!C2"
    assert notices[-1].severity is Severity.ERROR


@pytest.mark.parametrize(("numbers", "expected"), [((4, 4, 4), 1), ((4, 4, 5), 0), ((0, 0, 0), 1)])
def test_one_number_alone_is_told(numbers: tuple[int, ...], expected: int) -> None:
    rows = [(code, name, n) for (code, name, _), n in zip(ROWS, numbers, strict=True)]
    assert told(rows).count("ban-do-mot-muc S!C2") == expected


def test_numbers_below_nought_are_told_at_the_first() -> None:
    assert told([ROWS[0], (*ROWS[1][:2], -5), (*ROWS[2][:2], -9)]) == ["ban-do-so-am S!C3"]


def test_land_that_is_missing_is_named_below_the_map() -> None:
    places = Places(COMMUNES, Boundaries(LAND.areas[:2]))
    assert told(list(ROWS), places) == ["ban-do-thieu-ranh-gioi"]
    chart = chart_of(list(ROWS), places)
    assert chart.notes == ("Chưa có ranh giới để vẽ: Phường Đông Kinh.",)
    assert [bool(area.rings) for area in chart.areas] == [True, True, False]


def test_land_of_no_commune_at_all_leaves_tiles() -> None:
    places = Places(COMMUNES, Boundaries((Area("99999", (SQUARE,)),)))
    assert told(list(ROWS), places) == ["ban-do-thieu-ranh-gioi"]
    assert all(area.tile for area in chart_of(list(ROWS), places).areas)


def test_without_communes_or_with_two_columns_there_is_no_map() -> None:
    made, notices = asked(list(ROWS), Places())
    assert isinstance(made, Table)
    assert [n.code for n in notices] == ["ban-do-thieu-don-vi"]
    made, notices = asked(list(ROWS), DRAWN, y="Dân số; Mã")
    assert isinstance(made, Table)
    assert notices[0].code == "bieu-do-thua-cot"


def test_an_unknown_column_is_told_with_the_nearest() -> None:
    made, notices = asked(list(ROWS), DRAWN, y="Dân xố")
    assert isinstance(made, Table)
    assert "'Dân số'" in notices[0].fix
