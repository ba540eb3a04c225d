import errno
import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.arguments import Request
from pipeline.cli import main
from pipeline.runs.finished import Finished
from pipeline.work.watch import Watch
from tests.rounds.workspaces import ROAD, put, workspace


def test_a_draft_is_built_and_its_files_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = workspace(tmp_path / "w")
    assert main(["draft", "1", "--fast", "--workspace", str(folder)]) == 0
    made = sorted(path.name for path in (folder / "build" / "lan-1").iterdir())
    assert {"bao-cao-lan-1.docx", "manifest.json", "thong-bao.json", "thong-bao.xlsx"} <= set(made)
    assert "bao-cao-lan-1.docx" in capsys.readouterr().err


def test_the_second_draft_says_what_changed(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    put(folder, ROAD.replace("lan-1", "lan-2"), "---\nly-do: góp ý\n---\nNội dung khác hẳn.\n")
    assert main(["draft", "2", "--fast", "--workspace", str(folder)]) == 0
    log = json.loads((folder / "build" / "lan-2" / "nhat-ky-thay-doi.json").read_text("utf-8"))
    assert (log["from"], log["to"]) == (1, 2)
    assert {change["reason"] for change in log["changes"]} == {"góp ý"}
    assert {change["item"] for change in log["changes"]} == {"giao-thong-hien-trang"}
    made = {path.name for path in (folder / "build" / "lan-2").iterdir()}
    kinds = ("docx", "html", "json", "xlsx")
    assert {"so-sanh-lan-1.docx", *(f"nhat-ky-thay-doi.{kind}" for kind in kinds)} <= made


def test_two_rounds_are_compared_into_a_folder_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = workspace(tmp_path / "w")
    put(folder, ROAD.replace("lan-1", "lan-2"), "Nội dung khác hẳn.\n")
    assert main(["diff", "1", "2", "--fast", "--workspace", str(folder)]) == 0
    made = {path.name for path in (folder / "build/so-sanh/lan-1_lan-2").iterdir()}
    assert {"so-sanh-lan-1.docx", "nhat-ky-thay-doi.html"} <= made
    assert "so-sanh-lan-1.docx" in capsys.readouterr().err


def test_files_that_cannot_be_compared_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.docx").write_bytes(b"PK")
    given = [str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), "--workspace", str(tmp_path)]
    assert main(["diff", *given]) == 2
    assert "a.docx" in capsys.readouterr().err


