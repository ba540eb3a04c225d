import json
from pathlib import Path

from pipeline.publish.archive import write_archive
from pipeline.publish.folder import Files
from pipeline.stages.drafting import draft, tool
from pipeline.stages.issuing.issued import (
    earlier_of,
    empty_folder,
    expected_files,
    in_place,
    inputs_of,
    issued_place,
    kept_rendering,
    own_templates,
    sent_files,
    unanswered,
    unpack,
)
from pipeline.stages.pages import Rendering
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.issued_rounds import issued
from tests.rounds.workspaces import ROAD, put, workspace

QUICK = Rendering(None, None, "")


def test_the_inputs_of_a_round_unpacked_are_a_workspace_that_gives_the_same_draft(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path / "w")
    inventory = scan(root).value
    write_archive(tmp_path / "a.zip", inputs_of(inventory, 1))
    unpack(tmp_path / "a.zip", inventory, 1, tmp_path / "copy")
    one, other = (
        draft(place, 1, fast=True, watch=unwatched).value for place in (root, tmp_path / "copy")
    )
    assert one is not None
    assert one == other


def test_names_that_lead_elsewhere_are_not_unpacked(tmp_path: Path) -> None:
    names = ("sections/../../x", "/etc/x", "x", "sections/a\\b", "../sections/x", "sections/a.md")
    write_archive(tmp_path / "a.zip", dict.fromkeys(names, b"1"))
    inventory = scan(workspace(tmp_path / "w")).value
    unpack(tmp_path / "a.zip", inventory, 1, tmp_path / "copy")
    left = [path for path in (tmp_path / "copy").rglob("*") if path.is_file()]
    assert left == [tmp_path / "copy/sections/a.md"]
    assert not (tmp_path / "x").exists()


def test_templates_of_the_workspace_are_inputs_links_are_none(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "templates/bao-cao.docx", b"PK")
    (root / "templates/khac.docx").symlink_to(root / "templates/bao-cao.docx")
    assert own_templates(root) == (root / "templates/bao-cao.docx",)
    assert "templates/bao-cao.docx" in inputs_of(scan(root).value, 1)


def test_seals_of_earlier_rounds_are_known_by_their_hashes(tmp_path: Path) -> None:
    inventory = scan(issued(tmp_path)).value
    assert set(earlier_of(inventory, 2)) == {
        "sections/lan-1/khoa.json",
        "sections/lan-1/phat-hanh/dau-vao.zip",
    }
    assert earlier_of(inventory, 1) == {}


def test_an_empty_folder_is_empty_and_gone(tmp_path: Path) -> None:
    put(tmp_path, "x/left", b"1")
    with empty_folder(tmp_path / "x") as folder:
        assert list(folder.iterdir()) == []
        put(folder, "a", b"1")
    assert not (tmp_path / "x").exists()


def test_what_is_sent_is_the_draft_and_what_is_handed_out(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    plan = "lan:\n  - so: 1\n    ngay: 2026-03-15\n    lay-y-kien: [so]\n"
    put(root, "sections/ke-hoach.yaml", plan)
    sent = sent_files(root, 1, QUICK, watch=unwatched).value
    assert sent is not None
    assert "bao-cao-lan-1.docx" in sent
    assert "bieu-mau/so-xay-dung/y-kien-lan-1/cong-van.docx" in sent
    put(root, "sections/de-cuong.yaml", "[")
    assert sent_files(root, 1, QUICK, watch=unwatched).value is None


def test_pages_and_pdf_kept_stand_in_the_draft_made_again(tmp_path: Path) -> None:
    rendering = Rendering(None, b"%PDF-1.7 x", "LibreOffice 7")
    sent = sent_files(workspace(tmp_path), 1, rendering, watch=unwatched).value
    assert sent is not None
    assert sent["bao-cao-lan-1.pdf"] == b"%PDF-1.7 x"
    assert json.loads(sent["manifest.json"])["renderer"] == "LibreOffice 7"


def test_a_draft_of_an_issued_round_is_made_of_its_copy(tmp_path: Path) -> None:
    root = issued(tmp_path)
    put(root, "templates/bao-cao.docx", b"PK")
    put(root, ROAD, "Đổi\n")
    given: list[Rendering | None] = []

    def make(folder: Path, rendering: Rendering | None) -> Files:
        given.append(rendering)
        made = draft(folder, 1, fast=True, watch=unwatched, rendering=rendering)
        assert made.value is not None
        return made.value

    from pipeline.model.notice import Outcome

    made = in_place(root, 1, lambda folder, kept: Outcome(make(folder, kept)))
    seal = scan(root).value.seals[0].seal
    assert made.value is not None
    assert {notice.file for notice in made.notices} == {ROAD}
    assert given == [kept_rendering(issued_place(root, 1), seal)]
    assert seal.tool == tool()
    assert not (root / "build/.chot").exists()
    assert in_place(root, 2, lambda folder, kept: Outcome({str(folder): b""})).value == {
        str(root): b""
    }


def test_comments_without_answer_are_those_of_all_rounds() -> None:
    table = {
        "comments": [{"code": "YK2-1", "verdict": "chua-tra-loi"}, {"code": "b", "verdict": "x"}],
        "earlier": [{"code": "YK1-1", "kind": "chua-tra-loi"}, {"code": "c", "kind": "x"}],
    }
    files = {"tiep-thu-giai-trinh.json": json.dumps(table).encode()}
    assert unanswered(files) == ("YK2-1", "YK1-1")
    assert unanswered({}) == ()


def test_the_files_of_a_seal_are_those_of_its_folder(tmp_path: Path) -> None:
    seal = scan(issued(tmp_path)).value.seals[0].seal
    assert set(expected_files(seal)) == {"du-thao-lan-1.zip", "dau-vao.zip"}
