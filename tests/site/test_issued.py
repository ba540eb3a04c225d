"""Issued rounds: made once each, again once they were issued anew, never while they are open."""

import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.model.seal import Seal
from pipeline.publish.seal import open_again, seal_of
from pipeline.site.issued import Issued
from pipeline.site.live import Page
from tests.issued_rounds import issued, sealed
from tests.rounds.workspaces import ROAD, put


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return issued(tmp_path_factory.mktemp("issued") / "tinh", rounds=2)


def waited_for(rounds: Issued, number: int) -> Mapping[str, Page]:
    found = None
    while found is None:
        found = rounds.pages(number)
        threading.Event().wait(0.01)
    return found


def test_a_round_is_made_once_and_kept(place: Path) -> None:
    made: list[int] = []

    def make(number: int) -> dict[str, bytes]:
        made.append(number)
        return {"index.html": f"lần {number}".encode()}

    rounds = Issued(place, make)
    assert rounds.rounds() == (1, 2)
    assert waited_for(rounds, 1)["index.html"].data == "lần 1".encode()
    assert waited_for(rounds, 2)["index.html"].data == "lần 2".encode()
    assert waited_for(rounds, 1)["index.html"].data == "lần 1".encode()
    assert made == [1, 2]


def test_a_record_is_read_again_only_once_it_was_written_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(folder: Path) -> Seal | None:
        read.append(folder)
        return seal_of(folder)

    monkeypatch.setattr("pipeline.site.issued.seal_of", counted)
    rounds = Issued(place, lambda _: {})
    assert [rounds.is_issued(1) for _ in range(9)] == [True] * 9
    assert len(read) == 1
    (place / "sections/lan-1/khoa.json").touch()
    assert rounds.is_issued(1)
    assert len(read) == 2


def test_what_could_not_be_made_is_tried_again(place: Path) -> None:
    left = [OSError("full")]

    def make(_: int) -> dict[str, bytes]:
        if left:
            raise left.pop()
        return {"index.html": b"x"}

    assert waited_for(Issued(place, make), 1)["index.html"].data == b"x"


def test_a_round_opened_again_is_issued_no_more_and_made_anew_later(tmp_path: Path) -> None:
    place = issued(tmp_path / "tinh", rounds=1)
    count = iter(range(9))
    rounds = Issued(place, lambda _: {"index.html": str(next(count)).encode()})
    assert waited_for(rounds, 1)["index.html"].data == b"0"
    seal = seal_of(place / "sections/lan-1")
    assert seal is not None
    open_again(place / "sections/lan-1", seal, by="A", day="", reason="x")
    assert (rounds.rounds(), rounds.is_issued(1)) == ((), False)
    put(place, ROAD, "Tỉnh có 500 km đường.\n")
    assert sealed(place, 1).value is not None
    assert rounds.is_issued(1)
    assert waited_for(rounds, 1)["index.html"].data == b"1"
