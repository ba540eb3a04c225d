"""Gate, what is named must exist: styles, numbering, notes, comments, drawings."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import W14, W15, WP, Package, W, local, place

_STYLE_USES: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def styles(package: Package) -> Iterator[str]:
    """Style ids and names are unique; what uses, bases on, links or follows names a real one."""
    tree = package.tree("styles")
    part = next(iter(package.related(package.main, "styles")), "word/styles.xml")
    if tree is None:
        yield f"{part}: missing"
        return
    nodes = list(tree.iter(f"{W}style"))
    kinds = {node.get(f"{W}styleId", ""): node.get(f"{W}type", "paragraph") for node in nodes}
    names = [_val(node, "name") for node in nodes]
    for title, values in (
        ("style id", [node.get(f"{W}styleId", "") for node in nodes]),
        ("style name", [name.lower() for name in names]),
        ("default style of type", [n.get(f"{W}type", "") for n in nodes if _is_default(n)]),
    ):
        for value, count in Counter(values).items():
            if count > 1 or not value:
                yield f"{part}: {title} {value!r} stands {count} times"
    for node in nodes:
        yield from (f"{place(part, node)}: {p}" for p in _style_links(node, kinds))
    yield from _loops(part, nodes)
    yield from _style_uses(package, kinds)


def _is_default(node: etree._Element) -> bool:
    return node.get(f"{W}default") in {"1", "true", "on"}


def _val(node: etree._Element, name: str) -> str:
    child = node.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _style_links(node: etree._Element, kinds: dict[str, str]) -> Iterator[str]:
    ident = node.get(f"{W}styleId", "")
    kind = node.get(f"{W}type", "paragraph")
    wanted = {
        "basedOn": kind,
        "next": "paragraph",
        "link": {"paragraph": "character", "character": "paragraph"}.get(kind, kind),
    }
    for link, target_kind in wanted.items():
        target = _val(node, link)
        if target and kinds.get(target) != target_kind:
            yield f"{ident}: {link} names {target!r}, which is no {target_kind} style"


def _loops(part: str, nodes: list[etree._Element]) -> Iterator[str]:
    bases = {node.get(f"{W}styleId", ""): _val(node, "basedOn") for node in nodes}
    for ident, base in bases.items():
        seen, up = {ident}, base
        while up and up not in seen:
            seen.add(up)
            up = bases.get(up, "")
        if up == ident:
            yield f"{part}: style {ident}: basedOn runs in a loop"


def _style_uses(package: Package, kinds: dict[str, str]) -> Iterator[str]:
    trees = dict(package.stories())
    for kind in ("styles", "numbering"):
        tree = package.tree(kind)
        if tree is not None:
            trees[package.related(package.main, kind)[0]] = tree
    for part, tree in trees.items():
        for name, kind in _STYLE_USES.items():
            for node in tree.iter(f"{W}{name}"):
                used = node.get(f"{W}val", "")
                if kinds.get(used) != kind:
                    yield f"{place(part, node)}: {used!r} is no {kind} style"


def numbering(package: Package) -> Iterator[str]:
    """Every numId used has its abstractNum with that level; levels and styles link both ways."""
    tree = package.tree("numbering")
    part = next(iter(package.related(package.main, "numbering")), "word/numbering.xml")
    lists: dict[str, str] = {}
    levels: dict[str, set[str]] = {}
    if tree is not None:
        yield from _definitions(part, tree)
        for node in tree.iter(f"{W}abstractNum"):
            levels[node.get(f"{W}abstractNumId", "")] = {
                level.get(f"{W}ilvl", "") for level in node.findall(f"{W}lvl")
            } | ({str(n) for n in range(9)} if _val(node, "numStyleLink") else set())
        for node in tree.iter(f"{W}num"):
            lists[node.get(f"{W}numId", "")] = _val(node, "abstractNumId")
            if _val(node, "abstractNumId") not in levels:
                yield f"{place(part, node)}: abstractNum {_val(node, 'abstractNumId')!r} is missing"
        yield from _style_levels(package, part, tree, lists)
    for name, story in [*package.stories().items(), ("word/styles.xml", package.tree("styles"))]:
        for node in () if story is None else story.iter(f"{W}numPr"):
            yield from (f"{place(name, node)}: {p}" for p in _use(node, lists, levels))


def _use(node: etree._Element, lists: dict[str, str], levels: dict[str, set[str]]) -> Iterator[str]:
    ident, level = _val(node, "numId"), _val(node, "ilvl") or "0"
    if ident in {"", "0"}:
        return
    if ident not in lists:
        yield f"numId {ident} does not exist"
    elif level not in levels.get(lists[ident], set()):
        yield f"numId {ident} has no level {level}"


def _definitions(part: str, tree: etree._Element) -> Iterator[str]:
    for tag, key in (("abstractNum", "abstractNumId"), ("num", "numId")):
        idents = Counter(node.get(f"{W}{key}", "") for node in tree.iter(f"{W}{tag}"))
        for ident, count in idents.items():
            if count > 1 or not ident.isdigit():
                yield f"{part}: {key} {ident!r} stands {count} times"
    # Word takes lists with one nsid for one list when texts are copied together
    seeds = Counter(_val(n, "nsid") for n in tree.iter(f"{W}abstractNum") if _val(n, "nsid"))
    yield from (f"{part}: nsid {seed} stands {n} times" for seed, n in seeds.items() if n > 1)
    for node in tree.iter(f"{W}abstractNum"):
        found = [level.get(f"{W}ilvl", "") for level in node.findall(f"{W}lvl")]
        if len(found) != len(set(found)) or not set(found) <= set("012345678"):
            yield f"{place(part, node)}: levels {found} are doubled or not 0 to 8"
        for level in node.findall(f"{W}lvl"):
            for number in re.findall(r"%(\d)", _val(level, "lvlText")):
                if int(number) > int(level.get(f"{W}ilvl", "0")) + 1:
                    yield f"{place(part, level)}: lvlText names the deeper level %{number}"


def _style_levels(
    package: Package, part: str, tree: etree._Element, lists: dict[str, str]
) -> Iterator[str]:
    """A level linked to a style, and the style's numPr, name each other."""
    sheet = package.tree("styles")
    owned = {
        (node.get(f"{W}abstractNumId", ""), _val(level, "pStyle")): level.get(f"{W}ilvl", "")
        for node in tree.iter(f"{W}abstractNum")
        for level in node.findall(f"{W}lvl")
        if _val(level, "pStyle")
    }
    claimed = {}
    for style in () if sheet is None else sheet.iter(f"{W}style"):
        used = style.find(f"{W}pPr/{W}numPr")
        if used is not None and _val(used, "numId") not in {"", "0"}:
            abstract = lists.get(_val(used, "numId"), "?")
            claimed[abstract, style.get(f"{W}styleId", "")] = _val(used, "ilvl") or "0"
    for (abstract, style_id), level in owned.items():
        if claimed.get((abstract, style_id)) != level:
            yield f"{part}: level {level} of {abstract} names style {style_id}, not the other way"


