"""Commands killed, without room, at once: a small run of `python -m tests.seeded.crashes`."""

from pathlib import Path

import pytest

from tests.seeded import crashes
from tests.seeded.crashes import COMMANDS, DRAFT, ROOMS, WRITERS, Ground

SEED = 5
Grounds = dict[tuple[str, ...], Ground]
each_command = pytest.mark.parametrize("asked", COMMANDS, ids=lambda words: words[0])
each_writer = pytest.mark.parametrize("asked", WRITERS, ids=lambda words: words[0])


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Grounds:
    root = crashes.prepared(tmp_path_factory.mktemp("crashes"), SEED)
    return {asked: crashes.ground(root, asked) for asked in WRITERS}


@pytest.mark.bench
@each_command
def test_what_is_killed_leaves_the_old_or_the_new_and_the_next_run_is_whole(
    asked: tuple[str, ...], grounds: Grounds, tmp_path: Path
) -> None:
    assert crashes.kills(grounds[asked], tmp_path, 2, SEED) == []


@pytest.mark.bench
@each_writer
def test_where_no_room_is_left_it_is_said_and_the_old_stays(
    asked: tuple[str, ...], grounds: Grounds, tmp_path: Path
) -> None:
    assert crashes.without_room(grounds[asked], tmp_path / "full") == []


@pytest.mark.bench
@each_writer
def test_a_full_disk_is_told_in_one_sentence_and_the_old_stays(
    asked: tuple[str, ...], grounds: Grounds, tmp_path: Path
) -> None:
    rooms = ROOMS if crashes.own_disks() else ()  # a kernel that lets none be mounted has none full
    found = {n: crashes.on_a_full_disk(grounds[asked], tmp_path / f"{n}", n) for n in rooms}
    assert not any(found.values()), found


@pytest.mark.bench
@pytest.mark.parametrize("count", [2, 5])
def test_builds_at_once_leave_what_one_leaves(count: int, grounds: Grounds, tmp_path: Path) -> None:
    assert crashes.at_once(grounds[DRAFT], tmp_path / "at once", count) == []


def test_what_is_mixed_from_two_runs_is_seen(tmp_path: Path) -> None:
    old = {"build/lan-1/a": b"1", "build/lan-1/b": b"1", "sections/x": b"1"}
    new = {"build/lan-1/a": b"2", "build/lan-1/b": b"2", "sections/x": b"1"}
    ground = Ground(tmp_path, DRAFT, old, new, frozenset(), 0.0)
    assert crashes.torn(ground, old) == crashes.torn(ground, new) == []
    assert crashes.torn(ground, {**new, "build/lan-1/a": b"1"}) == ["build/lan-1"]
    assert crashes.torn(ground, {**old, "sections/x": b""}) == ["sections/x"]
    assert crashes.torn(ground, {"sections/x": b"1"}) == ["build/lan-1"]
