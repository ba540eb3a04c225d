from pathlib import Path

import pytest

from pipeline.stages.build import build
from pipeline.workspace import input_files, listed, read_bytes, scan
from pipeline.workspace.inventory import stored
from pipeline.workspace.sealed import differences, is_bound, mending, owner
from tests.issued_rounds import sealed
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
        ("sections/lan-1/y-kien/so-y-te.xlsx", True),
        ("sections/lan-1/y-kien/bo-y-te/cong-van.yaml", False),
        ("sections/lan-2/y-kien/so-y-te.xlsx", False),
        ("sections/lan-2/tiep-thu.xlsx", True),
        ("sections/lan-2/so-y-te/ky.yaml", False),
    ],
)
def test_later_rounds_are_bound_to_what_a_seal_holds(name: str, bound: bool) -> None:
    assert is_bound(stored(name, Path(), 0), 2) is bound


@pytest.mark.parametrize(
    ("name", "free"),
    [
        ("sections/lan-1/so-y-te/y-te.md", False),
        ("sections/lan-1/y-kien/so-y-te.xlsx", True),
        ("sections/lan-2/tiep-thu.xlsx", True),
    ],
)
def test_comments_and_answers_may_come_late_and_texts_may_not(name: str, free: bool) -> None:
    assert is_bound(stored(name, Path(), 0), 2, "thêm sau khi chốt") is not free


def test_a_comment_changed_after_the_seal_is_an_error_and_is_read_as_it_was(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path)
    letter = "sections/lan-1/y-kien/so-xay-dung/van-ban.pdf"
    put(root, letter, b"%PDF- da nhan")
    for number in (1, 2):
        put(root, ROAD.replace("lan-1", f"lan-{number}"), f"Đường {number}.\n")
        assert sealed(root, number).value is not None
    put(root, letter, b"%PDF- da sua")
    put(root, "sections/lan-1/y-kien/so-xay-dung/muon.pdf", b"%PDF- muon")
    outcome = scan(root)
    (notice,) = outcome.notices
    assert (notice.severity, notice.code, notice.file, notice.agency) == (
        "error",
        "tep-khac-ban-chot",
        letter,
        "so-xay-dung",
    )
    assert "unseal 2" in notice.fix
    assert read_bytes(outcome.value, letter, limit=99).value == b"%PDF- da nhan"
    late = "sections/lan-1/y-kien/so-xay-dung/muon.pdf"
    assert read_bytes(outcome.value, late, limit=99).value == b"%PDF- muon"
    (root / letter).unlink()
    assert [one.code for one in scan(root).notices] == ["tep-mat-sau-khi-chot"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lan-2/so-y-te/y-te.md", "quyhoach carry so-y-te --to 3"),
        ("lan-1/y-kien/so-y-te.xlsx", "trả lại tệp như khi nhận"),
        ("lan-2/tiep-thu.xlsx", "quyhoach responses 3"),
        ("lan-2/de-cuong.yaml", "đặt bản mới vào lan-3/"),
    ],
)
def test_the_mending_says_where_what_is_new_goes(name: str, words: str) -> None:
    fix = mending(stored(f"sections/{name}", Path(), 0), 2)
    assert words in fix
    assert fix.endswith("hoặc mở lại bằng `quyhoach unseal 2 --reason …`")


def test_whose_a_file_is_its_folder_or_its_name_tells() -> None:
    names = ("lan-1/y-kien/so-y-te.xlsx", "lan-1/y-kien/bo-y-te/a.pdf", "lan-1/so-a/b.md", "a.yaml")
    found = [owner(stored(f"sections/{name}", Path(), 0)) for name in names]
    assert found == ["so-y-te", "bo-y-te", "so-a", ""]


def test_that_a_step_was_done_is_no_difference_and_another_day_is(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    plan = root / "sections/ke-hoach.yaml"
    text = f"{plan.read_text(encoding='utf-8').rstrip()}\nmoc:\n  - tieu-de: Lần 1\n"
    plan.write_text(text, encoding="utf-8")
    outcome = sealed(root)
    assert outcome.value is not None
    plan.write_text(f"{text}    xong: 2025-11-14\n", encoding="utf-8")
    assert list(differences(listed(root).value, outcome.value)) == []
    plan.write_text(f"{text}    han: 2025-11-14\n", encoding="utf-8")
    found = [name for name, _ in differences(listed(root).value, outcome.value)]
    assert found == ["sections/ke-hoach.yaml"]
