"""Blocks of Markdown at random, and what may become of them between two drafts.

Everything an agency can write, nested as deep as it gets, without regard to sense: for proofs
that must hold on any text. Imports nothing of the pipeline.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.bench import sentences

Maker = Callable[[Random], str]
_MARKS: Final = ("**{}**", "*{}*", "***{}***", "~~{}~~", "[{}]{{.gach-chan}}", "`{}`", "^{}^")
_LINKS: Final = ("https://langson.gov.vn/a", "https://langson.gov.vn/b", "mailto:a@langson.gov.vn")
_LETTERS: Final = "abcdđeg"
NOTE: Final = "[^ghi-chu]"  # where a footnote stands; numbered and defined by whoever writes


def words(rng: Random, low: int = 2, high: int = 14) -> str:
    """A few words of a sentence."""
    found = sentences.sentence(rng).rstrip(".").split()
    start = rng.randrange(max(1, len(found) - low))
    return " ".join(found[start : start + rng.randint(low, high)]).strip(",;")


def line(rng: Random) -> str:
    """A line of text with marks, links, formulas, notes and breaks here and there."""
    pieces = [words(rng)]
    for _ in range(rng.randrange(4)):
        draw = rng.random()
        if draw < 0.4:
            pieces.append(rng.choice(_MARKS).format(words(rng, 1, 3).strip("()%/")))
        elif draw < 0.5:
            pieces.append(f"[{words(rng, 1, 3)}]({rng.choice(_LINKS)})")
        elif draw < 0.58:
            pieces.append(f"$x_{rng.randint(1, 9)} + {rng.randint(1, 9)}$")
        elif draw < 0.66:
            pieces.append(f"{words(rng)}{NOTE}")
        elif draw < 0.74:
            pieces.append(f"tại @bang-{rng.randint(1, 4)}")
        elif draw < 0.8:
            pieces.append("\\\n" + words(rng))
        pieces.append(words(rng))
    return " ".join(pieces) + rng.choice((".", ";", ""))


def paragraph(rng: Random) -> str:
    """One to three lines of text in a row."""
    return " ".join(line(rng) for _ in range(rng.randint(1, 3)))


def heading(rng: Random) -> str:
    """A heading of one of three levels, some with bold words."""
    return f"{'#' * rng.randint(1, 3)} {words(rng, 2, 7)}"


def listed(rng: Random, depth: int = 0) -> str:
    """A list of either kind, items with lists, paragraphs or a table in them."""
    numbered = rng.random() < 0.4
    items = []
    for number in range(rng.randint(1, 4)):
        mark = f"{number + 1}. " if numbered else "- "
        inner = [line(rng)]
        if depth < 2 and rng.random() < 0.3:
            inner.append(listed(rng, depth + 1))
        if rng.random() < 0.1:
            inner.append(f"\n{line(rng)}")
        if depth == 0 and rng.random() < 0.05:
            inner.append(f"\n{pipe_table(rng, caption=False)}")
        items.append(mark + indented("\n".join(inner), len(mark)))
    return "\n".join(items)


def indented(text: str, by: int) -> str:
    """Text with every line but the first set in."""
    return text.replace("\n", "\n" + " " * by)


def points(rng: Random) -> str:
    """Điểm in order, some with paragraphs or lists of their own."""
    made = []
    for letter in _LETTERS[: rng.randint(1, 5)]:
        text = line(rng)
        if rng.random() < 0.2:
            text += f"\n\n{rng.choice((line, listed))(rng)}"
        made.append(f"{letter}) {indented(text, 3)}")
    return "\n\n".join(made)


def quote(rng: Random) -> str:
    """A quotation of one or two blocks."""
    inner = "\n\n".join(rng.choice((line, listed))(rng) for _ in range(rng.randint(1, 2)))
    return "> " + inner.replace("\n", "\n> ")


def division(rng: Random) -> str:
    """A division of one of the kinds the template knows, or of none."""
    kind = rng.choice(("luu-y", "khung", "can-giua", "la"))
    return f"::: {kind}\n{line(rng)}\n\n{rng.choice((line, listed))(rng)}\n:::"


def code(rng: Random) -> str:
    """A fence of a line or two."""
    inner = "\n".join(f"x{n} = {rng.randint(1, 9)}" for n in range(rng.randint(1, 2)))
    return f"```\n{inner}\n```"


def definitions(rng: Random) -> str:
    """A term with one or two meanings."""
    meanings = "\n".join(f": {line(rng)}" for _ in range(rng.randint(1, 2)))
    return f"{words(rng, 1, 4)}\n{meanings}"


def formula(rng: Random) -> str:
    """A formula on a line of its own."""
    return (
        f"$$ G_{rng.randint(1, 9)} = a^{rng.randint(2, 4)} + \\frac{{b}}{{{rng.randint(2, 9)}}} $$"
    )


def rule(rng: Random) -> str:
    """A thematic break."""
    return "---"


def pipe_table(rng: Random, *, caption: bool = True) -> str:
    """A table in Markdown: words, numbers, empty cells, marks and notes in cells."""
    columns = rng.randint(1, 5)
    head = [words(rng, 1, 3) for _ in range(columns)]
    rows = [[_cell(rng, column) for column in range(columns)] for _ in range(rng.randint(1, 7))]
    rule_ = "|".join(rng.choice(("---", "---:", ":---:")) for _ in range(columns))
    shown = [f"| {' | '.join(row)} |" for row in (head, *rows)]
    named = f"Bảng: {words(rng, 2, 6)}\n\n" if caption and rng.random() < 0.8 else ""
    return named + "\n".join((shown[0], f"|{rule_}|", *shown[1:]))


def _cell(rng: Random, column: int) -> str:
    draw = rng.random()
    if column and draw < 0.5:
        return sentences.grouped(round(rng.uniform(1, 9_000), rng.randint(0, 1)))
    if draw < 0.6:
        return ""
    text = words(rng, 1, 4)
    if draw < 0.68:
        return f"**{text}**"
    return f"{text}{NOTE}" if draw < 0.72 else text


MAKERS: Final[Sequence[tuple[Maker, int]]] = (
    (paragraph, 9), (heading, 3), (listed, 3), (points, 2), (quote, 1), (division, 1), (code, 1),
    (definitions, 1), (formula, 1), (rule, 1), (pipe_table, 4),
)  # fmt: skip


def block(rng: Random) -> str:
    """One block of any kind."""
    makers, weights = zip(*MAKERS, strict=True)
    made: str = rng.choices(makers, weights)[0](rng)
    return made


def changed(rng: Random, text: str) -> str:
    """The block with a few words replaced, put in or left out, anywhere in it."""
    tokens = text.split(" ")
    for _ in range(rng.randint(1, 3)):
        places = [n for n, token in enumerate(tokens) if token.isalpha()]
        if not places:
            break
        at = rng.choice(places)
        tokens[at : at + 1] = rng.choice(([], [words(rng, 1, 2)], [tokens[at], words(rng, 1, 2)]))
    return " ".join(tokens)


def changed_lines(rng: Random, text: str) -> str:
    """The block with a line left out, doubled elsewhere or swapped: rows, items, điểm."""
    lines = text.split("\n")
    first = next((n + 1 for n, row in enumerate(lines) if row.startswith("|") and "---" in row), 0)
    if len(lines) - first < 3:
        return text
    at, to = rng.randrange(first, len(lines)), rng.randrange(first, len(lines))
    draw = rng.random()
    if draw < 0.35:
        lines.pop(at)
    elif draw < 0.7:
        lines.insert(to, changed(rng, lines[at]))
    else:
        lines.insert(to, lines.pop(at))
    return "\n".join(lines)


def revised(rng: Random, blocks: Sequence[str], share: float) -> list[str]:
    """The blocks as a later draft may have them, about `share` of them touched."""
    made: list[str] = []
    for text in blocks:
        draw = rng.random() / share
        if draw < 0.15:
            continue
        if draw < 0.3:
            made += [text, block(rng)]
        elif draw < 0.4:
            made.append(block(rng))
        elif draw < 0.75:
            made.append(changed(rng, text))
        elif draw < 0.9:
            made.append(changed_lines(rng, text))
        elif draw < 1:
            made.insert(rng.randint(0, len(made)), text)
        else:
            made.append(text)
    return made
