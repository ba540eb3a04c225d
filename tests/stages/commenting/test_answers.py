"""What a body says of answers stands with its line, or not at all; its former words stay."""

from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.rounds.served.journal import Line, faults, lines
from pipeline.stages.commenting import answers
from pipeline.stages.commenting.answers import keep_page, page_of, recover
from pipeline.stages.handing.receipt_lines import receipt_line
from tests.killed import killed_at

NOON = datetime(2025, 12, 5, 12, tzinfo=UTC)
FOLDER = "sections/lan-2/y-kien/xa"


def kept(root: Path, page: bytes, hour: int = 12) -> Line:
    return keep_page(root, 2, "xa", page, key="k", at=NOON.replace(hour=hour))


def test_the_newest_word_of_a_body_goes_before_what_was_sent_to_it(tmp_path: Path) -> None:
    assert page_of(tmp_path, 2, "xa", b"sent") == b"sent"
    first, second = kept(tmp_path, b"1"), kept(tmp_path, b"2")
    assert page_of(tmp_path, 2, "xa", b"sent") == b"2"
    assert second.entry.files[0].before == first.entry.files[0].after
    assert (tmp_path / FOLDER / ".luu/y-kien-cac-lan.1.xlsx").read_bytes() == b"1"
    assert faults(tmp_path) == ()


def test_a_body_that_was_sent_nothing_has_no_page(tmp_path: Path) -> None:
    assert page_of(tmp_path, 2, "xa", None) is None


def test_the_same_words_have_one_receipt_and_those_of_before_another(tmp_path: Path) -> None:
    first = kept(tmp_path, b"1")
    assert kept(tmp_path, b"1", 13) == first
    kept(tmp_path, b"2", 14)
    again = kept(tmp_path, b"1", 15)
    assert (again.number, receipt_line(tmp_path, again.entry.id)) == (3, again)
    assert receipt_line(tmp_path, first.entry.id) == first


def test_a_page_put_there_by_hand_gets_no_line_until_it_is_sent(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "y-kien-cac-lan.xlsx").write_bytes(b"hand")
    recover(tmp_path, at=NOON)
    assert list(lines(tmp_path)) == []
    assert kept(tmp_path, b"hand").number == 1


def test_a_page_whose_line_found_no_room_gets_it_when_it_is_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(answers, "append", full)
        with pytest.raises(OSError, match="full"):
            kept(tmp_path, b"1")
    line = kept(tmp_path, b"1", 13)
    assert list(lines(tmp_path)) == [line]
    assert receipt_line(tmp_path, line.entry.id) == line


def test_a_server_killed_at_any_moment_leaves_a_page_with_its_receipt_or_the_former_one(
    tmp_path: Path,
) -> None:
    kills = 0
    for call in range(1, 41):
        root = tmp_path / f"{call}"
        root.mkdir()
        first = kept(root, b"1")
        kills += killed_at(call, partial(kept, root, b"2", 13))
        stands = page_of(root, 2, "xa", None)
        recover(root, at=NOON.replace(hour=14))
        assert page_of(root, 2, "xa", None) == stands
        found = list(lines(root))
        assert found[0] == first
        assert [line.entry.files[0].after for line in found[1:]] == (
            [sha256(b"2").hexdigest()] if stands == b"2" else []
        )
        assert faults(root) == ()
        assert {path.name for path in (root / FOLDER).iterdir()} <= {".luu", "y-kien-cac-lan.xlsx"}
        assert {path.read_bytes() for path in (root / FOLDER / ".luu").glob("[!.]*")} <= {b"1"}
        assert kept(root, b"2", 15).number == 2
    assert kills >= 20
