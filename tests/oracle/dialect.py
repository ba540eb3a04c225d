"""Our Markdown rewritten into what pandoc's plain CommonMark reader understands, text kept.

Line by line and independent of the pipeline: front matter, `:::` lines and attributes go; điểm and
captions become paragraphs of their own; formulas and references become the marks of `pieces.py`;
sub- and superscripts their letters; inline notes ordinary ones; paths of images numbers in a list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from tests.oracle.pieces import MATH, REFERENCE

DRAWN: Final = "\ue003"  # ends the caption of a pipe table that is drawn as a chart
REPEATED: Final = "\ue002"  # a second reference to the same footnote: prints no text of its own
_HELD: Final = "\ue010{}\ue011"  # round the number of a stretch that is kept as it is

_FENCE: Final = re.compile(r"( {0,3}|\s*(?:[-*+]|\d+[.)])\s+|\s+)(`{3,}|~{3,})")
_FRONT: Final = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DIV: Final = re.compile(r"[ >]*:{3,}[^:]*$")
_ATTRIBUTES: Final = r"\{(?!\{)(?:[^{}\"\n]|\"[^\"\n]*\")*\}"
_HEADING_TAIL: Final = re.compile(rf"\s*{_ATTRIBUTES}\s*(#*)\s*$")
_ATX: Final = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_SETEXT: Final = re.compile(r" {0,3}(?:=+|-+)\s*$")
_CAPTION: Final = re.compile(r" {0,3}Bảng:\s")
_POINT: Final = re.compile(r"( *)([a-zđ])\)\s+\S")
_RULER: Final = re.compile(r" {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_IMAGE: Final = re.compile(
    r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((<[^<>\n]*>|(?:[^()\n]|\([^()\n]*\))*)\)"
    rf"({_ATTRIBUTES})?"
)
_SPAN: Final = re.compile(rf"(?<=\]){_ATTRIBUTES}")
_DISPLAY: Final = re.compile(r"^[ ]{0,3}\$\$.*?\$\$[ \t]*$", re.DOTALL | re.MULTILINE)
_INLINE_MATH: Final = re.compile(r"(?<![\\$])\$(?![\s$])[^$\n]*?(?<![\s\\$])\$(?![\d$])")
_CODE: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_RAISED: Final = re.compile(r"(?<![\\\[^])\^(?!\[)([^\s^]+)\^")
_LOWERED: Final = re.compile(r"(?<![\\~])~([^\s~]+)~(?!~)")
_REFERENCE: Final = re.compile(r"(?<![\w@./\\])@[a-z][a-z0-9]*(?:-[\w]+)+")
_TAG: Final = re.compile(r"<(?!https?:|mailto:|[\w.+-]+@[\w.-]+>)(?=[A-Za-z/!?])")
_NOTE_USE: Final = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_PROTECTED_PATH: Final = re.compile(r"\]\(<[^<>\n]*>")


@dataclass(frozen=True, slots=True)
class Placed:
    """What an image stands for: a picture's file, or a sheet of a workbook."""

    file: str
    sheet: str
    chart: tuple[tuple[str, str], ...] = ()  # attributes of a table that is drawn

    @property
    def is_table(self) -> bool:
        """Whether it is a table of Excel."""
        return self.file.lower().endswith((".xlsx", ".xlsm"))


def plain(text: str) -> tuple[str, tuple[Placed, ...]]:
    """The text for pandoc, and what its images `qh:0`, `qh:1` … stand for."""
    text = _FRONT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    placed: list[Placed] = []
    used: set[str] = set()
    notes: list[str] = []
    lines: list[str] = []
    for stretch, is_code in _stretches(text):
        if is_code:
            lines.extend(stretch)
            continue
        whole = _DISPLAY.sub(f"\n{MATH}\n", "\n".join(stretch))
        blocks = _blocks(whole.split("\n"))
        lines.extend(_line(line, placed, used, notes) for line in blocks)
    return "\n".join([*lines, "", *notes, ""]), tuple(placed)


def _stretches(text: str) -> Iterator[tuple[list[str], bool]]:
    """Lines in stretches that are fenced code or not, the fences with the code."""
    current: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not fence and found and "`" not in line[found.end() :].strip("`"):
            yield current, False
            current, fence = [_bare_fence(line, found)], found[2]
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            yield [*current, line], True
            current, fence = [], ""
        else:
            current.append(line)
    yield current, bool(fence)


def _bare_fence(line: str, found: re.Match[str]) -> str:
    return line[: found.end()]


