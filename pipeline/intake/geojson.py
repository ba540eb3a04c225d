"""GeoJSON boundaries of communes → the areas of a map.

A FeatureCollection whose features are communes, known by a property `ma` (other names below).
Longitudes and latitudes are laid out in whole units, `UNITS` across, so that neighbours which
share corners in the file share them on the map.

Source: RFC 7946 (4: coordinates are WGS 84; 3.1.6: rings; 7.1: other members are let be).
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.limits import (
    MAX_BOUNDARY_CORNERS,
    MAX_BOUNDARY_DEPTH,
    MAX_BOUNDARY_MB,
    MAX_COMMUNES,
    MAX_TOLD,
    MB,
)
from pipeline.model.boundaries import Boundaries
from pipeline.model.chart import Area, Ring
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.text import bare

UNITS: Final = 4_000  # across the longer side of a map: a tenth of a printed dot
_CODES: Final = ("ma", "maxa", "madvhc", "madonvi", "code", "id")
_CODE: Final = re.compile(r"\d{1,5}")
_WGS84: Final = re.compile(r"CRS:?84$|EPSG:+4326$", re.IGNORECASE)
_FEWEST: Final = 3  # corners of an area
_NOTE: Final = "ghi-chu"
_LONGEST_NOTE: Final = 300

Position = tuple[float, float]
Polygon = list[list[Position]]


class _UnfitError(Exception):
    """Why a geometry cannot be drawn, in a few words."""


@dataclass(slots=True)
class _Told:
    """What was noticed in one file: each thing at its feature, the first of a kind."""

    file: str
    notices: list[Notice] = field(default_factory=list)

    def error(self, code: str, message: str, fix: str) -> None:
        self._add(Severity.ERROR, code, message, fix)

    def warn(self, code: str, message: str, fix: str) -> None:
        self._add(Severity.WARNING, code, message, fix)

    def _add(self, severity: Severity, code: str, message: str, fix: str) -> None:
        if sum(notice.code == code for notice in self.notices) < MAX_TOLD:
            self.notices.append(Notice(severity, code, message, fix, self.file))


def read_boundaries(data: bytes, *, file: str) -> Outcome[Boundaries | None]:
    """Give the areas of a file; None, with a notice, where nothing in it can be drawn."""
    told = _Told(file)
    collection = _collection(data, told)
    if collection is None:
        return Outcome(None, tuple(told.notices))
    shapes = _shapes(collection["features"], told)
    if not shapes:
        if not told.notices:
            told.error("ranh-gioi-rong", "tệp không có xã, phường nào", "kiểm tra lại tệp xuất ra")
        return Outcome(None, tuple(told.notices))
    _tell_crossings(shapes, told)
    note = collection.get(_NOTE)
    words = " ".join(note.split())[:_LONGEST_NOTE] if isinstance(note, str) else ""
    return Outcome(Boundaries(tuple(_laid_out(shapes)), words), tuple(told.notices))


def _collection(data: bytes, told: _Told) -> dict[str, Any] | None:
    found = _parsed(data, told)
    if found is None:
        return None
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        told.error(
            "ranh-gioi-sai-loai",
            "tệp không phải FeatureCollection của GeoJSON",
            "xuất lớp ranh giới xã, phường thành GeoJSON (trong QGIS: Export → Save Features As)",
        )
        return None
    strange = _strange_system(found.get("crs"))
    if strange:
        told.error(
            "ranh-gioi-he-toa-do",
            f"hệ tọa độ '{strange[:60]}' không đọc được",
            "xuất lại với hệ tọa độ EPSG:4326 (WGS 84), như GeoJSON quy định",
        )
        return None
    if len(found["features"]) > MAX_COMMUNES:
        message = f"tệp có {len(found['features'])} đối tượng, vượt mức {MAX_COMMUNES}"
        told.error("ranh-gioi-qua-lon", message, "chỉ xuất các xã, phường của tỉnh")
        return None
    return found


def _parsed(data: bytes, told: _Told) -> object | None:
    if len(data) > MAX_BOUNDARY_MB * MB:
        message = f"tệp {len(data) / MB:.0f} MB, vượt mức {MAX_BOUNDARY_MB} MB"
        told.error("ranh-gioi-qua-lon", message, "giảm số đỉnh (Simplify) rồi xuất lại")
        return None
    if _depth(data) > MAX_BOUNDARY_DEPTH:
        message = f"tệp lồng nhau quá {MAX_BOUNDARY_DEPTH} cấp"
        told.error("ranh-gioi-hong", message, "xuất lại tệp từ phần mềm bản đồ")
        return None
    try:
        found: object = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        told.error("ranh-gioi-hong", "tệp không phải chữ UTF-8", "lưu lại với mã UTF-8")
    except json.JSONDecodeError as wrong:
        message = f"không phải JSON, dòng {wrong.lineno} cột {wrong.colno}"
        told.error("ranh-gioi-hong", message, "xuất lại tệp từ phần mềm bản đồ")
    except _UnfitError as wrong:
        told.error("ranh-gioi-hong", str(wrong), "xuất lại tệp từ phần mềm bản đồ")
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        told.error("ranh-gioi-hong", "tệp có số quá dài", "xuất lại tệp từ phần mềm bản đồ")
    else:
        return () if found is None else found  # `null` is no collection either
    return None


def _no_number(name: str) -> float:
    raise _UnfitError(f"tệp có '{name}' ở chỗ của một số")


_MARKS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def _depth(data: bytes) -> int:
    """Give how deep a JSON text nests, counted up to just beyond the limit."""
    depth = deepest = 0
    for mark in _MARKS.finditer(data):
        if mark[0] in (b"[", b"{"):
            depth += 1
            deepest = max(deepest, depth)
            if deepest > MAX_BOUNDARY_DEPTH:
                break
        elif mark[0] in (b"]", b"}"):
            depth -= 1
    return deepest


def _strange_system(crs: object) -> str:
    """Give the name of a system of coordinates other than WGS 84, "" for that and for none."""
    if crs is None:
        return ""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not name.strip():
        return "không rõ"
    return "" if _WGS84.search(name.strip()) else name


def _shapes(features: Sequence[object], told: _Told) -> dict[str, list[Polygon]]:
    found: dict[str, list[Polygon]] = {}
    corners = 0
    for number, feature in enumerate(features, 1):
        code = _code(feature)
        if not code:
            told.warn(
                "ranh-gioi-thieu-ma",
                f"đối tượng thứ {number} không có mã xã, phường năm chữ số",
                "thêm thuộc tính `ma` với mã như trong don-vi.csv",
            )
            continue
        if code in found:
            told.warn(
                "ranh-gioi-trung-ma",
                f"mã '{code}' có hai đối tượng (đối tượng thứ {number}); chỉ vẽ đối tượng đầu",
                "gộp các mảnh của một xã, phường thành một MultiPolygon",
            )
            continue
        try:
            polygons = list(_polygons(feature))
        except _UnfitError as why:
            message = f"không vẽ được mã '{code}' (đối tượng thứ {number}): {why}"
            told.error("ranh-gioi-sai-hinh", message, "sửa hình trong phần mềm bản đồ, xuất lại")
            continue
        corners += sum(len(ring) for polygon in polygons for ring in polygon)
        if corners > MAX_BOUNDARY_CORNERS:
            message = f"tệp có hơn {MAX_BOUNDARY_CORNERS} đỉnh"
            told.error("ranh-gioi-qua-lon", message, "giảm số đỉnh (Simplify) rồi xuất lại")
            return {}
        found[code] = polygons
    return found


def _code(feature: object) -> str:
    """Give the commune's code, the noughts that a number has lost put back; "" without one."""
    if not isinstance(feature, dict):
        return ""
    properties = feature.get("properties")
    named = (
        {bare(str(name)): value for name, value in properties.items()}
        if isinstance(properties, Mapping)
        else {}
    )
    for value in (*(named.get(name) for name in _CODES), feature.get("id")):
        text = str(value).strip() if isinstance(value, str | int) else ""
        if not isinstance(value, bool) and _CODE.fullmatch(text):
            return text.zfill(5)
    return ""


