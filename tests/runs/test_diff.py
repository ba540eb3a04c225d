import html
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.compare import revise
from pipeline.compose.flow import lay_out
from pipeline.model.fixed import replace
from pipeline.render.word.package import DOCUMENT
from pipeline.runs.diff import covers, diff_files, diff_rounds
from pipeline.stages.drafting import draft
from pipeline.work.archive import read_parts, zip_parts
from pipeline.work.store import MemoryStore
from pipeline.work.watch import unwatched
from tests.oracle.gate import defects
from tests.render.samples import single
from tests.rounds.workspaces import ROAD, put, workspace

LATER = ROAD.replace("lan-1", "lan-2")


def two_rounds(folder: Path) -> Path:
    workspace(folder)
    put(folder, ROAD, "Tỉnh có 07 tuyến quốc lộ, dài 544 km.\n")
    put(folder, LATER, "---\nly-do: cập nhật\n---\nTỉnh có 08 tuyến quốc lộ, dài 544 km.\n")
    return folder


def changes(files: dict[str, bytes]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(files["nhat-ky-thay-doi.json"])["changes"]
    return found


def test_two_rounds_are_compared_with_the_reason(tmp_path: Path) -> None:
    outcome = diff_rounds(two_rounds(tmp_path), 1, 2, formal=False, fast=True, watch=unwatched)
    assert outcome.value is not None
    (change,) = changes(dict(outcome.value))
    assert (change["item"], change["reason"]) == ("giao-thong-hien-trang", "cập nhật")
    assert change["marks"] != []


def test_mere_spelling_is_marked_only_where_it_is_asked_for(tmp_path: Path) -> None:
    workspace(tmp_path)
    put(tmp_path, ROAD, "Nhà máy thuỷ điện hoà lưới.\n")
    put(tmp_path, LATER, "Nhà máy thủy điện hòa lưới.\n")
    marked = []
    for formal in (False, True):
        outcome = diff_rounds(tmp_path, 1, 2, formal=formal, fast=True, watch=unwatched)
        assert outcome.value is not None
        (change,) = changes(dict(outcome.value))
        assert change["class"] == "hinh-thuc"
        marked.append((change["tracked"], bool(change["marks"])))
    assert marked == [("formal", False), ("marked", True)]


def test_a_round_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    outcome = diff_rounds(tmp_path, 1, 2, formal=False, fast=True, watch=unwatched)
    assert outcome.value is None
    assert outcome.notices


def test_two_files_say_what_their_rounds_say(tmp_path: Path) -> None:
    folder = two_rounds(tmp_path / "w")
    paths = []
    for number in (1, 2):
        files = draft(folder, number, fast=True, watch=unwatched).value
        assert files is not None
        paths.append(tmp_path / f"lan-{number}.docx")
        paths[-1].write_bytes(files[f"bao-cao-lan-{number}.docx"])
    outcome = diff_files(tmp_path, *paths, formal=False, tracked=None)
    assert outcome.value is not None
    (change,) = changes(dict(outcome.value))
    rounds = diff_rounds(folder, 1, 2, formal=False, fast=True, watch=unwatched).value
    assert rounds is not None
    (same,) = changes(dict(rounds))
    for key in ("id", "item", "agency", "kind", "what", "old", "new", "where"):
        assert change[key] == same[key]


def test_a_file_that_is_not_there_or_no_word_file_is_told(tmp_path: Path) -> None:
    other = tmp_path / "b.docx"
    other.write_bytes(b"PK")
    outcome = diff_files(tmp_path, tmp_path / "a.docx", other, formal=False, tracked=None)
    assert outcome.value is None
    assert {notice.code for notice in outcome.notices} > {"khong-doc-duoc"}


@pytest.mark.parametrize(
    ("title", "province"),
    [
        ("Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn thời kỳ 2021 - 2030", "Lạng Sơn"),
        ("Quy hoạch tỉnh Cao Bằng, tầm nhìn đến năm 2050", "Cao Bằng"),
        ("Báo cáo", ""),
    ],
)
def test_covers_name_the_province_of_the_title(title: str, province: str) -> None:
    flow = replace(lay_out(single()), title=title)
    assert covers(flow).outline.province == province
    assert covers(flow).round.number == 2


def test_two_files_are_compared_in_the_dress_of_the_later(tmp_path: Path) -> None:
    """Its covers say what its own say, though no workspace is at hand."""
    folder = two_rounds(tmp_path / "w")
    paths = []
    for number in (1, 2):
        files = draft(folder, number, fast=True, watch=unwatched).value
        assert files is not None
        paths.append(tmp_path / f"{number}.docx")
        data = files[f"bao-cao-lan-{number}.docx"]
        marked = on_cover(data, f"Bìa riêng của bản {number}")
        paths[-1].write_bytes(marked)
    outcome = diff_files(tmp_path, *paths, formal=False, tracked=None)
    assert outcome.value is not None
    redline = read_parts(outcome.value["so-sanh-lan-1.docx"])[DOCUMENT].decode()
    assert "của bản 2" in html.unescape(redline)
    assert "của bản 1" not in html.unescape(redline)
    assert defects(outcome.value["so-sanh-lan-1.docx"]) == []


def on_cover(data: bytes, text: str) -> bytes:
    parts = read_parts(data)
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"</w:t>", f"{text}</w:t>".encode(), 1)
    return zip_parts(parts)


def test_two_rounds_are_compared_without_what_consults_and_what_reads_word_files() -> None:
    code = "import sys, pipeline.runs.diff; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pipeline.stages.comparison" in ran.stdout.split()
    unwanted = {"pipeline.stages.any_word", "pipeline.stages.answers", "pipeline.consult.trace"}
    assert not unwanted.intersection(ran.stdout.split())


def test_rounds_compared_before_are_told_from_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = two_rounds(tmp_path), MemoryStore(1000)

    def compared() -> dict[str, bytes]:
        made = diff_rounds(folder, 1, 2, formal=False, fast=True, watch=unwatched, results=kept)
        assert made.value is not None
        return dict(made.value)

    first = compared()
    monkeypatch.delattr(revise, "revised_block")
    assert compared() == first
