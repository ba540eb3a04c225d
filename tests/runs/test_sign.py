"""`sign` writes what a head signed into `ky.yaml`, never over what it cannot read."""

from pathlib import Path

import pytest

from pipeline.cli import main
from tests.delivered import delivered, status
from tests.rounds.workspaces import ROAD, put

KY = "sections/lan-2/so-xay-dung/ky.yaml"
ITEM = "giao-thong-hien-trang"
Captured = pytest.CaptureFixture[str]


def sign(place: Path, *words: str, agency: str = "so-xay-dung", no: str = "12/SXD-KH") -> int:
    letter = ["--by", "Nguyễn Văn A", "--no", no, "--date", "2025-12-06"]
    day = ["--today", "2025-12-10", "--workspace", str(place)]
    items = [word for word in words if word in ("pl-du-an", "su-can-thiet")]
    options = [word for word in words if word not in items]
    return main(["sign", agency, *items, *letter, *day, *options])


def signed(place: Path) -> dict[str, str]:
    found = status(place).current.deliveries
    return {one.record.item: one.signature.state.value for one in found if one.signature}


def test_every_part_of_an_agency_is_signed_and_stays_so_until_it_changes(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    assert sign(place) == 0
    assert signed(place) == {ITEM: "da-ky", "su-can-thiet": "chua-ky"}
    text = (place / KY).read_text(encoding="utf-8")
    assert sign(place) == 0  # nothing left: nothing written
    assert (place / KY).read_text(encoding="utf-8") == text
    put(place, ROAD.replace("lan-1", "lan-2"), "Đường khác.\n")
    assert signed(place)[ITEM] == "doi-sau-khi-ky"
    assert sign(place) == 2  # the same letter does not sign other words
    assert sign(place, no="15/SXD-KH") == 0
    assert signed(place)[ITEM] == "da-ky"
    assert (place / KY).read_text(encoding="utf-8").startswith(text)


def test_an_item_is_signed_by_name_and_comments_in_the_list_stay(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    put(place, "sections/lan-1/so-tai-chinh/ky.yaml", "# sổ ký của Sở Tài chính\n")
    assert sign(place, "su-can-thiet", "--round", "1", agency="so-tai-chinh") == 0
    text = (place / "sections/lan-1/so-tai-chinh/ky.yaml").read_text(encoding="utf-8")
    assert text.startswith("# sổ ký của Sở Tài chính\n- nguoi: Nguyễn Văn A\n")
    assert signed(place)["su-can-thiet"] == "da-ky"


def test_nothing_is_written_for_what_is_not_there_or_nobody_s(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    assert sign(place, "pl-du-an") == 2
    assert ITEM in capsys.readouterr().err
    assert sign(place, agency="so-xay") == 2
    assert not (place / KY).exists()


@pytest.mark.parametrize("text", ["nguoi: A\n", "- [a\n", "- so: 1\n", "[{so: 1"])
def test_a_damaged_list_is_never_written_over(tmp_path: Path, text: str, capsys: Captured) -> None:
    place = delivered(tmp_path)
    put(place, KY, text)
    assert sign(place) == 2
    assert "ky.yaml" in capsys.readouterr().err
    assert (place / KY).read_text(encoding="utf-8") == text


def test_an_empty_list_is_begun_anew(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    put(place, KY, "[]\n")
    assert sign(place) == 0
    assert signed(place)[ITEM] == "da-ky"


def test_a_copy_of_the_letter_is_put_beside_and_never_over_another(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path / "w")
    copy = tmp_path / "quet.PDF"
    copy.write_bytes(b"%PDF")
    assert sign(place, "--scan", str(copy)) == 0
    kept = place / "sections/lan-2/so-xay-dung/ban-ky-12-sxd-kh.pdf"
    assert kept.read_bytes() == b"%PDF"
    assert "ban-ky: ban-ky-12-sxd-kh.pdf" in (place / KY).read_text(encoding="utf-8")
    copy.write_bytes(b"%PDF other")
    assert sign(place, "--scan", str(copy)) == 2
    assert "nội dung khác" in capsys.readouterr().err
    assert kept.read_bytes() == b"%PDF"
    for wrong in (tmp_path / "khong-co.pdf", tmp_path / "a.docx"):
        assert sign(place, "--scan", str(wrong), no="16/SXD") == 2


def test_a_folder_that_is_a_link_is_not_written_into(tmp_path: Path) -> None:
    place = delivered(tmp_path / "w")
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (place / "sections/lan-2/so-tai-chinh").symlink_to(outside)
    assert sign(place, agency="so-tai-chinh") == 2
    assert list(outside.iterdir()) == []
