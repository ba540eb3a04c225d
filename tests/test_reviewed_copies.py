"""A copy of the draft with comments and edits in it goes through to the register of the next."""

import io
import re
import zipfile
from pathlib import Path

import docx

from pipeline.model.comment import Certainty, CommentKind, Consultation
from pipeline.model.notice import Outcome
from pipeline.rounds import read_shared
from pipeline.stages.build import build
from pipeline.stages.consultation import read_consultation
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.consulted import FOLDER, QUOTE, SCHEDULE
from tests.oracle.received import received
from tests.rounds.workspaces import ROAD, put, resources, workspace

INSERTED = (
    '<w:ins w:id="900" w:author="Lê Thị B" w:date="2025-11-20T00:00:00Z"><w:r><w:t '
    'xml:space="preserve"> Bổ sung đường thôn.</w:t></w:r></w:ins>'
)


def sent(folder: Path) -> bytes:
    """Draft 1 as its reviewers get it."""
    workspace(folder)
    put(folder, "sections/ke-hoach.yaml", SCHEDULE)
    put(folder, ROAD, f"{QUOTE}\n\nĐường xã dài 900 km.\n\nĐường thôn chưa có số liệu.\n")
    files = draft(folder, 1, fast=True, watch=unwatched).value
    assert files is not None
    return files["bao-cao-lan-1.docx"]


def reviewed(draft: bytes) -> bytes:
    """The draft with a remark, a tracked insertion, and a word changed without a mark."""
    document = docx.Document(io.BytesIO(draft))  # noqa: TID251 -- a reviewer's program
    paragraph = next(p for p in document.paragraphs if QUOTE in p.text.replace("\u00a0", " "))
    document.add_comment(paragraph.runs, "Đề nghị rà soát chiều dài.", author="Lê Thị B")
    made = io.BytesIO()
    document.save(made)
    copy = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode() if name == "word/document.xml" else old.read(name)
            if isinstance(data, str):
                data = re.sub(r"(Đường xã dài 900\skm\.</w:t></w:r>)", rf"\1{INSERTED}", data)
                data = data.replace("Đường thôn chưa có", "Đường thôn đã có")
            new.writestr(name, data)
    return copy.getvalue()


def record(folder: Path) -> Outcome[Consultation]:
    inventory = scan(folder).value
    shared = read_shared(inventory, 2, resources()).value
    earlier = build(inventory, 1, resources()).value
    assert shared is not None
    assert earlier is not None
    found = read_consultation(inventory, earlier, shared[0], resources())
    return Outcome(found.value.consultation, found.notices)


def test_remarks_and_edits_of_a_copy_are_comments_at_their_paragraphs(tmp_path: Path) -> None:
    put(tmp_path, f"{FOLDER}/so-xay-dung.docx", reviewed(sent(tmp_path)))
    outcome = record(tmp_path)
    comments = [response.comment for response in outcome.value.responses]
    assert [(c.kind, c.agency, c.item, c.certainty) for c in comments] == [
        (kind, "so-xay-dung", "giao-thong-hien-trang", Certainty.CERTAIN)
        for kind in (CommentKind.REMARK, CommentKind.TRACKED, CommentKind.UNTRACKED)
    ]
    places = [comment.place.text for comment in comments if comment.place]
    assert [place[-6:] for place in places] == ["đoạn 1", "đoạn 2", "đoạn 3"]
    assert [c.author for c in comments] == ["Lê Thị B", "Lê Thị B", ""]
    assert comments[1].content == "Thêm “Bổ sung đường thôn.”"
    assert comments[2].content == "Sửa “chưa” thành “đã”"
    marked = [c for c in comments if c.kind is not CommentKind.UNTRACKED]
    assert len(marked) == received(tmp_path, 1)
    assert {notice.code for notice in outcome.notices} == {"can-doi-y-kien"}


def test_a_copy_and_the_same_words_in_another_file_are_one_comment(tmp_path: Path) -> None:
    copy = reviewed(sent(tmp_path))
    put(tmp_path, f"{FOLDER}/so-xay-dung/ban-1.docx", copy)
    put(tmp_path, f"{FOLDER}/so-xay-dung/ban-2.docx", copy)
    outcome = record(tmp_path).value
    assert [len(response.comment.origins) for response in outcome.responses] == [2, 2, 2]
    assert outcome.balance.received == 6
    assert outcome.balance.duplicates == 3


def test_a_copy_nobody_changed_is_a_letter_only(tmp_path: Path) -> None:
    put(tmp_path, f"{FOLDER}/so-xay-dung.docx", sent(tmp_path))
    outcome = record(tmp_path).value
    assert outcome.responses == ()
    assert outcome.balance.received == 0
