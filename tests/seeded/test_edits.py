"""What is sown is what was asked for, and no report of it passes that is not right."""

import hashlib
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.marked_docx import A
from tests.oracle.small_docx import docx, paragraph, run
from tests.seeded.edit_ground import ITEMS
from tests.seeded.edits import EDITS, LEDGER, sow, write
from tests.seeded.score_edits import Score, report, score
from tests.seeded.sown import SERIAL, Edit, NoRoomError
from tests.tries import tries

Log = list[dict[str, Any]]
COUNT = 2 * len(EDITS)


@pytest.fixture(scope="module")
def edits() -> list[Edit]:
    return sow(5, COUNT)[2]


def test_every_kind_is_sown_as_often_as_the_others(edits: list[Edit]) -> None:
    assert set(Counter(edit.kind for edit in edits).values()) == {2}
    assert len({edit.kind for edit in edits}) == len(EDITS)


@pytest.mark.parametrize("seed", range(1, 1 + tries(1, 3)))
def test_three_hundred_edits_fit_without_touching_one_another(seed: int) -> None:
    found = sow(seed, 300)[2]
    assert len(found) == 300
    owners: dict[str, int] = {}
    for number, edit in enumerate(found):
        assert edit.keys
        assert edit.characters > 0
        for key in edit.keys:
            assert owners.setdefault(key, number) == number


def test_too_many_edits_are_refused() -> None:
    with pytest.raises(NoRoomError):
        sow(1, 3000)


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    def hashes(name: str) -> dict[str, str]:
        write(tmp_path / name, 4, len(EDITS), ITEMS // 4)
        return {
            path.relative_to(tmp_path / name).as_posix(): hashlib.sha256(
                path.read_bytes()
            ).hexdigest()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }

    one = hashes("one")
    assert one == hashes("other")
    assert LEDGER in one
    assert any(name.startswith("sections/lan-2/") and name.endswith(".xlsx") for name in one)


def test_only_what_changed_is_sent_again(tmp_path: Path) -> None:
    write(tmp_path, 4, 2, ITEMS // 4)
    first = {path.name for path in (tmp_path / "sections" / "lan-1").rglob("*.md")}
    second = {path.name for path in (tmp_path / "sections" / "lan-2").rglob("*.md")}
    assert 0 < len(second) <= 2 < len(first)


def test_a_right_report_of_every_edit_passes(edits: list[Edit]) -> None:
    result = _scored(edits, lambda log: log)
    assert result.failures() == []
    assert result.unsown == ()
    assert f"{COUNT:>4} /{COUNT:>4}" in report(result)[-2]


def _halved(log: Log) -> Log:
    return log[: len(log) // 2]


def _doubled(log: Log) -> Log:
    return [*log, *deepcopy(log)]


def _kinds_swapped(log: Log) -> Log:
    return [{**change, "kind": "them" if change["kind"] == "sua" else "sua"} for change in log]


def _elsewhere(log: Log) -> Log:
    return [{**change, "item": "noi-dung-99"} for change in log]


def _without_place(log: Log) -> Log:
    return [{**change, "where": {"old": None, "new": {"text": "Bảng 1.2"}}} for change in log]


def _sides_swapped(log: Log) -> Log:
    return [{**change, "old": change["new"], "new": change["old"]} for change in log]


def _one_digit_wrong(log: Log) -> Log:
    return [{**change, "new": change["new"].replace("1", "2")} for change in log]


def _untracked(log: Log) -> Log:
    return [{**change, "tracked": "untracked"} for change in log]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_halved, "reported as one right change"),
        (_doubled, "reported as one right change"),
        (_kinds_swapped, "reported as one right change"),
        (_elsewhere, "reported as one right change"),
        (_without_place, "cell: "),
        (_sides_swapped, "reported as one right change"),
        (_one_digit_wrong, "reported as one right change"),
        (_untracked, "untracked"),
    ],
)
def test_a_wrong_report_does_not_pass(
    edits: list[Edit], spoil: Callable[[Log], Log], said: str
) -> None:
    assert any(said in line for line in _scored(edits, spoil).failures())


def test_marking_more_than_was_changed_does_not_pass(edits: list[Edit]) -> None:
    result = _scored(edits, lambda log: log, times=3)
    assert any("letters marked for" in line for line in result.failures())
    assert any("overmarked" in line for line in result.failures())


def test_a_change_nobody_made_is_listed(edits: list[Edit]) -> None:
    strange = {**_log(edits)[0], "old": "cũ", "new": "mới", "tables": []}
    result = _scored(edits, lambda log: [*log, strange])
    assert len(result.unsown) == 1


def _log(edits: list[Edit]) -> Log:
    return [
        {
            "item": edit.items[-1], "kind": edit.change, "class": edit.klass, "what": edit.what,
            "old": edit.old, "new": edit.new, "tables": [], "tracked": "marked",
            "marks": [number], "where": {"old": None, "new": {"text": ", ".join(edit.named)}},
        }
        for number, edit in enumerate(edits)
    ]  # fmt: skip


def _scored(edits: list[Edit], spoil: Callable[[Log], Log], times: int = 1) -> Score:
    """Score a log made from the ledger, with a redline that marks as many letters as changed."""
    marked = "".join(
        f'<w:ins w:id="{number}" {A}>{run("x" * edit.characters * times)}</w:ins>'
        for number, edit in enumerate(edits)
    )
    return score(edits, spoil(_log(edits)), docx(paragraph(marked)))


def test_serials_are_numbers_as_printed() -> None:
    assert SERIAL.findall("gồm 48.213 đơn vị, 12,5%") == ["48.213"]
