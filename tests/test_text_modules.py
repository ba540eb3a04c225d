"""Text modules from the register's sheet to every paper: one text, wherever it is named."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.publish.folder import Files
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from tests.consult.sheets import REGISTER, register, saved
from tests.consulted import ITEM, consulted
from tests.render.paper_texts import table
from tests.rounds.workspaces import put

COMMENTS = tuple((ITEM, "", f"Ý kiến thứ {at}.", "") for at in range(1, 6))
ANSWERS = (
    "[mẫu 3]",
    "[mẫu 3] Cảm ơn.",
    "Trả lời riêng.",
    "[mẫu 4]",
    "Như đã nêu: [Mẫu 3]",
)
FIRST = {"3": "Nội dung thuộc thẩm quyền của bộ.", "4": "Đã rà soát."}
CHANGED = {**FIRST, "3": "Sẽ trình cấp có thẩm quyền."}
USING = {"YK1-SXD-001", "YK1-SXD-002", "YK1-SXD-005"}


def papers(folder: Path, modules: dict[str, str]) -> Files:
    """Build draft 2 with five answers, and these texts in the sheet "Mẫu trả lời"."""
    rows = [
        (f"YK1-SXD-{at:03d}", "Sở Xây dựng", "1530/SYT-KHTC", *said[:3], "Ghi nhận", answer, "", "")
        for at, (said, answer) in enumerate(zip(COMMENTS, ANSWERS, strict=True), 1)
    ]
    book: Any = load_workbook(BytesIO(register(*rows, head=REGISTER)))
    page = book.create_sheet("Mẫu trả lời")
    page.append(["Số", "Nội dung"])
    for number, text in modules.items():
        page.append([number, text])
    put(folder, "sections/lan-2/tiep-thu.xlsx", saved(book))
    files = draft(folder, 2, fast=True, watch=unwatched).value
    assert files is not None
    return files


def in_json(files: Files) -> dict[str, str]:
    told = json.loads(files["tiep-thu-giai-trinh.json"])["comments"]
    return {one["code"]: one["explanation"] for one in told}


def in_workbook(files: Files) -> dict[str, str]:
    page: Any = load_workbook(BytesIO(files["tiep-thu-giai-trinh.xlsx"])).worksheets[0]
    heads = [cell.value for cell in page[1]]
    code, said = heads.index("Mã ý kiến"), heads.index("Giải trình")
    return {row[code]: row[said] for row in page.iter_rows(min_row=2, values_only=True)}


def in_table(files: Files) -> dict[str, str]:
    rows = [row for row in table(files["tiep-thu-giai-trinh.docx"], 1) if len(row) == 5]
    return {f"YK1-SXD-{at:03d}": row[3] for at, row in enumerate(rows[1:], 1)}


def in_slip(files: Files) -> dict[str, str]:
    rows = table(files["trich-gui/so-xay-dung/phieu-tra-loi.docx"], 1)[1:]
    return {row[1].partition(":")[0]: row[2] for row in rows}


READ = {"json": in_json, "xlsx": in_workbook, "docx": in_table, "slip": in_slip}


def test_a_changed_module_changes_every_answer_that_uses_it_and_no_other(tmp_path: Path) -> None:
    folder = consulted(tmp_path, *COMMENTS)
    before, after = (papers(folder, modules) for modules in (FIRST, CHANGED))
    for name, read in READ.items():
        was, now = read(before), read(after)
        assert set(was) == {f"YK1-SXD-{at:03d}" for at in range(1, 6)}, name
        assert {code for code in was if was[code] != now[code]} == USING, name
        assert all(FIRST["3"] in was[code] and CHANGED["3"] in now[code] for code in USING), name
        assert all("mẫu" not in text.lower() for text in now.values()), name
    assert in_slip(after)["YK1-SXD-002"] == f"{CHANGED['3']} Cảm ơn."


def test_a_module_that_nobody_names_changes_no_paper(tmp_path: Path) -> None:
    folder = consulted(tmp_path, *COMMENTS)
    before, after = (papers(folder, {**FIRST, "9": text}) for text in ("Một.", "Hai."))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"manifest.json"}  # which names the register by its hash
