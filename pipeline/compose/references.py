"""References `@bang-x`, `@hinh-x`, `@muc-x` across the whole report, and the ids they name."""

from collections.abc import Callable, Iterator, Mapping

from pipeline.compose.rewrite import rewrite
from pipeline.model.document import Block, Division, Figure, Heading, Inline, Source, Table, walk
from pipeline.model.fixed import Fixed, replace
from pipeline.model.inlines import Reference
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.report import Report, Section

_PREFIXES = ("bang-", "hinh-", "muc-")
SectionStep = Callable[[Section], Section]


class Target(Fixed):
    """What an identifier stands for.

    `label` is what names it in its own part ("Bảng 3.2", "mục II.1.2"); `part` is the part
    or Phụ lục it is in, "" where the label says it all; `is_caption` says that it has a
    number of its own.
    """

    id: str
    label: str
    part: str
    is_caption: bool = False


def unique_ids(report: Report) -> Outcome[Report]:
    """Give the report with every identifier once; the later of two loses its own.

    A reference then means the first in reading order, and the notice at the second says so.
    """
    seen: dict[str, Source] = {}
    notices: list[Notice] = []
    items = {section.item.id for section in report.sections()}

    def check(section: Section) -> Section:
        def on_block(block: Block) -> Block:
            if not isinstance(block, Heading | Table | Figure | Division) or not block.id:
                return block
            first = seen.get(block.id)
            if first is None and block.id not in items:
                seen[block.id] = block.source
                return block
            notices.append(_doubled(block.id, block.source, section.item.id, first))
            return replace(block, id="")

        return replace(section, blocks=rewrite(section.blocks, on_block=on_block))

    return Outcome(map_sections(report, check), tuple(notices))


def resolve_references(report: Report) -> Outcome[Report]:
    """Give the report with the words of every reference, and a notice for each dangling one.

    A place in the same part is "mục II.1.2", elsewhere "Phần III, mục II.1.2".
    """
    targets = {target.id: target for target in _targets(report)}
    notices: list[Notice] = []

    def resolve(section: Section) -> Section:
        blocks = within(section, section.blocks, section.place.partition(",")[0])
        # the summary stands outside the parts
        return replace(section, blocks=blocks, summary=within(section, section.summary, ""))

    def within(section: Section, blocks: tuple[Block, ...], part: str) -> tuple[Block, ...]:
        here = Source()

        def on_block(block: Block) -> Block:
            nonlocal here
            here = getattr(block, "source", here)
            return block

        def on_inline(run: Inline) -> Inline:
            if not isinstance(run, Reference):
                return run
            target = _find(run.target, targets)
            if target is None:
                notices.append(_dangling(run, here, section.item.id, targets))
                return replace(run, text=f"@{run.target}", found=False)
            text = _words(target, part)
            return replace(run, target=target.id, text=text, found=True, caption=target.is_caption)

        return rewrite(blocks, on_block=on_block, on_inline=on_inline)

    return Outcome(map_sections(report, resolve), tuple(notices))


def places(report: Report) -> Mapping[str, tuple[str, bool]]:
    """Give for every identifier the words that name its place from outside the report's parts.

    With them, whether it is a caption, which has a number of its own.
    """
    return {target.id: (_words(target, ""), target.is_caption) for target in _targets(report)}


def map_sections(report: Report, step: SectionStep) -> Report:
    """Give the report with every section, appendices last, passed through `step`."""
    parts = tuple(
        replace(
            part,
            chapters=tuple(
                replace(chapter, sections=tuple(map(step, chapter.sections)))
                for chapter in part.chapters
            ),
        )
        for part in report.parts
    )
    return replace(report, parts=parts, appendices=tuple(map(step, report.appendices)))


def _targets(report: Report) -> Iterator[Target]:
    for section in report.sections():
        part, _, words = section.place.partition(", ")
        yield Target(section.item.id, words or part, part)
        for block in walk(section.blocks):
            match block:
                case Heading(id=id_, number=number) if id_:
                    label = _heading_words(section, number)
                    yield Target(id_, label if words else f"{part}, {label}", part)
                case Table(id=id_, number=number) if id_:
                    yield _caption_target(id_, "Bảng", number, section)
                case Figure(id=id_, number=number) if id_:
                    yield _caption_target(id_, "Hình", number, section)
                case Division(id=id_) if id_:
                    yield Target(id_, words or part, part)


def _heading_words(section: Section, number: str) -> str:
    chapter = section.place.partition(", mục ")[2].removesuffix(section.number.removesuffix("."))
    return f"mục {chapter}{number.removesuffix('.')}"


def _caption_target(id_: str, kind: str, number: str, section: Section) -> Target:
    part = section.place.partition(",")[0]
    if number:
        return Target(id_, f"{kind} {number}", part, is_caption=True)
    return Target(id_, f"{kind.lower()} tại {section.place}", "")


def _find(written: str, targets: Mapping[str, Target]) -> Target | None:
    if written in targets:
        return targets[written]
    return targets.get(written.removeprefix("muc-")) if written.startswith("muc-") else None


def _words(target: Target, part: str) -> str:
    if target.is_caption or target.part in {part, ""} or target.label.startswith("Phụ lục"):
        return target.label
    return f"{target.part}, {target.label}"


def _dangling(run: Reference, source: Source, item: str, targets: Mapping[str, Target]) -> Notice:
    # loaded where something is wrong: it takes longer than a check of what is right
    from rapidfuzz import process

    prefix = next((start for start in _PREFIXES if run.target.startswith(start)), "")
    names = [name if name.startswith(prefix) else f"muc-{name}" for name in targets]
    alike = [name for name in names if name.startswith(prefix)]
    nearest = [
        f"@{name}" for name, _, _ in process.extract(run.target, alike, limit=3, score_cutoff=60)
    ]
    choice = f"dùng một trong {', '.join(nearest)}, hoặc " if nearest else ""
    kind = {"bang-": "bảng", "hinh-": "hình"}.get(prefix, "mục")
    return Notice(
        Severity.ERROR,
        "tham-chieu-khong-co",
        f"không có {kind} '{run.target}' trong báo cáo",
        f"{choice}đặt {{#{run.target}}} sau {kind} được nhắc tới",
        file=source.file,
        line=run.line or source.line,
        agency=source.agency or None,
        item=item,
    )


def _doubled(id_: str, source: Source, item: str, first: Source | None) -> Notice:
    where = f"{first.file}:{first.line}" if first else "đề cương (mã của một mục)"
    return Notice(
        Severity.ERROR,
        "ma-trung",
        f"mã '{id_}' đã được dùng tại {where}",
        "đặt mã khác; các tham chiếu hiện chỉ tới nơi dùng trước",
        file=source.file,
        line=source.line,
        agency=source.agency or None,
        item=item,
    )
