"""A workspace with boundaries and one without: what its draft in Word shows of a column.

The column is read by openpyxl, the map from the SVG in the package: no code of the pipeline's.
"""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from pipeline.stages.build import build
from pipeline.stages.word import written
from pipeline.workspace import scan
from tests.oracle.docx_parts import read_package
from tests.render.test_commune_map import bounds, land, legend
from tests.rounds.workspaces import ROAD, put, resources, workspace

SECTIONS = Path(__file__).parents[1] / "sections"
ROWS = tuple(csv.DictReader(io.StringIO((SECTIONS / "don-vi.csv").read_text("utf-8"))))
COLUMN = {row["ma"]: n * 37 % 500 for n, row in enumerate(ROWS)} | {ROWS[3]["ma"]: None}
TEXT = """Nội dung.

![Dân số theo xã](dan-so.xlsx#Xa){#hinh-dan-so chart=map x="Mã" y="Dân số"}
"""


def book() -> bytes:
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = "Xa"
    page.append(["Mã", "Tên", "Dân số (người)"])
    for row in reversed(ROWS):  # the order of the table is not that of the list
        page.append([row["ma"], row["ten"], COLUMN[row["ma"]]])
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def folder(root: Path, *, boundaries: bool) -> Path:
    made = workspace(root)
    put(made, "sections/don-vi.csv", (SECTIONS / "don-vi.csv").read_bytes())
    put(made, ROAD, TEXT)
    put(made, str(Path(ROAD).with_name("dan-so.xlsx")), book())
    if boundaries:
        (tiles,) = (SECTIONS / "ban-do").glob("*.geojson")
        put(made, "sections/ban-do/xa.geojson", tiles.read_bytes())
    return made


@pytest.mark.parametrize("boundaries", [True, False])
def test_each_commune_stands_once_and_colours_and_legend_equal_the_column(
    tmp_path: Path, boundaries: bool
) -> None:
    root = folder(tmp_path, boundaries=boundaries)
    made = build(scan(root).value, 1, resources())
    assert made.value is not None
    assert not [n for n in made.notices if n.code.startswith(("ban-do", "bieu-do", "ranh-gioi"))]
    word = written(root, made.value).value
    assert word is not None
    package = read_package(word.data)
    (picture,) = [data for name, data in package.data.items() if name.endswith(".svg")]
    (png,) = [data for name, data in package.data.items() if name.endswith(".png")]
    assert png.startswith(b"\x89PNG")
    root_ = etree.fromstring(picture)
    found, classes = land(root_), legend(root_)
    assert sorted(found) == sorted(COLUMN)
    counted = dict.fromkeys(classes, 0)
    for code, number in COLUMN.items():
        colour, _ = found[code]
        counted[colour] += 1
        if number is None:
            assert classes[colour].startswith("Chưa có số liệu")
        else:
            low, high = bounds(classes[colour])
            assert low <= Decimal(number) < high
    told = {colour: int(re.findall(r": (\d+) xã", words)[0]) for colour, words in classes.items()}
    assert told == counted
    (alt,) = re.findall(r'descr="(Bản đồ [^"]+)"', package.data["word/document.xml"].decode())[:1]
    assert "Dân số" in alt
    tiles = (
        "mỗi ô là một xã, phường theo thứ tự danh mục" in package.data["word/document.xml"].decode()
    )
    assert tiles is not boundaries
