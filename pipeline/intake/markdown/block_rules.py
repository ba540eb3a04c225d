"""Block rules of our own for markdown-it: điểm, captions, divisions, formulas, pipe tables.

A rule has markdown-it's shape, `(state, first line, line after the last, silent) -> matched`;
silent asks only whether the block would begin here. What a rule found that its tokens cannot
say goes into `token.meta`. Rules run on every line, so each looks at its first character
before anything else.
"""

import re
from typing import Any

from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from pipeline.intake.markdown.attributes import Attributes, read_attributes

_POINT = re.compile(r"([a-zđ])\)(?=[ \t]|$|[^\W\d_])")
_POINT_NAMED = re.compile(r"\bđiểm\s*$", re.IGNORECASE)
_DIVISION = re.compile(r":{3,}[ \t]*(?:([^\W\d][\w-]*)|(\{.*\}))?[ \t]*:*[ \t]*$")
_DIVISION_END = re.compile(r":{3,}[ \t]*$")
# How far a running paragraph is read back to see whether a bracket is open.
_LOOK_BACK = 12


class GatedRuler(Ruler[RuleFuncBlockType]):
    """Rules that end a paragraph, asked only about lines that may begin another block.

    Every line of a paragraph is put to a dozen rules, twice; nearly none begins a block.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gates: dict[str, tuple[list[RuleFuncBlockType], list[RuleFuncBlockType]]] = {}

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803
        """Give the rules of a chain; for a chain of endings, one rule that asks them."""
        rules = super().getRules(chainName)
        if chainName not in _ENDINGS:
            return rules
        known = self._gates.get(chainName)
        if known is None or known[0] is not rules:
            known = self._gates[chainName] = (rules, [_gate(rules)])
        return known[1]


_ENDINGS = ("paragraph", "reference", "blockquote")
_MAY_BEGIN = re.compile(r"[|:>#*+_~`\-\[0-9B]|[a-zđ]\)")


def _gate(rules: list[RuleFuncBlockType]) -> RuleFuncBlockType:
    def begins(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if (
            _MAY_BEGIN.match(state.src, state.bMarks[line] + state.tShift[line])
            or state.parentType == "table"
            or (line + 1 < end and _may_rule_off(state, line + 1))
        ):
            return any(rule(state, line, end, silent) for rule in rules)
        return False

    return begins


def _may_rule_off(state: StateBlock, line: int) -> bool:
    """Say whether the line may stand below the header of a table."""
    return state.src.startswith(("|", "-", ":"), state.bMarks[line] + state.tShift[line])


class BlockParser(ParserBlock):
    """markdown-it's block parser that loses nothing beyond the cap on nesting.

    The original skips what is nested deeper than `maxNesting`; here it stays, as paragraphs,
    with their first line in `env["too_deep"]`.
    """

    def __init__(self) -> None:
        super().__init__()
        rules = self.ruler.__rules__
        self.ruler = GatedRuler()
        for rule in rules:
            self.ruler.push(rule.name, rule.fn, {"alt": rule.alt})

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Read the lines as blocks; past the cap, as paragraphs."""
        if state.level < state.md.options.maxNesting:
            super().tokenize(state, startLine, endLine)
            return
        line = startLine
        while True:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                state.line = min(line, endLine)
                return
            state.env.setdefault("too_deep", line)
            self._paragraph(state, line, endLine)
            line = state.line

    def _paragraph(self, state: StateBlock, line: int, end: int) -> None:
        rule = next(rule for rule in reversed(self.ruler.getRules("")))
        rule(state, line, end, False)


def line_text(state: StateBlock, line: int) -> str:
    """Give the line without what stands before it in the blocks around it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def point(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read a điểm: "a) …" with the lines that continue it and the indented blocks below.

    Like an item of a list, but each is a block of its own and keeps its letter. Two spaces
    of indentation are enough to belong to it.
    """
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if state.src[begin + 1 : begin + 2] != ")" or state.is_code_block(start_line):
        return False
    match = _POINT.match(state.src, begin, state.eMarks[start_line])
    if match is None:
        return False
    if silent:
        return not _continues_sentence(state, start_line)

    opening = state.push("point_open", "li", 1)
    opening.info = match[1]
    opening.map = lines = [start_line, 0]
    kept = (
        state.tShift[start_line],
        state.sCount[start_line],
        state.blkIndent,
        state.listIndent,
        state.tight,
        state.parentType,
    )
    content = min(state.skipSpaces(match.end()), state.eMarks[start_line])
    state.listIndent = state.blkIndent
    state.blkIndent = state.sCount[start_line] + 2
    state.tShift[start_line] = content - state.bMarks[start_line]
    state.sCount[start_line] = state.blkIndent
    state.parentType = "point"
    state.md.block.tokenize(state, start_line, end_line)
    (
        state.tShift[start_line],
        state.sCount[start_line],
        state.blkIndent,
        state.listIndent,
        state.tight,
        state.parentType,
    ) = kept
    lines[1] = state.line
    state.push("point_close", "li", -1)
    return True


