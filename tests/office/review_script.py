"""A scripted review in LibreOffice, and what is read back of it.

    python -m tests.office.review_script draft.docx --seed 7 [--out DIR]

Forty comments and forty tracked edits are made in a real draft, a third of the commented blocks
being also edited, moved or deleted; LibreOffice saves it, our reader reads it (in a process of
its own, `tests.office.reviewed`), and what is not at its item, its block and its words is
printed; then the same with every bookmark taken out. Nothing here knows the pipeline: where a
block stands is read from the draft's custom part, its words from the draft's own XML.
"""

import argparse
import importlib
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

REPOSITORY: Final = Path(__file__).parents[2]
COMMENTS: Final = 40
EDITS: Final = 40
_SECONDS: Final = 900
_TYPED: Final = str.maketrans("–—“”„‘’", '--"""\'\'')
_SPREAD: Final = ("phrase",) * 5 + ("whole", "point", "cell", "blocks")
_DONE: Final = (
    ("replace",) * 4 + ("insert",) * 3 + ("cut",) * 3 + ("delete", "delete", "move", "add", "cell")
)
# what is also done to a third of the commented blocks
_ALSO: Final = ("replace", "delete", "move", "insert", "cut", "untracked")


@dataclass(frozen=True, slots=True)
class Task:
    """One thing the reviewer does: to which block, and the words it is about.

    `key` is a word that only this task writes; `words` what a reader should quote, "" where
    there is nothing to quote.
    """

    kind: str  # comment | edit
    how: str
    bookmark: str
    item: str
    key: str
    words: str
    text: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the draft: its bookmark, item, kind and words."""

    bookmark: str
    item: str
    kind: str
    text: str


def blocks(document: Path) -> list[Block]:
    """The blocks of a draft in reading order, by its custom part and its own XML."""
    with zipfile.ZipFile(document) as archive:
        parts = [n for n in archive.namelist() if n.startswith("customXml/item")]
        listed = next(p for p in map(archive.read, parts) if b"<dinh-danh" in p).decode()
        body = archive.read("word/document.xml").decode()
    starts = re.finditer(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>', body)
    begins = {start[2]: (start[1], start.end()) for start in starts}
    ends = {end[1]: end.start() for end in re.finditer(r'<w:bookmarkEnd w:id="(\d+)"/>', body)}
    return [
        Block(entry[1], entry[2], entry[3], plain(body[begins[entry[1]][1] : ends[number]]))
        for entry in re.finditer(r'<d b="(\w+)" m="([^"]*)" k="([\w-]+)"', listed)
        if entry[1] in begins and (number := begins[entry[1]][0]) in ends
    ]


def plain(xml: str) -> str:
    """The words of a piece of a draft's XML; "" for one with fields, notes or pictures in it."""
    if re.search(r"<w:(?:fldChar|footnoteReference|drawing|br)\b|<m:oMath", xml):
        return ""
    words = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml))
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        words = words.replace(entity, letter)
    return words


def tidy(text: str) -> str:
    """A text in NFC with single spaces; dashes and quotes as any hand may have typed them."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPED).split())


def plan(known: list[Block], seed: int) -> list[Task]:
    """What the reviewer does, chosen by the seed."""
    chance = random.Random(seed)
    counted: dict[str, int] = {}
    for block in known:
        counted[block.text] = counted.get(block.text, 0) + 1
    sole = [b for b in known if counted[b.text] == 1]
    long = [b for b in sole if b.kind == "doan" and len(b.text) > 90]
    rows = [b for b in sole if b.kind == "dong" and len(b.text) > 12]
    chance.shuffle(long)
    chance.shuffle(rows)
    tasks: list[Task] = []
    for number in range(COMMENTS):
        how = _SPREAD[number % len(_SPREAD)]
        block = rows.pop() if how == "cell" else long.pop()
        words = phrase(block.text, chance) if how in ("phrase", "cell") else block.text
        also = _ALSO[number // 3 % len(_ALSO)] if number % 3 == 0 and how != "cell" else ""
        key = f"YKIEN{number:02d}"
        tasks.append(Task("comment", how, block.bookmark, block.item, key, words, block.text, also))
    extra = [task for task in tasks if task.also and task.also != "untracked"]
    for number in range(EDITS):
        key = f"SUA{number:02d}"
        if number < len(extra):
            on = extra[number]
            words = on.text if on.also in ("delete", "move") else phrase(on.text, chance)
            tasks.append(Task("edit", on.also, on.bookmark, on.item, key, words, on.text))
            continue
        how = _DONE[number % len(_DONE)]
        block = rows.pop() if how == "cell" else long.pop()
        whole = how in ("delete", "move", "add")
        words = block.text if whole else phrase(block.text, chance)
        tasks.append(Task("edit", how, block.bookmark, block.item, key, words, block.text))
    return tasks


def phrase(text: str, chance: random.Random) -> str:
    """Two to five words that stand in a text once."""
    words = text.split(" ")
    for _ in range(50):
        count = min(len(words), chance.randint(2, 5))
        at = chance.randint(0, len(words) - count)
        found = " ".join(words[at : at + count]).strip()
        if found and text.count(found) == 1:
            return found
    return text


def missed(tasks: list[Task], found: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each task that is not at its item ("item"), or not at its block with its words ("block")."""
    found = [{key: tidy(str(value)) for key, value in entry.items()} for entry in found]
    for task in tasks:
        said = next((entry for entry in found if is_of(task, entry)), None)
        if said is None or said["item"] != task.item:
            yield "item", f"{task}: {said}"
        if said is None or said["bookmark"] != task.bookmark or not quotes(task, said["quote"]):
            yield "block", f"{task}: {said}"


