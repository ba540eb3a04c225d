"""Boundaries as agencies of mapping give them: read, or refused in words; never a traceback."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.intake import geojson
from pipeline.intake.geojson import UNITS, read_boundaries
from pipeline.model.boundaries import Boundaries
from pipeline.model.notice import Severity

FILE = "sections/ban-do/xa.geojson"
SQUARE = [[106.0, 22.0], [106.1, 22.0], [106.1, 21.9], [106.0, 21.9], [106.0, 22.0]]
BESIDE = [[106.1, 22.0], [106.2, 22.0], [106.2, 21.9], [106.1, 21.9], [106.1, 22.0]]
BOW = [[106.0, 22.0], [106.2, 21.8], [106.2, 22.0], [106.0, 21.8], [106.0, 22.0]]


def feature(
    code: object, ring: object = SQUARE, kind: str = "Polygon", name: str = "ma"
) -> dict[str, Any]:
    coordinates = [ring] if kind == "Polygon" else [[ring]]
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {name: code}, "geometry": geometry}


def collection(*features: object, **members: object) -> bytes:
    whole = {"type": "FeatureCollection", "features": list(features), **members}
    return json.dumps(whole, ensure_ascii=False).encode()


def read(data: bytes) -> tuple[Boundaries | None, list[str]]:
    found = read_boundaries(data, file=FILE)
    assert all(notice.file == FILE and notice.fix for notice in found.notices)
    return found.value, [notice.code for notice in found.notices]


def message(data: bytes) -> str:
    return read_boundaries(data, file=FILE).notices[0].message


def test_areas_keep_their_codes_and_neighbours_their_corners() -> None:
    found, told = read(collection(feature("06040"), feature("06001", BESIDE)))
    assert found is not None
    assert told == []
    first, second = found.areas
    assert [first.code, second.code] == ["06040", "06001"]
    assert set(first.rings[0]) & set(second.rings[0]) == {
        corner for corner in first.rings[0] if corner[0] > 0
    }
    xs = [x for area in found.areas for x, _ in area.rings[0]]
    assert (min(xs), max(xs)) == (0, UNITS)
    assert min(y for area in found.areas for _, y in area.rings[0]) == 0


def test_a_map_is_true_in_its_middle_and_north_is_above() -> None:
    found, _ = read(collection(feature("06040")))
    assert found is not None
    xs, ys = zip(*found.areas[0].rings[0], strict=True)
    assert 0.92 < max(xs) / max(ys) < 0.94  # the cosine of 22 degrees


@pytest.mark.parametrize(
    ("name", "code"),
    [("ma", 6040), ("MA_XA", "06040"), ("maDVHC", " 06040 "), ("code", "6040"), ("Mã xã", "06040")],
)
def test_a_code_is_known_however_it_is_spelt(name: str, code: object) -> None:
    found, told = read(collection(feature(code, name=name)))
    assert found is not None
    assert (found.areas[0].code, told) == ("06040", [])


def test_holes_and_pieces_are_rings_of_one_area() -> None:
    hole = [[106.02, 21.98], [106.08, 21.98], [106.08, 21.92], [106.02, 21.98]]
    both = feature("06040", kind="MultiPolygon")
    both["geometry"]["coordinates"] = [[SQUARE, hole], [BESIDE]]
    found, _ = read(collection(both))
    assert found is not None
    assert [len(ring) for ring in found.areas[0].rings] == [4, 3, 4]


def test_what_a_file_says_of_itself_is_kept() -> None:
    found, _ = read(collection(feature("06040"), **{"ghi-chu": "Sơ đồ\n ô"}))
    assert found is not None
    assert found.note == "Sơ đồ ô"


BROKEN = {
    "no JSON": (b'{"features": [', "ranh-gioi-hong"),
    "no UTF-8": ('{"a": "Lạng"}'.encode("utf-16"), "ranh-gioi-hong"),
    "NaN": (collection(feature("06040", [[float("nan"), 22.0], *SQUARE])), "ranh-gioi-hong"),
    "a long number": (b'{"features": [' + b"1" * 5_000 + b"]}", "ranh-gioi-hong"),
    "infinity": (collection(feature("06040", [[float("inf"), 2.0], *SQUARE])), "ranh-gioi-hong"),
    "nested": (b"[" * 200_000, "ranh-gioi-hong"),
    "nested closed": (b'{"features": [' + b"[" * 99 + b"]" * 99 + b"]}", "ranh-gioi-hong"),
    "a list": (b"[]", "ranh-gioi-sai-loai"),
    "a lone feature": (json.dumps(feature("06040")).encode(), "ranh-gioi-sai-loai"),
    "features no list": (b'{"features": {"a": 1}}', "ranh-gioi-sai-loai"),
    "no feature": (collection(), "ranh-gioi-rong"),
    "VN-2000": (
        collection(feature("06040"), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::3405"}}),
        "ranh-gioi-he-toa-do",
    ),
    "a system without a name": (collection(feature("06040"), crs={"a": 1}), "ranh-gioi-he-toa-do"),
    "metres": (
        collection(feature("06040", [[430_000, 2_400_000]] * 4)),
        "ranh-gioi-sai-hinh",
    ),
    "two corners": (collection(feature("06040", SQUARE[:2])), "ranh-gioi-sai-hinh"),
    "a text": (collection(feature("06040", "106 22")), "ranh-gioi-sai-hinh"),
    "texts": (collection(feature("06040", [["106", "22"]] * 4)), "ranh-gioi-sai-hinh"),
    "a point": (collection(feature("06040", kind="Point")), "ranh-gioi-sai-hinh"),
    "no geometry": (collection({"properties": {"ma": "06040"}}), "ranh-gioi-sai-hinh"),
    "no polygon": (
        collection(
            {
                "properties": {"ma": "06040"},
                "geometry": {"type": "MultiPolygon", "coordinates": []},
            }
        ),
        "ranh-gioi-sai-hinh",
    ),
    "no code": (collection(feature("Thất Khê"), 7, None), "ranh-gioi-thieu-ma"),
    "true is no code": (collection(feature(True)), "ranh-gioi-thieu-ma"),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_cannot_be_drawn_is_told_and_nothing_is_drawn(name: str) -> None:
    data, code = BROKEN[name]
    found, told = read(data)
    assert found is None
    assert told[0] == code


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "crs84"])
def test_the_system_of_geojson_may_be_named(name: str) -> None:
    found, told = read(collection(feature("06040"), crs={"properties": {"name": name}}))
    assert found is not None
    assert told == []


def test_a_file_too_large_is_told_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = collection(feature("06040"))
    monkeypatch.setattr(geojson, "MB", 1)
    monkeypatch.setattr(geojson, "MAX_BOUNDARY_MB", len(whole))
    assert read(whole)[1] == []
    monkeypatch.setattr(geojson, "MAX_BOUNDARY_MB", len(whole) - 1)
    assert read(whole) == (None, ["ranh-gioi-qua-lon"])


def test_too_many_corners_or_features_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = collection(feature("06040"), feature("06001", BESIDE))
    monkeypatch.setattr(geojson, "MAX_BOUNDARY_CORNERS", 8)
    assert read(whole)[1] == []
    monkeypatch.setattr(geojson, "MAX_BOUNDARY_CORNERS", 7)
    assert read(whole) == (None, ["ranh-gioi-qua-lon"])
    monkeypatch.setattr(geojson, "MAX_COMMUNES", 1)
    assert read(whole) == (None, ["ranh-gioi-qua-lon"])


def test_a_bad_area_takes_no_other_with_it() -> None:
    found, told = read(
        collection(feature("06040", SQUARE[:2]), feature(""), feature("06001", BESIDE))
    )
    assert found is not None
    assert [area.code for area in found.areas] == ["06001"]
    assert told == ["ranh-gioi-sai-hinh", "ranh-gioi-thieu-ma"]


def test_of_a_code_twice_the_first_is_drawn() -> None:
    found, told = read(collection(feature("06040"), feature(6040, BESIDE)))
    assert found is not None
    assert (len(found.areas), told) == (1, ["ranh-gioi-trung-ma"])


def test_an_outline_that_crosses_itself_is_told_with_its_place() -> None:
    data = collection(feature("06040", BOW))
    found, told = read(data)
    assert found is not None
    assert told == ["ranh-gioi-tu-cat"]
    assert "(106.1; 21.9)" in message(data)
    assert read_boundaries(data, file=FILE).notices[0].severity is Severity.WARNING


def test_of_a_thousand_faults_twenty_are_told() -> None:
    _, told = read(collection(*[feature("x")] * 1000))
    assert told == ["ranh-gioi-thieu-ma"] * 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-400, 400) | st.floats(-200, 200) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "features", "geometry", "coordinates", "properties", "ma", "crs"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(JSON)
def test_whatever_stands_in_a_file_is_read_or_told(any_: object) -> None:
    odd = feature("06040", any_)
    for data in (json.dumps(any_).encode(), collection(any_, odd, crs=None)):
        found, told = read(data)
        assert found is not None or told
