"""`/ket-qua/N`: "đồng ý" or "bảo lưu" beside each answer that came with an issued draft."""

from typing import Any, Final

import filelock
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from pipeline.model.earlier import Stand
from pipeline.model.errors import QuyhoachError
from pipeline.render.excel.feedback_filled import FilledRow, filled_page, filled_rows
from pipeline.rounds.served.journal import is_behind
from pipeline.site.commenting.routes import COMMENTING, RATE, is_issued, why_not, with_draft
from pipeline.site.commenting.written import LetterGiven, letter_in
from pipeline.site.served import Served
from pipeline.site.showing import show
from pipeline.site.visitor import Visit
from pipeline.site.ways import KB, Limit, Way
from pipeline.stages.commenting.answers import keep_page, page_of
from pipeline.stages.commenting.issued_draft import IssuedDraft
from pipeline.stages.commenting.period import period_of
from pipeline.stages.handing.receipt_lines import receipt_line

_LIMIT: Final = Limit(RATE, 2_000 * KB)
_CHOICES: Final = (Stand.AGREED.value, Stand.RESERVED.value)
_LONGEST: Final = 8_000  # letters of a reason


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways of whoever commented."""
    path, rules = "/ket-qua/{lan:int}", (is_issued,)
    return (
        Way(path, ("GET",), COMMENTING, with_draft(_shown), rules=rules),
        Way(path, ("POST",), COMMENTING, with_draft(_said), _LIMIT, rules),
    )


async def _shown(visit: Visit, draft: IssuedDraft) -> Response:
    rows = filled_rows(page) if (page := _page(visit, draft)) else ()
    named, line = visit.request.query_params.get("da-gui"), None
    if named:
        place = visit.served.workspace
        line = await run_in_threadpool(receipt_line, place, named, visit.who.body)
    return _answer(visit, draft, rows, LetterGiven(), receipt=line.entry.id if line else "")


async def _said(visit: Visit, draft: IssuedDraft) -> Response:
    page, form, served = _page(visit, draft), visit.form, visit.served
    rows = filled_rows(page) if page else ()
    rest = Stand.AGREED.value if form.get("con-lai") else ""
    said = {row.code: _of(form, row.code, rest) for row in rows}
    typed = [
        FilledRow(row.code, row.place, row.content, row.answer, *said[row.code]) for row in rows
    ]
    letter = letter_in(form, served.today)
    wrong = letter.wrong or period_of(served.workspace, draft.round, None, served.today).closed
    if any(len(words) > _LONGEST for _, words in said.values()):
        wrong = wrong or "Lý do dài quá 8.000 ký tự; hãy viết ngắn lại."
    elif is_behind(served.workspace, served.clock()):
        wrong = wrong or "Đồng hồ của máy chủ đang sai; hãy báo tư vấn rồi gửi lại."
    if wrong or page is None:
        return _answer(visit, draft, typed, letter, wrong=wrong or "Chưa có kết quả nào.")
    data = filled_page(page, said, number=letter.number, day=letter.day)
    try:
        line = await run_in_threadpool(
            keep_page, served.workspace, draft.round, visit.who.body, data,
            key=visit.who.key, at=served.clock(),
        )  # fmt: skip
    except (QuyhoachError, filelock.Timeout, OSError) as error:
        wrong = f"Chưa gửi được: {why_not(error)}; hãy gửi lại."
        return _answer(visit, draft, typed, letter, wrong=wrong, status=503)
    return RedirectResponse(f"/ket-qua/{draft.round}?da-gui={line.entry.id}", 303)


def _page(visit: Visit, draft: IssuedDraft) -> bytes | None:
    body = visit.who.body
    return page_of(visit.served.workspace, draft.round, body, draft.answers.get(body))


def _of(form: Any, code: str, rest: str) -> tuple[str, str]:
    """Give the choice and the reason of one row as they were typed, `rest` where none is chosen."""
    choice, words = (str(form.get(f"{key}-{code}") or "") for key in ("chon", "ly-do"))
    return (choice if choice in _CHOICES else rest, words.replace("\r\n", "\n").strip())


def _answer(
    visit: Visit, draft: IssuedDraft, rows: Any, letter: LetterGiven, *, wrong: str = "",
    receipt: str = "", status: int = 400,
) -> Response:  # fmt: skip
    title = "Ý kiến về kết quả tiếp thu, giải trình"
    return show(
        visit, "ket-qua.html", title, status=status if wrong else 200, draft=draft, rows=rows,
        letter=letter, wrong=wrong, receipt=receipt, choices=_CHOICES,
    )  # fmt: skip