def _polygons(feature: object) -> Iterator[Polygon]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise _UnfitError(
            f"hình là '{kind}', cần Polygon hoặc MultiPolygon" if kind else "không có hình"
        )
    given = geometry.get("coordinates")
    polygons = [given] if kind == "Polygon" else given
    if not isinstance(polygons, list) or not polygons:
        raise _UnfitError("không có tọa độ")
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            raise _UnfitError("không có tọa độ")
        yield [_ring(ring) for ring in polygon]


def _ring(given: object) -> list[Position]:
    if not isinstance(given, list):
        raise _UnfitError("tọa độ không phải danh sách")
    ring = [_position(entry) for entry in given]
    if ring and ring[0] == ring[-1]:
        ring.pop()
    if len(set(ring)) < _FEWEST:
        raise _UnfitError("một vòng có ít hơn ba đỉnh")
    return ring


def _position(given: object) -> Position:
    match given:
        case [(int() | float()) as east, (int() | float()) as north, *_]:
            if abs(east) <= 180 and abs(north) <= 90:
                return float(east), float(north)
            raise _UnfitError(f"tọa độ ({east:.12g}; {north:.12g}) ngoài kinh độ, vĩ độ")
        case _:
            raise _UnfitError("một đỉnh không phải hai số")


def _tell_crossings(shapes: Mapping[str, Sequence[Polygon]], told: _Told) -> None:
    """Tell of areas whose outline crosses itself; they are drawn as they are."""
    # loaded where there are boundaries: it takes as long as a small draft
    from shapely import MultiPolygon, is_valid_reason
    from shapely import Polygon as Outline

    for code, polygons in shapes.items():
        outlines = MultiPolygon([Outline(ring[0], ring[1:]) for ring in polygons])
        reason = str(is_valid_reason(outlines))
        if reason.startswith("Self-intersection"):
            place = reason.partition("[")[2].rstrip("]").replace(" ", "; ")
            message = f"đường ranh của mã '{code}' tự cắt tại ({place})"
            told.warn("ranh-gioi-tu-cat", message, "chạy Fix Geometries trong QGIS, xuất lại")


def _laid_out(shapes: Mapping[str, Sequence[Polygon]]) -> Iterator[Area]:
    """Give the areas in units of the map: equirectangular, true in the middle."""
    corners = [corner for polygons in shapes.values() for corner in _corners(polygons)]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = UNITS / max((east - west) * narrow, north - south, 1e-9)

    def placed(corner: Position) -> tuple[int, int]:
        x, y = corner
        return round((x - west) * narrow * scale), round((north - y) * scale)

    for code, polygons in shapes.items():
        rings = (tuple(map(placed, ring)) for polygon in polygons for ring in polygon)
        yield Area(code, tuple(filter(None, map(_without_repeats, rings))))


def _corners(polygons: Iterable[Polygon]) -> Iterator[Position]:
    return (corner for polygon in polygons for ring in polygon for corner in ring)


def _without_repeats(ring: Ring) -> Ring:
    kept = tuple(now for at, now in enumerate(ring) if now != ring[at - 1])
    return kept if len(kept) >= _FEWEST else ()