def _continues_sentence(state: StateBlock, line: int) -> bool:
    """Say whether "b) …" at the start of a line only goes on with the sentence above.

    It does within an open bracket, "(nêu tại điểm a,⏎b) của", and after the word "điểm".
    """
    if state.parentType != "paragraph":
        return False
    depth = 0
    for earlier in range(line - 1, max(-1, line - _LOOK_BACK), -1):
        if state.isEmpty(earlier):
            break
        text = line_text(state, earlier)
        if earlier == line - 1 and _POINT_NAMED.search(text):
            return True
        starts = _POINT.match(text)
        if starts:
            text = text[2:]
        depth += text.count("(") - text.count(")")
        if starts:
            break
    return depth > 0


def caption(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read a paragraph "Bảng: …", which ends a table or paragraph above it."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("Bảng", begin) or state.is_code_block(start_line):
        return False
    if not state.src.startswith(":", state.skipSpaces(begin + 4)):
        return False
    if silent:
        return True
    first = len(state.tokens)
    state.md.block.ruler.getRules("")[-1](state, start_line, end_line, False)
    state.tokens[first].meta["caption"] = True
    return True


def beside_table(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """End a pipe table at a line without any bar, which GFM would take for a row."""
    return (
        silent
        and state.parentType == "table"
        and "|" not in state.src[state.bMarks[start_line] : state.eMarks[start_line]]
    )


def pipe_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read a pipe table as GFM does, but keep the cells of a row longer than the header.

    A row of another length than the header has the number of its cells in `meta["cells"]`.
    """
    first = len(state.tokens)
    if not table(state, start_line, end_line, silent):
        return False
    if silent:
        return True
    tokens = state.tokens[first:]
    width = sum(token.type == "th_open" for token in tokens)
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.type != "tr_open" or token.map is None or token.map[0] <= start_line + 1:
            continue
        cells = _row_cells(line_text(state, token.map[0]))
        if len(cells) == width:
            continue
        token.meta["cells"] = len(cells)
        if len(cells) > width:
            close = index + 1 + 3 * width
            tokens[close:close] = _extra_cells(cells[width:], token)
    state.tokens[first:] = tokens
    return True


def _row_cells(text: str) -> list[str]:
    cells = escapedSplit(text.strip())
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return cells


def _extra_cells(cells: list[str], row: Token) -> list[Token]:
    tokens: list[Token] = []
    for cell in cells:
        content = Token(
            "inline", "", 0, map=row.map, level=row.level + 2, content=cell.strip(), children=[]
        )
        tokens += (
            Token("td_open", "td", 1, level=row.level + 1),
            content,
            Token("td_close", "td", -1, level=row.level + 1),
        )
    return tokens


def division(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read `::: name` or `::: {.class #id}` up to its `:::`; divisions nest."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", begin) or state.is_code_block(start_line):
        return False
    attributes = _division_opening(line_text(state, start_line))
    if attributes is None:
        return False
    if silent:
        return True

    close = _division_end(state, start_line, end_line)
    token = state.push("division_open", "div", 1)
    token.meta = {"attributes": attributes, "closed": close < end_line and close > 0}
    inner_end = abs(close)
    token.map = [start_line, inner_end]
    kept: tuple[Any, ...] = (state.parentType, state.lineMax)
    state.parentType = "container"
    # lazy continuation must not run past the end mark
    state.lineMax = inner_end
    state.md.block.tokenize(state, start_line + 1, inner_end)
    state.parentType, state.lineMax = kept
    state.line = inner_end + (1 if token.meta["closed"] else 0)
    state.push("division_close", "div", -1)
    return True


def _division_opening(text: str) -> Attributes | None:
    match = _DIVISION.match(text)
    if match is None or match[1] is match[2]:
        return None
    if match[1] is not None:
        return Attributes(classes=(match[1],))
    result = read_attributes(match[2], 0, eager=True)
    return result[0] if result is not None and result[1] == len(match[2]) else None


def _division_end(state: StateBlock, start_line: int, end_line: int) -> int:
    """Give the line of the end mark; minus the first line outside where there is none."""
    depth = 1
    line = start_line + 1
    while line < end_line:
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            break
        begin = state.bMarks[line] + state.tShift[line]
        if state.src.startswith(":::", begin) and not state.is_code_block(line):
            text = line_text(state, line)
            if _DIVISION_END.match(text):
                depth -= 1
            elif _division_opening(text) is not None:
                depth += 1
            if depth == 0:
                return line
        line += 1
    return -line


def formula(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read `$$ … $$` that begins a line and ends one, without a blank line inside."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("$$", begin) or state.is_code_block(start_line):
        return False
    line = start_line
    text = line_text(state, line)[2:].rstrip()
    while not text.endswith("$$"):
        if "$$" in text:
            return False
        line += 1
        if line >= end_line or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        text = line_text(state, line).rstrip()
    if silent:
        return True
    content = state.getLines(start_line, line + 1, state.blkIndent, False).strip()
    tex = content[2:-2].strip()
    if not tex or "$$" in tex:
        return False
    token = state.push("formula", "math", 0)
    token.content = tex
    token.map = [start_line, line + 1]
    state.line = line + 1
    return True
