"""Kits: for each agency and commune everything it needs next, to be sent by e-mail."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pipeline.model.kit import Kit, KitComment, KitNotice
from pipeline.model.named import Named
from pipeline.model.notice import SEVERITY_WORDS, Notice, Outcome, Severity, in_order
from pipeline.model.report import Report
from pipeline.model.seal import package_name
from pipeline.monitor.kits import kits
from pipeline.publish.bag import payload
from pipeline.publish.folder import Files
from pipeline.render.papers.kit_page import kit_page
from pipeline.rounds import Resources
from pipeline.stages.answers import EXTRACTS, TABLE
from pipeline.stages.build import Built, build
from pipeline.stages.issuing.issued import HANDOUTS, issued_place, sent_files
from pipeline.stages.notices import unknown_agency
from pipeline.stages.pages import Rendering
from pipeline.stages.word import written
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.watch import Watch
from pipeline.workspace import scan
from pipeline.workspace.templates import with_template

TEMPLATE: Final = "trang-co-quan.docx"
PAGE: Final = "1-thong-bao.docx"
_QUICK: Final = Rendering(None, None, "")


def kit_files(
    root: Path,
    round_number: int,
    agency: str,
    *,
    watch: Watch,
    pool: Pool = serial,
    tell: list[Named] | None = None,
) -> Outcome[Mapping[str, Files] | None]:
    """Give the kit of every agency that has something in it, or of the one named, by its id.

    A kit holds the agency's notices with what was said of its items (`1-thong-bao.docx`), its
    sections as in the draft, the answers to its own comments, its forms, comment sheet and letter.

    Args:
        root: The workspace.
        round_number: The draft that it is sent after.
        agency: One agency's id; "" for all.
        watch: Told of what takes long.
        pool: Who does the work.
        tell: Given what ids are called.
    """
    inventory = scan(root)
    built = build(inventory.value, round_number, Resources(MemoryCache(), pool, watch))
    if built.value is None:
        return Outcome(None, in_order((*inventory.notices, *built.notices)))
    unknown = unknown_agency(agency, built.value.report.agencies)
    if unknown is not None:
        return Outcome(None, (unknown,))
    sealed = inventory.value.sealed(round_number) is not None
    if sealed:
        sent: Outcome[Files | None] = Outcome(
            payload(issued_place(root, round_number) / package_name(round_number))
        )
    else:
        sent = sent_files(root, round_number, _QUICK, watch=watch, pool=pool)
    if sent.value is None:
        return Outcome(None, sent.notices)
    if tell is not None:
        tell.append(Named.of(built.value.report))
    return _kits(root, built.value, sent.value, agency)


def _kits(root: Path, built: Built, sent: Files, only: str) -> Outcome[Mapping[str, Files] | None]:
    report = built.report
    known = kits(report.agencies, report.outline, tuple(_notices(sent)), tuple(_comments(sent)))
    names = {agency.id: agency.name for agency in report.agencies}
    made: dict[str, Files] = {}
    notices: list[Notice] = []
    for agency, kit in known.items():
        if only in ("", agency):
            files = dict(_given(root, built, sent, agency))
            if files or kit.notices or kit.comments:
                page = _page(root, kit, report, names, files)
                notices += page.notices
                made[agency] = {PAGE: page.value, **files}
    return Outcome(made, tuple(dict.fromkeys(notices)))


def _page(
    root: Path, kit: Kit, report: Report, names: Mapping[str, str], files: Files
) -> Outcome[bytes]:
    enclosed = tuple(sorted(files))
    return with_template(
        root,
        TEMPLATE,
        lambda template: kit_page(kit, report, names, enclosed, template=template),
    )


def _given(root: Path, built: Built, sent: Files, agency: str) -> Iterator[tuple[str, bytes]]:
    """Give the files that stand in a kit as they are: sections, answers, forms, sheet, letter."""
    own = built.report.written_by(agency)
    word = written(root, built, own).value if own else None
    if word is not None:
        yield f"2-noi-dung-lan-{built.report.round.number}.docx", word.data
    for folder, ours in ((EXTRACTS, "3-tra-loi-y-kien"), (HANDOUTS, "4-bieu-mau")):
        start = f"{folder}/{agency}/"
        for name in sorted(sent):
            if name.startswith(start):
                yield f"{ours}/{name.removeprefix(start)}", sent[name]


def _notices(sent: Files) -> Iterator[tuple[str, KitNotice]]:
    """Give the draft's notices with whose they are, errors first as it tells them."""
    for one in json.loads(sent["thong-bao.json"]):
        if one["agency"]:
            yield (
                one["agency"],
                KitNotice(
                    SEVERITY_WORDS[Severity(one["severity"])],
                    _place(one),
                    one["message"],
                    one["fix"],
                ),
            )


def _place(one: Mapping[str, Any]) -> str:
    at = one["cell"] or one["line"]
    return f"{one['file']}:{at}" if at else str(one["file"])


def _comments(sent: Files) -> Iterator[KitComment]:
    data = sent.get(f"{TABLE}.json")
    told: Sequence[Mapping[str, Any]] = [] if data is None else json.loads(data)["comments"]
    for one in told:
        yield KitComment(
            one["code"],
            one["item"],
            one["body"],
            _letter(one["letter"]),
            one["place"],
            one["text"],
            one["proposed"],
            one["disposition"] or "",
            one["explanation"],
        )


def _letter(letter: Mapping[str, Any]) -> str:
    day = "/".join(reversed(letter["day"].split("-"))) if letter["day"] else ""
    number = f"Văn bản số {letter['no']}" if letter["no"] else ""
    return " ".join(filter(None, (number, day and f"ngày {day}")))
