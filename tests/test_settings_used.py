"""No key of the YAML files that is read and then used nowhere.

A workspace that sets every key is drafted, checked and answered while every access to the
values of its shared files is noted; a field that only its own reader touched does nothing.
"""

import ast
import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image

from pipeline.limits import Limits
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.form import (
    ColumnSum,
    Constraints,
    ForeignKey,
    Form,
    FormField,
    Share,
    TotalRules,
)
from pipeline.model.legal import LegalDocument, LegalSpan
from pipeline.model.outline import (
    Agency,
    ChapterOutline,
    CoverTitle,
    DossierEntry,
    Item,
    Milestone,
    MutedCheck,
    Outline,
    PartOutline,
    Round,
    Schedule,
    Settings,
)
from pipeline.runs.check import check
from pipeline.runs.progress import progress
from pipeline.stages.drafting import draft
from pipeline.stages.handouts import forms
from pipeline.stages.issuing.dossier import dossier
from pipeline.work.watch import unwatched
from tests.consult.sheets import comment_sheet
from tests.intake.workbooks import saved, sheet_of
from tests.rounds.workspaces import put, workspace

READERS = Path(__file__).parents[1] / "pipeline" / "intake"
VALUES: tuple[Any, ...] = (
    *(Outline, PartOutline, ChapterOutline, Item, Agency, Schedule, Round, Milestone),
    *(
        DossierEntry,
        Settings,
        CoverTitle,
        MutedCheck,
        Limits,
        LegalDocument,
        LegalSpan,
        Abbreviation,
    ),
    *(Form, FormField, Constraints, ForeignKey, ColumnSum, Share, TotalRules),
)
# Each line goes with what is built then; a field that is used already may not stand here.
AWAITED = {
    "MutedCheck.reason": "asked for, so that nobody switches a check off without one",
}
# Keys that only people read, in a list that people keep.
FOR_PEOPLE = {("legal_documents.py", "ghi-chu")}
PLACES = {"line", "file", "where"}  # where a value was read, which no key sets
FORM = """\
name: du-an
title: Danh mục dự án
description: Các dự án của tỉnh
fields:
  - {name: stt, title: STT}
  - {name: ten, title: Tên dự án, description: Tên đầy đủ, qh:example: Đường A, qh:width: 30,
     constraints: {required: true, unique: true, pattern: "[^ ].*"}}
  - {name: tong, title: Tổng vốn, type: number, qh:unit: tỷ đồng, qh:aliases: [Tổng số],
     qh:ranges: true, qh:also: [Còn lại], constraints: {minimum: "0", maximum: "100"}}
  - {name: nam-a, title: Năm 2026, type: number}
  - {name: nam-b, title: Năm 2027, type: number}
  - {name: ty-le, title: Tỷ lệ, type: number}
  - {name: loai, title: Loại, qh:many: true, constraints: {enum: [A, B]}}
  - {name: xa, title: Xã}
primaryKey: [ten]
foreignKeys: [{fields: [xa], reference: {resource: don-vi, fields: [ten]}}]
missingValues: ["-"]
qh:group: ten
qh:order: stt
qh:agencies: [so]
qh:rows: don-vi
qh:totals:
  rows: [tong]
  columns: [{total: tong, parts: [nam-a, nam-b]}]
  shares: [{field: ty-le, whole: "100", remainder: Còn lại}]
  tolerance: "0.5"
"""
SCHEDULE = """\
lan:
  - {so: 1, ten: Dự thảo một, ngay: 2025-11-15, loai: tham-dinh, lay-y-kien: [so],
     gui-ngay: 2025-11-17, han-tra-loi: 5 ngày làm việc, han-nop: 2025-11-10}
  - {so: 2, ngay: 2025-11-30}
moc: [{tieu-de: Phê duyệt, han: 2025-10-30, xong: 2025-10-29, chu-tri: so-y, phoi-hop: [xa-a],
       lan: 1, viec: bai-viet}]
ho-so: {tham-dinh: [{id: to-trinh, ten: Tờ trình, bat-buoc: true, nguon: mau,
                     chu-tri: so-tai-chinh, can-cu: Đ.56}]}
"""
SETTINGS = """\
kieu-dau: hòa
ngay-nghi: [2025-11-20]
im-lang-la-dong-y: true
muc-luc: 4
tieu-de-bia: [Báo cáo, tỉnh]
du-thao-chim: true
gioi-han: {khoi: 5000}
tat-kiem-tra: [{ma: chua-gui, noi: so-x, ly-do: chưa cần}]
"""


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    return stream.getvalue()


