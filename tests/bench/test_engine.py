import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.bench.engine import (
    Row,
    beside_engines,
    chart,
    comments,
    growth,
    remember,
    table,
    told_in_readme,
)
from tests.bench.measure import Run, Runs
from tests.bench.run import main

ROWS = [
    Row.of(
        "draft 1, sửa & lưu",
        "pandoc",
        Runs((Run(1.0, 10, 2.0, 30), Run(3.0, 20, 4.0, 30), Run(2.0, 10, 3.0, 40))),
        Runs((Run(4.0, 40, 12.0, 80),)),
        0.3,
    )
]


def test_a_row_is_of_medians_and_of_the_largest_memory() -> None:
    (row,) = ROWS
    assert (row.wall, row.cpu, row.peak, row.together) == (0.5, 0.25, 0.5, 0.5)


def test_the_readme_gets_table_and_chart_in_place_of_the_last_ones(tmp_path: Path) -> None:
    readme, drawn = tmp_path / "README.md", tmp_path / "bench.svg"
    readme.write_text("a\n<!-- bench -->\ncũ\n<!-- /bench -->\nb\n", "utf-8")
    for _ in range(2):
        told_in_readme(ROWS, 5, readme, drawn)
    text = readme.read_text("utf-8")
    assert text.startswith("a\n<!-- bench -->\nMedians of 5 turns")
    assert text.endswith("<!-- /bench -->\nb\n")
    assert "cũ" not in text
    assert text.count(table(ROWS)) == 1
    ElementTree.fromstring(drawn.read_text("utf-8"))
    assert "0.250" in chart(ROWS)


def test_what_was_measured_is_kept_beside_what_was_before(tmp_path: Path) -> None:
    for _ in range(2):
        remember(ROWS, tmp_path / "build" / "bench.json")
    known = json.loads((tmp_path / "build" / "bench.json").read_text("utf-8"))
    assert [entry["rows"][0]["cpu"] for entry in known] == [0.25, 0.25]


def test_twice_the_time_for_four_times_the_report_is_the_power_of_a_half() -> None:
    (row,) = growth([Run(1.0, 100, 2.0, 50)], [Run(4.0, 200, 4.0, 100)])
    assert (row.wall, row.cpu, row.peak, row.together) == (1.0, 0.5, 0.5, 0.5)


def test_each_engine_has_a_row_from_nothing_and_one_with_models_kept() -> None:
    run = Run(1.0, 1, 1.0, 1)
    rows = beside_engines([run], [Run(0.5, 1, 0.5, 1)], {"docx-scalpel": [Run(10.0, 1, 10.0, 1)]})
    assert [(row.against, row.cpu, row.most) for row in rows] == [
        ("docx-scalpel", 0.1, 0.10),
        ("docx-scalpel", 0.05, 0.06),
    ]


def test_comments_are_held_against_pandoc() -> None:
    (row,) = comments([Run(2.0, 1, 4.0, 1)], [Run(4.0, 1, 4.0, 1)])
    assert (row.wall, row.cpu) == (0.5, 1.0)


@pytest.mark.bench
def test_a_quick_run_prints_a_row_for_cold_warm_and_unchanged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["engine", "--quick"]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("chưa có gì", "sửa một mục", "không đổi"))
