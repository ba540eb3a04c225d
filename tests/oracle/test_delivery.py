"""The counter of deliveries itself, on folders small enough to count by hand."""

import hashlib
from datetime import date
from pathlib import Path

import yaml

from tests.oracle.delivery import counts, delivered, of_status

TODAY = date(2025, 12, 1)
OUTLINE = {
    "tieu-de": "B",
    "phan": [{"tieu-de": "P", "muc": [{"id": "a", "tieu-de": "A", "chu-tri": "so-x"}]}],
    "phu-luc": [{"id": "b", "tieu-de": "B", "chu-tri": "so-x", "phoi-hop": ["so-y"]}],
}
PLAN = {
    "lan": [
        {"so": "1", "ngay": "2025-11-15", "han-nop": "2025-11-10"},
        {"so": "2", "ngay": "2025-11-30", "han-nop": "2025-11-25"},
    ]
}
BODIES = [{"id": "so-x", "ten": "X", "nhom": "so"}, {"id": "so-y", "ten": "Y", "nhom": "so"}]


def put(folder: Path, name: str, value: object) -> None:
    path = folder / "sections" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    words = value if isinstance(value, str) else yaml.safe_dump(value, allow_unicode=True)
    path.write_text(words, encoding="utf-8")


def ground(folder: Path) -> Path:
    put(folder, "de-cuong.yaml", OUTLINE)
    put(folder, "ke-hoach.yaml", PLAN)
    put(folder, "co-quan.yaml", BODIES)
    put(folder, "lan-1/so-x/a.md", "Nội dung.\n")
    return folder


def test_what_came_is_unchanged_in_the_next_round_and_what_did_not_is_owed_late(
    tmp_path: Path,
) -> None:
    found = delivered(ground(tmp_path), TODAY)
    assert found[1, "so-x", "muc", "a"] == ("da-nhan", None, "chua")
    assert found[2, "so-x", "muc", "a"] == ("giu-nguyen", False, "chua")
    assert found[2, "so-x", "muc", "b"] == ("chua-gui", True, "")
    assert found[2, "so-y", "muc", "b"] == ("khong-bat-buoc", False, "")
    assert counts(found)[1] == {
        "da-nhan": 1,
        "chua-gui": 1,
        "khong-bat-buoc": 1,
        "cham": 1,
        "khong-ro-ngay": 1,
        "chua-ky": 1,
        "da-ky": 0,
    }


def test_days_withdrawals_and_empty_texts_are_read_off_the_files(tmp_path: Path) -> None:
    place = ground(tmp_path)
    put(place, "lan-1/so-x/nop.yaml", [{"tep": "a.md", "ngay": "2025-11-12"}])
    put(place, "lan-2/so-x/a.md", "---\nngay: 2025-11-25\n---\nKhác.\n")
    put(place, "lan-2/so-x/b.md", "---\nrut: true\n---\n")
    found = delivered(place, TODAY)
    assert found[1, "so-x", "muc", "a"][:2] == ("da-nhan", True)
    assert found[2, "so-x", "muc", "a"][:2] == ("da-nhan", False)
    assert found[2, "so-x", "muc", "b"] == ("rut", None, "")
    put(place, "lan-2/so-x/a.md", "\n")
    assert delivered(place, TODAY)[2, "so-x", "muc", "a"] == ("loi", None, "chua")


def test_a_signature_holds_while_the_file_s_hash_does(tmp_path: Path) -> None:
    place = ground(tmp_path)
    digest = hashlib.sha256("Nội dung.\n".encode()).hexdigest()
    whole = hashlib.sha256(f"{digest}  a.md\n".encode()).hexdigest()
    put(place, "lan-1/so-x/ky.yaml", [{"nguoi": "A", "muc": [{"id": "a", "sha256": whole}]}])
    assert delivered(place, TODAY)[2, "so-x", "muc", "a"][2] == "ky"
    put(place, "lan-2/so-x/a.md", "Khác.\n")
    assert delivered(place, TODAY)[2, "so-x", "muc", "a"][2] == "chua"


def test_a_status_is_brought_into_the_same_shape() -> None:
    entry = {"agency": "x", "item": "a", "duty": "chu-tri", "state": "da-nhan", "late": None}
    signed = {**entry, "duty": "bieu-mau", "signature": None}
    rows = [{**entry, "signature": {"status": "doi-sau-khi-ky"}}, signed]
    assert of_status({"rounds": [{"number": 1, "deliveries": rows}]}) == {
        (1, "x", "muc", "a"): ("da-nhan", None, "chua"),
        (1, "x", "bieu-mau", "a"): ("da-nhan", None, ""),
    }
