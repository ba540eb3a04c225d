"""The whole run in order: files in, a report, and the files that a draft leaves.

Every function here reads as straight lines: workspace, intake, compose, compare, render.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from pipeline.compare.drafts import compare
from pipeline.compose.abbreviations import abbreviations
from pipeline.compose.assemble import compose
from pipeline.compose.checks import gather, run_checks
from pipeline.compose.flow import lay_out, lay_out_sections
from pipeline.compose.table_keys import keyed
from pipeline.consult.trace import trace
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.outline import Agency, MutedCheck
from pipeline.model.pages import Pages
from pipeline.model.registers import Registers
from pipeline.model.report import Report, Section
from pipeline.publish.manifest import Counts, content_counts, manifest_json
from pipeline.render.excel.consolidated import consolidated_json, consolidated_workbook
from pipeline.render.excel.lists import notices_workbook
from pipeline.render.json import notices_json
from pipeline.render.pdf.office import (
    ConversionError,
    Office,
    failed_office,
    find_office,
    missing_office,
    unnumbered,
)
from pipeline.render.pdf.pagination import render
from pipeline.render.word.report import WrittenDocx, write_report, write_sections
from pipeline.render.word.shell import TemplateError
from pipeline.rounds import Gathered, Means, Shared, read_round, read_shared
from pipeline.rounds.registers import read_registers
from pipeline.stages.answers import promises
from pipeline.stages.comparison import Side, since
from pipeline.stages.consultation import hear, without_next_round
from pipeline.work.cache import MemoryCache
from pipeline.work.memory import uninterrupted
from pipeline.work.pool import Pool, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, scan
from pipeline.workspace import templates as shipped

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Built:
    """A round's report with what it was made of."""

    report: Report
    shared: Shared
    gathered: Gathered
    registers: Registers


def draft(
    root: Path,
    round_number: int,
    *,
    fast: bool,
    watch: Watch,
    pool: Pool = serial,
    kept: Store = NOTHING_KEPT,
    pages: Pages | None = None,
    formal: bool = False,
) -> Outcome[Files | None]:
    """Give the files of a draft by name; None where it cannot start.

    Args:
        root: The workspace.
        round_number: Which draft.
        fast: Leave LibreOffice out.
        watch: Told of what takes long.
        pool: Who reads the files, this process or several.
        kept: PDFs of earlier runs.
        pages: Page numbers known from an earlier rendering (a seal's `trang.json`), with which
            the contents are complete without LibreOffice.
        formal: Mark differences of form in the redline too.
    """
    means = Means(MemoryCache(), pool, watch)
    scanned = scan(root)
    built = build(scanned.value, round_number, means)
    notices = (*scanned.notices, *built.notices)
    if built.value is None:
        return Outcome(None, in_order(notices))
    report, shared, gathered = built.value.report, built.value.shared, built.value.gathered
    word = _word(root, built.value, pages=pages)
    if word.value is None:
        return Outcome(None, in_order((*notices, *word.notices)))
    office = None if fast else find_office()
    rendered = _rendered(word.value, office, round_number, fast=fast, watch=watch, kept=kept)
    files = dict(rendered.value[0])
    before = earlier_build(scanned.value, round_number, means)
    if before is not None:
        old = Side(before.report, before.gathered.media)
        new = Side(report, gathered.media, rendered.value[1])
        made = since(root, scanned.value, old, new, shared, means, formal=formal)
        files |= made.value.files
        notices = (*notices, *made.notices)
        gathered = replace(gathered, inputs={**gathered.inputs, **made.value.inputs})
    elif round_number > 1:
        notices = (*notices, _incomparable(round_number - 1))
    earlier = None if before is None else before.report
    found = (*notices, *checked(built.value, earlier), *word.notices, *rendered.notices)
    told = _unmuted(in_order(found), shared.settings.muted)
    files |= _consolidated(gathered)
    files["thong-bao.json"] = notices_json(told)
    files["thong-bao.xlsx"] = notices_workbook(told, shared.agencies)
    files["manifest.json"] = _manifest(report, gathered, office, files)
    return Outcome(files, told)