def notes(package: Package) -> Iterator[str]:
    """Every note is referenced once, in the body, and every reference has its note."""
    for kind, mark in (("footnote", "footnoteRef"), ("endnote", "endnoteRef")):
        tree = package.tree(f"{kind}s")
        part = next(iter(package.related(package.main, f"{kind}s")), f"word/{kind}s.xml")
        uses: Counter[str] = Counter()
        for name, story in package.stories().items():
            for node in story.iter(f"{W}{kind}Reference"):
                uses[node.get(f"{W}id", "")] += 1
                if name != package.main:
                    yield f"{place(name, node)}: {kind} outside the body"
        yield from _note_part(part, tree, kind, mark, uses)
        settings = package.tree("settings")
        kinds = () if settings is None else settings.iterfind(f"{W}{kind}Pr/{W}{kind}")
        present = set() if tree is None else {n.get(f"{W}id") for n in tree.iter(f"{W}{kind}")}
        for node in kinds:
            if node.get(f"{W}id") not in present:
                yield f"{place('word/settings.xml', node)}: separator is missing in {part}"


def _note_part(
    part: str, tree: etree._Element | None, kind: str, mark: str, uses: Counter[str]
) -> Iterator[str]:
    found: Counter[str] = Counter()
    special = set()
    for node in () if tree is None else tree.iter(f"{W}{kind}"):
        ident = node.get(f"{W}id", "")
        found[ident] += 1
        if node.get(f"{W}type", "normal") != "normal":
            special.add(node.get(f"{W}type"))
            if ident in uses:
                yield f"{part}: {kind} {ident} is a separator, yet referenced"
            continue
        if ident not in uses:
            yield f"{place(part, node)}: {kind} {ident} is never referenced"
        if next(node.iter(f"{W}{mark}"), None) is None:
            yield f"{place(part, node)}: {kind} {ident} does not show its number"
    if tree is not None and special < {"separator", "continuationSeparator"}:
        yield f"{part}: separator or continuationSeparator is missing"
    for ident, count in found.items():
        if count > 1:
            yield f"{part}: {kind} id {ident} stands {count} times"
    for ident, count in uses.items():
        if ident not in found:
            yield f"word/document.xml: {kind}Reference {ident} has no {kind}"
        if count > 1:
            yield f"word/document.xml: {kind} {ident} is referenced {count} times"


