"""A redline settled by LibreOffice, compared with the plain draft that went through it too.

LibreOffice 7.4 reads and writes less than Word does. What it does to any draft, the draft it is
compared with has suffered as well. What it cannot settle is left out here, each kind by itself
and only where the redline has it (all tried with small files):

- a formula is an object to it, never part of a tracked change: formulas stand as their words;
- a paragraph that goes directly before a table that goes stays, empty, since it joins text to
  text only (`sw_GetJoinFlags` in its `docedt.cxx`); before an empty
  paragraph it takes the place of that one; and it stays, empty, where a note in it goes too;
- a paragraph with a link that goes here and comes there is taken for moved, and leaves its
  style to the next one (`SwRedlineTable::isMoved`);
- a link whose words all go is passed on to the words that follow it;
- an item that goes at the head of a list takes the list's restart at 1 with it;
- how far a heading is indented it writes down with the list of its number, and a deleted heading
  has its number as words;
- charts are written anew, with the same numbers;
- a paragraph in a cell gets the spacing of its style as its own: a table that is set smaller in one
  draft, which is computed, has the spacing of the smaller style then;
- styles get new ids, made from their names.

Not left out, because no redline of the workspace has it: words added at the end of a paragraph,
replacing none, before a new paragraph of the same author. LibreOffice reads both as one insertion
and joins what stays once that is rejected (`IsPrevPos` in its `DocumentRedlineManager`).
"""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace  # noqa: TID251 -- knows nothing of the pipeline
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import M, Package, W, found, local, named, read_package, words_in
from tests.oracle.form import Block, Paragraph, Run, Table, Thing, Words, merged
from tests.oracle.printed import printed

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_GOES: Final = {"accept": named("del moveFrom"), "reject": named("ins moveTo")}
# what paragraphs have where no style says otherwise (ECMA-376 Part 1, 17.3.1.33)
_NO_SPACING: Final = {
    f"{W}before": "0", f"{W}after": "0", f"{W}line": "240", f"{W}lineRule": "auto",
}  # fmt: skip
_STYLED: Final = ("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next")


