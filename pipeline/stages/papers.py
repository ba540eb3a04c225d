"""What goes out with a draft: for each body consulted a comment sheet and a covering letter."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.consult.bodies import is_asked
from pipeline.consult.deadline import answer_by
from pipeline.model.notice import Outcome
from pipeline.model.outline import Agency, Settings
from pipeline.model.report import Report
from pipeline.render.excel.comment_sheet import SheetFor, blank_comment_sheet
from pipeline.render.papers.covering_letter import covering_letter
from pipeline.render.papers.issuer import issuer_of
from pipeline.render.papers.letter_to import LetterTo
from pipeline.work.pool import Pool
from pipeline.workspace.templates import with_template

TEMPLATE, COUNCIL_TEMPLATE = "cong-van-xin-y-kien.docx", "cong-van-tham-dinh.docx"
_CODE: Final = 16  # letters of the content hash that a sheet carries
_WEIGHT: Final = 80_000  # a sheet and a letter take as long as so many bytes to read

Paper = tuple[SheetFor, LetterTo, bytes]


def consulted(report: Report, only: str = "") -> tuple[Agency, ...]:
    """Give the bodies consulted on a draft, or the one named if it is among them."""
    planner = report.outline.planning_agency
    return tuple(
        agency
        for agency in report.agencies
        if is_asked(agency, report.round, planner) and only in ("", agency.id)
    )


def papers(
    root: Path, report: Report, settings: Settings, bodies: Sequence[Agency], pool: Pool
) -> Outcome[Mapping[str, bytes]]:
    """Give `<body>/y-kien-lan-N/<body>.xlsx` and `cong-van.docx` for each of the bodies.

    The sheet bears the body's id, so that it can be put into `y-kien/` as it comes back.
    """
    contacts = {body: agency for agency in report.agencies for body in agency.contact_for}

    def write(template: bytes) -> Mapping[str, bytes]:
        given = [
            (
                _sheet(report, body, contacts.get(body.id), settings),
                _letter(report, body, contacts.get(body.id), settings),
                template,
            )
            for body in bodies
        ]
        folder = f"y-kien-lan-{report.round.number}"
        files: dict[str, bytes] = {}
        made = pool(paper_of, given, weights=[_WEIGHT] * len(given))
        for body, (sheet, letter) in zip(bodies, made, strict=True):
            files[f"{body.id}/{folder}/{body.id}.xlsx"] = sheet
            files[f"{body.id}/{folder}/cong-van.docx"] = letter
        return files

    template = COUNCIL_TEMPLATE if report.round.is_council else TEMPLATE
    return with_template(root, template, write)


def paper_of(given: Paper) -> tuple[bytes, bytes]:
    """Give one sheet and its letter."""
    sheet, letter, template = given
    return blank_comment_sheet(sheet), covering_letter(letter, template=template)


def own_items(report: Report, body: Agency, contact: Agency | None) -> tuple[str, ...]:
    """Give places and titles of the items a body leads, then of those it takes part in.

    For a body without items of its own they are those of its contact agency.
    """
    sections = list(report.sections())
    for agency in (body, contact):
        if agency is None:
            continue
        led = [section for section in sections if section.item.lead == agency.id]
        shared = [section for section in sections if agency.id in section.item.partners]
        if led or shared:
            return tuple(f"{entry.place}: {entry.title}" for entry in (*led, *shared))
    return ()


def _sheet(report: Report, body: Agency, contact: Agency | None, settings: Settings) -> SheetFor:
    labels = {f"{section.place}: {section.title}": section.item.id for section in report.sections()}
    own = own_items(report, body, contact)
    ordered = dict.fromkeys((*own, *labels))
    last = answer_by(report.round, settings.holidays)
    return SheetFor(
        body.name,
        report.round.name,
        report.outline.title,
        report.content_hash[:_CODE],
        tuple(f"{label} [{labels[label]}]" for label in ordered),
        f"{last:%d/%m/%Y}" if last else "",
        council=report.round.is_council,
        person=body.is_person,
    )


def _letter(report: Report, body: Agency, contact: Agency | None, settings: Settings) -> LetterTo:
    sent = report.round.sent or report.round.day
    term = report.round.answer_by
    return LetterTo(
        body=body.name,
        issuer=issuer_of(body, report.outline, report.agencies, report.issuers, sent),
        draft=report.round.name,
        report=report.outline.title,
        made=report.round.day,
        items=own_items(report, body, contact),
        answer_by=answer_by(report.round, settings.holidays),
        term=term if isinstance(term, str) else "",
        contact=contact.name if contact else "",
        silence=settings.silence_is_agreement,
        council=report.round.is_council,
        person=body.is_person,
    )