def is_of(task: Task, entry: dict[str, Any]) -> bool:
    """Whether an entry tells of a task: its key is in it, or, taken away, its words."""
    if task.kind == "comment":
        return entry["kind"] == "gop-y" and task.key in entry["content"]
    if entry["kind"] != "sua-danh-dau":
        return False
    if task.how in ("cut", "delete"):
        gone = tidy(task.words) in entry["quote"] and tidy(task.words) not in entry["proposed"]
        own = entry["quote"] in tidy(task.text)  # other blocks may hold the same words
        return gone and own and not re.search(r"SUA\d\d", entry["proposed"])
    return task.key in entry["proposed"]


def quotes(task: Task, quote: str) -> bool:
    """Whether the words quoted are the right ones."""
    if task.how == "add":
        return True  # a new paragraph has no words in the draft
    if task.kind == "comment" and task.how == "point":
        return bool(quote) and quote in tidy(task.text)
    if task.kind == "comment" and task.how == "blocks":
        return quote.startswith(tidy(task.text)[:40])
    if task.kind == "comment" and task.also in ("delete", "move"):
        # LibreOffice drops the range of a comment whose words are struck out: its sign remains
        return tidy(task.words) in quote and quote in tidy(task.text)
    if task.kind == "comment":
        return quote == tidy(task.words)
    return tidy(task.words) in quote or (task.how == "insert" and quote in tidy(task.text))


def without_bookmarks(source: Path, target: Path) -> Path:
    """A copy of a file with every bookmark taken out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = re.sub(rb"<w:bookmark(?:Start|End)\b[^>]*/>", b"", data)
            new.writestr(name, data)
    return target


def review(draft: Path, target: Path, tasks: list[Task]) -> Path:
    """Do the tasks in LibreOffice, driven by the system's Python, and save a copy."""
    from tests.office.driven import drive

    ledger = target.with_suffix(".json")
    ledger.write_text(json.dumps([asdict(task) for task in tasks]), encoding="utf-8")
    files = str(draft.resolve()), str(target.resolve())
    code, complaint = drive(__file__, "--serve", *files, seconds=_SECONDS)
    assert code == 0, complaint
    assert target.is_file(), "LibreOffice saved nothing"
    return target


def read_back(draft: Path, copy: Path) -> list[dict[str, Any]]:
    """What the reader finds in a copy."""
    command = [sys.executable, "-m", "tests.office.reviewed", str(draft), str(copy)]
    told = subprocess.run(
        command, check=True, capture_output=True, timeout=_SECONDS, cwd=REPOSITORY
    )
    listed: list[dict[str, Any]] = json.loads(told.stdout)
    return listed


