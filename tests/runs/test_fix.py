"""`fix` shows what it would mend, writes where it is asked, and never over what was signed."""

from pathlib import Path

import pytest

from pipeline.cli import main
from tests.delivered import delivered
from tests.issued_rounds import below
from tests.rounds.workspaces import ROAD, put, workspace
from tests.runs.test_sign import sign

Captured = pytest.CaptureFixture[str]
SECOND = ROAD.replace("lan-1", "lan-2")


def fix(place: Path, *words: str) -> int:
    return main(["fix", *words, "--workspace", str(place)])


def test_what_would_be_mended_is_shown_as_a_diff_and_nothing_is_written(
    tmp_path: Path, capsys: Captured
) -> None:
    place = workspace(tmp_path)
    put(place, ROAD, "Hàng hoá đạt 5 %.\n")
    before = below(place)
    assert fix(place, "--agency", "so-xay-dung") == 0
    told = capsys.readouterr()
    assert f"--- {ROAD}\n+++ {ROAD}\n" in told.out
    assert "\n-Hàng hoá đạt 5 %.\n+Hàng hóa đạt 5%.\n" in told.out
    assert "chưa ghi gì" in told.err
    assert below(place) == before


def test_what_is_asked_is_written_once_and_the_former_text_is_kept(
    tmp_path: Path, capsys: Captured
) -> None:
    place = workspace(tmp_path)
    put(place, ROAD, "Hàng hoá đạt 5 %.\n")
    assert fix(place, "--replace") == 0
    assert (place / ROAD).read_text(encoding="utf-8") == "Hàng hóa đạt 5%.\n"
    (kept,) = (place / ROAD).parent.joinpath(".luu").iterdir()
    assert kept.read_text(encoding="utf-8") == "Hàng hoá đạt 5 %.\n"
    assert kept.name in capsys.readouterr().err
    after = below(place)
    assert fix(place, "--replace") == 0
    assert "Không có gì tự sửa được" in capsys.readouterr().err
    assert below(place) == after


def test_a_signed_text_stays_and_its_mending_goes_into_the_next_round(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    put(place, SECOND, "Hàng hoá.\n")
    third = ROAD.replace("lan-1", "lan-3")
    schedule = place / "sections/ke-hoach.yaml"
    assert sign(place) == 0
    assert fix(place, "--agency", "so-xay-dung", "--replace") == 0
    told = capsys.readouterr().err
    assert (place / SECOND).read_text(encoding="utf-8") == "Hàng hoá.\n"
    if "so: 3" in schedule.read_text(encoding="utf-8"):
        assert (place / third).read_text(encoding="utf-8") == "Hàng hóa.\n"
    else:
        assert "thêm lần 3 vào ke-hoach.yaml" in told


def test_an_unknown_agency_starts_nothing_and_an_item_limits_what_is_mended(
    tmp_path: Path, capsys: Captured
) -> None:
    place = workspace(tmp_path)
    put(place, ROAD, "Hàng hoá.\n")
    assert fix(place, "--agency", "so-xay") == 2
    assert "so-xay-dung" in capsys.readouterr().err
    assert fix(place, "--item", "su-can-thiet") == 0
    assert "Không có gì tự sửa được" in capsys.readouterr().err
