"""The command `nop`: what came by e-mail or post put in for an agency, with the day it came on.

It is a hand-in like those of the served site: the folder exchanged whole, what it replaces kept,
a line in the journal; files that cannot be read are refused with their mending.
"""

import secrets
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.arguments import Request
from pipeline.handing_arguments import HandingAsked
from pipeline.intake.nearest import or_nearest
from pipeline.model.errors import system_words
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Item
from pipeline.model.text import bare
from pipeline.publish.sections_lock import reading
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.runs.clock import now
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, not_started
from pipeline.stages.build import newest_round
from pipeline.stages.handing.exchange import Stopped, hand_in
from pipeline.stages.handing.names import TEXTS, named_files
from pipeline.stages.handing.offer import Offer, offer_of
from pipeline.stages.handing.open_round import open_round
from pipeline.stages.handing.preview import previewed, standing_draft
from pipeline.stages.notices import unknown_agency
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import Watch
from pipeline.workspace import scan

_AGAIN: Final = "xem `quyhoach status`, sửa rồi chạy lại"


def run(request: Request, watch: Watch) -> Finished:
    """Put files into an agency's folder, whole, or say why not."""
    assert request.handing is not None
    assert request.today is not None
    offered = _offered(request, request.handing, request.today, watch)
    if offered.value is None:
        return not_started(offered.notices)
    offer = offered.value
    told = _previewed(request, offer)
    if told.value is None:
        return not_started(told.notices)
    done = hand_in(request.workspace, offer, now=now(), wait=WAIT_SECONDS)
    if isinstance(done, Stopped):
        fix = f"{_AGAIN}; bài đã sửa từ khi nhận thì thêm --replace để thay"
        return not_started((_error(f"nop-{done.why.value}", done.words, fix, offer.folder),))
    line = done.line
    words = "Đã có từ trước" if done.again else "Đã nhận"
    names = ", ".join(file.name for file in line.entry.files if file.after)
    return Finished(
        told.notices,
        (f"{words} {offer.folder}: {names}", f"  Nhật ký: dòng {line.number}, mã băm {line.hash}"),
    )


def _offered(
    request: Request, asked: HandingAsked, today: date, watch: Watch
) -> Outcome[Offer | None]:
    root = request.workspace
    with reading(root):
        scanned = scan(root).value
        resources = Resources(MemoryCache(), serial, watch)
        read = read_shared(scanned, newest_round(scanned), resources)
        if read.value is None:
            return Outcome(None, read.notices)
        shared = read.value[0]
        item = _item(shared, request.agency, asked)
        number = request.round_number or open_round(root, shared)
        if isinstance(item, Notice):
            return Outcome(None, (item,))
        wrong = _wrong(number, asked.day, today)
        sent = _sent(asked.files)
        others = {one.id for one in shared.outline.items} - {item.id}
        named = named_files(sent.value, item.id, others)
        notices = (*wrong, *sent.notices, *named.notices)
        if notices or number is None:
            return Outcome(None, notices)
        by = shared.outline.consultant or shared.outline.planning_agency
        offer = offer_of(
            root, id_=secrets.token_hex(10), place=(number, request.agency, item.id),
            who=("", by), way=asked.way, files=named.files, day=asked.day,
        )  # fmt: skip
    return Outcome(replace(offer, insists=asked.replace))


def _previewed(request: Request, offer: Offer) -> Outcome[bool | None]:
    """Give what is noticed of the files, None where they cannot be taken in."""
    root = request.workspace
    with reading(root), kept_results(request) as results:
        now_ = standing_draft(root, offer.round, results)
        if now_.value is None:
            return Outcome(None, now_.notices)
        made = previewed(now_.value, offer.agency, offer.item, dict(offer.files), offer.gone)
    return Outcome(None, made.refused) if made.refused else Outcome(True, made.notices)


def _item(shared: Shared, agency: str, asked: HandingAsked) -> Item | Notice:
    """Give the item that files are for: as named, by the text's name, or the agency's only one."""
    unknown = unknown_agency(agency, shared.agencies)
    if unknown is not None:
        return unknown
    own = [one for one in shared.outline.items if agency in (one.lead, *one.partners)]
    stems = [path.stem for path in asked.files if path.suffix.casefold() in TEXTS]
    wanted = asked.item or next(iter(stems), "")
    for item in own:
        if bare(item.id).replace("-", "") == bare(wanted).replace("-", ""):
            return item
    if not asked.item and len(own) == 1:
        return own[0]
    ids = [item.id for item in own]
    fix = or_nearest(wanted, ids, f"ghi --item; {agency} viết: {', '.join(ids) or 'không mục nào'}")
    return _error("muc-khong-co", f"không biết '{wanted}' là mục nào của {agency}", fix)


def _wrong(number: int | None, day: date, today: date) -> tuple[Notice, ...]:
    if number is None:
        return (_error("lan-da-chot", "các lần trong kế hoạch đều đã chốt", "thêm lần mới"),)
    if day > today:
        message = f"ngày nhận {day:%d/%m/%Y} sau ngày hôm nay ({today:%d/%m/%Y})"
        return (_error("nop-ngay-sau-nay", message, "kiểm tra lại --ngay"),)
    return ()


def _sent(paths: Sequence[Path]) -> Outcome[list[tuple[str, bytes]]]:
    sent, notices = [], []
    for path in paths:
        try:
            sent.append((path.name, path.read_bytes()))
        except OSError as error:
            message = f"không đọc được tệp ({system_words(error)})"
            notices.append(_error("tep-khong-mo-duoc", message, "kiểm tra đường dẫn", str(path)))
    return Outcome(sent, tuple(notices))


def _error(code: str, message: str, fix: str, file: str = "") -> Notice:
    return Notice(Severity.ERROR, code, message, fix, file)
