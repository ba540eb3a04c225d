"""A round issued: its inputs kept, a draft made of them, all of it put in place at once.

Everything that is sent is made of the copy of the inputs, without LibreOffice but for page
numbers and PDF, so that `verify` can make it again byte by byte.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.seal import INPUTS, ISSUED, PAGES, Allowed, Seal, package_name
from pipeline.model.signature import SignState
from pipeline.publish.archive import file_hash, write_archive
from pipeline.publish.bag import write_bag
from pipeline.publish.folder import Files, write_durably
from pipeline.publish.seal import close, closing, seal_of, staged
from pipeline.render.json import pages_json
from pipeline.render.pdf.office import find_office, missing_office
from pipeline.rounds import Resources
from pipeline.stages.build import Built, build
from pipeline.stages.drafting import tool
from pipeline.stages.issuing.issued import (
    earlier_of,
    empty_folder,
    inputs_of,
    sent_files,
    unanswered,
    unpack,
)
from pipeline.stages.pages import Rendering, rendering_of
from pipeline.stages.signing import signing
from pipeline.work.cache import MemoryCache
from pipeline.work.fingerprint import program
from pipeline.work.pool import Pool, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, scan

_SHOWN = 5  # items or comments named in a refusal; the others are counted


@dataclass(frozen=True, slots=True)
class Issue:
    """How a round is issued.

    Attributes:
        by, day: Who issues it and when, as given; "" and None where nothing was.
        unsigned, open_comments: Why it goes out with parts unsigned, comments unanswered; ""
            where it may not.
        fast: Without LibreOffice: no PDF, contents without page numbers.
    """

    by: str = ""
    day: date | None = None
    unsigned: str = ""
    open_comments: str = ""
    fast: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """What a round comes to: its files, how they were paged, what it goes out in spite of."""

    files: Files
    rendering: Rendering
    unsigned: tuple[str, ...]
    open_comments: tuple[str, ...]
    info: Mapping[str, str]


def seal_round(
    root: Path,
    number: int,
    issue: Issue,
    *,
    watch: Watch,
    pool: Pool = serial,
    kept: Store = NOTHING_KEPT,
) -> Outcome[Seal | None]:
    """Issue a round of which nothing is sealed yet; None, with the reasons, where it may not be.

    The lock of `build/` is the caller's. Notices of a round that was issued are the draft's.

    Raises:
        ForeignFolderError: `phat-hanh/` stands there and no seal made it.
        OSError: The disk is full or refuses; nothing is issued.
    """
    scanned = scan(root)
    told = (*scanned.notices, *_not_now(scanned.value, number))
    if _errors(told):
        return Outcome(None, _errors(told))
    folder = root / "sections" / f"lan-{number}"
    with staged(folder) as place:
        with empty_folder(root / "build" / ".chot") as scratch:
            inputs = write_archive(place / INPUTS, inputs_of(scanned.value, number))
            unpack(place / INPUTS, scanned.value, number, scratch)
            resources = Resources(MemoryCache(), pool, watch)
            made = _made(scratch, scanned.value, number, issue, resources, kept)
            if made.value is None:
                return Outcome(None, made.notices)
            outputs = _write(place, number, made.value)
        # the copy is gone before the round is closed: nobody seals again who would clear it away
        seal = Seal(
            number,
            tool(),
            made.value.rendering.renderer,
            issue.by,
            f"{issue.day:%Y-%m-%d}" if issue.day else "",
            inputs,
            earlier_of(scanned.value, number),
            outputs,
            _allowed(issue.unsigned, made.value.unsigned),
            _allowed(issue.open_comments, made.value.open_comments),
            program=program(),
        )
        closed = closing(seal, seal_of(folder))
        close(folder, closed)
    return Outcome(closed, made.notices)


def _not_now(inventory: Inventory, number: int) -> Iterator[Notice]:
    """Say why a round cannot be issued whatever it holds."""
    later = [entry.number for entry in inventory.seals if entry.number > number]
    if later:
        yield _refusal(
            "lan-sau-da-chot",
            f"lần {later[0]} đã chốt trên cơ sở lần {number} như hiện nay",
            f"mở lại lần {later[0]} trước: `quyhoach unseal {later[0]} --reason …`",
        )
    if number not in inventory.rounds:
        known = ", ".join(map(str, inventory.rounds)) or "chưa có lần nào"
        yield _refusal(
            "lan-chua-co-gi",
            f"không có tệp nào trong sections/lan-{number}/ (có: {known})",
            "kiểm tra số lần dự thảo; các cơ quan gửi bài vào thư mục đó rồi mới chốt",
        )


def _made(
    folder: Path,
    inventory: Inventory,
    number: int,
    issue: Issue,
    resources: Resources,
    kept: Store,
) -> Outcome[_Made | None]:
    """Give what a round comes to; None, with the reasons, where it may not be issued."""
    copied = scan(folder)
    built = build(copied.value, number, resources)
    if built.value is None:
        return Outcome(None, in_order(_errors((*copied.notices, *built.notices))))
    paged = _paged(folder, built.value, issue, resources.watch, kept)
    if paged.value is None:
        return Outcome(None, paged.notices)
    sent = sent_files(folder, number, paged.value, watch=resources.watch, pool=resources.pool)
    notices = (*sent.notices, *paged.notices)
    if sent.value is None or _errors(notices):
        return Outcome(None, in_order(_errors(notices)))
    unsigned = _unsigned(inventory, built.value, issue, resources)
    open_comments = unanswered(sent.value)
    refusals = tuple(_withheld(issue, number, unsigned, open_comments))
    if refusals:
        return Outcome(None, refusals)
    made = _Made(sent.value, paged.value, unsigned, open_comments, _info(built.value, issue))
    return Outcome(made, notices)


def _paged(
    folder: Path, built: Built, issue: Issue, watch: Watch, kept: Store
) -> Outcome[Rendering | None]:
    if issue.fast:
        return Outcome(Rendering(None, None, ""))
    office = find_office()
    if office is None:
        lacking = missing_office(built.report.round.number)
        fix = f"{lacking.fix.partition(';')[0]}; hoặc chốt không có PDF bằng --fast"
        return Outcome(None, (_refusal(lacking.code, lacking.message, fix),))
    made = rendering_of(folder, built, office, watch=watch, kept=kept)
    if made.value is not None:
        return made
    failed = (_refusal(one.code, one.message, one.fix, one.file) for one in made.notices)
    return Outcome(None, tuple(failed))


def _unsigned(
    inventory: Inventory, built: Built, issue: Issue, resources: Resources
) -> tuple[str, ...]:
    """Give the parts that nobody's signature holds, as "so-y-te/y-te"; letters are read live."""
    today = issue.day or built.report.round.day
    parts = signing(inventory, built, resources, today=today).value.parts
    return tuple(
        f"{part.sources.agency}/{part.sources.item}"
        for part in parts
        if part.state is not SignState.SIGNED
    )


