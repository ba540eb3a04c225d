"""Programs side by side: as many at once as asked, ended in time, gone when nobody asks more."""

import os
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.work.crew import side_by_side


def python(words: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-S", "-c", words)


def test_each_is_told_with_its_number_its_code_and_its_last_words() -> None:
    commands = [python(f"import sys; sys.exit('lỗi {code}' if {code} else 0)") for code in (0, 1)]
    ended = dict(side_by_side(commands, at_once=2, limit=20))
    assert {number: one.code for number, one in ended.items()} == {0: 0, 1: 1}
    assert ended[1].words == "lỗi 1"
    assert not ended[0].overtime


def test_no_more_run_at_once_than_asked(tmp_path: Path) -> None:
    busy = tmp_path / "busy"
    alone = f"""
import os, time
os.mkdir({str(busy)!r})
time.sleep(.1)
os.rmdir({str(busy)!r})
"""
    ended = [one for _, one in side_by_side([python(alone)] * 3, at_once=1, limit=20)]
    assert [one.code for one in ended] == [0, 0, 0]
    together = [one.code for _, one in side_by_side([python(alone)] * 2, at_once=2, limit=20)]
    assert sorted(together) == [0, 1]


def test_one_that_takes_too_long_is_ended_with_all_it_started_and_costs_no_other() -> None:
    started = "import subprocess, sys; subprocess.run(['sleep', '60'])"
    began = time.monotonic()
    ended = dict(side_by_side([python(started), python("pass")], at_once=2, limit=1.0))
    assert time.monotonic() - began < 20
    assert ended[0].overtime
    assert ended[1].code == 0


@pytest.mark.parametrize("how", ["closed", "unwanted"])
def test_what_nobody_waits_for_is_ended(tmp_path: Path, how: str) -> None:
    told = tmp_path / "pid"
    slow = python(
        f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    )
    if how == "closed":
        with closing(side_by_side([slow, python("pass")], at_once=2, limit=60)) as ended:
            assert next(ended)[0] == 1
            _wait_for(told)
    else:
        assert list(side_by_side([slow], at_once=1, limit=60, wanted=lambda: not _said(told))) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def _said(path: Path) -> bool:
    return path.exists() and path.read_text() != ""


def _wait_for(path: Path) -> None:
    end = time.monotonic() + 20
    while not _said(path) and time.monotonic() < end:
        time.sleep(0.02)
