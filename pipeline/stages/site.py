"""The site of a draft: what its pages show, put together from the draft and from its own files.

Comments and changes are read from the tables that machines read (`tiep-thu-giai-trinh.json`,
`nhat-ky-thay-doi.json`), so that the pages tell what the papers tell.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from pipeline.model.document import Division, Figure, Heading, Table, walk
from pipeline.model.flow import Flow
from pipeline.model.notice import Notice
from pipeline.model.ordinals import standings
from pipeline.model.outline import Round
from pipeline.model.overview import Figures
from pipeline.model.report import Section
from pipeline.model.site import SiteChange, SiteComment, Stand
from pipeline.publish.folder import Files
from pipeline.render.site.comments_page import open_comments
from pipeline.render.site.file_words import file_words
from pipeline.render.site.log_page import NAME as LOG
from pipeline.render.site.site import Site, site_files
from pipeline.stages.build import Built
from pipeline.stages.site_blocks import shown_blocks
from pipeline.stages.site_edits import site_edits, standing_places
from pipeline.workspace import templates as shipped

_ANSWERS: Final = "tiep-thu-giai-trinh.json"
_CHANGES: Final = "nhat-ky-thay-doi.json"
_WORDS: Final = 160  # letters of a change in a list
_NAMED: Final = (
    ("bao-cao-lan-{}.pdf", "Báo cáo (PDF)"),
    ("bao-cao-lan-{}.docx", "Báo cáo (Word)"),
    ("so-sanh-lan-{before}.docx", "Bản so sánh với dự thảo trước (Word)"),
    ("nhat-ky-thay-doi.docx", "Nhật ký thay đổi (Word)"),
    ("nhat-ky-thay-doi.xlsx", "Nhật ký thay đổi (Excel)"),
    ("tiep-thu-giai-trinh.docx", "Bảng tiếp thu, giải trình (Word)"),
    ("y-kien-khac-nhau.docx", "Các ý kiến còn khác nhau (Word)"),
    ("so-sanh-quy-hoach.docx", "So sánh với quy hoạch đã duyệt (Word)"),
)


def draft_site(
    built: Built,
    notices: Sequence[Notice],
    files: Files,
    *,
    beside: str = "",
    only: str = "",
    answered: bool = True,
) -> Files:
    """Give the site of a draft by the names below its folder.

    Args:
        built: The draft.
        notices: All of it, as they are shown.
        files: The draft's other files.
        beside: The way from the site to them, "../"; "" where the site stands alone.
        only: The one agency that it is for; "" shows all.
        answered: Whether the draft is issued, and with it the answers to the comments.
    """
    report, flow = built.report, built.flow
    own = own_ids(report.sections())
    log = _read(files, _CHANGES)
    site = Site(
        report,
        stands=dict(stands_of(flow, own)),
        texts=tuple(_texts(flow, own)),
        notices=tuple(notices),
        comments=tuple(_comments(files)),
        changes=tuple(_changes(files)),
        edits=tuple(site_edits(flow, own, log)),
        standing=dict(standing_places(flow, own, log)),
        media=built.gathered.media,
        log=files.get(LOG, b""),
        downloads=tuple(_downloads(files, report.round.number, beside)),
        only=only,
        answered=answered,
        days=tuple(_days(built.shared.schedule.rounds, report.round.number)),
        own_files=_own_files(files, beside),
        guide=shipped.guide().read_text("utf-8"),
    )
    return site_files(site)


def site_figures(notices: Iterable[Notice], files: Files) -> Figures:
    """Give what a draft says of each agency, of its notices and of its tables for machines."""
    comments = tuple(_comments(files))
    entries = _read(files, _CHANGES).get("entries", ())
    return Figures(
        notices=Counter(notice.agency for notice in notices if notice.agency),
        changes=Counter(entry["agency"] for entry in entries if entry["agency"]),
        comments=len(comments),
        opened=open_comments(comments),
    )


def _days(rounds: Iterable[Round], number: int) -> Iterator[tuple[str, date]]:
    """Give what is due of this round and the next: contributions, answers to the consultation."""
    for one in rounds:
        if one.number in (number, number + 1):
            if one.due is not None:
                yield f"Nộp bài cho {one.name}", one.due
            if one.sent is not None:
                yield f"Gửi lấy ý kiến {one.name}", one.sent
            if isinstance(one.answer_by, date):
                yield f"Trả lời ý kiến về {one.name}", one.answer_by


def _own_files(files: Iterable[str], beside: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give the ways to the files of the draft that are one body's own, by the body."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for name in sorted(files) if beside else ():
        match name.split("/"):
            case ("trich-gui", body, file):
                found[body] = (*found.get(body, ()), (f"{beside}{name}", file_words(file)))
    return found


def own_ids(sections: Iterable[Section]) -> dict[tuple[str, int], str]:
    """Give the ids that authors gave to headings, tables, figures, by file and line."""
    named = (
        block
        for section in sections
        for block in walk(section.blocks)
        if isinstance(block, Heading | Table | Figure | Division) and block.id
    )
    return {(one.source.file, one.source.line): one.id for one in named if one.source.line}


def stands_of(
    flow: Flow, own: Mapping[tuple[str, int], str]
) -> Iterator[tuple[tuple[str, int], Stand]]:
    """Give id and place of each block by its file and line; `own` are the ids authors gave."""
    for section in flow.sections:
        for position, place, name in shown_blocks(section, own):
            source = section.blocks[position].source
            if source.line and name != section.id:
                yield (source.file, source.line), Stand(name, place.text)


def _texts(flow: Flow, own: Mapping[tuple[str, int], str]) -> Iterator[tuple[str, str, str, str]]:
    """Give the words of each block: (item, id, place, words)."""
    for section in flow.sections:
        words: dict[int, list[str]] = {}
        for standing in standings(section):
            words.setdefault(standing.block, []).append(standing.text.replace("\t", " | "))
        for position, place, name in shown_blocks(section, own):
            said = " · ".join(words.get(position, ()))
            known = section.blocks[position].source.line
            yield section.id, name if known else section.id, place.text, said


def _comments(files: Files) -> Iterator[SiteComment]:
    told = _read(files, _ANSWERS)
    for one in told.get("comments", ()):
        yield _comment(one, earlier=False)
    for one in told.get("earlier", ()):
        yield _comment(one, earlier=True)


def _comment(one: Mapping[str, Any], *, earlier: bool) -> SiteComment:
    letter, evidence = one.get("letter") or {}, one.get("evidence") or {}
    return SiteComment(
        code=one["code"],
        round=one["round"],
        body=one["body"],
        letter=", ".join(filter(None, (letter.get("no"), _day(letter.get("day"))))),
        item=one.get("item") or "",
        place=one.get("place") or "",
        quote=one.get("quote") or "",
        text=one.get("text") or "",
        proposed=one.get("proposed") or "",
        disposition=one.get("disposition") or "",
        explanation=one.get("explanation") or "",
        verdict=one.get("kind") or one.get("verdict") or "",
        old=evidence.get("old") or "",
        new=evidence.get("new") or "",
        now=evidence.get("told") or "",
        earlier=earlier,
        unsure=bool(one.get("unsure")),
    )


def _day(written: str | None) -> str:
    """Give a day as people write it, of 2025-11-20 20/11/2025."""
    return "/".join(reversed(written.split("-"))) if written else ""


def _changes(files: Files) -> Iterator[SiteChange]:
    log = _read(files, _CHANGES)
    by_id = {one["id"]: one for one in log.get("changes", ())}
    for entry in log.get("entries", ()):
        inner = [by_id[name] for name in entry["changes"] if name in by_id]
        items = {one["item"] for one in inner} or {entry["item"]}
        for item in sorted(name for name in items if name):
            yield SiteChange(
                entry["id"], item, entry["agency"] or "", entry["kind"], _place(entry["where"]),
                (entry["new"] or entry["old"] or "")[:_WORDS],
            )  # fmt: skip


def _place(where: Mapping[str, Any]) -> str:
    side = where.get("new") or where.get("old") or {}
    return str(side.get("text") or "")


def _read(files: Files, name: str) -> dict[str, Any]:
    data = files.get(name)
    return {} if data is None else dict(json.loads(data))


def _downloads(files: Iterable[str], round_number: int, beside: str) -> Iterator[tuple[str, str]]:
    """Give the ways to the draft's other files, where the site stands beside them."""
    made = set(files) if beside else set()
    for pattern, words in _NAMED:
        name = pattern.format(round_number, before=round_number - 1)
        if name in made:
            yield f"{beside}{name}", words
