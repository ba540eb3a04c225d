from pathlib import Path
from typing import Final
from unittest.mock import Mock

import pytest

from pipeline.model.fixed import replace
from pipeline.rounds import registers
from pipeline.rounds.registers import read_registers
from pipeline.work.cache import MemoryCache
from pipeline.work.store import MemoryStore
from pipeline.workspace import scan
from tests.rounds.workspaces import put, resources, workspace

SAMPLE: Final = Path(__file__).parents[2]


def test_lists_are_optional_and_those_there_are_inputs(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/van-ban.yaml", "- {so: 1/QĐ-TTg, loai: Quyết định, ngay: 2024-03-19}\n")
    put(folder, "sections/don-vi.csv", "stt,ma,ten,loai,don-vi-cu\n1,06040,Xã Thất Khê,xã,\n")
    read = read_registers(scan(folder).value, 1, resources())
    registers, inputs = read.value
    assert read.notices == ()
    assert [document.number for document in registers.documents] == ["1/QĐ-TTg"]
    assert registers.units.communes == frozenset({"Xã Thất Khê"})
    assert registers.indicators == ()
    assert sorted(inputs) == ["sections/don-vi.csv", "sections/van-ban.yaml"]


def test_the_list_of_a_round_serves_from_that_round_on(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/van-ban.yaml", "- {so: 1/QĐ-TTg, loai: Quyết định}\n")
    put(folder, "sections/lan-2/van-ban.yaml", "- {so: 2/QĐ-TTg, loai: Quyết định}\n")
    inventory = scan(folder).value
    using = resources()
    numbers = [
        read_registers(inventory, number, using).value[0].documents[0].number for number in (1, 2)
    ]
    assert numbers == ["1/QĐ-TTg", "2/QĐ-TTg"]


def test_what_is_kept_of_lists_is_the_same_as_what_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    using = replace(resources(), kept=MemoryStore(100))
    inventory = scan(SAMPLE).value
    first = read_registers(inventory, 3, using)
    assert first.value[0].indicators
    assert first.value[0].documents
    monkeypatch.setattr(registers, "_indicators", Mock(__qualname__="_indicators"))
    monkeypatch.setattr(registers, "_documents", Mock(__qualname__="_documents"))
    assert read_registers(inventory, 3, replace(using, cache=MemoryCache())) == first
