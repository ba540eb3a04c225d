"""Gate, the schema: which element stands where (ECMA-376 Part 1, annex A, transitional).

Only what a writer of ours could get wrong: order within property elements, each at most once, and
parents of the structural elements. The rest of the schema is the SDK validator's work.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import W14, Package, W, local, named, place

_RPR: Final = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline"
    " shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz"
    " szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish"
    " oMath rPrChange"
)
_BORDERS: Final = "top start left bottom end right insideH insideV tl2br tr2bl"
# Children in the order of the schema; "*" after a name allows it more than once.
_ORDERS: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": _RPR,
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription tblPrChange",
    "sectPr": "headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    "numPr": "ilvl numId numberingChange ins",
    "pBdr": "top left bottom right between bar",
    "tcBorders": _BORDERS,
    "tblBorders": _BORDERS,
    "tcMar": "top start left bottom end right",
    "tblCellMar": "top start left bottom end right",
    "tabs": "tab*",
    "tblGrid": "gridCol* tblGridChange",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
    "num": "abstractNumId lvlOverride*",
    "lvlOverride": "startOverride lvl",
    "numbering": "numPicBullet* abstractNum* num* numIdMacAtCleanup",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr*",
    "styles": "docDefaults latentStyles style*",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " doNotDisplayPageBoundaries displayBackgroundShape embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
    " bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors proofState"
    " attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge"
    " revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection"
    " autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation"
    " consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps defaultTableStyle"
    " evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery"
    " displayVerticalDrawingGridEvery characterSpacingControl footnotePr endnotePr compat docVars"
    " rsids mathPr uiCompat97To2003 attachedSchema* themeFontLang clrSchemeMapping"
    " doNotIncludeSubdocsInStats shapeDefaults decimalSymbol listSeparator",
}
# trPr is a choice but for its revisions, which come last.
_ROW_LAST: Final = ("ins", "del", "trPrChange")
_BLOCK_PARENTS: Final = named(
    "body tc hdr ftr footnote endnote comment sdtContent txbxContent customXml docPartBody"
)
_RUN_PARENTS: Final = named(
    "p hyperlink ins del moveFrom moveTo fldSimple smartTag sdtContent customXml dir bdo ruby rt"
    " rubyBase oMath e num den sub sup fName deg lim"
)
_RUN_CONTENT: Final = frozenset({"r"})
_PARENTS: Final = {
    "p": _BLOCK_PARENTS,
    "tbl": _BLOCK_PARENTS,
    "tr": frozenset({"tbl", "sdtContent", "customXml"}),
    "tc": frozenset({"tr", "sdtContent", "customXml"}),
    "r": _RUN_PARENTS,
    "t": _RUN_CONTENT,
    "delText": _RUN_CONTENT,
    "instrText": _RUN_CONTENT,
    "delInstrText": _RUN_CONTENT,
    "fldChar": _RUN_CONTENT,
    "br": _RUN_CONTENT,
    "tab": frozenset({"r", "tabs"}),
    "drawing": _RUN_CONTENT,
    "footnoteReference": _RUN_CONTENT,
    "commentReference": _RUN_CONTENT,
    "hyperlink": frozenset({"p", "fldSimple", "smartTag", "sdtContent", "customXml", "dir", "bdo"}),
    "pPr": named("p style lvl pPrDefault pPrChange tblStylePr"),
    "tcPr": named("tc style tblStylePr tcPrChange"),
    "tblPr": named("tbl style tblStylePr tblPrChange"),
    "trPr": named("tr style tblStylePr trPrChange"),
    "sectPr": frozenset({"body", "pPr", "sectPrChange"}),
    "gridCol": frozenset({"tblGrid"}),
}
# What must open its parent; rows may carry tblPrEx before, tables markup ranges.
_FIRST: Final = {"pPr": ("p",), "rPr": ("r",), "tcPr": ("tc",)}


def element_order(package: Package) -> Iterator[str]:
    """Children of property elements in the schema's order, and none of them twice."""
    for part, tree in _word_parts(package):
        for name, order in _RANKS.items():
            for node in tree.iter(f"{W}{name}"):
                last, seen = -1, set[str]()
                for child in node:
                    child_name = local(child)
                    rank, many = order.get(child_name, (-1, True))
                    if child_name in seen and not many:
                        yield f"{place(part, node)}: {child_name} stands twice"
                    seen.add(child_name)
                    # settings and the like hold names of other namespaces or not listed here
                    if rank < 0:
                        if name in _CLOSED and str(child.tag).startswith(W):
                            yield f"{place(part, node)}: {child_name} is not allowed here"
                        continue
                    if rank < last:
                        yield f"{place(part, node)}: {child_name} stands too late"
                    last = max(last, rank)
        for node in tree.iter(f"{W}trPr"):
            tail = [local(child) in _ROW_LAST for child in node]
            if tail != sorted(tail):
                yield f"{place(part, node)}: ins, del, trPrChange must come last"


def _ranks(order: str) -> dict[str, tuple[int, bool]]:
    words = order.split()
    return {word.rstrip("*"): (rank, word.endswith("*")) for rank, word in enumerate(words)}


_RANKS: Final = {name: _ranks(order) for name, order in _ORDERS.items()}
# header and footer references are one choice group: either may come first
_RANKS["sectPr"]["footerReference"] = _RANKS["sectPr"]["headerReference"]
_CLOSED: Final = frozenset(_ORDERS) - {"settings"}


def nesting(package: Package) -> Iterator[str]:
    """Structural elements stand under parents that may hold them; properties open their parent."""
    for part, tree in _word_parts(package):
        for name, parents in _PARENTS.items():
            for node in tree.iter(f"{W}{name}"):
                parent = node.getparent()
                if parent is not None and local(parent) not in parents:
                    yield f"{place(part, node)}: must not stand in {local(parent)}"
        for name, owners in _FIRST.items():
            for node in tree.iter(f"{W}{name}"):
                parent = node.getparent()
                if parent is None or not str(parent.tag).startswith(W):
                    continue  # a formula's run (m:r) has its own m:rPr before the w:rPr
                if local(parent) in owners and parent[0] is not node:
                    yield f"{place(part, node)}: must come first in {local(parent)}"


def spaces(package: Package) -> Iterator[str]:
    """Text that begins or ends with a space says xml:space="preserve", else Word drops it."""
    keep = "{http://www.w3.org/XML/1998/namespace}space"
    for part, tree in package.stories().items():
        for node in tree.iter(f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText"):
            text = node.text or ""
            if text != text.strip(" \t\r\n") and node.get(keep) != "preserve":
                yield f'{place(part, node)}: outer spaces without xml:space="preserve"'


def paragraph_ids(package: Package) -> Iterator[str]:
    """w14:paraId, where there is one, is unique in its part, 8 hex digits below 80000000."""
    for part, tree in package.stories().items():
        seen = set[str]()
        for node in tree.iter(f"{W}p", f"{W}tr"):
            ident = node.get(f"{W14}paraId")
            if ident is None:
                continue
            if ident in seen:
                yield f"{place(part, node)}: paraId {ident} stands twice"
            seen.add(ident)
            if len(ident) != 8 or not ident.isalnum() or not 0 < _hex(ident) < 0x80000000:
                yield f"{place(part, node)}: paraId {ident} is not valid"


def _hex(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0


def _word_parts(package: Package) -> list[tuple[str, etree._Element]]:
    return [(name, tree) for name, tree in package.trees.items() if tree.tag.startswith(W)]
