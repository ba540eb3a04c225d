"""The drawing of a map, read back: each commune once, its colour that of its number's class."""

import re
from decimal import Decimal

from lxml import etree

from pipeline.model.chart import Chart
from pipeline.model.fixed import replace
from pipeline.render.commune_map import WIDTH, draw_map
from pipeline.render.word.objects.svg import drawn_svg
from tests.render.maps import chart, square

S = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"[\d.]+(?:,\d+)?")


def tree(told: Chart) -> etree._Element:
    return etree.fromstring(draw_map(told).svg)


def land(root: etree._Element) -> dict[str, tuple[str, str]]:
    """Give by code the colour and the words of each area."""
    found = [(str(path.get("id")), path) for path in root.iter(f"{S}path") if path.get("id")]
    assert len({id_ for id_, _ in found}) == len(found)
    return {
        id_.removeprefix("xa-"): (str(path.get("fill")), str(path.findtext(f"{S}title")))
        for id_, path in found
    }


def legend(root: etree._Element) -> dict[str, str]:
    """Give the words of the legend by their colour."""
    groups = [group for group in root.iter(f"{S}g") if group.find(f"{S}rect") is not None]
    return {
        str(group.find(f"{S}rect").get("fill")): str(group.findtext(f"{S}text"))  # type: ignore[union-attr]
        for group in groups
    }


def bounds(words: str) -> tuple[Decimal, Decimal]:
    """Give what a class of the legend says: from … up to below …."""
    told = words.partition(":")[0]
    ends = [Decimal(n.replace(".", "").replace(",", ".")) for n in NUMBER.findall(told)]
    if told.startswith("Dưới"):
        return Decimal("-Infinity"), ends[0]
    if told.endswith("trở lên"):
        return ends[0], Decimal("Infinity")
    return ends[0], ends[1]


NUMBERS = [str(7 * n % 101) for n in range(65)]


def test_each_commune_stands_once_in_the_colour_that_the_legend_gives_its_number() -> None:
    told = chart(NUMBERS)
    root = tree(told)
    found, classes = land(root), legend(root)
    assert sorted(found) == [f"{index:05}" for index in range(65)]
    counted = dict.fromkeys(classes, 0)
    for index, number in enumerate(NUMBERS):
        colour, words = found[f"{index:05}"]
        low, high = bounds(classes[colour])
        assert low <= Decimal(number) < high
        assert words == f"Xã A{index}: {number}"
        counted[colour] += 1
    assert [f": {count} xã, phường" in classes[colour] for colour, count in counted.items()] == [
        True
    ] * 5


def test_a_commune_without_a_number_is_hatched_and_counted() -> None:
    root = tree(chart(["1", None, "2"]))
    assert land(root)["00001"] == ("url(#trong)", "Xã A1: chưa có số liệu")
    assert legend(root)["url(#trong)"] == "Chưa có số liệu: 1 xã, phường"
    assert "url(#trong)" not in legend(tree(chart(["1", "2"])))


def test_the_legend_names_the_numbers_and_their_unit() -> None:
    texts = [text.text for text in tree(chart(["1"])).iter(f"{S}text")]
    assert "Diện tích (ha)" in texts
    assert "Diện tích" in [text.text for text in tree(chart(["1"], unit="")).iter(f"{S}text")]


def labels(told: Chart) -> list[str]:
    groups = [group for group in tree(told).iter(f"{S}g") if group.get("aria-hidden")]
    return [" ".join(str(text.text) for text in group) for group in groups]


def test_a_name_stands_in_its_area_where_it_fits_and_nowhere_else() -> None:
    wide = replace(chart(["1", "2"]), categories=("Xã Thất Khê", "Xã Rấtdàikhôngngắtđượcđâu"))
    assert labels(wide) == ["Thất Khê 1", "Rấtdàikhôngngắtđượcđâu 2"]
    many = replace(chart(["1"] * 40), categories=("Phường Hoàng Văn Thụ",) * 40)
    assert labels(many) == []


def test_letters_on_dark_land_are_white() -> None:
    root = tree(chart(["1", "2", "3", "4", "5"]))
    inks = [group.get("fill") for group in root.iter(f"{S}g") if group.get("aria-hidden")]
    assert inks == ["#1A1A1A"] * 3 + ["#FFFFFF"] * 2


def test_holes_are_left_out_and_land_that_is_missing_is_not_drawn() -> None:
    told = chart(["1", "2"])
    ring, hole = square("", 0).rings[0], square("", 100, 100, 50).rings[0]
    areas = (replace(told.areas[0], rings=(ring, hole)), replace(told.areas[1], rings=()))
    root = tree(replace(told, areas=areas))
    assert list(land(root)) == ["00000"]
    (path,) = [p for p in root.iter(f"{S}path") if p.get("id")]
    assert str(path.get("d")).count("M") == 2
    assert path.get("fill-rule") == "evenodd"


def test_words_of_agencies_are_no_markup() -> None:
    told = replace(chart(["1"]), categories=("Xã <b>&",))
    assert land(tree(told))["00000"][1] == "Xã <b>&: 1"


def test_a_map_is_as_wide_as_the_text_and_not_taller_than_a_page() -> None:
    tall = replace(
        chart(["1"]), areas=(replace(square("0", 0), rings=(((0, 0), (9, 0), (9, 900)),)),)
    )
    for told in (chart(NUMBERS), tall):
        drawn = draw_map(told)
        assert drawn.width == WIDTH
        assert drawn.height <= 760


def test_the_same_chart_gives_the_same_bytes_and_is_drawn_as_png() -> None:
    drawn = draw_map(chart(["1", None, "3"]))
    assert drawn == draw_map(chart(["1", None, "3"]))
    png = drawn_svg(drawn.svg, 200)
    assert png is not None
