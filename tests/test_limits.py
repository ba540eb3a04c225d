import ast
import re
from pathlib import Path

import pytest

from pipeline.limits import BOUNDS, DEFAULT, how_to_raise, too_wide

PIPELINE = Path(__file__).parents[1] / "pipeline"
NAMED = re.compile(r"_?MAX_[A-Z_]+")


@pytest.mark.parametrize("name", BOUNDS)
def test_every_default_lies_within_its_bounds(name: str) -> None:
    bounds = BOUNDS[name]
    assert 0 < bounds.lowest <= getattr(DEFAULT, name) <= bounds.highest


def test_no_two_limits_are_set_by_one_key() -> None:
    keys = [bounds.key for bounds in BOUNDS.values()]
    assert len(set(keys)) == len(keys)


def test_a_limit_that_is_as_high_as_it_goes_is_not_offered_to_be_raised() -> None:
    assert "{khoi: …}" in how_to_raise("blocks")
    assert "40000" in how_to_raise("blocks")
    assert how_to_raise("columns") == "mức này không nâng thêm được (tối đa 63)"


def test_a_table_too_wide_is_told_with_both_numbers() -> None:
    message, fix = too_wide(70, 63)
    assert "70 cột" in message
    assert "63 cột" in message
    assert fix


def test_what_reads_files_keeps_no_limit_of_its_own() -> None:
    # the others hold thresholds of what is printed, not of what is read
    kept = [
        f"{file.relative_to(PIPELINE)}: {target.id}"
        for folder in ("intake", "workspace", "rounds")
        for file in (PIPELINE / folder).rglob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and NAMED.fullmatch(target.id)
    ]
    assert kept == [
        "intake/excel/header_rows.py: MAX_HEADER",
        "intake/excel/numbers/number_formats.py: _MAX_FORMAT",
    ]


def test_the_manual_tells_every_limit_with_its_default_and_its_bounds() -> None:
    manual = (PIPELINE.parent / "README.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in manual.splitlines() if line.startswith("| `")]
    told = {row[0].strip("`"): (row[2], row[3]) for row in rows if len(row) == 4}
    for name, bounds in BOUNDS.items():
        between = f"{thousands(bounds.lowest)} – {thousands(bounds.highest)}"
        assert told[bounds.key] == (thousands(getattr(DEFAULT, name)), between)


def thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
