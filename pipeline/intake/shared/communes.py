"""`don-vi.csv` → communes: columns stt, ma, ten, loai, don-vi-cu; ma and ten are needed."""

import csv
import io
import re
from typing import Final

from pipeline.intake.shared.fields import Findings
from pipeline.limits import MAX_COMMUNES
from pipeline.model.commune import Commune
from pipeline.model.notice import Outcome

_CODE: Final = re.compile(r"\d{5}")


def read_communes(text: str, file: str) -> Outcome[tuple[Commune, ...] | None]:
    """Give the communes in the file's order; None where it lacks columns or has no row.

    A row without a name or with a code that is not five digits is told and left out.
    """
    findings = Findings(file)
    try:
        read = csv.DictReader(io.StringIO(text), strict=True)
        rows = list(read)[:MAX_COMMUNES]
        if not rows and {"ma", "ten"} <= set(read.fieldnames or ()):
            return Outcome(None)  # as `init` ships it, to be filled
    except csv.Error:
        rows = []
    if not rows or not {"ma", "ten"} <= rows[0].keys():
        fix = "dòng đầu ghi stt,ma,ten,loai,don-vi-cu; mỗi xã, phường một dòng"
        findings.error("don-vi-khong-doc-duoc", "không thấy cột ma và ten", fix, 1)
        return Outcome(None, tuple(findings.notices))
    found: dict[str, Commune] = {}
    for line, row in enumerate(rows, 2):
        code, name = (row["ma"] or "").strip(), " ".join((row["ten"] or "").split())
        if not name or not _CODE.fullmatch(code):
            fix = "ghi mã năm chữ số (giữ số 0 ở đầu) và tên đầy đủ, ví dụ 06040,Xã Thất Khê"
            message = f"dòng không có tên hoặc mã '{code}' không đủ năm chữ số"
            findings.error("don-vi-sai", message, fix, line)
        elif code in found:
            message = f"mã '{code}' đã dùng ở dòng {found[code].line}"
            findings.error("don-vi-trung", message, "xóa hoặc sửa một dòng", line)
        else:
            found[code] = Commune(code, name, line)
    return Outcome(tuple(found.values()), tuple(findings.notices))
