"""Signatures are read from every agency's folder up to the round, and no draft knows of them."""

from pathlib import Path

from pipeline.rounds.record_files import (
    read_difficulty_file,
    read_receipt_files,
    read_signature_files,
)
from pipeline.workspace import scan
from tests.rounds.workspaces import ROAD, gathered, put, resources, workspace

ENTRY = (
    "- {{nguoi: A, so: {}, ngay: 2025-11-10, muc: [{{id: giao-thong-hien-trang, sha256: {}}}]}}\n"
)


def test_the_signatures_of_rounds_up_to_n_come_by_round_then_agency(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    for number, agency in ((2, "so-xay-dung"), (1, "so-xay-dung"), (1, "so-a"), (3, "so-a")):
        name = f"sections/lan-{number}/{agency}/ky.yaml"
        put(place, name, ENTRY.format(f"{number}/{agency}", "a" * 64))
    read = read_signature_files(scan(place).value, 2, resources())
    assert [one.number for one in read.value] == ["1/so-a", "1/so-xay-dung", "2/so-xay-dung"]
    assert read.notices == ()


def test_a_damaged_list_is_told_with_its_agency_and_stops_no_other(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    put(place, "sections/lan-1/so-a/ky.yaml", b"\xff\xfe\x00")
    put(place, "sections/lan-1/so-xay-dung/ky.yaml", ENTRY.format("1/S", "a" * 64))
    read = read_signature_files(scan(place).value, 1, resources())
    assert [one.number for one in read.value] == ["1/S"]
    assert {notice.agency for notice in read.notices} == {"so-a"}


def test_records_are_no_inputs_and_each_part_knows_its_files(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    put(place, ROAD, "Đường dài.\n")
    for name in ("ky.yaml", "nop.yaml", "ban-ky.pdf"):
        put(place, f"sections/lan-1/so-xay-dung/{name}", "- {}\n")
    read = gathered(place)
    assert not [
        name for name in read.value.inputs if name.endswith((".pdf", "ky.yaml", "nop.yaml"))
    ]
    assert [notice for notice in read.notices if "nop.yaml" in notice.file] == []
    found = {part.item: [file.name for file in part.files] for part in read.value.parts}
    assert found["giao-thong-hien-trang"] == [ROAD]


def test_days_of_delivery_and_difficulties_are_read_with_what_is_wrong(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    put(place, "sections/lan-2/so-a/nop.yaml", "- {tep: a.md, ngay: 2025-11-28}\n")
    put(place, "sections/lan-1/so-a/nop.yaml", "- {tep: a.md, ngay: 2025-11-09}\n- {tep: b.md}\n")
    put(place, "sections/lan-1/so-b/nop.yaml", b"\xff\xfe\x00")
    read = read_receipt_files(scan(place).value, 2, resources())
    assert [(entry.round, entry.day.day) for entry in read.value] == [(1, 9), (2, 28)]
    assert {notice.agency for notice in read.notices} == {"so-a", "so-b"}
    put(place, "sections/lan-2/kho-khan.yaml", "- kho-khan: Gấp.\n")
    assert [
        entry.trouble for entry in read_difficulty_file(scan(place).value, 2, resources()).value
    ] == ["Gấp."]
