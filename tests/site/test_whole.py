"""A whole draft is the same from a process of its own, and what is wrong comes as words."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from pipeline.site import whole
from pipeline.site.whole import Apart, Asked, make_whole
from tests.rounds.workspaces import ROAD, put, workspace


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    place = workspace(tmp_path / "tinh")
    put(place, ROAD, "Câu đầu.\n")
    return Asked(place, 1)


def test_apart_it_is_the_same_and_goes_on_when_its_process_dies(asked: Asked) -> None:
    here = make_whole(asked)
    assert here.leaf_of["giao-thong-hien-trang"] == "phan-ii.html"
    apart = Apart(asked)
    try:
        assert apart.make() == here
        assert apart._executor is not None
        (process,) = apart._executor._processes
        os.kill(process, signal.SIGKILL)
        assert apart.make() == here
    finally:
        apart.close()


def test_who_met_the_death_of_a_process_ends_no_other(asked: Asked) -> None:
    apart = Apart(asked)
    try:
        dead = apart._started()
        apart.close()
        alive = apart._started()
        apart._end(dead)
        assert apart._started() is alive
    finally:
        apart.close()


def dies(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_kills_two_processes_is_told_and_never_done_in_the_server(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_told", dies)
    apart = Apart(asked)
    try:
        assert "bị tắt giữa chừng" in apart.make().wrong
    finally:
        apart.close()


def test_a_ctrl_c_is_left_to_the_server(asked: Asked) -> None:
    apart = Apart(asked)
    try:
        here = apart.status(date(2025, 11, 20))
        assert apart._executor is not None
        (process,) = apart._executor._processes
        os.kill(process, signal.SIGINT)
        assert apart.status(date(2025, 11, 20)) == here
        assert [*apart._executor._processes] == [process]
    finally:
        apart.close()


def test_what_is_wrong_is_told_with_its_place(asked: Asked) -> None:
    put(asked.workspace, "sections/de-cuong.yaml", "tieu-de: [")
    made = make_whole(asked)
    assert "de-cuong.yaml" in made.wrong
    assert made.file == "sections/de-cuong.yaml"
    assert not made.pages
