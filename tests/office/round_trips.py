"""A scripted review sent through the programs that returned copies come from, and read back.

    python -m tests.office.round_trips draft.docx --seed 7 [--out DIR]

Forty comments and forty tracked edits are made in LibreOffice (`review_script`); the copy is then
saved as .docx, as .doc and as .odt and opened again, stripped of bookmarks and of our own part,
and retyped: other dashes, quotes, letters and accents apart, no bookmarks. Of each way it is said
how many comments and edits are at their block, and how many edits nobody made were told.
"""

import argparse
import re
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.office.convert import converted
from tests.office.review_script import (
    Task,
    blocks,
    is_of,
    plan,
    read_back,
    review,
    tidy,
)

WAYS: Final = ("docx", "doc", "odt", "stripped", "retyped")
COMMENTS_AT_LEAST: Final = 0.98
EDITS_AT_LEAST: Final = 0.96
FALSE_AT_MOST: Final = 2


@dataclass(frozen=True, slots=True)
class Came:
    """What came back one way: how many of how many comments and edits, and what nobody did."""

    way: str
    comments: tuple[int, int]
    edits: tuple[int, int]
    false: Sequence[str]
    lost: Sequence[Task] = ()

    @property
    def is_good(self) -> bool:
        """Whether enough came back, and next to nothing else."""
        shares = [found / whole for found, whole in (self.comments, self.edits)]
        enough = shares[0] >= COMMENTS_AT_LEAST and shares[1] >= EDITS_AT_LEAST
        return enough and len(self.false) <= FALSE_AT_MOST

    def __str__(self) -> str:
        told = [f"{found}/{whole}" for found, whole in (self.comments, self.edits)]
        words = f"comments {told[0]} at the block, edits {told[1]}, false {len(self.false)}"
        return f"{self.way:10} {words}"


def sent(copy: Path, way: str, folder: Path) -> Path:
    """A copy gone one of the ways."""
    target = folder / f"{way}.docx"
    if way == "docx":
        return copy
    if way in ("doc", "odt"):
        there = converted(copy, way, folder / f"to-{way}")
        return converted(there, "docx", folder / f"from-{way}")
    return rewritten(copy, target, without_marks if way == "stripped" else retyped)


def rewritten(copy: Path, target: Path, change: Callable[[str], str]) -> Path:
    """A copy without our own part, the text of its body changed."""
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = change(data.decode()).encode()
            if name.startswith("customXml/item") and "Props" not in name:
                data = b"<x/>"
            new.writestr(name, data)
    return target


def without_marks(xml: str) -> str:
    """A body without bookmarks."""
    return re.sub(r"<w:bookmark(?:Start|End)\b[^>]*/>", "", xml)


def retyped(xml: str) -> str:
    """A body as another hand would type it: letters and accents apart, its own dashes, quotes."""

    def letters(found: re.Match[str]) -> str:
        text = found[2].replace(" - ", " – ").replace("“", '"').replace("”", '"')
        if found[1].startswith("<w:delText"):
            return found[0]
        return found[1] + unicodedata.normalize("NFD", text)

    return re.sub(r"(<w:t(?: [^>]*)?>)([^<]*)", letters, without_marks(xml))


def judged(way: str, tasks: Sequence[Task], found: Sequence[dict[str, Any]]) -> Came:
    """How much of a review came back."""
    found = [{key: tidy(str(value)) for key, value in entry.items()} for entry in found]
    lost = list(_lost(tasks, found))
    counts = []
    for kind in ("comment", "edit"):
        own = sum(task.kind == kind for task in tasks)
        counts.append((own - sum(task.kind == kind for task in lost), own))
    return Came(way, counts[0], counts[1], list(_false(tasks, found)), lost)


def _lost(tasks: Sequence[Task], found: Sequence[dict[str, Any]]) -> Iterator[Task]:
    """What did not come back at its block."""
    for task in tasks:
        said = next((entry for entry in found if is_of(task, entry)), None)
        if said is None or said["bookmark"] != task.bookmark:
            yield task


def _false(tasks: Sequence[Task], found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What was told and nobody did: a word changed without a mark was done to some."""
    done = {task.bookmark for task in tasks if task.also == "untracked"}
    for entry in found:
        marked = entry["kind"] == "sua-danh-dau" or entry["origins"].startswith("comment:")
        if any(is_of(task, entry) for task in tasks) or (marked and "SUA" in entry["content"]):
            continue
        if not marked and entry["bookmark"] in done:
            continue
        yield f"{entry['kind']}: {entry['content'][:160]}"


def main() -> int:
    """Send a review all ways and print what came back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draft", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = given.out or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        tasks = plan(blocks(given.draft), given.seed)
        copy = review(given.draft, out / "review.docx", tasks)
        enough = True
        for way in given.ways:
            found = read_back(given.draft, sent(copy, way, out))
            came = judged(way, tasks, found)
            print(came, *(f"    told: {words}" for words in came.false[:40]), sep="\n", flush=True)
            print(*(f"    missed: {task}" for task in came.lost), sep="\n", flush=True)
            enough = enough and came.is_good
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
