"""What stands in a line of a .docx: runs of text, and of fields only what they ask for."""

import re
from dataclasses import replace
from typing import Final, Protocol

from lxml import etree

from tests.oracle.docx_parts import MC, M, R, W, local, named
from tests.oracle.form import Run, Thing, Words, merged

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TEXT: Final = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n",
    "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
}  # fmt: skip
# run properties that do not show, or that repeat for scripts not used here
_UNSHOWN: Final = named("lang noProof bCs iCs szCs webHidden")
_UNTOLD: Final = named("rPr lastRenderedPageBreak Fallback")
_LABEL: Final = re.compile(r"\s*(?:PHẦN|Phần|Phụ lục)\s+[IVXLC]+\s*|\s*[IVXLC\d]+(?:\.\d+)*\.\s+")
_CAPTION_LABEL: Final = re.compile(r"(Bảng|Hình) (?:[A-Z]*[\dIVX]+(?:\.\d+)*)\.?(?:\s+|$)")
_CAPTION_OPENING: Final = re.compile(r"(Bảng|Hình) (?:[A-Z]*[\dIVX]+\.)+$")
_HEADING_WORDS: Final = re.compile(
    r"(?:(?:bảng|hình) tại )?"
    r"(?:(?:Phần|Phụ lục) [IVXLC]+(?:, mục [\w.]+)?|mục [\w.]+)"
)


class Beyond(Protocol):
    """What a line refers to, looked up in its document."""

    def target(self, relation: str) -> str:
        """Give the address of a hyperlink, or the hash of a picture or chart."""

    def note(self, ident: str) -> Thing:
        """Give a note with what it says."""

    def marked(self, bookmark: str) -> Thing:
        """Give what a second reference to a note repeats."""


def line_of(paragraph: etree._Element, beyond: Beyond) -> tuple[Run, ...]:
    """Give the runs of a paragraph, neighbours of one look as one; results of fields left out."""
    return merged(_Line(beyond).read(paragraph))


class _Line:
    """Reads the runs of one paragraph; of fields the instruction, their results left out."""

    def __init__(self, beyond: Beyond) -> None:
        self._beyond = beyond
        self._found: list[Run] = []
        self._fields: list[list[str]] = []  # instructions of open fields, innermost last
        self._results = 0  # how many of them have come to their result

    def read(self, paragraph: etree._Element) -> list[Run]:
        self._walk(paragraph, "")
        if self._fields:
            self._found.append(Thing("broken", "a field does not end in its paragraph"))
        return self._found

    def _walk(self, node: etree._Element, link: str) -> None:
        for child in node:
            name = local(child)
            if name == "r":
                self._run(child, link)
            elif name == "hyperlink":
                self._hyperlink(child)
            elif name == "fldSimple":
                self._add(self._field(child.get(f"{W}instr", ""), link))
            elif child.tag in {f"{M}oMath", f"{M}oMathPara"}:
                form = etree.tostring(child, method="c14n", exclusive=True).decode()
                self._add(Thing("formula", _bare(form), link))
            elif name not in {"pPr", "bookmarkStart", "bookmarkEnd", "proofErr"}:
                self._walk(child, link)

    def _hyperlink(self, node: etree._Element) -> None:
        outside, inside = node.get(f"{R}id", ""), node.get(f"{W}anchor", "")
        before = len(self._found)
        self._walk(node, self._beyond.target(outside) if outside else f"#{inside}")
        words = self._found[before:]
        text = "".join(run.text for run in words if isinstance(run, Words))
        if inside and _HEADING_WORDS.fullmatch(text):
            self._found[before:] = [Thing("reference", inside)]

    def _run(self, node: etree._Element, link: str) -> None:
        look = _look(node.find(f"{W}rPr"))
        for child in node:
            name = local(child)
            if name == "fldChar":
                self._mark(child.get(f"{W}fldCharType", ""), link)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].append(child.text or "")
            elif child.tag == f"{MC}AlternateContent" or name == "Choice":
                self._run(child, link)
            elif name not in _UNTOLD:
                text = _text(child)
                self._add(self._thing(child, link) if text is None else Words(text, look, link))

    def _thing(self, node: etree._Element, link: str) -> Thing:
        name = local(node)
        if name == "footnoteReference":
            return self._beyond.note(node.get(f"{W}id", ""))
        if name in {"drawing", "pict", "object"}:
            return self._drawing(node, link)
        return Thing(name, "", link)

    def _mark(self, kind: str, link: str) -> None:
        if kind == "begin":
            self._fields.append([])
        elif not self._fields:
            self._found.append(Thing("broken", f"a field's {kind} without its beginning"))
        elif kind == "separate":
            self._results += 1
        elif kind == "end":
            instruction = "".join(self._fields.pop())
            self._results = min(self._results, len(self._fields))
            self._add(self._field(instruction, link))

    def _field(self, instruction: str, link: str) -> Thing:
        words = instruction.split()
        if words[:1] == ["NOTEREF"]:
            return self._beyond.marked(words[1])
        return Thing("field", " ".join(words), link)

    def _drawing(self, node: etree._Element, link: str) -> Thing:
        used = [
            self._beyond.target(child.get(attribute, ""))
            for child in node.iter()
            for tags, attribute in (
                ((f"{A}blip", f"{SVG}svgBlip"), f"{R}embed"),
                ((f"{C}chart",), f"{R}id"),
            )
            if child.tag in tags
        ]
        return Thing("drawing", " ".join(used) or local(node), link)

    def _add(self, run: Run) -> None:
        if not self._fields:
            self._found.append(run)


