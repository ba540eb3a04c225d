from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.compare.drafts import compare
from pipeline.compose.flow import lay_out
from pipeline.model.notice import Outcome
from pipeline.publish.folder import Files
from pipeline.rounds import read_shared
from pipeline.runs.check import check
from pipeline.stages import answers as stage
from pipeline.stages.answers import answers
from pipeline.stages.build import build
from pipeline.stages.consultation import read_consultation
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.consult.sheets import REGISTER, register
from tests.consulted import FOLDER, ITEM, consulted
from tests.render.memory import Memory
from tests.render.paper_texts import paragraphs
from tests.rounds.workspaces import ROAD, put, resources


def drafted(folder: Path) -> Outcome[Files | None]:
    return draft(folder, 2, fast=True, watch=unwatched)


def test_a_draft_answers_the_comments_on_the_one_before(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    row = ("YK1-SXD-001", "Sở Xây dựng", "", ITEM, "đường tỉnh dài 300 km")
    answered = ("Đề nghị rà soát chiều dài.", "Tiếp thu", "Đã sửa.", "", "")
    put(folder, "sections/lan-2/tiep-thu.xlsx", register((*row, *answered), head=REGISTER))
    outcome = drafted(folder)
    assert outcome.value is not None
    assert {
        "tiep-thu-giai-trinh.docx",
        "tiep-thu-giai-trinh.xlsx",
        "y-kien-khac-nhau.docx",
        "trich-gui/so-xay-dung/phieu-tra-loi.docx",
    } <= set(outcome.value)
    page = load_workbook(BytesIO(outcome.value["tiep-thu-giai-trinh.xlsx"])).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(max_row=3)]
    code = rows[0].index("Mã ý kiến")
    assert [row[code] for row in rows[1:]] == ["YK1-SXD-001", "YK1-SXD-002"]
    told = [n.message for n in outcome.notices if n.code == "can-doi-y-kien"]
    assert told == [
        "ý kiến đối với Dự thảo lần 1: nhận 2 = đã trả lời 1 + chưa trả lời 1 + trùng 0"
    ]


def test_sheets_and_register_are_inputs_of_the_draft(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, "sections/lan-2/tiep-thu.xlsx", register(head=REGISTER))
    files = drafted(folder).value
    assert files is not None
    manifest = files["manifest.json"].decode()
    assert f"{FOLDER}/so-xay-dung.xlsx" in manifest
    assert "sections/lan-2/tiep-thu.xlsx" in manifest


def test_a_draft_is_the_same_bytes_whatever_came_in_on_it(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    before = drafted(folder).value
    put(folder, "sections/lan-2/y-kien/so-xay-dung.xlsx", b"PK")
    assert drafted(folder).value == before


def test_comments_on_the_last_draft_are_told_by_the_check(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, "sections/lan-2/y-kien/so-xay-dung.pdf", b"%PDF-1.4")
    outcome = check(folder, 2, "", watch=unwatched)
    assert "chua-co-lan-sau" in [notice.code for notice in outcome.notices]


def test_a_promise_not_kept_is_an_error_in_the_draft_and_in_the_check(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    row = ("YK1-SXD-001", "Sở Xây dựng", "", ITEM, "đường tỉnh dài 300 km")
    promised = ("Đề nghị rà soát chiều dài.", "Tiếp thu", "Đã sửa.", "", "")
    put(folder, "sections/lan-2/tiep-thu.xlsx", register((*row, *promised), head=REGISTER))
    broken = drafted(folder)
    assert "tiep-thu-chua-sua" in {notice.code for notice in broken.notices}
    told = check(folder, 2, "", watch=unwatched).notices
    assert "tiep-thu-chua-sua" in {notice.code for notice in told}
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường tỉnh dài 310 km.\n")
    kept = drafted(folder)
    assert "tiep-thu-chua-sua" not in {notice.code for notice in kept.notices}
    assert kept.value is not None
    page = load_workbook(BytesIO(kept.value["tiep-thu-giai-trinh.xlsx"])).worksheets[0]
    heads = [cell.value for cell in page[1]]
    told_so = page.cell(2, heads.index("Mã đối chiếu") + 1).value
    assert told_so == "dung-de-nghi"
    assert b"YK1-SXD-001" in kept.value["nhat-ky-thay-doi.json"]
    assert "trich-gui/so-xay-dung/so-sanh-lan-1.docx" in kept.value
    slip = " ".join(paragraphs(kept.value["trich-gui/so-xay-dung/phieu-tra-loi.docx"]))
    assert "Kèm theo: trích bản so sánh (so-sanh-lan-1.docx) 1 mục liên quan" in slip
    assert "Số trang" not in slip


def test_a_broken_template_is_named_and_the_rest_is_made(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, "templates/y-kien-khac-nhau.docx", b"PK")
    inventory = scan(folder).value
    shared = read_shared(inventory, 2, resources()).value
    earlier, built = (build(inventory, n, resources()).value for n in (1, 2))
    assert shared is not None
    assert earlier is not None
    assert built is not None
    record = read_consultation(inventory, earlier, shared[0], resources()).value
    comparison = compare(lay_out(earlier.report), lay_out(built.report))
    outcome = answers(folder, inventory, record, built.report, comparison, resources())
    assert [notice.file for notice in outcome.notices] == ["templates/y-kien-khac-nhau.docx"]
    assert "tiep-thu-giai-trinh.docx" in outcome.value.files


def test_files_are_made_anew_only_where_what_they_tell_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept, made = consulted(tmp_path), Memory(), list[str]()
    for name in ("response_docx", "divergence_docx", "response_workbook"):
        whole = getattr(stage, name)

        def watched(
            *told: Any, name: str = name, whole: Callable[..., bytes] = whole, **more: Any
        ) -> bytes:
            made.append(name)
            return whole(*told, **more)

        monkeypatch.setattr(stage, name, watched)

    def files() -> Files | None:
        return draft(folder, 2, fast=True, watch=unwatched, results=kept).value

    first = files()
    put(folder, "sections/lan-2/tiep-thu.xlsx", register(head=REGISTER))
    assert first is not None
    assert len(made) == 3
    answered = files()
    assert answered is not None
    again = len(made)
    put(folder, "sections/lan-2/so-y-te/y-te-hien-trang.md", "Nội dung khác hẳn.\n")
    assert files() is not None
    assert len(made) == again
    assert files() == drafted(folder).value
