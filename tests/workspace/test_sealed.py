from pathlib import Path

import pytest

from pipeline.stages.build import build
from pipeline.workspace import input_files, listed, read_bytes, scan
from pipeline.workspace.inventory import stored
from pipeline.workspace.sealed import differences, earlier_seals, is_bound
from tests.issued_rounds import issued
from tests.rounds.workspaces import ROAD, put, resources, workspace


def names(root: Path, number: int) -> list[str]:
    return [file.name.removeprefix("sections/") for file in input_files(scan(root).value, number)]


def said(root: Path, number: int) -> str:
    made = build(scan(root).value, number, resources()).value
    assert made is not None
    return repr(made.flow)


def test_a_round_is_made_of_what_it_reads_and_of_nothing_that_came_on_it(tmp_path: Path) -> None:
    for name in (
        "sections/lan-1/y-kien/so-y-te.xlsx",
        "sections/lan-2/y-kien/so-y-te.xlsx",
        "sections/lan-1/so-xay-dung/ky.yaml",
        "sections/lan-1/so-xay-dung/nop.yaml",
        "sections/lan-1/so-xay-dung/ban-ky.pdf",
        "sections/lan-1/so-xay-dung/anh/hinh.png",
        "sections/lan-2/tiep-thu.xlsx",
        "sections/lan-2/tiep-thu.cu.xlsx",
        "sections/lan-2/co-quan.yaml",
        "sections/lan-3/so-xay-dung/sau.md",
        "sections/ho-so/ban-do.pdf",
        "sections/kho-khan.yaml",
    ):
        put(workspace(tmp_path) if not (tmp_path / "sections").exists() else tmp_path, name, "x")
    found = names(tmp_path, 2)
    assert {
        "lan-1/y-kien/so-y-te.xlsx",
        "lan-1/so-xay-dung/anh/hinh.png",
        "lan-2/tiep-thu.xlsx",
        "lan-2/co-quan.yaml",
        "de-cuong.yaml",
    } <= set(found)
    left = {"ky.yaml", "nop.yaml", "ban-ky.pdf", "tiep-thu.cu.xlsx", "ban-do.pdf", "kho-khan.yaml"}
    assert not left & {name.rpartition("/")[2] for name in found}
    assert not [name for name in found if name.startswith(("lan-3/", "lan-2/y-kien/"))]
    assert "lan-1/y-kien/so-y-te.xlsx" not in names(tmp_path, 1)


@pytest.mark.parametrize(
    ("name", "bound"),
    [
        ("sections/lan-1/so-y-te/y-te.md", True),
        ("sections/lan-2/so-y-te/y-te.md", True),
        ("sections/lan-3/so-y-te/y-te.md", False),
        ("sections/lan-2/de-cuong.yaml", True),
        ("sections/de-cuong.yaml", False),
        ("sections/lan-1/y-kien/so-y-te.xlsx", False),
        ("sections/lan-2/tiep-thu.xlsx", False),
        ("sections/lan-2/so-y-te/ky.yaml", False),
    ],
)
def test_later_rounds_are_bound_to_what_agencies_sent_not_to_what_was_said_of_it(
    name: str, bound: bool
) -> None:
    assert is_bound(stored(name, Path(), 0), 2) is bound


def test_what_was_issued_is_read_from_its_copy_whatever_became_of_the_files(
    tmp_path: Path,
) -> None:
    root = issued(tmp_path)
    put(root, ROAD, "Tỉnh có 999 km đường.\n")
    put(root, "sections/lan-1/so-tai-chinh/them.md", "Thêm\n")
    (root / "sections/lan-1/so-tai-chinh/su-can-thiet.md").unlink()
    put(root, "sections/co-quan.yaml", "[")
    assert "181 km" in said(root, 1)
    found = {notice.file: notice.code for notice in scan(root).notices}
    assert found == {
        ROAD: "tep-khac-ban-chot",
        "sections/lan-1/so-tai-chinh/them.md": "tep-them-sau-khi-chot",
        "sections/lan-1/so-tai-chinh/su-can-thiet.md": "tep-mat-sau-khi-chot",
    }


def test_a_later_round_takes_unchanged_parts_from_the_copy_too(tmp_path: Path) -> None:
    root = issued(tmp_path)
    put(root, ROAD, "Tỉnh có 999 km đường.\n")
    assert "181 km" in said(root, 2)
    put(root, ROAD.replace("lan-1", "lan-2"), "Tỉnh có 182 km đường.\n")
    assert "182 km" in said(root, 2)


def test_an_open_round_hides_a_package_that_nothing_closes(tmp_path: Path) -> None:
    root = issued(tmp_path)
    (root / "sections/lan-1/khoa.json").unlink()
    assert not [file for file in scan(root).value.files if "/phat-hanh/" in file.name]
    assert scan(root).value.seals == ()


@pytest.mark.parametrize("name", ["khoa.json", "phat-hanh/dau-vao.zip"])
def test_a_seal_that_cannot_be_read_is_an_error_and_stops_nothing(
    tmp_path: Path, name: str
) -> None:
    root = issued(tmp_path)
    (root / "sections/lan-1" / name).write_bytes(b"PK")
    outcome = scan(root)
    assert [(one.code, one.file) for one in outcome.notices] == [
        ("ban-chot-hong", f"sections/lan-1/{name}")
    ]
    assert outcome.value.seals == ()
    assert "181 km" in said(root, 1)


def test_a_copy_whose_bytes_changed_is_not_read(tmp_path: Path) -> None:
    root = issued(tmp_path)
    path = root / "sections/lan-1/phat-hanh/dau-vao.zip"
    data = path.read_bytes()
    at = data.index(b"sections/co-quan.yaml") + len("sections/co-quan.yaml") + 20
    path.write_bytes(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :])
    inventory = scan(root).value.of_round(1)
    outcome = read_bytes(inventory, "sections/co-quan.yaml", limit=10_000)
    assert outcome.value is None
    assert "dau-vao.zip" in outcome.notices[0].message


def test_a_round_is_compared_with_the_seals_of_those_before(tmp_path: Path) -> None:
    inventory = scan(issued(tmp_path, 2)).value
    assert [file.name for file in earlier_seals(inventory, 2)] == [
        "sections/lan-1/khoa.json",
        "sections/lan-1/phat-hanh/dau-vao.zip",
    ]
    assert earlier_seals(inventory, 1) == ()
    first = inventory.of_round(1)
    assert not [file for file in first.files if file.round == 2]
    assert inventory.of_round(3) is inventory


def test_nothing_differs_from_what_was_just_issued(tmp_path: Path) -> None:
    root = issued(tmp_path)
    seal = scan(root).value.seals[0].seal
    assert list(differences(listed(root).value, seal)) == []
    assert scan(root).notices == ()
