"""A hand-in as it would stand in the report, before anything of it is in the folder.

The draft is built twice, as it stands and with the files laid over it, both from what earlier runs
read; what is shown is the item's section, and those of the agency's other items that use one of
the files. Files that cannot be read, or bear a mark of secrecy, are refused with their mending.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.compare.drafts import compare
from pipeline.compare.summary import summarise
from pipeline.compare.telling.entries import tell
from pipeline.intake.images import read_image
from pipeline.intake.preflight import check_package
from pipeline.intake.secrecy import secrecy_mark
from pipeline.limits import Limits
from pipeline.model.handing import HandingPreview, ShownSection
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.report import Section
from pipeline.model.signature import SignState
from pipeline.monitor.signatures import signed_parts
from pipeline.render.changelog.entries import DraftPages, Redline, change_log
from pipeline.render.changelog.page import changes_html
from pipeline.render.html.preview import sections_html
from pipeline.rounds import Resources
from pipeline.rounds.record_files import read_signature_files
from pipeline.stages.build import Built, build
from pipeline.stages.handing.names import TEXTS
from pipeline.stages.notices import checked, unmuted, worded
from pipeline.work.cache import Cache, MemoryCache
from pipeline.work.pool import serial
from pipeline.work.store import Store
from pipeline.work.watch import unwatched
from pipeline.workspace import Inventory, scan
from pipeline.workspace.overlaid import overlaid

_PACKAGES: Final = {".docx": "docx", ".xlsx": "xlsx"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The draft of a round as it stands: its files, what was built of them, and by what."""

    inventory: Inventory
    built: Built
    resources: Resources


def standing_draft(
    root: Path, number: int, results: Store, cache: Cache | None = None
) -> Outcome[Standing | None]:
    """Give the draft of a round as it stands; None where its shared files do not allow one.

    `results` has what earlier runs read, `cache` what this process read.
    """
    inventory = scan(root).value
    resources = Resources(
        cache if cache is not None else MemoryCache(), serial, unwatched, kept=results
    )
    made = build(inventory, number, resources)
    if made.value is None:
        return Outcome(None, in_order(made.notices))
    return Outcome(Standing(inventory, made.value, resources))


def previewed(
    now: Standing,
    agency: str,
    item: str,
    files: Mapping[str, bytes],
    gone: Sequence[str],
    *,
    beside: bool = False,
) -> HandingPreview:
    """Give what files for an item would make of a draft.

    Args:
        now: The draft.
        agency: Whose folder they would stand in.
        item: What they are for.
        files: Their names there, and bytes.
        gone: Names of files that would go.
        beside: Whether the sections as they stand now are shown too.
    """
    refused = tuple(_unusable(files, now.built.shared.settings.limits))
    if refused:
        return HandingPreview(refused)
    number = now.built.shared.round.number
    folder = f"sections/lan-{number}/{agency}"
    then = build(overlaid(now.inventory, folder, files, gone), number, now.resources)
    if then.value is None:
        return HandingPreview(in_order(then.notices))
    texts = [f"{folder}/{name}" for name in files if name.endswith(TEXTS)]
    unread = tuple(_unread(then.value, then.notices, item, texts))
    if unread:
        return HandingPreview(unread)
    return _shown(now, then.value, then.notices, (agency, item), files, beside=beside)


def _unusable(files: Mapping[str, bytes], limits: Limits) -> Iterator[Notice]:
    """Say which files cannot be opened, or must not be sent this way."""
    for name, data in files.items():
        ending = f".{name.rpartition('.')[2]}".casefold()
        kind = _PACKAGES.get(ending)
        if kind is not None:
            told = check_package(data, file=name, kind=kind, limits=limits)  # type: ignore[arg-type]
        elif ending in TEXTS:
            told = ()
        else:
            told = read_image(data, file=name, alt="", limits=limits).notices
        errors = [notice for notice in told if notice.severity is Severity.ERROR]
        yield from errors
        mark = "" if errors else secrecy_mark(data, name)
        if mark:
            message = f"văn bản có dấu độ mật “{mark}”; trang này không nhận tài liệu mật"
            fix = "gửi theo đường văn bản mật; phần không mật thì tách thành tệp riêng, bỏ dấu mật"
            yield Notice(Severity.ERROR, "nop-tai-lieu-mat", message, fix, name)


def _unread(
    then: Built, notices: Sequence[Notice], item: str, texts: Sequence[str]
) -> Iterator[Notice]:
    """Give why the text itself cannot stand; nothing where it can, or none was sent."""
    broken = {name for name, _ in then.gathered.materials.broken.get(item, ())}
    for notice in worded(then, in_order(notices)):
        if notice.file in broken.intersection(texts) and notice.severity is Severity.ERROR:
            yield notice


def _shown(
    now: Standing,
    then: Built,
    notices: Sequence[Notice],
    part: tuple[str, str],
    files: Mapping[str, bytes],
    *,
    beside: bool,
) -> HandingPreview:
    agency, item = part
    items = (item, *_others(now.built, then, agency, item))
    found = (*notices, *checked(then, now.built.report, agency))
    told = unmuted(worded(then, in_order(found)), then)
    folder = f"sections/lan-{then.shared.round.number}/{agency}"
    places = {f"{folder}/{name}" for name in files}
    own = tuple(
        one for one in told
        if one.agency == agency and (one.item in items or one.file in places)
    )  # fmt: skip
    changes, counted = _difference(now.built, then, items)
    return HandingPreview(
        sections=tuple(_sections(then, agency, items, own)),
        current=tuple(_sections(now.built, agency, items, ())) if beside else (),
        notices=own,
        changes=changes,
        counted=counted,
        signed=tuple(_signed(now, agency, items)),
    )


def _others(now: Built, then: Built, agency: str, item: str) -> Iterator[str]:
    """Give the agency's other items whose part is made of other files than before."""
    before = {(part.agency, part.item): part.sha256 for part in now.gathered.parts}
    for part in then.gathered.parts:
        key = part.agency, part.item
        if part.agency == agency and part.item != item and before.get(key) != part.sha256:
            yield part.item


def _sections(
    then: Built, agency: str, items: Sequence[str], notices: Sequence[Notice]
) -> Iterator[ShownSection]:
    by_id: dict[str, Section] = {one.item.id: one for one in then.report.sections()}
    shown = [by_id[item] for item in items if item in by_id]
    written = sections_html(
        shown, then.report, agency=agency, notices=notices, media=then.gathered.media
    )
    for section, html in zip(shown, written, strict=True):
        yield ShownSection(section.item.id, section.title, section.place, html)


def _difference(now: Built, then: Built, items: Sequence[str]) -> tuple[str, int]:
    """Give what changes in some items as HTML, and how many changes that tells."""
    comparison = compare(now.flow_of(items), then.flow_of(items))
    entries = tell(comparison)
    log = change_log(
        comparison, entries, summarise(comparison, entries), redline=Redline(""), pages=DraftPages()
    )
    return changes_html(log), len(log.entries)


def _signed(now: Standing, agency: str, items: Sequence[str]) -> Iterator[str]:
    """Give the items whose part is signed as it stands now."""
    number = now.built.shared.round.number
    read = read_signature_files(now.inventory, number, now.resources).value
    for one in signed_parts(now.built.gathered.parts, read):
        held = one.state is SignState.SIGNED and one.sources.agency == agency
        if held and one.sources.item in items:
            yield one.sources.item
