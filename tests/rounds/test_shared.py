from pathlib import Path
from typing import Final

import pytest

from pipeline.rounds import Resources, read_shared
from pipeline.rounds import shared as shared_files
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.store import MemoryStore
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.rounds.workspaces import put, shared, workspace

SAMPLE: Final = Path(__file__).parents[2]


def test_the_shared_files_are_read_and_named_as_inputs(tmp_path: Path) -> None:
    outcome = shared(workspace(tmp_path))
    assert outcome.value is not None
    read, inputs = outcome.value
    assert read.outline.province == "Mẫu"
    assert sorted(inputs) == [
        f"sections/{name}.yaml" for name in ("co-quan", "de-cuong", "ke-hoach")
    ]
    assert outcome.notices == ()


def test_a_round_may_have_an_outline_of_its_own(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    first = (folder / "sections" / "de-cuong.yaml").read_text(encoding="utf-8")
    put(folder, "sections/lan-2/de-cuong.yaml", first.replace("Hạ tầng giao thông", "Giao thông"))
    one, two = shared(folder, 1).value, shared(folder, 2).value
    assert one is not None
    assert two is not None
    assert "Hạ tầng giao thông" in [item.title for item in one[0].outline.items]
    assert "Giao thông" in [item.title for item in two[0].outline.items]
    assert two[0].earlier == (one[0].outline,)


def test_without_a_required_file_nothing_starts(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / "sections" / "ke-hoach.yaml").unlink()
    outcome = shared(folder)
    assert outcome.value is None
    assert [(notice.code, notice.file) for notice in outcome.notices] == [
        ("thieu-tep-chung", "sections/ke-hoach.yaml")
    ]


def test_a_round_that_is_not_planned_is_told(tmp_path: Path) -> None:
    outcome = shared(workspace(tmp_path), 7)
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["khong-co-lan-du-thao"]


def test_a_round_whose_plan_is_wrong_is_told_once(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/ke-hoach.yaml", "lan:\n  - {so: 1, ngay: 2025-11-31}\n")
    outcome = shared(folder)
    assert outcome.value is None
    assert "khong-co-lan-du-thao" not in [notice.code for notice in outcome.notices]
    assert "yaml-ngay-sai" in [notice.code for notice in outcome.notices]


def test_a_merge_that_was_never_settled_is_told_instead_of_its_syntax(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/ke-hoach.yaml", "<<<<<<< a\nlan: []\n=======\nlan: x\n>>>>>>> b\n")
    outcome = shared(folder)
    assert outcome.value is None
    assert [(n.code, n.line) for n in outcome.notices] == [("dau-xung-dot", 1)]


def test_when_a_step_was_done_changes_no_hash_of_the_inputs(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    plan = folder / "sections/ke-hoach.yaml"
    text = f"{plan.read_text(encoding='utf-8').rstrip()}\nmoc:\n  - tieu-de: Lần 1\n"
    hashes = []
    for more in ("", "    xong: 2025-11-14\n", "    han: 2025-11-14\n"):
        plan.write_text(text + more, encoding="utf-8")
        outcome = shared(folder)
        assert outcome.value is not None
        hashes.append(outcome.value[1]["sections/ke-hoach.yaml"])
    assert hashes[0] == hashes[1] != hashes[2]


def test_what_is_kept_of_shared_files_is_the_same_as_what_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = MemoryStore(100)
    inventory = scan(SAMPLE).value

    def read() -> object:
        return read_shared(inventory, 3, Resources(MemoryCache(), serial, unwatched, kept=kept))

    first = read()
    for name in ("outline", "agencies", "settings", "abbreviations", "communes", "form"):
        monkeypatch.setattr(shared_files, f"read_{name}", None)
    assert read() == first
