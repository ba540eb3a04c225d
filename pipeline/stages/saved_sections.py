"""The items that a save changed, as sheets of the pages, before the whole draft is made again.

One agency's files are read, the item is composed beside skeletons of the others, and written by
what writes the whole site: what is shown at once is what the whole draft will show. What depends
on the rest of the draft (checks, numbers in other items, search) comes with the whole draft.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.compose.assemble import Materials, assemble, completed
from pipeline.compose.flow import lay_out_sections
from pipeline.compose.references import map_sections
from pipeline.compose.skeleton import skeleton
from pipeline.compose.split_tables import with_parts
from pipeline.compose.table_keys import keyed
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice
from pipeline.model.outline import Item
from pipeline.model.report import Report, Section
from pipeline.render.html.mathml import mathml
from pipeline.render.site.agency_pages import FOLDER, agency_sheet
from pipeline.render.site.leaves import Leaf, leaf_of, leaves
from pipeline.render.site.report_pages import report_sheet
from pipeline.render.site.sheets import Sheets
from pipeline.render.tex import Key, formulas_in
from pipeline.rounds import Gathered, Resources, Shared, read_round
from pipeline.stages.build import Built
from pipeline.stages.maps import with_maps
from pipeline.stages.site import own_ids, stands_of
from pipeline.work.memory import uninterrupted
from pipeline.workspace import Inventory, scan


@dataclass(frozen=True)
class Standing:
    """What is kept of a draft so that an item of it can be shown anew.

    Attributes:
        shared, materials: What it was made of.
        report: It, every item a skeleton.
        leaf_of: The page of each item.
        media: Pictures by SHA-256.
        resources: With what its files were read once, and are not read again.
        formulas: MathML of what was shown since.
    """

    shared: Shared
    materials: Materials
    report: Report
    leaf_of: Mapping[str, str]
    media: Mapping[str, bytes]
    resources: Resources
    formulas: dict[Key, str] = field(default_factory=dict)

    def leaf(self, item: str) -> Leaf:
        """Give the page on which an item stands, with the items that stand there."""
        name = self.leaf_of[item]
        held = (one for one in self.report.sections() if self.leaf_of[one.item.id] == name)
        return Leaf(name, "", tuple(held))


@dataclass(frozen=True)
class Saved:
    """The sheets that a save changed, and the draft as it stands with it."""

    sheets: tuple["SavedSheet", ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """The sheet of an item on a page."""

    page: str
    item: str
    html: str


def standing(built: Built, resources: Resources) -> Standing:
    """Give what is kept of a draft; `resources` have what was read for it."""
    light = map_sections(built.report, skeleton)
    held = leaf_of(leaves(built.report))
    gathered, shared = built.gathered, built.shared
    resources = resources.within(shared.settings.limits)
    return Standing(shared, gathered.materials, light, held, gathered.media, resources)


def saved_sheets(root: Path, known: Standing, agencies: Collection[str]) -> Saved:
    """Give the sheets of the items that are not as they were, of those that agencies write.

    Args:
        root: The workspace.
        known: The draft that the pages show.
        agencies: Those in whose folders something was saved.
    """
    with uninterrupted():
        return _saved(root, known, agencies)


def _saved(root: Path, known: Standing, agencies: Collection[str]) -> Saved:
    items = [
        item for item in known.materials.outline.items if {*agencies} & {item.lead, *item.partners}
    ]
    writers = {agency for item in items for agency in (item.lead, *item.partners)}
    gathered, notices = _read(root, known, writers)
    materials = _with(known.materials, gathered.materials, items)
    changed = {item.id for item in items if not _same(item.id, materials, known.materials)}
    if not changed:
        return Saved((), known)
    fresh = {one.item.id: one for one in assemble(materials).value.sections()}

    def current(section: Section) -> Section:
        return fresh[section.item.id] if section.item.id in changed else section

    beside = map_sections(known.report, current)
    report, maps = with_maps(completed(beside, materials.places).value)
    sections = [one for one in report.sections() if one.item.id in changed]
    media = {**known.media, **gathered.media, **maps}
    sheets = tuple(_written(known, report, sections, media, notices))
    now = replace(
        known, materials=materials, report=map_sections(report, _bare(changed)), media=media
    )
    return Saved(sheets, now)


def _bare(changed: Collection[str]) -> Callable[[Section], Section]:
    """Give the step that leaves of the changed items their skeletons."""
    return lambda one: skeleton(one) if one.item.id in changed else one


def _read(
    root: Path, known: Standing, writers: Collection[str]
) -> tuple[Gathered, tuple[Notice, ...]]:
    """Read the files of some agencies, as all of them are read for a draft."""
    inventory = scan(root).value.of_round(known.report.round.number)
    files = tuple(file for file in inventory.files if file.agency in writers)
    own = Inventory(inventory.root, files, seals=inventory.seals)
    read = read_round(own, known.shared, {}, known.resources)
    return read.value, read.notices


def _with(known: Materials, read: Materials, items: Collection[Item]) -> Materials:
    """Give the draft's materials with those of some items as they were read now."""
    own = {item.id for item in items}
    kept = {key: one for key, one in known.contributions.items() if key[0] not in own}
    new = {key: one for key, one in read.contributions.items() if key[0] in own}
    broken = {item: told for item, told in known.broken.items() if item not in own}
    told = {item: told for item, told in read.broken.items() if item in own}
    return replace(known, contributions={**kept, **new}, broken={**broken, **told})


def _same(item: str, one: Materials, other: Materials) -> bool:
    def of(materials: Materials) -> object:
        texts = {key: text for key, text in materials.contributions.items() if key[0] == item}
        return texts, materials.broken.get(item)

    return of(one) == of(other)


def _written(
    known: Standing,
    report: Report,
    sections: Collection[Section],
    media: Mapping[str, bytes],
    notices: tuple[Notice, ...],
) -> Iterator[SavedSheet]:
    flow = with_parts(keyed(lay_out_sections(report, sections), known.shared.forms))
    blocks = [block for section in sections for block in section.blocks]
    asked = {key for key, _ in formulas_in(blocks)} - known.formulas.keys()
    known.formulas.update(mathml(asked))
    stands = dict(stands_of(flow, own_ids(sections)))
    sheets = Sheets(report, known.leaf_of, media, stands, known.formulas)
    for section in sections:
        yield _on_report(known, section, sheets)
        yield from _on_agencies(section, sheets, notices)


def _on_report(known: Standing, section: Section, sheets: Sheets) -> SavedSheet:
    leaf = known.leaf(section.item.id)
    links = sheets.links({one.item.id for one in leaf.sections})
    return SavedSheet(leaf.name, section.item.id, report_sheet(leaf, section, sheets, links))


def _on_agencies(
    section: Section, sheets: Sheets, notices: tuple[Notice, ...]
) -> Iterator[SavedSheet]:
    for writer in (section.item.lead, *section.item.partners):
        agency = sheets.report.agency(writer)
        if agency is not None:
            own = {one.item.id for one in sheets.report.written_by(writer)}
            links = sheets.links(own, up="../")
            told = [notice for notice in notices if notice.agency == writer]
            html = agency_sheet(agency, section, sheets, links, told)
            yield SavedSheet(f"{FOLDER}/{writer}.html", section.item.id, html)