def main() -> int:
    """Review a draft, read it back with and without bookmarks, print what was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draft", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = given.out or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        tasks = plan(blocks(given.draft), given.seed)
        copy = review(given.draft, out / "review.docx", tasks)
        bare = without_bookmarks(copy, out / "review-bare.docx")
        enough = True
        for name, file, least in (("with bookmarks", copy, 76), ("without", bare, 60)):
            lost = list(missed(tasks, read_back(given.draft, file)))
            items, at_block = (
                len(tasks) - sum(kind == wanted for kind, _ in lost) for wanted in ("item", "block")
            )
            for kind, words in lost:
                print(f"missed {kind}: {words}")
            print(f"{name}: {items} of {len(tasks)} at the item, {at_block} at block and words")
            enough = enough and at_block >= least and (items == len(tasks) or file is bare)
    return 0 if enough else 1


class _Reviewer:
    """The reviewer at work in an open document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._marks = document.getBookmarks()

    def do(self, task: dict[str, str]) -> None:
        self._document.RecordChanges = task["kind"] == "edit"
        if task["kind"] == "comment":
            self._comment(task)
        else:
            getattr(self, f"_{task['how']}")(task)

    def untracked(self, task: dict[str, str]) -> None:
        """Change a word of a commented block without a mark."""
        self._document.RecordChanges = False
        words = [word for word in task["text"].split() if word not in task["words"].split()]
        cursor = self._find(task, max(words, key=len)) if words else None
        if cursor is not None:
            cursor.setString("thay")

    def _whole(self, task: dict[str, str]) -> Any:
        anchor = self._marks.getByName(task["bookmark"]).getAnchor()
        # a range of the bookmark itself would be written into the bookmark
        cursor = anchor.getText().createTextCursorByRange(anchor.getStart())
        cursor.gotoRange(anchor.getEnd(), True)
        return cursor

    def _find(self, task: dict[str, str], words: str) -> Any:
        whole = self._whole(task)
        at = whole.getString().find(words)
        if at < 0:
            return None
        cursor = whole.getText().createTextCursorByRange(whole.getStart())
        cursor.goRight(at, False)
        cursor.goRight(len(words), True)
        return cursor

    def _comment(self, task: dict[str, str]) -> None:
        how = task["how"]
        cursor = (
            self._whole(task) if how in ("whole", "blocks") else self._find(task, task["words"])
        )
        if how == "point":
            cursor = self._whole(task)
            cursor.collapseToStart()
            cursor.goRight(len(task["text"]) // 2, False)
        if how == "blocks":
            cursor.gotoNextParagraph(True)
            cursor.gotoEndOfParagraph(True)
        note = self._document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = "Người góp ý", f"{task['key']}: đề nghị xem lại."
        cursor.getText().insertTextContent(cursor, note, how != "point")

    def _replace(self, task: dict[str, str]) -> None:
        self._find(task, task["words"]).setString(task["key"])

    def _insert(self, task: dict[str, str]) -> None:
        cursor = self._find(task, task["words"])
        cursor.collapseToStart()
        cursor.getText().insertString(cursor, f"{task['key']} ", False)

    def _cut(self, task: dict[str, str]) -> None:
        self._find(task, task["words"]).setString("")

    _cell = _replace

    def _delete(self, task: dict[str, str]) -> None:
        cursor = self._whole(task)
        cursor.goRight(1, True)  # its end too
        cursor.setString("")

    def _add(self, task: dict[str, str]) -> None:
        cursor = self._whole(task)
        cursor.collapseToEnd()
        text = cursor.getText()
        text.insertControlCharacter(cursor, 0, False)
        text.insertString(cursor, f"Bổ sung một đoạn {task['key']} về nội dung này.", False)

    def _move(self, task: dict[str, str]) -> None:
        """Cut a paragraph and write it anew, with a word more, behind the next but one."""
        cursor = self._whole(task)
        text, words = cursor.getText(), cursor.getString()
        goal = text.createTextCursorByRange(cursor.getEnd())
        goal.gotoNextParagraph(False)
        goal.gotoEndOfParagraph(False)
        text.insertControlCharacter(goal, 0, False)
        text.insertString(goal, f"{words} {task['key']}", False)
        self._delete(task)


def _serve(draft: str, target: str) -> None:
    driven: Any = importlib.import_module("driven")
    tasks = json.loads(Path(target).with_suffix(".json").read_text(encoding="utf-8"))
    with driven.office() as office:
        # a copy of its own, which no lock of another program keeps closed
        opened = office.opened(shutil.copy(draft, office.folder))
        reviewer = _Reviewer(opened)
        for task in tasks:
            reviewer.do(task)
            if task.get("also") == "untracked":
                reviewer.untracked(task)
        office.store(opened, target)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        _serve(*sys.argv[2:4])
    else:
        sys.exit(main())
