import shutil
from pathlib import Path

import pytest

from pipeline.model.notice import Severity
from pipeline.publish.seal import open_again, seal_of
from pipeline.stages.issuing.issued import sent_files
from pipeline.stages.issuing.verifying import issued_rounds, verify_round
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued
from tests.publish.test_bag import rewritten
from tests.rounds.workspaces import ROAD, put, workspace

ISSUED = "sections/lan-1/phat-hanh"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return issued(tmp_path_factory.mktemp("chot"), 2)


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole / "sections", tmp_path / "w" / "sections")
    return tmp_path / "w"


def found(root: Path, number: int = 1) -> list[tuple[str, str, str]]:
    held = verify_round(root, number, watch=unwatched)
    return [(one.severity.value, one.code, one.file) for one in held.notices]


def test_what_was_issued_is_made_again_byte_by_byte(root: Path) -> None:
    assert issued_rounds(root) == (1, 2)
    for number in (1, 2):
        held = verify_round(root, number, watch=unwatched)
        assert held.notices == ()
        assert held.value is not None
        assert held.value.rebuilt


@pytest.mark.parametrize(
    "name",
    [ROAD, f"{ISSUED}/dau-vao.zip", f"{ISSUED}/du-thao-lan-1.zip", "sections/lan-1/khoa.json"],
)
def test_a_file_changed_or_lost_is_named(root: Path, name: str) -> None:
    data = (root / name).read_bytes()
    (root / name).write_bytes(data[:-3] + b"~" + data[-2:])
    assert [(severity, file) for severity, _, file in found(root)] == [("error", name)]
    (root / name).unlink()
    assert [(severity, file) for severity, _, file in found(root)] == [("error", name)]


def test_what_lies_there_besides_is_named(root: Path) -> None:
    put(root, f"{ISSUED}/thêm.docx", b"x")
    (root / ISSUED / "liên kết.zip").symlink_to(root / ISSUED / "dau-vao.zip")
    put(root, "sections/lan-1/so-xay-dung/them.md", b"x")
    assert found(root) == [
        ("error", "ban-chot-thua-tep", f"{ISSUED}/liên kết.zip"),
        ("error", "ban-chot-thua-tep", f"{ISSUED}/thêm.docx"),
        ("error", "tep-them-sau-khi-chot", "sections/lan-1/so-xay-dung/them.md"),
    ]


def test_a_package_that_is_a_link_is_none(root: Path, tmp_path: Path) -> None:
    path = root / ISSUED / "dau-vao.zip"
    path.rename(tmp_path / "a.zip")
    path.symlink_to(tmp_path / "a.zip")
    held = verify_round(root, 1, watch=unwatched)
    assert [one.file for one in held.notices] == [f"{ISSUED}/dau-vao.zip"]
    assert "liên kết" in held.notices[0].message


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"data/bao-cao-lan-1.docx": b"x"}, "bao-cao-lan-1.docx đã đổi"),
        ({"data/manifest.json": None}, "manifest.json thiếu"),
        ({"data/thêm.docx": b"x"}, "data/thêm.docx thừa"),
    ],
)
def test_the_file_within_a_package_is_named(
    root: Path, changes: dict[str, bytes | None], words: str
) -> None:
    rewritten(root / ISSUED / "du-thao-lan-1.zip", changes)
    (notice,) = verify_round(root, 1, watch=unwatched).notices
    assert words in notice.message


def test_what_legitimately_went_on_is_told_and_no_error(root: Path) -> None:
    put(root, "sections/co-quan.yaml", (root / "sections/co-quan.yaml").read_bytes() + b"\n")
    put(root, "sections/lan-1/y-kien/so-xay-dung.pdf", b"x")
    put(root, "sections/lan-2/tiep-thu.xlsx", b"x")
    put(root, "templates/phieu-tra-loi.docx", b"x")
    assert found(root, 1) == [
        ("info", "tep-doi-sau-khi-chot", "sections/co-quan.yaml"),
        ("info", "tep-doi-sau-khi-chot", "templates/phieu-tra-loi.docx"),
    ]
    late = [(severity, file) for severity, _, file in found(root, 2) if "lan-" in file]
    assert late == [
        ("warning", "sections/lan-1/y-kien/so-xay-dung.pdf"),
        ("warning", "sections/lan-2/tiep-thu.xlsx"),
    ]


def test_the_seal_of_the_round_before_is_held_too(root: Path) -> None:
    seal = seal_of(root / "sections/lan-1")
    assert seal is not None
    open_again(root / "sections/lan-1", seal, by="", day="", reason="x")
    files = [file for _, code, file in found(root, 2) if code == "ban-chot-truoc-bi-doi"]
    assert files == ["sections/lan-1/khoa.json", f"{ISSUED}/dau-vao.zip"]
    assert issued_rounds(root) == (2,)
    assert found(root, 1) == [("error", "lan-chua-chot", "")]


def test_another_version_of_the_program_checks_hashes_alone_and_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stages.issuing.verifying.tool", lambda: "quyhoach 99")
    held = verify_round(root, 1, watch=unwatched)
    assert [(one.severity, one.code) for one in held.notices] == [
        (Severity.WARNING, "phien-ban-khac")
    ]
    assert held.value is not None
    assert not held.value.rebuilt
    put(root, ROAD, "x")
    assert [file for _, _, file in found(root)] == [ROAD]


def test_a_draft_that_comes_out_otherwise_is_an_error(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(*given: object, **named: object) -> object:
        made = sent_files(*given, **named)  # type: ignore[arg-type]
        assert made.value is not None
        files = {**made.value, "manifest.json": b"{}", "mới.docx": b""}
        del files["thong-bao.json"]
        return type(made)(files, made.notices)

    monkeypatch.setattr("pipeline.stages.issuing.verifying.sent_files", other)
    held = verify_round(root, 1, watch=unwatched)
    assert [notice.message for notice in held.notices] == [
        "manifest.json: dựng lại khác từng byte",
        "mới.docx: dựng lại thì có, bản đã phát hành không có",
        "thong-bao.json: không dựng lại được",
    ]
    assert held.value is not None
    assert not held.value.rebuilt
    monkeypatch.setattr("pipeline.stages.issuing.verifying.program", lambda: "khác")
    held = verify_round(root, 1, watch=unwatched)
    (notice,) = held.notices
    assert (notice.severity, notice.code) == (Severity.WARNING, "chuong-trinh-khac")
    assert "manifest.json, mới.docx, thong-bao.json, vì" in notice.message


def test_a_round_without_a_seal_is_said_to_have_none(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert issued_rounds(root) == ()
    assert found(root) == [("error", "lan-chua-chot", "")]
    put(root, f"{ISSUED}/a.zip", b"x")
    assert issued_rounds(root) == (1,)
    assert found(root) == [("error", "ban-chot-hong", "sections/lan-1/khoa.json")]