def comments(package: Package) -> Iterator[str]:
    """Comment ids are unique; ranges and references have a comment, and each is referenced."""
    tree = package.tree("comments")
    part = next(iter(package.related(package.main, "comments")), "word/comments.xml")
    nodes = [] if tree is None else list(tree.iter(f"{W}comment"))
    known = Counter(node.get(f"{W}id", "") for node in nodes)
    used = set[str]()
    for name, story in package.stories().items():
        for node in story.iter(*(f"{W}comment{e}" for e in ("RangeStart", "Reference"))):
            ident = node.get(f"{W}id", "")
            if ident not in known:
                yield f"{place(name, node)}: comment {ident} does not exist"
            if local(node) == "commentReference":
                if ident in used:
                    yield f"{place(name, node)}: comment {ident} is referenced twice"
                used.add(ident)
    yield from (f"{part}: comment id {i} stands {n} times" for i, n in known.items() if n > 1)
    yield from (f"{part}: comment {i} is never referenced" for i in known if i not in used)
    for node in nodes:
        if not node.get(f"{W}author", "").strip():
            yield f"{place(part, node)}: comment without an author"
    yield from _extended(package, nodes)


def _extended(package: Package, nodes: list[etree._Element]) -> Iterator[str]:
    paragraphs = {p.get(f"{W14}paraId") for node in nodes for p in node.iter(f"{W}p")} - {None}
    tree = package.tree("commentsExtended")
    for entry in () if tree is None else tree.iter(f"{W15}commentEx"):
        for key in ("paraId", "paraIdParent"):
            ident = entry.get(f"{W15}{key}")
            if ident is not None and ident not in paragraphs:
                yield f"word/commentsExtended.xml: {key} {ident} names no comment's paragraph"


def drawings(package: Package) -> Iterator[str]:
    """Drawing ids (wp:docPr) are positive numbers, unique in the whole document; named too."""
    seen = set[str]()
    for part, tree in package.stories().items():
        for node in tree.iter(f"{WP}docPr"):
            ident = node.get("id", "")
            if not ident.isdigit() or int(ident) < 1:
                yield f"{place(part, node)}: drawing id {ident!r} is not a positive number"
            if ident in seen:
                yield f"{place(part, node)}: drawing id {ident} stands twice"
            seen.add(ident)
            if not node.get("name"):
                yield f"{place(part, node)}: drawing without a name"
