"""`/ky/N`: an agency says that its head signed; `/quan-ly/ky/ID`: the consultant confirms it.

A link that was stolen signs nothing: what it sends waits until somebody who holds the
consultant's key has seen the letter.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from pipeline.model.errors import BusyError, system_words
from pipeline.model.notice import Notice
from pipeline.site.commenting.scans import LARGEST, scan_in
from pipeline.site.desk import parts as parts_desk
from pipeline.site.desk.parts import ToSign, to_sign
from pipeline.site.handing.parts import handed_round, item_of, parts_of
from pipeline.site.handing.previews import new_id
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused, show
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import KB, Limit, Way
from pipeline.stages.handing.sent_signatures import (
    SentSignature,
    confirm,
    send_back,
    send_signature,
    sent_signature,
    sent_signatures,
)
from pipeline.stages.handing.signing_letter import ScanFile, SigningLetter

_AUTHOR: Final = frozenset({Role.HAND_IN})
_CONSULTANT: Final = frozenset({Role.CONSULT})
_LIMIT: Final = Limit("6/minute", LARGEST + 64 * KB, 1)
_DESK: Final = "/quan-ly"
_LONGEST: Final = 500  # letters of a field
_TITLE: Final = "Chưa làm được"
_TYPES: Final = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways on which a signature is sent, looked at, confirmed or returned."""
    own, one = "/ky/{lan:int}", f"{_DESK}/ky/{{id}}"
    return (
        Way(own, ("GET",), _AUTHOR, _asked, rules=(_open,)),
        Way(own, ("POST",), _AUTHOR, _sent, _LIMIT, (_open,)),
        Way(one, ("GET",), _CONSULTANT, _waiting),
        Way(one, ("POST",), _CONSULTANT, _settled),
        Way(f"{one}/ban-ky", ("GET",), _CONSULTANT, _scan),
    )


def waiting_signatures(served: Served) -> list[dict[str, Any]]:
    """Give the signatures that wait for the consultant, as the desk lists them."""
    found = sent_signatures(served.workspace)
    return [_told(served, one) for one in found if not one.returned]


def _open(served: Served, _: Visitor, found: Mapping[str, Any]) -> bool:
    """Say whether a path names the round that is handed in for."""
    return bool(found["lan"] == handed_round(served))


async def _asked(visit: Visit) -> Response:
    return await _form(visit)


async def _form(visit: Visit, wrong: tuple[str, ...] = (), status: int = 200) -> Response:
    served, body = visit.served, visit.who.body
    number = visit.request.path_params["lan"]
    plan = served.shared().schedule.round(number)
    parts = await run_in_threadpool(_parts, served, body, number)
    own = await run_in_threadpool(parts_desk.waiting_signatures, served, number, body)
    return show(
        visit, "ky.html", "Thủ trưởng đã ký", status=status, round=plan, wrong=wrong,
        parts=parts, sent=[_told(served, one) for one in own], typed=visit.form or {},
        chosen=visit.form.getlist("muc") if wrong else [part.item for part in parts if part.asks],
        today=served.today,
    )  # fmt: skip


def _parts(served: Served, body: str, number: int) -> tuple[ToSign, ...]:
    """Give what stands in the draft; where it is of another round, what came for this one."""
    if served.figures().records and served.round_number == number:
        return to_sign(served, body)
    came = (part for part in parts_of(served, body, number) if part.file)
    return tuple(
        ToSign(one.item, one.title, one.file.name if one.file else "", True) for one in came
    )


async def _sent(visit: Visit) -> Response:
    """Keep what was sent for the consultant, or say what is wrong, what was typed kept."""
    letter, wrong = await _letter(visit)
    if letter is None:
        return await _form(visit, wrong, 422)
    served, number = visit.served, visit.request.path_params["lan"]
    try:
        made = await run_in_threadpool(
            send_signature, served.workspace, number, letter, id_=new_id(), key=visit.who.key,
            now=served.clock(),
        )  # fmt: skip
    except OSError as error:
        return _unwritten(error)
    if not isinstance(made, SentSignature):
        return await _form(visit, tuple(map(_words, made)), 409)
    return RedirectResponse(f"/ky/{number}", 303)


