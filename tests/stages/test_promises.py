from pathlib import Path

import pytest

from pipeline.compare import revise
from pipeline.model.fixed import replace
from pipeline.stages.build import build
from pipeline.stages.promises import consulted_notices
from pipeline.work.store import NOTHING_KEPT, MemoryStore, Store
from pipeline.workspace import scan
from tests.consult.sheets import REGISTER, register
from tests.consulted import ITEM, consulted
from tests.rounds.workspaces import ROAD, put, resources

LATER = ROAD.replace("lan-1", "lan-2")


def codes(folder: Path, kept: Store = NOTHING_KEPT) -> set[str]:
    inventory = scan(folder).value
    earlier, built = (build(inventory, number, resources()).value for number in (1, 2))
    assert earlier is not None
    assert built is not None
    told = consulted_notices(inventory, earlier, built, replace(resources(), kept=kept))
    return {notice.code for notice in told}


def test_what_came_in_is_balanced_and_what_nobody_asked_for_told(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    assert codes(folder) == {"can-doi-y-kien"}
    put(folder, LATER, "Mạng lưới đường tỉnh dài 310 km.\n\nĐường sắt dài 80 km.\n")
    assert codes(folder) == {"can-doi-y-kien", "sua-khong-ly-do"}


def test_a_promise_is_held_against_the_draft(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    row = ("YK1-SXD-001", "Sở Xây dựng", "", ITEM, "đường tỉnh dài 300 km")
    promised = ("Đề nghị rà soát chiều dài.", "Tiếp thu", "Đã sửa.", "", "")
    put(folder, "sections/lan-2/tiep-thu.xlsx", register((*row, *promised), head=REGISTER))
    assert "tiep-thu-chua-sua" in codes(folder)
    put(folder, LATER, "Mạng lưới đường tỉnh dài 310 km.\n\nĐường xã dài 900 km.\n")
    assert "tiep-thu-chua-sua" not in codes(folder)


def test_a_draft_checked_again_is_compared_from_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = consulted(tmp_path), MemoryStore(1000)
    put(folder, LATER, "Mạng lưới đường tỉnh dài 310 km.\n\nĐường xã dài 900 km.\n")
    first = codes(folder, kept)
    monkeypatch.delattr(revise, "revised_block")
    assert codes(folder, kept) == first
