"""Excerpts that reviewers cut out of a draft and edit: from the middle of one part into the next.

No bookmarks, no word about itself, no covers: what a person gets who copies some pages into a
new file. Imports nothing of the pipeline.
"""

from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import W, local, read_package, words_in
from tests.seeded.rezipped import rezipped

_AROUND: Final = (25, 70)  # blocks before and behind the heading of a part
_LONG: Final = 70  # letters of a paragraph that is edited
_MARKS: Final = ("bookmarkStart", "bookmarkEnd")


@dataclass(frozen=True, slots=True)
class Sown:
    """One edit: its kind, and words that name it and nothing else."""

    kind: str
    words: str


def excerpt(draft: bytes, rng: Random) -> tuple[bytes, list[Sown]]:
    """Give a random excerpt of a draft with six edits in it, and the edits."""
    package = read_package(draft)
    root = deepcopy(package.trees[package.main])
    body = root.find(f"{W}body")
    assert body is not None
    blocks = [node for node in body if local(node) != "sectPr"]
    parts = [at for at, node in enumerate(blocks) if _style(node) == "Heading1"]
    middle = rng.choice(parts[1:])
    start, end = middle - rng.randint(*_AROUND), middle + rng.randint(*_AROUND)
    for node in [*blocks[: max(0, start)], *blocks[end:]]:
        body.remove(node)
    for node in list(body.iter(*(f"{W}{name}" for name in _MARKS))):
        node.getparent().remove(node)  # type: ignore[union-attr]
    sown = _edited(body, rng)
    return rezipped(package, {package.main: etree.tostring(root)}, ("customXml",)), sown


def _style(node: etree._Element) -> str:
    style = node.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _edited(body: etree._Element, rng: Random) -> list[Sown]:
    """Sow two replaced words, an appended sentence, a new paragraph and two that are taken away."""
    lines = [node for node in body if local(node) == "p" and _is_plain(node)]
    chosen = rng.sample(lines[1:-1], 6)
    sown = [_replaced(node, f"thaythe{at}") for at, node in enumerate(chosen[:2])]
    sown.append(_appended(chosen[2], "noithem"))
    sown.append(_inserted(chosen[3], "Đoạn chenmoi do người góp ý thêm vào cho đầy đủ nội dung."))
    for node in chosen[4:]:
        sown.append(Sown("taken", words_in(node)[:50]))
        body.remove(node)
    return sown


def _is_plain(node: etree._Element) -> bool:
    special = ("fldChar", "footnoteReference", "drawing", "oMath", "sectPr", "hyperlink")
    style = _style(node)
    if style.startswith(("Heading", "PhuLuc", "Ten", "Nguon", "GhiChu", "DonVi", "TOC")):
        return False
    return len(words_in(node)) >= _LONG and not any(
        next(node.iter(f"{{*}}{name}"), None) is not None for name in special
    )


def _longest(node: etree._Element) -> etree._Element:
    return max(node.iter(f"{W}t"), key=lambda text: len(text.text or ""))


def _replaced(node: etree._Element, word: str) -> Sown:
    text = _longest(node)
    words = (text.text or "").split(" ")
    words[len(words) // 2] = word
    text.text = " ".join(words)
    return Sown("replaced", word)


def _appended(node: etree._Element, word: str) -> Sown:
    text = list(node.iter(f"{W}t"))[-1]
    text.text = f"{text.text or ''} Bổ sung {word} ở cuối đoạn này."
    return Sown("appended", word)


def _inserted(node: etree._Element, text: str) -> Sown:
    made = deepcopy(node)
    for run in made.findall(f"{W}r")[1:]:
        made.remove(run)
    _longest(made).text = text
    node.addnext(made)
    return Sown("inserted", "chenmoi")
