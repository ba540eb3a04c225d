"""Of each thing sent one line makes its receipt: the one that says most of what became of it."""

from pathlib import Path

import pytest

from pipeline.rounds.served.journal import Entry, append
from pipeline.stages.handing.receipt_lines import receipt_line, sent_lines
from tests.site.sites import NOON


def told(place: Path, *acts: str, body: str = "a", id_: str = "1") -> None:
    for act in acts:
        append(place, Entry(act, id=id_, body=body, round=1), at=NOON)


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        (("cho", "nop"), "nop"),
        (("cho",), "cho"),
        (("gop-y",), "gop-y"),
        (("ky-cho", "ky"), "ky"),
        (("ky-cho", "ky-tra-lai"), "ky-tra-lai"),
    ],
)
def test_the_line_that_says_most_is_taken(tmp_path: Path, acts: tuple[str, ...], said: str) -> None:
    told(tmp_path, *acts)
    line = receipt_line(tmp_path, "1")
    assert line is not None
    assert line.entry.act == said


def test_of_words_sent_again_it_is_the_newest(tmp_path: Path) -> None:
    told(tmp_path, "ket-qua", "ket-qua")
    line = receipt_line(tmp_path, "1")
    assert line is not None
    assert line.number == 2


def test_another_body_another_id_and_other_acts_have_none(tmp_path: Path) -> None:
    told(tmp_path, "nop", "vao")
    assert receipt_line(tmp_path, "1", "b") is receipt_line(tmp_path, "2") is None
    told(tmp_path, "vao", id_="3")
    assert receipt_line(tmp_path, "3") is None


def test_what_a_body_sent_is_listed_once_the_newest_first(tmp_path: Path) -> None:
    told(tmp_path, "cho", "nop")
    told(tmp_path, "gop-y", id_="2")
    told(tmp_path, "ky", "hoan-lai", id_="3")
    told(tmp_path, "nop", body="b", id_="4")
    assert [line.entry.id for line in sent_lines(tmp_path, "a")] == ["2", "1"]
