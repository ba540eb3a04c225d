"""Hold what the pipeline tells of a copy against what was done in it."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.seeded.silence.act import Done

BESIDE: Final = "Đoạn này nên gộp với phần mở đầu."

NOTHING: Final = "(có văn bản, chưa nhập ý kiến)"  # the row of a letter that holds no comment


@dataclass(frozen=True, slots=True)
class Case:
    """One copy: the kind of thing done, what must be told, where a comment stands beside it.

    `beside` is the place of a comment that the copy also holds, "" for none.
    """

    name: str
    body: str
    done: Done
    beside: str = ""

    @property
    def file(self) -> str:
        """Give the copy's name in its workspace."""
        return f"sections/lan-1/y-kien/{self.body}/gop-y.docx"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a case: "" or what is wrong; `silent` where nothing told of what was done."""

    case: Case
    wrong: str
    silent: bool = False


def judged(
    case: Case, comments: Sequence[Mapping[str, Any]], notices: Sequence[Mapping[str, Any]]
) -> Verdict:
    """Judge one copy by the response table's comments and the run's notices."""
    own = [c for c in comments if any(s["file"] == case.file for s in c["sources"])]
    own = [c for c in own if c["text"] != NOTHING]
    told = [notice["message"] for notice in notices if notice["file"] == case.file]
    beside = [c for c in own if c["text"] == BESIDE]
    own = [c for c in own if c["text"] != BESIDE]
    if case.beside and [c["place"].startswith(case.beside) for c in beside] != [True]:
        return Verdict(case, f"the comment beside it is at {[c['place'] for c in beside]}", True)
    heard = [c for c in own if _says(case.done, _words(c))]
    counted = [m for m in told if _says(case.done, m) and plain(case.done.where) in plain(m)]
    shown = [f"{c['place']}: {c['text'][:90]}" for c in own] + [f"({m[:120]})" for m in told]
    if not heard and (case.done.least or not counted):
        return Verdict(case, f"told as {shown}", True)
    if heard and not any(_at(case.done, c) for c in heard):
        return Verdict(case, f"at {[c['place'] for c in heard]} instead of {case.done.where}")
    if len(own) > case.done.most:
        return Verdict(case, f"{len(own)} comments: {shown}")
    return Verdict(case, "")


def _at(done: Done, comment: Mapping[str, Any]) -> bool:
    place = str(comment["place"])
    rest = place.removeprefix(done.where)
    ends = done.where.endswith(".") or not rest[:1].isdigit()
    return not done.where or (place != rest and ends)


def _says(done: Done, text: str) -> bool:
    return all(plain(words) in plain(text) for words in done.says)


def _words(comment: Mapping[str, Any]) -> str:
    replies = [reply["text"] for reply in comment["replies"]]
    is_done = "đã đánh dấu xong" if comment["resolved"] else ""
    return " ".join((comment["text"], comment["quote"], comment["proposed"], *replies, is_done))


def plain(text: str) -> str:
    """Give a text in NFC, in lower case, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