async def _letter(visit: Visit) -> tuple[SigningLetter | None, tuple[str, ...]]:
    """Give the letter that a form tells of, None with what is wrong with it."""
    form = visit.form
    person, title, number = (_line(visit, name) for name in ("nguoi", "chuc-vu", "so"))
    scan, said = await scan_in(form)
    day, items = _day(_line(visit, "ngay")), tuple(str(one) for one in form.getlist("muc"))
    wrong = [
        words
        for is_wrong, words in (
            (not items, "Chọn ít nhất một mục đã ký."),
            (not person or not title, "Ghi họ tên và chức vụ người ký."),
            (not number, "Ghi số văn bản, ví dụ 12/SXD-KH."),
            (day is None or day > visit.served.today, "Ghi ngày văn bản, không sau hôm nay."),
            (not said and not scan.data, "Chọn bản chụp văn bản đã ký (PDF, PNG hoặc JPG)."),
            (bool(said), said),
        )
        if is_wrong
    ]
    if wrong or day is None:
        return None, tuple(wrong)
    copy = ScanFile(f"ban-ky.{scan.ending}", scan.data)
    return SigningLetter(visit.who.body, items, person, number, day, title, copy), ()


async def _waiting(visit: Visit) -> Response:
    sent = _of(visit)
    if sent is None:
        return missing()
    return show(visit, "ky-cho.html", "Xác nhận ký", one=_told(visit.served, sent))


async def _settled(visit: Visit) -> Response:
    """Confirm what was sent, or return it with words."""
    sent = _of(visit)
    if sent is None:
        return missing()
    served, root, key = visit.served, visit.served.workspace, visit.who.key
    try:
        if visit.form.get("viec") == "tra-lai":
            words = _line(visit, "loi")
            if not words:
                return refused(422, _TITLE, "Ghi lý do trả lại để cơ quan biết phải sửa gì.")
            await run_in_threadpool(send_back, root, sent, words, key, now=served.clock())
            return RedirectResponse(_DESK, 303)
        wrong = await run_in_threadpool(confirm, root, sent, key, now=served.clock())
    except BusyError:
        return refused(503, _TITLE, "Máy chủ đang dựng báo cáo. Đợi một phút rồi làm lại.")
    except OSError as error:
        return _unwritten(error)
    if wrong:
        return refused(409, "Chưa xác nhận được", " ".join(map(_words, wrong)))
    return RedirectResponse(_DESK, 303, background=BackgroundTask(served.rebuild))


async def _scan(visit: Visit) -> Response:
    """Give the scan of the letter: a picture to be shown, a PDF to be saved."""
    sent = _of(visit)
    if sent is None or sent.letter.scan is None:
        return missing()
    ending = sent.letter.scan.name.rpartition(".")[2]
    headers = {"content-disposition": f'attachment; filename="ban-ky-{sent.id}.{ending}"'}
    return Response(sent.letter.scan.data, headers=headers, media_type=_TYPES[ending])


def _of(visit: Visit) -> SentSignature | None:
    """Give what a path names, where it still waits."""
    sent = sent_signature(visit.served.workspace, visit.request.path_params["id"])
    return None if sent is None or sent.returned else sent


def _told(served: Served, sent: SentSignature) -> dict[str, Any]:
    items = [(one, item_of(served, one)) for one in sent.letter.items]
    scan = sent.letter.scan
    return {
        "id": sent.id, "co_quan": served.name_of(sent.letter.agency), "lan": sent.round,
        "muc": [item.title if item else name for name, item in items],
        "nguoi": sent.letter.person, "chuc_vu": sent.letter.title, "so": sent.letter.number,
        "ngay": f"{sent.letter.day:%d/%m/%Y}", "tep": [(n, sha) for _, n, sha in sent.files],
        "luc": f"{sent.at[11:16]} {date.fromisoformat(sent.at[:10]):%d/%m/%Y}",
        "hinh": scan is not None and not scan.name.endswith(".pdf"), "tra_lai": sent.returned,
    }  # fmt: skip


def _line(visit: Visit, name: str) -> str:
    """Give what was typed into a field, in one line."""
    return " ".join(str(visit.form.get(name, "")).split())[:_LONGEST]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _words(notice: Notice) -> str:
    return f"{notice.message[:1].upper()}{notice.message[1:]}; {notice.fix}."


def _unwritten(error: OSError) -> Response:
    return refused(503, _TITLE, f"Máy chủ không ghi được ({system_words(error)}).")