def test_an_error_counts_only_where_it_is_asked_to(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    put(folder, ROAD, "Xem @bang-khong-co.\n")
    given = ["--workspace", str(folder)]
    assert main(["draft", "1", "--fast", *given]) == 0
    assert main(["draft", "1", "--fast", "--strict", *given]) == 1
    assert main(["check", *given]) == 1


def test_check_tells_one_agency_its_own_notices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = workspace(tmp_path / "w")
    put(folder, ROAD, "Xem @bang-khong-co.\n")
    assert main(["check", "--agency", "so-tai-chinh", "--workspace", str(folder)]) == 0
    head, told = capsys.readouterr().err.splitlines()
    assert head.startswith("Kiểm tra dự thảo lần 1 – Sở Tài chính · ")
    assert told == "Không có lỗi, cảnh báo, lưu ý nào"
    own = ["check", "--agency", "so-xay-dung", "--workspace", str(folder)]
    assert main(own) == 1
    summed_up = capsys.readouterr().err
    assert "Sở Xây dựng: 1 lỗi" in summed_up
    assert f" – {ROAD}:1" in summed_up
    assert main([*own, "--chi-tiet"]) == 1
    assert f"{ROAD}:1: lỗi: không có bảng" in capsys.readouterr().err
    assert [path.name for path in (folder / "build").iterdir()] == [".cache"]


def test_notices_are_given_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace(tmp_path / "w")
    main(["check", "--json", "--workspace", str(folder)])
    notices = json.loads(capsys.readouterr().out)
    assert "chua-gui" in {notice["code"] for notice in notices}
    assert set(notices[0]) == {
        "severity", "code", "file", "line", "cell", "agency", "item", "message", "fix",
    }  # fmt: skip


def test_an_unreadable_outline_replaces_nothing(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    given = ["draft", "1", "--fast", "--workspace", str(folder)]
    assert main(given) == 0
    report = folder / "build" / "lan-1" / "bao-cao-lan-1.docx"
    before = report.read_bytes()
    put(folder, "sections/de-cuong.yaml", "phan: [\n")
    assert main(given) == 2
    assert report.read_bytes() == before


def test_a_preview_holds_one_agencys_sections(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    assert main(["preview", "--agency", "so-xay-dung", "--workspace", str(folder)]) == 0
    made = folder / "build" / "xem-truoc" / "so-xay-dung"
    page = (made / "index.html").read_text(encoding="utf-8")
    assert "Mạng lưới đường bộ gồm" in page
    assert "Cải tạo, nâng cấp đường tỉnh" not in page
    assert (made / "so-xay-dung.docx").stat().st_size > 1000


def test_an_unknown_agency_is_offered_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = workspace(tmp_path / "w")
    assert main(["preview", "--agency", "so-xay-dug", "--workspace", str(folder)]) == 2
    assert "so-xay-dung" in capsys.readouterr().err


def test_init_makes_a_workspace_that_builds(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    assert main(["init", str(folder), "--province", "Cao Bằng"]) == 0
    assert main(["draft", "1", "--fast", "--workspace", str(folder)]) == 0
    assert main(["init", str(folder)]) == 2


def test_a_workspace_without_sections_cannot_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "1", "--fast", "--workspace", str(tmp_path)]) == 2
    assert "sections/" in capsys.readouterr().err


def test_two_drafts_at_once_do_not_mix(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    command = [sys.executable, "-m", "pipeline", "draft", "1", "--fast", "--workspace", str(folder)]
    running = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    manifest = json.loads((folder / "build" / "lan-1" / "manifest.json").read_text("utf-8"))
    assert len(manifest["outputs"]) == 3


def test_help_imports_nothing_heavy() -> None:
    program = "import sys; from pipeline.arguments import _parser; _parser().format_help();"
    program += "import pipeline.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {"lxml", "openpyxl", "pandas", "docx", "docxtpl", "markdown_it", "yaml", "rapidfuzz"}
    assert not heavy & {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    "command", ["check", "draft", "diff", "preview", "forms", "responses", "init"]
)
def test_a_command_begins_without_what_only_some_of_its_work_needs(command: str) -> None:
    program = f"import sys, pipeline.cli, pipeline.runs.{command}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {"pandas", "numpy", "openpyxl", "docxtpl", "pypandoc", "docx", "xlsxwriter", "PIL"}
    network = {"http", "ssl"}  # what `urllib.request` brings
    assert not (heavy | network) & {name.partition(".")[0] for name in done.stdout.split()}


def test_a_check_begins_without_what_only_faults_and_workbooks_need() -> None:
    program = "import sys, pipeline.cli, pipeline.runs.check; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not {"pipeline.intake.excel.tables", "rapidfuzz"} & set(done.stdout.split())


def test_a_run_with_nothing_to_do_loads_next_to_nothing(tmp_path: Path) -> None:
    asked = ["check", "--workspace", str(workspace(tmp_path / "w"))]
    assert main(asked) == 0
    program = "import sys; from pipeline.cli import main; main(sys.argv[1:]); print(*sys.modules);"
    program += "import typing_extensions"  # who asks for it later has it
    done = subprocess.run(
        [sys.executable, "-c", program, *asked], capture_output=True, text=True, check=True
    )
    needless = {"typing_extensions", "lxml", "yaml", "markdown_it", "pipeline.runs.check"}
    assert not needless & set(done.stdout.split())


@pytest.mark.parametrize(("command", "collects"), [("check", False), ("worker", True)])
def test_only_a_command_that_lasts_looks_for_garbage(
    command: str, collects: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []

    def run(request: Request, watch: Watch) -> Finished:
        looked.append(gc.isenabled())
        return Finished()

    monkeypatch.setattr(cli, "_command", lambda name: run)
    about = ["tcp://127.0.0.1:1"] if command == "worker" else ["--workspace", str(tmp_path)]
    assert cli.main([command, *about]) == 0
    assert looked == [collects]
    assert gc.isenabled()


def test_an_interrupt_ends_with_one_line_and_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.stages.drafting.build", interrupted)
    folder = workspace(tmp_path / "w")
    assert main(["draft", "1", "--fast", "--workspace", str(folder)]) == 130
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "đã dừng" in told


def test_a_full_disk_names_the_file_in_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = workspace(tmp_path / "w")
    given = ["draft", "1", "--fast", "--workspace", str(folder)]
    assert main(given) == 0
    before = {path.name: path.read_bytes() for path in (folder / "build/lan-1").iterdir()}
    capsys.readouterr()
    monkeypatch.setattr("pipeline.publish.folder.os.fsync", full)
    assert main([*given, "--no-cache"]) == 2
    told = capsys.readouterr().err
    assert "build/.moi-lan-1/" in told
    assert "đĩa đã đầy" in told
    assert "No space" not in told
    assert {path.name: path.read_bytes() for path in (folder / "build/lan-1").iterdir()} == before
