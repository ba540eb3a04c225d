from hashlib import sha256

import pytest

from pipeline.intake.shared.schedule_content import schedule_hash

PLAN = b"""lan:
  - {so: 1, ngay: 2025-11-15}
moc:
  - tieu-de: Lan 1
    han: 2025-11-15
  - {tieu-de: Lan 2, han: 2025-11-30}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"    han: 2025-11-15\n", b"    han: 2025-11-15\n    xong: 2025-11-14\n"),
        (b"han: 2025-11-30}", b"han: 2025-11-30, xong: 2025-12-01}"),
        (b"lan:\n", b"# ghi chu\nlan:\n"),
        (b"tieu-de: Lan 1", b'tieu-de: "Lan 1"'),
    ],
)
def test_when_a_step_was_done_and_how_it_is_written_change_nothing(old: bytes, new: bytes) -> None:
    changed = PLAN.replace(old, new)
    assert changed != PLAN
    assert schedule_hash(changed) == schedule_hash(PLAN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"han: 2025-11-15", b"han: 2025-11-16"),
        (b"so: 1, ngay: 2025-11-15", b"so: 1, ngay: 2025-11-16"),
        (b"so: 1, ngay: 2025-11-15", b"so: 1, ngay: 2025-11-15, xong: 2025-11-15"),
        (b"Lan 2", b"Lan 3"),
        (b"moc:", b"moc-khac:"),
    ],
)
def test_whatever_else_changes_is_another_plan(old: bytes, new: bytes) -> None:
    assert schedule_hash(PLAN.replace(old, new)) != schedule_hash(PLAN)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"lan: [", b"lan: 1\nlan: 2\n"])
def test_what_cannot_be_read_counts_as_it_stands(data: bytes) -> None:
    assert schedule_hash(data) == sha256(data).hexdigest()


def test_a_list_or_a_word_is_no_fault() -> None:
    assert schedule_hash(b"- moc\n") != schedule_hash(b"moc\n")
    assert schedule_hash(b"moc: [xong]\n") != schedule_hash(b"moc: []\n")
