"""`fleet.yaml`: folders relative to it, a round and a way of their own where they name one."""

from pipeline.intake.shared.fleet import read_fleet
from pipeline.model.fleet import FleetTask


def read(text: str) -> tuple[tuple[FleetTask, ...], list[str]]:
    outcome = read_fleet(text, "/doan/fleet.yaml", round_number=2, fast=False)
    return outcome.value, [f"{one.line}: {one.message}" for one in outcome.notices]


def test_each_entry_is_a_task() -> None:
    text = "- thu-muc: a\n- {thu-muc: /b, lan: 1, fast: true}\n- {thu-muc: c, fast: false}\n"
    tasks, told = read(text)
    assert told == []
    assert tasks == (
        FleetTask("/doan/a", 2),
        FleetTask("/b", 1, fast=True),
        FleetTask("/doan/c", 2),
    )


def test_what_is_wrong_is_told_and_the_rest_is_there() -> None:
    tasks, told = read("- thu-muc: a\n  nhanh: true\n- lan: 1\n- {thu-muc: b, lan: hai}\n")
    assert [task.folder for task in tasks] == ["/doan/a", "/doan/b"]
    assert [words.partition(":")[0] for words in told] == ["2", "3", "4"]
    assert "nhanh" in told[0]


def test_a_list_without_anything_is_told() -> None:
    assert read("")[1] == ["1: không có thư mục làm việc nào"]
    assert read("[]")[1] == ["1: không có thư mục làm việc nào"]
    assert len(read("thu-muc: a")[1]) == 1
