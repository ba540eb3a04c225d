from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import ForeignFolderError
from pipeline.model.fixed import replace
from pipeline.model.seal import Seal
from pipeline.publish.bag import payload
from pipeline.publish.seal import close
from pipeline.render.pdf.office import Office
from pipeline.stages.issuing import sealing
from pipeline.workspace import scan
from tests.issued_rounds import ISSUE, below, issued, sealed
from tests.rounds.workspaces import ROAD, put, workspace


def codes(root: Path, number: int = 1, **how: Any) -> list[str]:
    """Refuse to issue a round, leave everything as it was, and give why."""
    before = below(root)
    outcome = sealed(root, number, replace(ISSUE, **how))
    assert outcome.value is None
    assert below(root) == before
    return [notice.code for notice in outcome.notices]


def test_a_round_is_issued_with_its_inputs_its_package_and_what_was_allowed(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    outcome = sealed(root)
    seal = outcome.value
    assert seal is not None
    assert seal.is_closed
    assert (seal.by, seal.day, seal.renderer) == ("Ông A", "2026-03-16", "")
    assert seal.unsigned is not None
    assert seal.unsigned.reason == "chưa thu đủ văn bản ký"
    assert "so-xay-dung/giao-thong-hien-trang" in seal.unsigned.what
    assert seal.open_comments is None
    assert ROAD in seal.inputs
    sent = payload(root / "sections/lan-1/phat-hanh/du-thao-lan-1.zip")
    assert {"bao-cao-lan-1.docx", "manifest.json", "thong-bao.json"} <= set(sent)
    assert set(sent) == {name for name in seal.outputs if not name.startswith("phat-hanh/")}
    assert {notice.code for notice in outcome.notices} >= {"chua-gui"}
    assert not [path for path in (root / "build").iterdir() if path.name == ".chot"]


def test_the_same_inputs_are_issued_as_the_same_bytes(tmp_path: Path) -> None:
    one, other = (below(issued(tmp_path / name)) for name in "ab")
    assert one == other


def test_the_copy_of_the_inputs_is_gone_when_the_round_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path)
    there: list[bool] = []

    def looked(folder: Path, seal: Seal) -> None:
        there.append((root / "build" / ".chot").exists())
        close(folder, seal)

    monkeypatch.setattr(sealing, "close", looked)
    assert sealed(root).value is not None
    assert there == [False]


def test_what_is_not_signed_or_answered_needs_a_reason(tmp_path: Path) -> None:
    root = issued(tmp_path)
    put(root, "sections/lan-2/so-xay-dung/giao-thong-hien-trang.md", "Mới\n")
    assert codes(root, 2, unsigned="") == ["muc-chua-ky"]


@pytest.mark.parametrize(
    ("number", "code"), [(2, "lan-chua-co-gi"), (3, "lan-chua-co-gi"), (9, "lan-chua-co-gi")]
)
def test_a_round_that_nobody_sent_anything_for_is_not_issued(
    tmp_path: Path, number: int, code: str
) -> None:
    assert codes(issued(tmp_path), number) == [code]


def test_a_round_that_the_plan_does_not_know_or_that_fails_is_not_issued(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "sections/lan-7/so-xay-dung/giao-thong-hien-trang.md", "x\n")
    assert codes(root, 7) == ["khong-co-lan-du-thao"]
    put(root, "templates/bao-cao.docx", b"PK")
    assert codes(root) == ["mau-hong"]
    put(root, "sections/de-cuong.yaml", "[")
    assert codes(root)[0].startswith("yaml-")


def test_errors_of_the_agencies_stop_the_issue(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, ROAD, "Xem @bang-khong-co.\n")
    assert codes(root) == ["tham-chieu-khong-co"]


def test_a_round_under_a_later_one_is_not_issued(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, ROAD.replace("lan-1", "lan-2"), "Mới\n")
    assert sealed(root, 2).value is not None
    assert codes(root, 1) == ["lan-sau-da-chot"]


def test_an_issued_round_that_was_tampered_with_stops_the_next(tmp_path: Path) -> None:
    root = issued(tmp_path)
    put(root, ROAD, "Đổi\n")
    put(root, ROAD.replace("lan-1", "lan-2"), "Mới\n")
    assert codes(root, 2) == ["tep-khac-ban-chot"]


def test_without_libreoffice_a_round_is_issued_only_by_wish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path)
    monkeypatch.setattr("pipeline.stages.issuing.sealing.find_office", lambda: None)
    assert codes(root, fast=False) == ["khong-co-libreoffice"]
    broken = Office("/bin/false", "Giả")
    monkeypatch.setattr("pipeline.stages.issuing.sealing.find_office", lambda: broken)
    assert codes(root, fast=False) == ["khong-lap-duoc-pdf"]


def test_a_folder_of_somebodys_own_is_not_written_over(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "sections/lan-1/phat-hanh/của tôi.docx", b"x")
    before = below(root)
    with pytest.raises(ForeignFolderError):
        sealed(root)
    assert below(root) == before


def test_a_second_round_names_the_seal_it_was_compared_with(tmp_path: Path) -> None:
    root = issued(tmp_path, 2)
    seal = scan(root).value.seals[-1].seal
    assert "sections/lan-1/khoa.json" in seal.earlier
    sent = payload(root / "sections/lan-2/phat-hanh/du-thao-lan-2.zip")
    assert "so-sanh-lan-1.docx" in sent
