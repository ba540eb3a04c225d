"""The runs of a paragraph of a Word file, as the model has them.

Fields become what they show: REF a reference, NOTEREF a second mark of a note, SEQ its number.
Numbers stored in a file are those its last program printed, and are read as such.

Sources: ECMA-376 Part 1, 17.3.2 (runs), 17.16.5 (fields), 22.1 (Office Math).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.intake.package import Relation
from pipeline.intake.word.package import M, W
from pipeline.intake.word.tokens import Kind, Token
from pipeline.model.document import Inline, NoteMark
from pipeline.model.fixed import replace
from pipeline.model.inlines import PLAIN, Drawing, Image, LineBreak, Marks, Math, Reference, Text
from pipeline.model.notice import Notice

NOTE_BOOKMARK: Final = "_RefChuThich"  # round the mark of a note that is repeated
_OFF: Final = ("0", "false", "off", "none")
_CODE: Final = "MaTrongDong"
_PLACES: Final = re.compile(r"(?:mục|Phần|Phụ lục)\b")  # what a reference to a heading prints
_NAME: Final = re.compile(r"\b(?:Bảng|Hình) \Z")
_NUMBER: Final = re.compile(r"(?:PL)?\d+(?:\.\d+)*")
_ADDRESS: Final = re.compile(r'HYPERLINK\s+"([^"]*)"')
_NAMESPACES: Final = {"m": M[1:-1], "w": W[1:-1]}
_DECLARED: Final = re.compile(r' xmlns:(?:m|w)="[^"]*"')


@dataclass(slots=True)
class Surroundings:
    """What the runs of one part are read with.

    Attributes:
        relations: The part's relationships, which addresses of links stand in.
        names: Identifiers of the report by the bookmark that references point to.
        draw: Gives what a drawing shows, None for what is no picture or chart.
        notes: Content of the footnotes by id, with no flow where it is not to be read.
        labels: Printed numbers of the notes met so far, by id.
        formulas: TeX of the formulas still to come, in reading order; () where it is not known.
        told: What was noticed.
    """

    relations: Mapping[str, Relation]
    names: Mapping[str, str]
    draw: Callable[[etree._Element], Drawing | None]
    notes: Callable[[str], NoteMark]
    labels: dict[str, str] = field(default_factory=dict)
    formulas: Iterator[str] = field(default_factory=lambda: iter(()))
    told: list[Notice] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False
    runs: list[Inline] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return self.instruction.split()


def read_runs(found: Iterable[Token], around: Surroundings) -> tuple[Inline, ...]:
    """Give the runs that the tokens make; words with the same marks are one `Text`."""
    reading = _Reading(around)
    for token in found:
        reading.take(token)
    return joined(reading.close())


def joined(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give the runs with neighbouring words of the same marks in one, empty ones left out."""
    made: list[Inline] = []
    for run in runs:
        if isinstance(run, Text):
            if not run.text:
                continue
            last = made[-1] if made else None
            if isinstance(last, Text) and last.marks == run.marks:
                made[-1] = Text(last.text + run.text, last.marks)
                continue
        made.append(run)
    return tuple(made)


