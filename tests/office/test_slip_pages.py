"""A slip whose letters were chosen to fit stands on one page, with old and new words beside."""

from pathlib import Path

import pytest

from pipeline.consult.responses import Answered, response_table
from pipeline.model.change import Place
from pipeline.model.comment import Disposition
from pipeline.model.response_table import ResponseTable
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from pipeline.render.papers.slip import Enclosed, slip_docx, slips
from pipeline.work.archive import read_parts
from tests.consult.answered import AGENCIES, consulted, report, row, said, spots
from tests.office.convert import to_pdf
from tests.office.pdf_pages import read_pages
from tests.render.shipped import slip_template

pytestmark = pytest.mark.office
OLD = "a) Hành lang cao tốc Hữu Nghị - Lạng Sơn - Chi Lăng - Hữu Lũng: công nghiệp, logistics."
NEW = "a) Hành lang cao tốc Hữu Nghị - Chi Lăng - Hữu Lũng, nối với Bắc Ninh: công nghiệp, đô thị."
PROOF = Evidence("", "", OLD, NEW, Place("Phần III, mục III.1.2.2, đoạn 1", 4, 77), "y-te")
PLACES = tuple(f"Phần III, mục {roman}.1" for roman in ("I", "II", "III", "IV", "V", "VI"))


LEAST = 4  # lines that the words of a row take beside its answer


def table(lines: int) -> ResponseTable:
    """Give a table longer by a line each time: a row for each four, the last answer between."""
    count, rest = divmod(lines, LEAST)
    comments = [
        said(f"{at}. Tên hành lang có địa danh không còn là đơn vị hành chính.")
        for at in range(1, count + 1)
    ]
    answers = (*("Sửa theo đề nghị.",) * (count - 1), "\n".join(("Đã sửa.",) * (LEAST + rest)))
    codes = [f"YK1-SYT-{at:03d}" for at in range(1, count + 1)]
    rows = tuple(
        row(code, one, disposition=Disposition.ACCEPTED, explanation=answer)
        for code, one, answer in zip(codes, comments, answers, strict=True)
    )
    trace = Trace(tuple(CommentTrace(code, Verdict.AS_ASKED, (), PROOF) for code in codes))
    made = consulted(*comments, rows=rows)
    drafts = ("Dự thảo lần 1", "Dự thảo lần 2")
    return response_table(made, AGENCIES, drafts, Answered(spots(), (), trace))


def slip(lines: int) -> bytes:
    enclosed = {"so-y-te": Enclosed("so-sanh-lan-1.docx", len(PLACES), PLACES)}
    given = slips(table(lines), report(), enclosed)["so-y-te"]
    return slip_docx(given, template=slip_template())


def size(data: bytes) -> int:
    document = read_parts(data)["word/document.xml"].decode()
    return next(size for size in (9, 10, 11) if f'"BangChu{size}"' in document)


def test_the_largest_slip_of_each_size_of_letters_stands_on_one_page(tmp_path: Path) -> None:
    fullest: dict[int, bytes] = {}
    for lines in range(LEAST, 10 * LEAST):
        data = slip(lines)
        if size(data) > min(fullest, default=11):
            break  # no size would do any more
        fullest[size(data)] = data
    assert set(fullest) == {9, 10, 11}
    for letters, data in fullest.items():
        path = tmp_path / f"{letters}.docx"
        path.write_bytes(data)
        assert len(read_pages(to_pdf(path, tmp_path))) == 1, letters
