"""The bench measures what it says: time, the largest process, and only commands that worked."""

import sys
from pathlib import Path

import pytest

from tests.bench.measure import CommandFailedError, Run, Runs, measure
from tests.bench.run import BENCHES, main
from tests.bench.workbooks import LARGEST, ROWS, WORKBOOKS, sizes

LARGE = "x = bytearray(200_000_000)"


def test_peak_is_that_of_the_largest_process_however_deep(tmp_path: Path) -> None:
    nested = f"import subprocess, sys; subprocess.call([sys.executable, '-c', {LARGE!r}])"
    small = measure([sys.executable, "-c", "pass"], tmp_path, tmp_path / "log")
    large = measure([sys.executable, "-c", nested], tmp_path, tmp_path / "log")
    assert small.peak < 60_000_000
    assert 200_000_000 < large.peak < 300_000_000


def test_time_is_what_the_wall_shows(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(0.5)"]
    assert 0.5 <= measure(command, tmp_path, tmp_path / "log").seconds < 5


def test_a_failed_command_is_not_measured(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no such round')"]
    with pytest.raises(CommandFailedError, match="no such round"):
        measure(command, tmp_path, tmp_path / "log")


def test_best_median_and_peak_are_of_all_runs() -> None:
    runs = Runs((Run(3.0, 10), Run(1.0, 30), Run(2.0, 20)))
    assert (runs.best, runs.median, runs.peak) == (1.0, 2.0, 30)


def test_an_unknown_bench_is_refused_with_the_names_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["no-such-bench"])
    said = capsys.readouterr().err
    assert all(bench.__name__ in said for bench in BENCHES)


@pytest.mark.bench
def test_a_quick_run_prints_a_line_for_each_tool_and_scale(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["scaling", "--quick"]) == 0
    said = capsys.readouterr().out
    assert " 1x " in said
    assert " 2x " in said


@pytest.mark.bench
def test_tables_are_read_and_checked_beside_one_and_two_loads_by_openpyxl(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["tables", "--quick"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("openpyxl, một lần", "openpyxl, lần hai", "tỷ lệ"))


def test_the_measured_workbooks_have_the_rows_of_a_province() -> None:
    assert sum(sizes()) == ROWS
    assert len(sizes()) == WORKBOOKS
    assert max(sizes()) == LARGEST


@pytest.mark.bench
def test_a_report_of_a_department_is_brought_in_beside_pandoc(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["importing", "--quick"]) == 0
    said = capsys.readouterr().out
    assert "quyhoach import" in said
    assert "tỷ lệ" in said


@pytest.mark.bench
@pytest.mark.browser
def test_the_served_site_is_measured_under_readers_and_saves(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["serving", "--quick"]) == 0
    said = capsys.readouterr().out
    assert ", 0 lỗi" in said
    assert "trang lớn nhất" in said