class _Reading:
    """One paragraph being read: the runs so far, the fields and the link that are open."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._runs: list[Inline] = []
        self._fields: list[_Field] = []
        self._link: list[tuple[str, str]] = []
        self._open: list[str] = []  # the last bookmark of a note's mark
        self._looks: dict[etree._Element | None, Marks] = {None: PLAIN}

    def close(self) -> list[Inline]:
        """Give what was read; a field without an end shows what it has."""
        while self._fields:
            self._end_field()
        return self._runs

    def take(self, token: Token) -> None:
        """Take the next token."""
        match token.kind:
            case Kind.FIELD_BEGIN:
                self._fields.append(_Field())
            case Kind.INSTRUCTION:
                if self._fields:
                    self._fields[-1].instruction += token.value
            case Kind.FIELD_SEPARATE:
                if self._fields:
                    self._fields[-1].shown = True
            case Kind.FIELD_END:
                if self._fields:
                    self._end_field()
            case Kind.LINK:
                self._link.append(self._goal(token))
            case Kind.LINK_END:
                self._end_link()
            case Kind.BOOKMARK:
                if token.value.startswith(NOTE_BOOKMARK):
                    self._open.append(token.value)
            case _:
                self._show(token)

    def _show(self, token: Token) -> None:
        match token.kind:
            case Kind.TEXT:
                # where a line is not to end is the writer's business
                words = token.value.replace("\u00a0", " ")
                self._put(Text(words, self._marks(token.run)))
            case Kind.BREAK:
                self._put(LineBreak())
            case Kind.MATH if token.node is not None:
                self._put(read_math(token.node, next(self._around.formulas, "")))
            case Kind.DRAWING if token.node is not None:
                drawn = self._around.draw(token.node)
                if drawn is not None:
                    self._put(drawn)
            case Kind.NOTE:
                self._put(self._note(token.value))
            case _:
                pass

    def _put(self, run: Inline) -> None:
        if not self._fields:
            self._runs.append(run)
        elif self._fields[-1].shown:
            self._fields[-1].runs.append(run)

    def _note(self, number: str) -> NoteMark:
        mark = self._around.notes(number)
        while self._open:
            self._around.labels[self._open.pop()] = mark.label
        return mark

    def _end_field(self) -> None:
        done = self._fields.pop()
        words = done.words or [""]
        name = words[1] if len(words) > 1 else ""
        if words[0] == "REF" and name:
            self._put(self._with_name(self._reference(name, done.runs)))
        elif words[0] == "NOTEREF" and name in self._around.labels:
            self._put(NoteMark(self._around.labels[name], first=False))
        else:
            address = _ADDRESS.match(done.instruction.strip())
            for run in done.runs:
                linked = address and isinstance(run, Text)
                self._put(
                    replace(run, marks=replace(run.marks, link=address[1]))
                    if address and linked and isinstance(run, Text)
                    else run
                )

    def _reference(self, name: str, runs: list[Inline]) -> Reference:
        shown = [run for run in runs if isinstance(run, Text)]
        return Reference(
            self._around.names.get(name, name),
            "".join(run.text for run in shown),
            found=True,
            caption=True,
            marks=shown[0].marks if shown else PLAIN,
        )

    def _with_name(self, reference: Reference) -> Reference:
        """Give a reference to a caption with "Bảng" or "Hình", which stands before its field."""
        before = self._fields[-1].runs if self._fields else self._runs
        last = before[-1] if before else None
        if not isinstance(last, Text) or not _NUMBER.fullmatch(reference.text):
            return reference
        found = _NAME.search(last.text)
        if found is None:
            return reference
        before[-1] = replace(last, text=last.text[: found.start()])
        return replace(reference, text=found[0] + reference.text)

    def _goal(self, token: Token) -> tuple[str, str]:
        node = token.node
        if node is None:
            return "", ""
        relation = self._around.relations.get(
            str(node.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"))
        )
        if relation is not None and relation.external:
            return relation.target, ""
        anchor = str(node.get(f"{W}anchor", ""))
        return "", self._around.names.get(anchor, anchor)

    def _end_link(self) -> None:
        if self._link:
            self._link.pop()

    def _marks(self, run: etree._Element | None) -> Marks:
        known = self._looks.get(run)
        if known is None:
            known = self._looks[run] = run_marks(run)
        link, target = self._link[-1] if self._link else ("", "")
        return replace(known, link=link, target=target) if link or target else known


def run_marks(run: etree._Element | None) -> Marks:
    """Give the formatting that a `w:r` states itself."""
    properties = None if run is None else run.find(f"{W}rPr")
    if properties is None or not len(properties):
        return PLAIN
    raised = ""
    on: dict[str, bool] = {}
    for node in properties:
        value = str(node.get(f"{W}val", "1"))
        match node.tag:
            case n if n == f"{W}vertAlign":
                raised = value
            case n if n == f"{W}rStyle":
                on["code"] = value == _CODE
            case _:
                name = _SWITCHES.get(str(node.tag))
                if name:
                    on[name] = value not in _OFF
    marks = Marks(
        superscript=raised == "superscript",
        subscript=raised == "subscript",
        **on,  # type: ignore[arg-type]
    )
    return PLAIN if marks == PLAIN else marks


_SWITCHES: Final = {
    f"{W}b": "bold",
    f"{W}i": "italic",
    f"{W}strike": "strike",
    f"{W}u": "underline",
}


def references(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give the runs with links to headings as references where they print a place's name.

    "mục II.1.2" linked to a heading is what a reference prints; other linked words are text.
    """
    return tuple(_as_reference(run) for run in runs)


def _as_reference(run: Inline) -> Inline:
    if not isinstance(run, Text) or not run.marks.target or not _PLACES.match(run.text):
        return run
    return Reference(
        run.marks.target, run.text, found=True, marks=_plain_if(replace(run.marks, target=""))
    )


def _plain_if(marks: Marks) -> Marks:
    return PLAIN if marks == PLAIN else marks


def read_math(node: etree._Element, tex: str = "") -> Math:
    """Give a formula with its Office Math, nothing else in it; without TeX, its letters."""
    letters = tex or "".join(text.text or "" for text in node.iter(f"{M}t"))
    root = etree.Element(node.tag, nsmap=_NAMESPACES)
    root.attrib.update(node.attrib)
    root.extend(deepcopy(child) for child in node)
    for child in list(root.iter()):
        if not str(child.tag).startswith((M, W)):
            _drop(child)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["m", "w"])
    omml = etree.tostring(root, encoding="unicode")
    return Math(letters, omml=_DECLARED.sub("", omml))


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def drawn_images(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give the runs of a line with small pictures as such, not as figures."""
    return tuple(
        run.image if isinstance(run, Drawing) and isinstance(run.image, Image) else run
        for run in runs
    )
