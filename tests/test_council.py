"""The round of the appraisal council, from the workspace to the papers, beside an ordinary one."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.model.notice import Outcome
from pipeline.publish.folder import Files
from pipeline.stages.drafting import draft
from pipeline.stages.handouts import forms
from pipeline.work.watch import unwatched
from tests.consult.sheets import saved
from tests.consulted import FOLDER, ITEM, SCHEDULE, consulted
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs, table
from tests.rounds.workspaces import READ, put

MEMBERS = ("hd-1", "hd-2", "hd-3")
PAPERS = {
    "tiep-thu-giai-trinh.docx": ("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý",
                                 "Bảng tổng hợp, giải trình, tiếp thu ý kiến thẩm định"),
    "y-kien-khac-nhau.docx": ("trình UBND tỉnh xem xét, quyết định", "báo cáo Hội đồng thẩm định"),
    "trich-gui/hd-1/phieu-tra-loi.docx": ("Phiếu trả lời ý kiến góp ý",
                                          "Phiếu giải trình, tiếp thu ý kiến thẩm định"),
}  # fmt: skip


def workspace(folder: Path, *, council: bool, silence: bool = False) -> Path:
    """A workspace whose first draft goes to three members, before the council or not."""
    place = consulted(folder)
    kind = "loai: tham-dinh\n    " if council else ""
    schedule = SCHEDULE.replace("lay-y-kien: [so]", f"{kind}lay-y-kien: [hoi-dong, so]")
    put(place, "sections/ke-hoach.yaml", schedule)
    if silence:
        put(place, "sections/cau-hinh.yaml", "im-lang-la-dong-y: true\n")
    agencies = (place / "sections/co-quan.yaml").read_text("utf-8")
    members = "".join(f"- id: {m}\n  ten: TS. Trần {m}\n  nhom: hoi-dong\n" for m in MEMBERS)
    put(place, "sections/co-quan.yaml", agencies + members)
    return place


def sent(place: Path) -> Files:
    files = forms(place, None, "", watch=unwatched).value
    assert files is not None
    return files


def answered(place: Path) -> Outcome[Files | None]:
    """Let the first member fill in the sheet that was sent, and build the draft that answers."""
    book: Any = load_workbook(BytesIO(sent(place)["hd-1/y-kien-lan-1/hd-1.xlsx"]))
    page = book["GopY"]
    page["B6"] = "20/11/2025"
    page["A13"], page["C13"] = ITEM, "Làm rõ phương án."
    put(place, f"{FOLDER}/hd-1.xlsx", saved(book))
    return draft(place, 2, fast=True, watch=unwatched, cache=READ)


def whole(data: bytes) -> str:
    assert defects(data) == []
    return "\n".join(paragraphs(data))


@pytest.mark.parametrize("council", [False, True])
def test_what_is_sent_speaks_of_comments_or_of_the_council(
    tmp_path: Path, *, council: bool
) -> None:
    files = sent(workspace(tmp_path, council=council))
    letter = files["hd-1/y-kien-lan-1/cong-van.docx"]
    words, ((head, _),) = whole(letter), table(letter, 0)
    assert ("thành viên Hội đồng thẩm định" in words) is council
    assert ("không cần số văn bản" in words) is council
    assert ("đề nghị cho ý kiến thẩm định" in head) is council
    assert ("đề nghị gửi văn bản" in words) is not council
    sheet: Any = load_workbook(BytesIO(files["hd-1/y-kien-lan-1/hd-1.xlsx"]))["GopY"]
    assert str(sheet["A1"].value).startswith("PHIẾU NHẬN XÉT THẨM ĐỊNH") is council
    assert not any(name.startswith("so-tai-chinh/y-kien") for name in files)


@pytest.mark.parametrize("council", [False, True])
def test_what_answers_has_the_words_and_titles_of_its_round(
    tmp_path: Path, *, council: bool
) -> None:
    files = answered(workspace(tmp_path, council=council)).value
    assert files is not None
    for name, titles in PAPERS.items():
        words = whole(files[name])
        assert [title in words for title in titles] == [not council, council], name
    words = whole(files["tiep-thu-giai-trinh.docx"])
    said = ("Các cơ quan, tổ chức chưa có văn bản trả lời (2):",
            "Thành viên Hội đồng thẩm định, cơ quan chưa có ý kiến (2):")  # fmt: skip
    assert [text in words for text in said] == [not council, council]
    assert "TS. Trần hd-2, TS. Trần hd-3." in words
    assert "- Sở, ban, ngành" not in words  # the planning agency is not listed as silent
    cells = table(files["tiep-thu-giai-trinh.docx"], 1)
    assert (cells[0][3] == "Giải trình, tiếp thu") is council
    rows = [row[0] for row in cells]
    assert "1. TS. Trần hd-1 (Phiếu nhận xét ngày 20/11/2025)" in rows


@pytest.mark.parametrize("council", [False, True])
@pytest.mark.parametrize("silence", [False, True])
def test_silence_is_agreement_only_where_the_settings_say_so(
    tmp_path: Path, *, council: bool, silence: bool
) -> None:
    place = workspace(tmp_path, council=council, silence=silence)
    letter = whole(sent(place)["hd-2/y-kien-lan-1/cong-van.docx"])
    assert ("coi như" in letter) is silence
    files = answered(place).value
    assert files is not None
    words = whole(files["tiep-thu-giai-trinh.docx"])
    assert ("coi như" in words) is silence
    open_ = ("chưa có văn bản trả lời (2)", "chưa có ý kiến (2)")
    assert any(text in words for text in open_) is not silence


def test_no_number_of_a_letter_is_asked_of_a_member(tmp_path: Path) -> None:
    outcome = answered(workspace(tmp_path, council=True))
    asked = [n for n in outcome.notices if n.code == "thieu-so-van-ban"]
    assert [notice for notice in asked if notice.agency in MEMBERS] == []