def check(
    root: Path, round_number: int | None, agency: str, *, watch: Watch, pool: Pool = serial
) -> Outcome[bool]:
    """Give every notice of a round, of one agency where one is named; False: cannot start."""
    scanned = scan(root)
    number = round_number or newest_round(scanned.value)
    means = Means(MemoryCache(), pool, watch)
    built = build(scanned.value, number, means)
    if built.value is None:
        return Outcome(False, in_order((*scanned.notices, *built.notices)))
    unknown = _unknown(agency, built.value.shared.agencies)
    if unknown is not None:
        return Outcome(False, (unknown,))
    word = _word(root, built.value)
    muted = built.value.shared.settings.muted
    earlier = earlier_report(scanned.value, number, means)
    held = (*checked(built.value, earlier), *word.notices)
    if earlier is not None:
        heard = hear(scanned.value, earlier, built.value.shared, means)
        drafts = (earlier, built.value.report)
        comparison = compare(*(keyed(lay_out(draft), built.value.shared.forms) for draft in drafts))
        kept = promises(heard.value, trace(heard.value.consultation, comparison), comparison)
        held = (*held, *heard.notices, *kept)
    held = (*held, *without_next_round(scanned.value, built.value.shared))
    told = _unmuted(in_order((*scanned.notices, *built.notices, *held)), muted)
    return Outcome(True, _of(agency, told) if agency else told)


def preview(
    root: Path, round_number: int | None, agency: str, *, watch: Watch, pool: Pool = serial
) -> Outcome[Files | None]:
    """Give one agency's sections as they stand in the report: a Word file and a page."""
    from pipeline.render.html.guide import guide_html
    from pipeline.render.html.preview import preview_page

    scanned = scan(root)
    number = round_number or newest_round(scanned.value)
    means = Means(MemoryCache(), pool, watch)
    built = build(scanned.value, number, means)
    if built.value is None:
        return Outcome(None, in_order((*scanned.notices, *built.notices)))
    report, shared, media = built.value.report, built.value.shared, built.value.gathered.media
    unknown = _unknown(agency, shared.agencies)
    body = report.agency(agency)
    if unknown is not None or body is None:
        return Outcome(None, (unknown,) if unknown else ())
    sections = _sections_of(report, agency)
    word = _word(root, built.value, sections)
    if word.value is None:
        return Outcome(None, in_order((*scanned.notices, *built.notices, *word.notices)))
    held = checked(built.value, earlier_report(scanned.value, number, means))
    found = (*scanned.notices, *built.notices, *held, *word.notices)
    told = _unmuted(in_order(found), shared.settings.muted)
    own = _of(agency, told)
    guide = guide_html(_guide(root), level=2)
    page = preview_page(report, sections, agency=body, notices=own, media=media, guide_html=guide)
    return Outcome({"index.html": page.encode(), f"{agency}.docx": word.value.data}, own)


def build(inventory: Inventory, round_number: int, means: Means) -> Outcome[Built | None]:
    """Give the composed report of a round; None where its shared files do not allow one."""
    with uninterrupted():
        return _build(inventory, round_number, means)


def _build(inventory: Inventory, round_number: int, means: Means) -> Outcome[Built | None]:
    shared = read_shared(inventory, round_number, means)
    if shared.value is None:
        return Outcome(None, shared.notices)
    values, inputs = shared.value
    registers = read_registers(inventory, round_number, means)
    lists, list_inputs = registers.value
    gathered = read_round(inventory, values, {**inputs, **list_inputs}, means)
    composed = compose(gathered.value.materials)
    listed = abbreviations(composed.value, values.abbreviations)
    report = replace(composed.value, abbreviations=listed.value)
    steps = (shared, registers, gathered, composed, listed)
    notices = tuple(notice for step in steps for notice in step.notices)
    return Outcome(Built(report, values, gathered.value, lists), notices)


def earlier_build(inventory: Inventory, round_number: int, means: Means) -> Built | None:
    """Give the round before, built; None for the first, and where it cannot be made."""
    if round_number <= 1:
        return None
    return build(inventory, round_number - 1, means).value


def earlier_report(inventory: Inventory, round_number: int, means: Means) -> Report | None:
    """Give the report of the round before; None for the first, and where it cannot be made."""
    earlier = earlier_build(inventory, round_number, means)
    return None if earlier is None else earlier.report


def checked(built: Built, earlier: Report | None) -> tuple[Notice, ...]:
    """Give what the checks find in a draft."""
    gathered = built.gathered
    evidence = gather(
        built.report,
        built.registers,
        previous=earlier,
        forms=gathered.forms,
        loose=gathered.loose,
        loose_before=gathered.loose_before,
    )
    return run_checks(evidence)


def page_numbers(root: Path, built: Built, *, watch: Watch, kept: Store) -> Pages | None:
    """Give the page numbers of a draft; None where LibreOffice does not tell them."""
    word, office = _word(root, built), find_office()
    if word.value is None or office is None:
        return None
    try:
        return render(word.value, office, kept, watch).value.word.pages
    except ConversionError:
        return None