def write_package(package: Package, target: Path) -> Path:
    """Write a package whose trees may have been changed; give `target`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in package.names:
            tree = package.trees.get(name)
            archive.writestr(
                name,
                package.data[name]
                if tree is None
                else etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True),
            )
    return target


def readable(document: Path, target: Path) -> Path:
    """Write a document as LibreOffice can settle it, formulas as their words; give `target`."""
    package = read_package(document)
    for tree in package.stories().values():
        for formula in list(tree.iter(f"{M}oMathPara", f"{M}oMath")):
            if next(formula.iterancestors(f"{M}oMathPara"), None) is None:
                _word(formula)
    return write_package(package, target)


def _word(formula: etree._Element) -> None:
    parent = formula.getparent()
    assert parent is not None
    gone = any(local(above) == "del" for above in formula.iterancestors())
    line = etree.Element(f"{W}r")
    text = etree.SubElement(line, f"{W}{'delText' if gone else 't'}")
    text.text = f"«{''.join(map(str, formula.itertext()))}»"
    parent.replace(formula, line)


def settled_form(
    settled: Path, redline: Package, *, without: Sequence[str] = ()
) -> tuple[Block, ...]:
    """Give what a file written by LibreOffice prints, in a form that can be compared.

    Args:
        settled: The file, a settled redline or a draft.
        redline: The redline; it has the ids of styles and the links that came or went whole.
        without: Words of captions whose tables are left out.
    """
    package = read_package(settled)
    drop_spacing_of_styles(package)
    _name_styles(package, redline)
    for name, tree in package.trees.items():
        if tree.tag == f"{C}chartSpace":
            package.trees[name] = _numbers(tree)
    links = frozenset(_passed_on(redline))
    blocks = _mapped(printed(package, fold=True), lambda line: _plain(line, links))
    captioned = zip(blocks, (None, *blocks), strict=False)
    return tuple(block for block, above in captioned if not _is_left_out(block, above, without))


def drop_spacing_of_styles(package: Package) -> None:
    """Take from paragraphs in cells the spacing that their style gives them anyway."""
    spacings = _style_spacings(package)
    for tree in package.stories().values():
        for spacing in found(tree, ".//w:tc/w:p/w:pPr/w:spacing"):
            properties = spacing.getparent()
            assert properties is not None
            style = properties.find(f"{W}pStyle")
            given = spacings.get("" if style is None else style.get(f"{W}val", ""), {})
            own = {str(name): str(value) for name, value in spacing.attrib.items()}
            if given.items() >= own.items():
                properties.remove(spacing)


def _style_spacings(package: Package) -> dict[str, dict[str, str]]:
    """Give the spacing of each style by its id, with what it has of the styles it is based on."""
    tree = package.tree("styles")
    assert tree is not None
    styles = {node.get(f"{W}styleId", ""): node for node in tree.iter(f"{W}style")}
    return {ident: dict(_spacing_of(ident, styles)) for ident in styles}


def _spacing_of(ident: str, styles: dict[str, etree._Element]) -> Iterator[tuple[str, str]]:
    """Give the attributes of a style's spacing, the nearest style's last."""
    style = styles.get(ident)
    if style is None:
        yield from _NO_SPACING.items()
        return
    base = style.find(f"{W}basedOn")
    yield from _spacing_of("" if base is None else base.get(f"{W}val", ""), styles)
    spacing = style.find(f"{W}pPr/{W}spacing")
    yield from () if spacing is None else ((str(k), str(v)) for k, v in spacing.attrib.items())


def _name_styles(package: Package, redline: Package) -> None:
    """Give styles the ids that they have in the redline; both are known by their names."""
    own, theirs = _style_names(redline), _style_names(package)
    by_name = {name: ident for ident, name in own.items()}
    ids = {ident: by_name.get(name, ident) for ident, name in theirs.items()}
    for tree in package.trees.values():
        for node in tree.iter(*(f"{W}{name}" for name in _STYLED)):
            node.set(f"{W}val", ids.get(node.get(f"{W}val", ""), node.get(f"{W}val", "")))
        for node in tree.iter(f"{W}style"):
            node.set(f"{W}styleId", ids[node.get(f"{W}styleId", "")])


def _style_names(package: Package) -> dict[str, str]:
    tree = package.tree("styles")
    assert tree is not None
    names = {}
    for style in tree.iter(f"{W}style"):
        name = style.find(f"{W}name")
        names[style.get(f"{W}styleId", "")] = (
            "" if name is None else name.get(f"{W}val", "").casefold()
        )
    return names


def _numbers(chart: etree._Element) -> etree._Element:
    """Give a chart as its kind, names and numbers only."""
    found = etree.Element("chart")
    kinds = [local(node) for node in chart.iter() if local(node).endswith("Chart")]
    series = [
        [[point.findtext(f"{C}v", "") for point in part.iter(f"{C}pt")] for part in one]
        for one in chart.iter(f"{C}ser")
    ]
    found.text = f"{kinds} {[[part for part in one if part] for one in series]}"
    return found


def _passed_on(redline: Package) -> Iterator[str]:
    """Give the links all of whose words came or went."""
    for link in redline.trees[redline.main].iter(f"{W}hyperlink"):
        if len(link) and all(local(child) in {"ins", "del"} for child in link):
            yield f"#{link.get(f'{W}anchor')}"


def _plain(line: Paragraph, links: frozenset[str]) -> Paragraph:
    runs: list[Run] = [
        replace(run, link="") if isinstance(run, Words) and run.link in links else run
        for run in line.runs
    ]
    properties = line.properties
    if line.style.startswith("Heading"):
        properties = frozenset(one for one in properties if not one.startswith("<w:ind "))
    number = line.number.removesuffix(" from 1")
    return replace(line, number=number, properties=properties, runs=merged(runs))


def _mapped(blocks: Sequence[Block], change: Callable[[Paragraph], Paragraph]) -> tuple[Block, ...]:
    """Give the blocks with each paragraph changed, those in cells and notes too."""

    def mapped(block: Block) -> Block:
        if isinstance(block, Table):
            rows = (
                replace(
                    row,
                    cells=tuple(
                        replace(cell, blocks=_mapped(cell.blocks, change)) for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            return replace(block, rows=tuple(rows))
        runs = tuple(
            replace(run, blocks=_mapped(run.blocks, change)) if isinstance(run, Thing) else run
            for run in block.runs
        )
        return change(replace(block, runs=runs))

    return tuple(map(mapped, blocks))


def _is_left_out(block: Block, above: Block | None, without: Sequence[str]) -> bool:
    if not isinstance(block, Table) or not isinstance(above, Paragraph):
        return False
    words = "".join(run.text for run in above.runs if isinstance(run, Words))
    return any(caption in words for caption in without)


def mended(
    settled: Sequence[Block], draft: Sequence[Block], redline: Package, way: str
) -> tuple[Block, ...]:
    """Give the blocks of a settled redline as they would be without what paragraphs leave behind.

    Only as many are mended as the redline has such places, of the style that each has, and only
    where the draft has something else.
    """
    paragraphs = Counter(_left_behind(redline, way))
    styles = Counter(_styles_left(redline, way))
    kept: list[Block] = []
    for block in settled:
        wanted = draft[len(kept)] if len(kept) < len(draft) else None
        if not isinstance(block, Paragraph) or block == wanted:
            kept.append(block)
        elif not block.runs and paragraphs[block.style] > 0:
            paragraphs[block.style] -= 1
        elif isinstance(wanted, Paragraph) and wanted.runs == block.runs and styles[block.style]:
            styles[block.style] -= 1
            kept.append(wanted)
        else:
            kept.append(block)
    return tuple(kept)


def _left_behind(redline: Package, way: str) -> Iterator[str]:
    """Give the style of each paragraph that goes and that LibreOffice leaves empty."""
    row: list[etree._Element] = []
    for node in _body(redline):
        if local(node) == "p" and _mark(node) & _GOES[way]:
            row.append(node)
            if _has_note_that_goes(node, way):
                yield _style(node)
        elif local(node) in {"p", "tbl"}:
            if row and (
                _goes(node, way) if local(node) == "tbl" else node.find(f".//{W}r") is None
            ):
                # the last one gone is that of the deletions, the first that of the insertions
                yield _style(row[-1] if way == "accept" else row[0])
            row = []


def _styles_left(redline: Package, way: str) -> Iterator[str]:
    """Give the style of each paragraph with a link that goes and that comes elsewhere."""
    body = [node for node in _body(redline) if local(node) == "p"]
    comes = _GOES["reject" if way == "accept" else "accept"]
    coming = {words_in(node) for node in body if _mark(node) & comes}
    for node in body:
        is_linked = node.find(f"{W}hyperlink") is not None
        if is_linked and _mark(node) & _GOES[way] and words_in(node) in coming:
            yield _style(node)


def _body(package: Package) -> etree._Element:
    body = package.trees[package.main].find(f"{W}body")
    assert body is not None
    return body


def _mark(paragraph: etree._Element) -> set[str]:
    return {local(mark) for mark in paragraph.iterfind(f"{W}pPr/{W}rPr/*")}


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _has_note_that_goes(paragraph: etree._Element, way: str) -> bool:
    return any(
        local(above) in _GOES[way]
        for reference in paragraph.iter(f"{W}footnoteReference")
        for above in reference.iterancestors()
    )


def _goes(table: etree._Element, way: str) -> bool:
    rows = table.iterfind(f"{W}tr")
    return all({local(mark) for mark in row.iterfind(f"{W}trPr/*")} & _GOES[way] for row in rows)