def _bare(form: str) -> str:
    return re.sub(r' xmlns:\w+="[^"]*"', "", form)


def _text(node: etree._Element) -> str | None:
    """Give the text that an element of a run stands for, None for what is no text."""
    name = local(node)
    if name == "t":
        return (node.text or "").replace("\u00a0", " ")  # where a line ends is no word
    if name == "br" and node.get(f"{W}type") in {"page", "column"}:
        return "\f"
    if name == "sym":
        return f"[{node.get(f'{W}font')} {node.get(f'{W}char')}]"
    return _TEXT.get(name)


def _look(properties: etree._Element | None) -> frozenset[tuple[str, str]]:
    """Give what run properties set, each as name and value, "" for a toggle that is on."""
    found = set()
    for child in () if properties is None else properties:
        name, value = local(child), child.get(f"{W}val", "")
        if name in _UNSHOWN:
            continue
        on = value in {"true", "1", "on"}
        others = sorted(f"{str(k).rpartition('}')[2]}={v!s}" for k, v in child.attrib.items())
        plain = len(others) <= 1
        found.add((name, "" if on else value if plain else " ".join(map(str, others))))
    return frozenset(found)


def without_label(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Give a caption with its label in one form: "Bảng" and its number, be it a field or text."""
    match runs:
        case (Words() as opening, Thing(kind="field", value=value), *rest) if (
            found := _CAPTION_OPENING.fullmatch(opening.text)
        ) and value.startswith("SEQ "):
            match rest:
                case [Words() as words, *more]:
                    text = words.text.removeprefix(". ")
                    rest = [*((replace(words, text=text),) if text else ()), *more]
            return (Thing("label", found[1]), *rest)
        case (Words() as opening, *rest) if found := _CAPTION_LABEL.match(opening.text):
            text = opening.text[found.end() :]
            kept = (replace(opening, text=text),) if text else ()
            return (Thing("label", found[1]), *kept, *rest)
        case _:
            return runs


def without_number(runs: tuple[Run, ...], *, literal: bool) -> tuple[Run, ...]:
    """Give a heading without a number written as text, and without the break behind a number."""
    match runs:
        case (Words() as opening, *rest):
            text = opening.text
            if literal and (found := _LABEL.match(text)):
                text = text[found.end() :]
            text = text.removeprefix("\n")
            return merged((replace(opening, text=text), *rest))
        case _:
            return runs