def _blocks(lines: list[str]) -> list[str]:
    """Blank lines set where our dialect begins a block and CommonMark does not."""
    done: list[str] = []
    point: tuple[int, int] | None = None  # indent of the điểm, and of what belongs to it
    for number, read in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        indent = len(read) - len(read.lstrip(" "))
        line = read
        if _POINT.match(line):
            point = (indent, 0)
            done.extend(["", line])
            continue
        if point is not None and line.strip():
            point = _inside(point, indent)
            line = "" if point is None else " " * point[0] + line[min(point[1], indent) :]
            if point is None:
                done.append("")
                line = read
        done.extend(_parting(line, done[-1] if done else "", following))
        is_titled = _ATX.match(line) or (_SETEXT.match(following) and line.strip())
        is_caption = _is_caption(line, lines, number)
        if is_titled or is_caption:
            drawn = DRAWN if is_caption and chart_attributes(line) else ""
            line = _HEADING_TAIL.sub("", line) + drawn
        done.append("" if _DIV.match(line) else line)
    return done


def _parting(line: str, before: str, following: str) -> list[str]:
    """The blank line to set before a line, if our dialect begins a block there."""
    after_table = before.lstrip(" >").startswith("|")
    if _CAPTION.match(line) and after_table:
        return [""]
    if line.lstrip().startswith("|") and _CAPTION.match(before):
        return [""]
    begins_table = "|" in line and "|" in following and _RULER.match(following)
    if begins_table and before.strip() and not after_table:
        return [line[: len(line) - len(line.lstrip(" >"))].rstrip()]
    return []


def _inside(point: tuple[int, int], indent: int) -> tuple[int, int] | None:
    """The điểm a line belongs to, with the indent its contents have; None once it is over."""
    if indent <= point[0]:
        return None
    return (point[0], point[1] or indent)


def _is_caption(line: str, lines: list[str], number: int) -> bool:
    """Whether a line is of a caption paragraph, which may run over several lines."""
    while number >= 0 and lines[number].strip():
        if _CAPTION.match(lines[number]):
            return True
        if lines[number].lstrip().startswith("|"):
            return False
        number -= 1
    return False


def _line(line: str, placed: list[Placed], used: set[str], notes: list[str]) -> str:
    """One line outside code: what pandoc would not understand as we do, rewritten."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return _HELD.format(len(held) - 1)

    def place(found: re.Match[str]) -> str:
        placed.append(_placed(found[2], found[3] or ""))
        return f"![{found[1]}](qh:{len(placed) - 1})"

    def use(found: re.Match[str]) -> str:
        if found[1].lower() in used:
            return REPEATED
        used.add(found[1].lower())
        return found[0]

    line = _CODE.sub(hold, line)
    inline: list[str] = []
    line = _inline_notes(line, len(notes), inline)
    for note in inline:
        notes.extend(["", _line(_released(note, held), placed, used, notes)])
    line = _INLINE_MATH.sub(MATH, line)
    line = _IMAGE.sub(place, line)
    line = _SPAN.sub("{.s}", line)
    line = re.sub(r"(?<=\])\([^()\s]*\)|<(?:https?:|mailto:)[^>\s]*>", hold, line)
    line = _REFERENCE.sub(REFERENCE, line)
    line = _NOTE_USE.sub(use, line)
    line = _LOWERED.sub(r"\1", _RAISED.sub(r"\1", line))
    line = re.sub(r"(?<![\\\[])\^", r"\\^", line)
    line = re.sub(r"(?<![\\~])~(?!~)", r"\\~", line)
    line = _TAG.sub(r"\\<", line)
    return _released(line, held)


def _released(line: str, held: list[str]) -> str:
    while "\ue010" in line:
        line = re.sub("\ue010(\\d+)\ue011", lambda found: held[int(found[1])], line)
    return line


def _placed(target: str, attributes: str) -> Placed:
    target = re.sub(r"\s+\"[^\"]*\"$", "", target.strip()).removeprefix("<").removesuffix(">")
    file, _, sheet = unquote(target).partition("#")
    return Placed(file, sheet, chart_attributes(attributes))


def chart_attributes(attributes: str) -> tuple[tuple[str, str], ...]:
    """The attributes of a table that asks to be drawn, () for one that does not."""
    found = re.findall(r'(?<=[\s{])([\w-]+)=(?:"([^"]*)"|([^\s}"]+))', attributes)
    pairs = tuple((key, quoted or bare) for key, quoted, bare in found)
    return pairs if "chart" in dict(pairs) else ()


def _inline_notes(line: str, count: int, notes: list[str]) -> str:
    """`^[text]` as a reference, its definition added to `notes`; `count` are defined already."""
    start = line.find("^[")
    while start >= 0:
        if start and line[start - 1] in "\\[":
            start = line.find("^[", start + 2)
            continue
        depth, end = 0, start + 1
        while end < len(line):
            depth += {"[": 1, "]": -1}.get(line[end], 0)
            if depth == 0:
                break
            end += 1
        if depth:
            return line
        label = f"qh-{count}-{len(notes)}"
        notes.append(f"[^{label}]: {line[start + 2 : end]}")
        line = f"{line[:start]}[^{label}]{line[end + 1 :]}"
        start = line.find("^[", start + len(label) + 3)
    return line