def _withheld(
    issue: Issue, number: int, unsigned: Sequence[str], open_comments: Sequence[str]
) -> Iterator[Notice]:
    if unsigned and not issue.unsigned:
        yield _refusal(
            "muc-chua-ky",
            f"{len(unsigned)} phần chưa được thủ trưởng cơ quan ký: {_some(unsigned)}",
            "ghi nhận bằng `quyhoach sign`, hoặc chốt với --allow-unsigned “lý do”",
        )
    if open_comments and not issue.open_comments:
        yield _refusal(
            "y-kien-chua-tra-loi",
            f"{len(open_comments)} ý kiến chưa có trả lời: {_some(open_comments)}",
            "trả lời trong bảng tiếp thu, hoặc chốt với --allow-open “lý do”",
            f"sections/lan-{number}/tiep-thu.xlsx",
        )


def _some(names: Sequence[str]) -> str:
    more = f" và {len(names) - _SHOWN} nữa" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"


def _info(built: Built, issue: Issue) -> dict[str, str]:
    """Give what a bag says of itself (RFC 8493, 2.2.2)."""
    report = built.report
    planner = report.agency(report.outline.planning_agency)
    info = {
        "Source-Organization": planner.name if planner else "",
        "External-Description": f"{report.round.name} {report.outline.title}",
        "External-Identifier": f"lan-{report.round.number}",
        "Bagging-Date": f"{issue.day:%Y-%m-%d}" if issue.day else "",
    }
    return {key: " ".join(text.split()) for key, text in info.items() if text}


def _write(place: Path, number: int, made: _Made) -> dict[str, str]:
    """Write the package and the page numbers; give the hash of what is sent and of each file."""
    name = package_name(number)
    outputs = write_bag(place / name, made.files, made.info)
    outputs |= {f"{ISSUED}/{entry}": file_hash(place / entry) for entry in (name, INPUTS)}
    if made.rendering.pages is not None:
        data = pages_json(made.rendering.pages)
        write_durably(place / PAGES, data)
        outputs[f"{ISSUED}/{PAGES}"] = sha256(data).hexdigest()
    return outputs


def _allowed(reason: str, what: tuple[str, ...]) -> Allowed | None:
    return Allowed(reason, what) if what else None


def _errors(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    return tuple(notice for notice in notices if notice.severity is Severity.ERROR)


def _refusal(code: str, message: str, fix: str, file: str = "") -> Notice:
    return Notice(Severity.ERROR, code, message, fix, file)
