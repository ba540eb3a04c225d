"""A round's parts with their signatures: held over rounds, lost by a change."""

from datetime import date
from pathlib import Path

from pipeline.model.signature import SignState
from pipeline.stages.build import build
from pipeline.stages.signing import Signing, record_notices, signing
from pipeline.workspace import scan
from tests.rounds.workspaces import ROAD, put, resources, workspace

ITEM = "giao-thong-hien-trang"
KY = "sections/lan-1/so-xay-dung/ky.yaml"


def read(place: Path, number: int) -> tuple[Signing, list[str]]:
    inventory, means = scan(place).value, resources()
    built = build(inventory, number, means).value
    assert built is not None
    made = signing(inventory, built, means, today=date(2025, 12, 1))
    return made.value, [notice.code for notice in made.notices]


def state(place: Path, number: int) -> SignState | None:
    parts = {part.sources.item: part.state for part in read(place, number)[0].parts}
    return parts.get(ITEM)


def sign(place: Path) -> None:
    part = next(part for part in read(place, 1)[0].parts if part.sources.item == ITEM)
    entry = f"{{id: {ITEM}, sha256: {part.sources.sha256}}}"
    put(place, KY, f"- {{nguoi: A, so: 1/S, ngay: 2025-11-10, muc: [{entry}]}}\n")


def test_a_signature_holds_in_the_next_round_until_the_text_changes(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    put(place, ROAD, "Đường dài.\n")
    assert state(place, 1) is SignState.UNSIGNED
    sign(place)
    assert state(place, 1) is state(place, 2) is SignState.SIGNED
    later = ROAD.replace("lan-1", "lan-2")
    put(place, later, "Đường dài.\n")
    assert state(place, 2) is SignState.SIGNED
    put(place, later, "Đường ngắn.\n")
    assert state(place, 1) is SignState.SIGNED
    assert state(place, 2) is SignState.CHANGED
    assert "ky-da-doi" in read(place, 2)[1]


def test_a_withdrawn_text_is_no_part(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    put(place, ROAD, "---\nrut: true\n---\n")
    assert state(place, 1) is None


def test_what_is_wrong_with_the_records_is_the_same_whatever_day_it_is(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    put(place, ROAD, "Đường dài.\n")
    sign(place)
    put(place, ROAD, "Đường ngắn.\n")
    put(place, KY.replace("ky.yaml", "nop.yaml"), "- {tep: khong-co.md, ngay: 2999-01-01}\n")
    inventory, means = scan(place).value, resources()
    built = build(inventory, 1, means).value
    assert built is not None
    told = [notice.code for notice in record_notices(inventory, built, means)]
    assert sorted(told) == ["ky-da-doi", "nop-khong-co-tep"]
