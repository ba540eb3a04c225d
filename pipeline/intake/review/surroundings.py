"""What stands around the report in a copy, held against what stood there when it was sent.

Only drafts that carry `goi` in their custom part, and copies that kept it, are looked at.

Source: ECMA-376 Part 1, 17.10 (headers and footers), 17.6 (sections), 20.4.2.7 (extent).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from pipeline.intake.review.looks import Look
from pipeline.intake.review.units import Unit, tidy
from pipeline.intake.word.package import W, WordPackage
from pipeline.intake.word.styles import Styles
from pipeline.model.identity import text_hash

_COVER: Final = "TrangBia"
_STORIES: Final = ("header", "footer")
_COMPUTED: Final = (f"{W}fldChar", f"{W}fldSimple")
_OTHER: Final = 0.03  # of a length: less is another program's rounding


def changed_around(
    package: WordPackage, styles: Styles, around: Mapping[str, str]
) -> Iterator[str]:
    """Give in words what is another around the report, with what it says now."""
    cover = list(_lines(package.document, styles, _COVER))
    if cover and _differs(around, "bia", "\n".join(cover)):
        yield f"trang bìa (nay ghi: {'; '.join(cover)[:200]})"
    roots = (
        package.tree(relation.target)
        for relation in package.relations(package.main).values()
        if relation.kind in _STORIES
    )
    heads = sorted({line for r in roots if r is not None for line in _lines(r, styles)})
    if _differs(around, "dau", "\n".join(heads)):
        yield f"đầu trang, chân trang (nay ghi: {'; '.join(heads)[:200]})"
    lying = sum(size.get(f"{W}orient") == "landscape" for size in package.document.iter(f"{W}pgSz"))
    if around.get("ngang", "").isdecimal() and lying != int(around["ngang"]):
        yield f"khổ giấy (nay {lying} phần trang ngang, bản gửi đi có {around['ngang']})"


def _differs(around: Mapping[str, str], name: str, words: str) -> bool:
    return name in around and around[name] != text_hash(words)[:16]


def _lines(root: etree._Element, styles: Styles, style: str = "") -> Iterator[str]:
    """Give the words before tracked changes of the paragraphs of a style, fields left out."""
    for paragraph in root.iter(f"{W}p"):
        if style and not styles.of(paragraph.find(f"{W}pPr")).startswith(style):
            continue
        texts = paragraph.iter(f"{W}t", f"{W}delText")
        words = tidy("".join(text.text or "" for text in texts if not _is_inserted(text)))
        if words and next(paragraph.iter(*_COMPUTED), None) is None:
            yield words


def _is_inserted(text: etree._Element) -> bool:
    return next(text.iterancestors(f"{W}ins", f"{W}moveTo"), None) is not None


def resized(units: Sequence[Unit], around: Mapping[str, str]) -> Iterator[Look]:
    """Give the pictures and charts of another size, where none came and none went."""
    known = [tuple(map(int, size.split("x"))) for size in around.get("co", "").split()]
    shown = [(at, t) for at, unit in enumerate(units) for t in unit.things if t.size != (0, 0)]
    if len(known) != len(shown):
        return
    for was, (at, thing) in zip(known, shown, strict=True):
        if any(abs(new - old) > _OTHER * old for old, new in zip(was, thing.size, strict=True)):
            yield Look(at, f"cỡ {thing.kind.value}", "")
