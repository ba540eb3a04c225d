"""References to captions: fields of Word and typed words ("xem Bảng 2") become `@bang-…`.

The report numbers its tables anew, so that a number typed in a text would point elsewhere.

Source: ECMA-376 Part 1, 17.16.5.51 (REF).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.intake.departmental.paragraphs.content import MARK
from pipeline.intake.departmental.paragraphs.lines import joined
from pipeline.model.document import Inline
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference, Text

_WORDS: Final = (
    r"(?:Phụ biểu|Bảng biểu|Biểu bảng|Bảng|Biểu đồ|Biểu|Hình ảnh|Hình vẽ|Hình|Ảnh|Sơ đồ|Đồ thị|"
    r"Bản đồ|Lược đồ)"
)
_COUNT: Final = r"[A-ZĐ]{0,3}\.?(?:\d{1,3}|[IVXLC]+)(?:[.\-–]\d{1,3})*[a-z]?(?![\w/])(?![.,]\d)"
_MENTION: Final = re.compile(rf"(?<!\w){_WORDS}(?:\s+số)?\s+{_COUNT}", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(rf"(?<!\w){_WORDS}(?:\s+số)?\s*$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\w.\-–]*\d[\w.\-–]*")


@dataclass(slots=True)
class Targets:
    """What references may name: ids by bookmark and by label; `told` are the words replaced."""

    anchors: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)

    def add(self, id_: str, label: str, anchors: Iterable[str]) -> None:
        """Take in a caption; a label that two captions bear names none."""
        self.anchors.update(dict.fromkeys(anchors, id_))
        key = label_key(label)
        if not key:
            return
        if key in self.labels:
            self.doubled.add(key)
        self.labels.setdefault(key, id_)

    def of_label(self, words: str) -> str:
        """Give the id of a label as it is mentioned, "" where none or two bear it."""
        key = label_key(words)
        return "" if key in self.doubled else self.labels.get(key, "")


def label_key(label: str) -> str:
    """Give a label as it is compared: "Bảng số 2" is "bảng 2"."""
    words = label.casefold().replace("–", "-").split()
    return " ".join(word for word in words if word != "số")


def resolved(runs: Sequence[Inline], targets: Targets) -> tuple[Inline, ...]:
    """Give runs with references to captions; those that lead elsewhere are their words."""
    if not any(_may_refer(run) for run in runs):
        return tuple(runs)
    made: list[Inline] = []
    for run in runs:
        if isinstance(run, Reference) and run.target.startswith(MARK):
            made += _of_field(run, made, targets)
        elif isinstance(run, Text) and not run.marks.link and targets.labels:
            made += _mentions(run, targets)
        else:
            made.append(run)
    return joined(made)


def _may_refer(run: Inline) -> bool:
    return isinstance(run, Reference) or (
        isinstance(run, Text) and _MENTION.search(run.text) is not None
    )


def _of_field(run: Reference, before: list[Inline], targets: Targets) -> Iterator[Inline]:
    id_ = targets.anchors.get(run.target.removeprefix(MARK), "")
    is_number = _NUMBER.fullmatch(run.text) is not None
    label = label_key(run.text)
    if not id_ or not (is_number or label in targets.labels or _MENTION.fullmatch(run.text)):
        yield Text(run.text, run.marks)
        return
    words = run.text
    last = before[-1] if before else None
    found = _WORD_BEFORE.search(last.text) if is_number and isinstance(last, Text) else None
    if found and isinstance(last, Text):
        words = f"{found[0].strip()} {words}"
        before[-1] = replace(last, text=last.text[: found.start()])
    targets.told.append(words)
    yield Reference(id_, marks=run.marks)


def _mentions(run: Text, targets: Targets) -> Iterator[Inline]:
    start = 0
    for found in _MENTION.finditer(run.text):
        id_ = targets.of_label(found[0])
        if not id_:
            continue
        if found.start() > start:
            yield replace(run, text=run.text[start : found.start()])
        targets.told.append(found[0])
        yield Reference(id_, marks=run.marks)
        start = found.end()
    if start < len(run.text):
        yield replace(run, text=run.text[start:])


def ids(item: str, kinds: Iterable[tuple[int, str]]) -> Mapping[int, str]:
    """Give an id for each thing with a caption: `bang-<item>-1`, `hinh-<item>-1` …

    `kinds` are positions with "bang" or "hinh".
    """
    counts = {"bang": 0, "hinh": 0}
    made: dict[int, str] = {}
    for at, kind in kinds:
        counts[kind] += 1
        made[at] = f"{kind}-{item}-{counts[kind]}"
    return made
