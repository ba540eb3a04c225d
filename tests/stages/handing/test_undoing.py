"""What a hand-in replaced is offered again, with the day that it came on."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.stages.handing.exchange import Landed, hand_in
from pipeline.stages.handing.undoing import undoing
from tests.stages.handing.ground import NOW, offer, workspace

PLACE = "sections/lan-1/so-y-te"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def landed(root: Path, id_: str, files: dict[str, str | bytes], day: date | None = None) -> Landed:
    done = hand_in(root, replace(offer(root, files, id_=id_), day=day), now=NOW)
    assert isinstance(done, Landed)
    return done


def test_the_former_text_comes_back_and_the_new_one_goes(root: Path) -> None:
    landed(root, "a1", {"y-te.md": "Một"}, date(2025, 11, 2))
    done = landed(root, "a2", {"y-te.docx": b"PK", "b.xlsx": b"PK"})
    made = undoing(root, done.line, id_="a3", who=("k9", "tu-van"))
    assert made is not None
    assert (dict(made.files), made.gone) == ({"y-te.md": "Một".encode()}, ("b.xlsx", "y-te.docx"))
    assert (made.day, made.way, made.by) == (date(2025, 11, 2), "hoan-lai", "tu-van")
    assert isinstance(hand_in(root, made, now=NOW), Landed)
    there = sorted(path.name for path in (root / PLACE).iterdir() if path.suffix != ".yaml")
    assert there == [".luu", "y-te.md"]


def test_a_first_hand_in_leaves_nothing_behind(root: Path) -> None:
    done = landed(root, "a1", {"y-te.md": "Một"})
    made = undoing(root, done.line, id_="a2", who=("k9", "tu-van"))
    assert made is not None
    assert (made.files, made.gone, made.day) == ((), ("y-te.md",), None)
    assert isinstance(hand_in(root, made, now=NOW), Landed)
    assert not (root / PLACE / "y-te.md").exists()


def test_what_was_replaced_or_edited_since_is_not_undone(root: Path) -> None:
    done = landed(root, "a1", {"y-te.md": "Một"})
    (root / PLACE / "y-te.md").write_bytes(b"edited")
    assert undoing(root, done.line, id_="a2", who=("k9", "tu-van")) is None