def _incomparable(round_number: int) -> Notice:
    return Notice(
        Severity.WARNING,
        "khong-so-sanh-duoc",
        f"dự thảo lần {round_number} không dựng được nên không có bản so sánh, nhật ký thay đổi",
        f"xem lỗi bằng lệnh `quyhoach check --round {round_number}`",
    )


def newest_round(inventory: Inventory) -> int:
    """Give the highest round that any agency has sent something for; 1 where there is none."""
    sent = (file.round for file in inventory.files if file.agency and file.round)
    return max(sent, default=1)


def _word(
    root: Path,
    built: Built,
    sections: Sequence[Section] | None = None,
    pages: Pages | None = None,
) -> Outcome[WrittenDocx | None]:
    template = shipped.template(root, "bao-cao.docx")
    report, media = built.report, built.gathered.media
    shell, day = template.read_bytes(), report.round.day
    try:
        if sections is None:
            flow = keyed(lay_out(report), built.shared.forms)
            word = write_report(report, flow, template=shell, media=media, now=day, pages=pages)
        else:
            flow = lay_out_sections(report, sections)
            word = write_sections(report, flow, template=shell, media=media, now=day)
    except TemplateError as error:
        fix = "sửa mẫu trong Word, hoặc bỏ mẫu riêng để dùng mẫu đi kèm"
        return Outcome(
            None,
            (Notice(Severity.ERROR, "mau-hong", str(error), fix, f"templates/{template.name}"),),
        )
    return Outcome(word, word.notices)


def _rendered(
    word: WrittenDocx,
    office: Office | None,
    round_number: int,
    *,
    fast: bool,
    watch: Watch,
    kept: Store,
) -> Outcome[tuple[Files, Pages | None]]:
    """Give the report with its page numbers, its PDF, and the numbers; else as written."""
    name = f"bao-cao-lan-{round_number}"
    plain = {f"{name}.docx": word.data}
    if fast:
        return Outcome((plain, word.pages), (unnumbered(),) if word.pages is None else ())
    if office is None:
        return Outcome((plain, word.pages), (missing_office(round_number),))
    try:
        rendered = render(word, office, kept, watch)
    except ConversionError as error:
        return Outcome((plain, word.pages), (failed_office(round_number, error),))
    files = {f"{name}.docx": rendered.value.word.data, f"{name}.pdf": rendered.value.pdf}
    return Outcome((files, rendered.value.word.pages), rendered.notices)


def _consolidated(gathered: Gathered) -> Files:
    """Give the tables put together from forms as files of their own, none where there is none."""
    tables = gathered.consolidated
    if not tables:
        return {}
    return {
        "bang-tong-hop.xlsx": consolidated_workbook(tables),
        "bang-tong-hop.json": consolidated_json(tables),
    }


def _manifest(report: Report, gathered: Gathered, office: Office | None, files: Files) -> bytes:
    sections, tables, figures, words = content_counts(report)
    counted = gathered.tally
    return manifest_json(
        tool=f"quyhoach {version('quyhoach')}",
        round_number=report.round.number,
        renderer=office.name if office else None,
        inputs=gathered.inputs,
        outputs=files,
        counts=Counts(
            sections,
            tables,
            figures,
            words,
            counted.received,
            counted.placed,
            counted.withdrawn,
            counted.refused,
        ),
    )


def _sections_of(report: Report, agency: str) -> tuple[Section, ...]:
    return tuple(
        section
        for section in report.sections()
        if agency in (section.item.lead, *section.item.partners)
    )


def _of(agency: str, notices: Sequence[Notice]) -> tuple[Notice, ...]:
    return tuple(notice for notice in notices if notice.agency == agency)


def _unmuted(notices: Sequence[Notice], muted: Sequence[MutedCheck]) -> tuple[Notice, ...]:
    """Leave out the notices that `cau-hinh.yaml` switches off, by code and place."""

    def silenced(notice: Notice) -> bool:
        return any(
            notice.code == entry.code
            and (not entry.where or entry.where in {notice.file, notice.item, notice.agency})
            for entry in muted
        )

    return tuple(notice for notice in notices if not silenced(notice))


def _unknown(agency: str, agencies: Sequence[Agency]) -> Notice | None:
    if not agency or any(entry.id == agency for entry in agencies):
        return None
    from pipeline.intake.nearest import or_nearest

    fix = or_nearest(agency, [entry.id for entry in agencies], "dùng mã trong co-quan.yaml")
    return Notice(Severity.ERROR, "co-quan-khong-co", f"không có cơ quan '{agency}'", fix)


def _guide(root: Path) -> str:
    own = root / "sections" / "HUONG-DAN.md"
    return (own if own.is_file() else shipped.guide()).read_text(encoding="utf-8", errors="replace")
