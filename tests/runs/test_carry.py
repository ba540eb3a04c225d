"""`carry` copies what serves now into a round, never over a file."""

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.model.delivery import DeliveryState
from tests.delivered import WATER, delivered, status
from tests.rounds.workspaces import ROAD, put

Captured = pytest.CaptureFixture[str]
FINANCE = "sections/lan-1/so-tai-chinh"
NEED = f"{FINANCE}/su-can-thiet.md"


def carry(place: Path, *words: str) -> int:
    return main(["carry", *words, "--workspace", str(place)])


def later(name: str) -> str:
    return name.replace("lan-1", "lan-2")


def test_a_text_is_carried_with_what_it_names_and_counts_as_unchanged(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    put(place, NEED, "![Hình](hinh/so-do.png)\n")
    put(place, f"{FINANCE}/hinh/so-do.png", b"\x89PNG")
    put(place, f"{FINANCE}/khac.xlsx", b"PK")
    assert carry(place, "so-tai-chinh", "su-can-thiet", "--to", "2") == 0
    assert "chép 2 tệp" in capsys.readouterr().err
    assert (place / later(NEED)).read_bytes() == (place / NEED).read_bytes()
    assert (place / later(f"{FINANCE}/hinh/so-do.png")).read_bytes() == b"\x89PNG"
    assert not (place / later(f"{FINANCE}/khac.xlsx")).exists()
    put(place, NEED, "Cần thiết.\n")
    put(place, later(NEED), "Cần thiết.\n")
    (entry,) = [one for one in status(place).current.of("so-tai-chinh") if one.record.text]
    assert (entry.state, entry.carried) == (DeliveryState.UNCHANGED, True)


def test_what_stands_in_the_round_stays_and_what_was_withdrawn_is_not_carried(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    put(place, later(ROAD), "Đang sửa.\n")
    assert carry(place, "so-xay-dung", "--to", "2") == 0
    told = capsys.readouterr().err
    assert "chép 0 tệp; 1 tệp đã có, để nguyên" in told
    assert "đã rút, không chép" in told
    assert (place / later(ROAD)).read_text(encoding="utf-8") == "Đang sửa.\n"
    assert not (place / later(WATER)).exists()


def test_an_unknown_agency_item_round_and_an_agency_without_texts_start_nothing(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    before = sorted(place.rglob("*"))
    for words in (
        ("so-tai", "--to", "2"),
        ("so-tai-chinh", "su-can", "--to", "2"),
        ("so-tai-chinh", "--to", "7"),
        ("xa-a", "--to", "2"),
    ):
        assert carry(place, *words) == 2
    assert "su-can-thiet" in capsys.readouterr().err
    assert [path for path in sorted(place.rglob("*")) if "build" not in path.parts] == before


def test_nothing_is_carried_into_a_sealed_round_or_through_a_link(tmp_path: Path) -> None:
    place = delivered(tmp_path / "w")
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (place / "sections/lan-2/so-tai-chinh").symlink_to(outside)
    assert carry(place, "so-tai-chinh", "--to", "2") == 0
    assert list(outside.iterdir()) == []
    (place / "sections/lan-2/so-tai-chinh").unlink()
    put(place, "sections/lan-2/khoa.json", "{}")
    assert carry(place, "so-tai-chinh", "--to", "2") == 2
    assert not (place / later(NEED)).exists()