def everything_set(folder: Path) -> Path:
    """A workspace in which every key has a value."""
    place = workspace(folder)
    agencies = (place / "sections/co-quan.yaml").read_text(encoding="utf-8")
    extra = (
        "- {id: xa-a, ten: Ủy ban nhân dân xã A, ten-tat: XA, nhom: xa, "
        "thu-truong: {ten: Lý A, chuc-vu: Chủ tịch}}\n"
        "- {id: so-y, ten: Sở Y, nhom: so, dau-moi: [xa-a], "
        "thu-truong: {ten: Lý B, chuc-vu: Giám đốc}}\n"
    )
    put(place, "sections/co-quan.yaml", agencies.rstrip() + "\n" + extra)
    put(place, "sections/ke-hoach.yaml", SCHEDULE)
    put(place, "sections/cau-hinh.yaml", SETTINGS)
    put(place, "sections/bieu-mau/du-an.yaml", FORM)
    put(place, "sections/don-vi.csv", "ma,ten,loai\n00001,Xã A,xã\n")
    put(place, "sections/tu-viet-tat.yaml", "- {tat: GRDP, day-du: Tổng sản phẩm}\n")
    documents = (
        "- {so: 236/QĐ-TTg, loai: Quyết định, ngay: 2024-03-19, co-quan: Thủ tướng, "
        "trich-yeu: phê duyệt, het-hieu-luc: 2025-01-01, thay-the-boi: 1/QĐ-TTg}\n"
        "- {so: 1/QĐ-TTg, loai: Quyết định, ngay: 2025-01-01, co-quan: Thủ tướng, "
        "trich-yeu: phê duyệt, tam-ngung: [{tu: 2025-01-02, boi: 2/QĐ-TTg}]}\n"
        "- {so: 2/QĐ-TTg, loai: Quyết định, ngay: 2025-01-01, hieu-luc-tu: 2026-06-01, "
        "hieu-luc-mot-phan: [{tu: 2025-01-01, den: 2025-02-01, phan: Điều 1}]}\n"
        "- {so: 3/QĐ-TTg, loai: Quyết định, ngay: 2025-01-01, "
        "bai-bo-mot-phan: [{tu: 2025-01-02, phan: Điều 5}]}\n"
    )
    put(place, "sections/van-ban.yaml", documents)
    rows: list[list[object]] = [
        ["STT", "Tên dự án", "Tổng số", "Năm 2026", "Năm 2027", "Tỷ lệ", "Loại", "Xã"],
        ["I", "Nhóm đường", None, None, None, None, None, None],
        [1, "Đường A", 30, 10, 20, 60, "A; C", "Xã B"],
        [2, "Đường A", 200, 10, 20, 30, "-", "Xã A"],
        [None, "Tổng cộng", 50, 20, 40, None, None, None],
    ]
    put(place, "sections/lan-1/so-y/du-an.xlsx", saved(sheet_of(rows)[0]))
    put(place, "sections/lan-1/so-xay-dung/a.png", picture())
    copy = io.BytesIO()
    docx.Document().save(copy)  # noqa: TID251 -- a reviewer's copy
    put(place, "sections/lan-1/y-kien/xa-a.docx", copy.getvalue())
    road = (
        "![Sơ đồ](a.png)\n\n"
        "Theo Quyết định số 236/QĐ-TTg ngày 20/3/2024 của Quốc hội, GRDP tăng.\n\n"
        "Theo Quyết định số 1/QĐ-TTg.\n\nTheo Quyết định số 2/QĐ-TTg.\n\n"
        "Theo Điều 5 Quyết định số 3/QĐ-TTg.\n"
    )
    put(place, "sections/lan-1/so-xay-dung/giao-thong-hien-trang.md", road)
    sheet = comment_sheet(("", "", "Đề nghị rà soát.", ""), body="Sở Y")
    put(place, "sections/lan-1/y-kien/so-y.xlsx", sheet)
    return place


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The fields of the values that somebody besides their readers looked at."""
    found: set[str] = set()

    def noting(kind: Any) -> Any:
        names = set(kind.__match_args__)

        def look(self: object, name: str) -> Any:
            if name in names:
                file = sys._getframe(1).f_code.co_filename
                if "/pipeline/" in file and "/pipeline/intake/shared/" not in file:
                    found.add(f"{kind.__name__}.{name}")
            return object.__getattribute__(self, name)

        return look

    for kind in VALUES:
        monkeypatch.setattr(kind, "__getattribute__", noting(kind), raising=False)
    return found


def test_every_setting_that_is_read_does_something(
    tmp_path: Path, touched: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stages.drafting.find_office", lambda: None)
    place = everything_set(tmp_path / "w")
    assert draft(place, 2, fast=True, watch=unwatched).value is not None
    assert check(place, 1, "", watch=unwatched).value
    assert forms(place, None, "", watch=unwatched).value
    assert dossier(place, "tham-dinh", watch=unwatched).value is not None
    assert progress(place, None, today=date(2025, 12, 1), watch=unwatched).value is not None
    fields = {
        f"{kind.__name__}.{name}"
        for kind in VALUES
        for name in kind.__match_args__
        if name not in PLACES
    }
    assert fields - touched == AWAITED.keys()


def keys(tree: ast.Module) -> Iterator[str]:
    """Give the keys that a reader knows: the words of its tuples of names."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(node.value, ast.Tuple):
            named = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(named, ast.Name) and named.id not in ("_TONE_STYLES", "_KINDS", "LISTS"):
                yield from (
                    item.value
                    for item in node.value.elts
                    if isinstance(item, ast.Constant) and isinstance(item.value, str)
                )


def test_every_key_that_is_known_is_read() -> None:
    readers = [*(READERS / "shared").glob("*.py"), READERS / "markdown" / "front_matter.py"]
    unread = set()
    for file in readers:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        known = list(keys(tree))
        words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        unread |= {(file.name, key) for key in known if words.count(key) == known.count(key)}
    assert unread == FOR_PEOPLE
