"""Inline rules of our own for markdown-it: spans, images, references, formulas, scripts.

A rule has markdown-it's shape, `(state, silent) -> matched`; silent moves on without making
tokens. Attributes stand in `token.meta["attributes"]`.
"""

import re

from markdown_it.common.utils import unescapeAll
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from pipeline.intake.markdown.attributes import Attributes, read_attributes

_REFERENCE = re.compile(r"@((?:bang|hinh|muc)-+\w+(?:-+\w+)*)")
_ALMOST_REFERENCE = re.compile(r"@(?:b[aả]ng|h[iì]nh|m[uụ]c)[-\w]*", re.IGNORECASE)
_MATH = re.compile(
    r"\$\$((?:\\.|[^\\$])+)\$\$|\$(?![\s$])((?:\\.|[^\\$])+)(?<!\s)\$(?![\d$])", re.DOTALL
)
_SCRIPTS = {
    "^": re.compile(r"\^((?:\\[^\s]|[^\s^\\\[\]])+)\^"),
    "~": re.compile(r"~((?:\\[^\s]|[^\s~\\\[\]])+)~"),
}
_TITLE = re.compile(r"""\s+(?:"([^"]*)"|'([^']*)'|“([^”]*)”)\s*$""")
_RAW_MARK = re.compile(r"\{=[\w-]+\}")
_SPREAD = re.compile(r"[^\n()<>\\]+|\\.|[<>\\]")


class InlineParser(ParserInline):
    """markdown-it's inline parser that says when its cap on nesting was met."""

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Skip one token; past the cap `env["too_many_brackets"]` is set."""
        if state.level >= state.md.options.maxNesting:
            state.env["too_many_brackets"] = True
        super().skipToken(state)


def reference(state: StateInline, silent: bool) -> bool:
    """Read `@bang-…`, `@hinh-…`, `@muc-…`, not within a word or an e-mail address."""
    position = state.pos
    if state.src[position] != "@" or _within_word(state):
        return False
    match = _REFERENCE.match(state.src, position, state.posMax)
    if match is None:
        almost = _ALMOST_REFERENCE.match(state.src, position, state.posMax)
        if almost and not silent and "-" in almost[0]:
            state.env["found"].append(("almost", almost[0]))
        return False
    if not silent:
        state.push("reference", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _within_word(state: StateInline) -> bool:
    before = state.src[state.pos - 1] if state.pos else " "
    return before.isalnum() or before == "_"


def math(state: StateInline, silent: bool) -> bool:
    """Read `$…$`, closed without spaces inside; sums of money "$5 … $6", "5$" stay text."""
    position = state.pos
    if state.src[position] != "$" or (position and state.src[position - 1].isdigit()):
        return False
    match = _MATH.match(state.src, position, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("math", "", 0).content = (match[1] or match[2]).strip()
    state.pos = match.end()
    return True


def script(state: StateInline, silent: bool) -> bool:
    """Read `^raised^` and `~lowered~` text, without spaces inside."""
    pattern = _SCRIPTS.get(state.src[state.pos])
    if pattern is None:
        return False
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        name = "sup" if state.src[state.pos] == "^" else "sub"
        _enclosed(state, name, match.start(1), match.end(1), None)
    state.pos = match.end()
    return True


def span(state: StateInline, silent: bool) -> bool:
    """Read `[text]{attributes}`."""
    start = state.pos
    if state.src[start] != "[" or state.src.find("]{", start, state.posMax) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or end + 1 >= state.posMax:
        return False
    result = read_attributes(state.src, end + 1)
    if result is None and state.src.startswith("{}", end + 1):
        result = Attributes(), end + 3
    if result is None or result[1] > state.posMax:
        return False
    if not silent:
        _enclosed(state, "span", start + 1, end, result[0])
    state.pos = result[1]
    return True


def _enclosed(
    state: StateInline, name: str, start: int, end: int, attributes: Attributes | None
) -> None:
    """Push the tokens of what stands between `start` and `end`, within an open and a close."""
    maximum = state.posMax
    token = state.push(f"{name}_open", "", 1)
    if attributes is not None:
        token.meta["attributes"] = attributes
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push(f"{name}_close", "", -1)
    state.posMax = maximum


def image(state: StateInline, silent: bool) -> bool:
    """Read `![caption](path){attributes}`; the path may hold spaces and any letter.

    The token has the path as written in `meta["path"]`, a title in `meta["title"]`.
    """
    start = state.pos
    if state.src[start] != "!" or not state.src.startswith("[", start + 1):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1, False)
    if end < 0 or not state.src.startswith("(", end + 1):
        return False
    target = _destination(state.src, end + 2, state.posMax)
    if target is None:
        return False
    path, title, after = target
    result = read_attributes(state.src, after, eager=True) if after < state.posMax else None
    attributes, stop = result or (Attributes(), after)
    if stop > state.posMax:
        attributes, stop = Attributes(), after
    if not silent:
        children: list[object] = []
        caption = state.src[start + 2 : end]
        state.md.inline.parse(caption, state.md, state.env, children)  # type: ignore[arg-type]
        token = state.push("image", "img", 0)
        token.children = children  # type: ignore[assignment]
        token.content = caption
        token.meta = {"attributes": attributes, "path": path, "title": title}
    state.pos = stop
    return True


def _destination(text: str, start: int, limit: int) -> tuple[str, str, int] | None:
    """Give path, title and the position after the `)`; None where the bracket never closes."""
    while start < limit and text[start] in " \t\n":
        start += 1
    if text.startswith("<", start):
        close = text.find(">", start, limit)
        newline = text.find("\n", start, limit)
        if close > 0 and (newline < 0 or close < newline):
            end = text.find(")", close, limit)
            rest = text[close + 1 : end] if end > 0 else "?"
            title = _TITLE.match(f" {rest}")
            if not rest.strip() or title:
                return unescapeAll(text[start + 1 : close]), _title(title), end + 1
    depth = 0
    position = start
    while position < limit:
        character = text[position]
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                break
        match = None if character in "()" else _SPREAD.match(text, position, limit)
        if match is None and character not in "()":
            return None
        position = match.end() if match else position + 1
    else:
        return None
    written = text[start:position]
    title = _TITLE.search(written)
    path = written[: title.start()] if title else written
    return unescapeAll(path.strip()), _title(title), position + 1


def _title(match: re.Match[str] | None) -> str:
    return next((part for part in match.groups() if part), "") if match else ""


def braces(state: StateInline, silent: bool) -> bool:
    """Notice `{#id}`, `{.class}` where no attributes belong; they stay text.

    A raw mark right after code, `{=openxml}`, is taken away: the code stays.
    """
    position = state.pos
    if state.src[position] != "{":
        return False
    raw = _RAW_MARK.match(state.src, position, state.posMax)
    if raw and position and state.src[position - 1] == "`":
        state.pos = raw.end()
        if not silent:
            state.env["found"].append(("raw", raw[0]))
        return True
    if not silent:
        result = read_attributes(state.src, position)
        if result is not None and result[1] <= state.posMax:
            state.env["found"].append(("stray", state.src[position : result[1]]))
    return False
