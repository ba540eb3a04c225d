"""Attributes `{#id .class key=value key="two words" bareword}` after a piece of Markdown.

The form follows pandoc's `attributes`, with two additions an author needs: bare words, and
any letter in unquoted values. Braces that are no attributes stay text: Jinja's `{{ x }}`,
`{% y %}`, `{# c #}`, and honest braces as in "{a, b}".
"""

import re

from pipeline.limits import MAX_ATTRIBUTES
from pipeline.model.document import SUMMARISED
from pipeline.model.fixed import Fixed

_JINJA = re.compile(r"\{(?:\{|%|#(?=\s)|#[^{}\n]*#\})")
_SPACE = re.compile(r"\s+")
_ID = re.compile(r"""#([^\s{}"'=,#“”]+)""")
_CLASS = re.compile(r"""\.([^\s{}"'=,.#“”]+)""")
_PAIR = re.compile(
    r"""([^\s{}"'=,#.“”][^\s{}"'=,“”]*)="""
    # no braces within quotes, so that a quote left open takes no words of the text
    r"""(?:"((?:[^"\\{}]|\\[^\n{}])*)"|“([^”{}]*)”|'([^'{}]*)'|([^\s{}"'“”]+))(?=[\s}]|$)"""
)
_WORD = re.compile(r"""([^\s{}"'=,#.“”]+)(?=[\s}])""")
_JUNK = re.compile(r"[^\s{}]+|\{")
_LIKELY = re.compile(r"""\{\s*(?:[#.][^\W\d_]|[^\W\d_][\w-]*=[^\s=])""")
_END_MARKS = ".,;:"


class Attributes(Fixed):
    """What stood in the braces.

    `pairs` keeps the order as written, a bare word as (word, ""). `faults` are the pieces
    that are no attribute, as written; a closing brace that is missing is the fault "{".
    """

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Give the bare words."""
        return tuple(key for key, value in self.pairs if not value)

    def get(self, key: str, default: str = "") -> str:
        """Give the value of a key, the last where it is written twice."""
        return dict(self.pairs).get(key, default)


NO_ATTRIBUTES = Attributes()


def table_options(attributes: Attributes) -> tuple[tuple[str, str], ...]:
    """Give what an author says of a table: the pairs, and whether its summary has it too."""
    marked = ((SUMMARISED, ""),) if SUMMARISED in attributes.classes else ()
    return attributes.pairs + marked


def read_attributes(text: str, start: int, *, eager: bool = False) -> tuple[Attributes, int] | None:
    """Give the attributes that open at `text[start] == "{"`, and the position after them.

    None when the braces are text. `eager` takes whatever stands between braces as meant for
    attributes (after an image, where no text in braces belongs); otherwise they must begin
    like attributes. What cannot be read is in `faults`; where the closing brace is missing,
    only the pieces that look like attributes are taken, so that no word of the text is lost.
    """
    if not text.startswith("{", start) or _JINJA.match(text, start):
        return None
    if not eager and not _LIKELY.match(text, start):
        return _known_words(text, start)
    found = _Pieces()
    end = found.read(text, start + 1, min(len(text), start + MAX_ATTRIBUTES))
    if end is None:
        return _unclosed(text, start)
    return found.attributes(), end


def split_trailing(text: str) -> tuple[str, Attributes]:
    """Give the text without the attributes at its end, and these.

    A full stop or comma after the closing brace stays with the text. Where the text ends
    without attributes it comes back as it is.
    """
    plain = text.rstrip()
    mark = plain[-1:] if plain[-2:-1] == "}" and plain[-1:] in _END_MARKS else ""
    body = plain[: len(plain) - len(mark)]
    start = body.rfind("{")
    while start >= 0 and len(body) - start < MAX_ATTRIBUTES:
        escaped = start > 0 and body[start - 1] == "\\"
        result = None if escaped else read_attributes(body, start)
        if result is not None and (result[1] == len(body) or "{" in result[0].faults):
            attributes, end = result
            return (body[:start].rstrip() + _joined(body[end:]) + mark), attributes
        start = body.rfind("{", 0, start)
    return text, NO_ATTRIBUTES


# Bare words that mean something by themselves, so that `{landscape}` alone is no honest text.
BARE_WORDS = ("landscape",)


def _known_words(text: str, start: int) -> tuple[Attributes, int] | None:
    end = text.find("}", start, start + 80)
    words = text[start + 1 : end].split() if end > 0 else []
    if words and all(word in BARE_WORDS for word in words):
        return Attributes(pairs=tuple((word, "") for word in words)), end + 1
    if text.startswith("{#}", start):
        return Attributes(faults=("#",)), start + 3
    return None


def _joined(rest: str) -> str:
    rest = rest.strip()
    return f" {rest}" if rest else ""


def _unclosed(text: str, start: int) -> tuple[Attributes, int] | None:
    """Take the pieces that are attributes beyond doubt after a brace that never closes."""
    found = _Pieces()
    position = start + 1
    limit = min(len(text), start + MAX_ATTRIBUTES)
    while True:
        space = _SPACE.match(text, position, limit)
        after = space.end() if space else position
        end = found.sure_piece(text, after, limit)
        if end is None:
            break
        position = end
    if position == start + 1:
        return None
    found.faults.append("{")
    return found.attributes(), position


class _Pieces:
    """The pieces met so far, one pass from the left."""

    __slots__ = ("classes", "faults", "ids", "pairs")

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.classes: list[str] = []
        self.pairs: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def read(self, text: str, position: int, limit: int) -> int | None:
        """Read up to the closing brace; None where there is none before `limit`."""
        while position < limit:
            character = text[position]
            if character == "}":
                return position + 1
            if character.isspace():
                position += 1
                continue
            end = self.sure_piece(text, position, limit)
            if end is None:
                end = self.doubtful_piece(text, position, limit)
            if end is None:
                return None
            position = end
        return None

    def sure_piece(self, text: str, position: int, limit: int) -> int | None:
        """Take an id, a class or a pair at the position; None where none stands there."""
        if match := _ID.match(text, position, limit):
            self.ids.append(match[1])
        elif match := _CLASS.match(text, position, limit):
            self.classes.append(match[1])
        elif match := _PAIR.match(text, position, limit):
            self.pairs.append((match[1], _value(match)))
        else:
            return None
        return match.end()

    def doubtful_piece(self, text: str, position: int, limit: int) -> int | None:
        """Take a bare word, or what can only be a fault."""
        if match := _WORD.match(text, position, limit):
            self.pairs.append((match[1], ""))
            return match.end()
        match = _JUNK.match(text, position, limit)
        if match is None or match[0] == "{":
            return None
        self.faults.append(match[0])
        return match.end()

    def attributes(self) -> Attributes:
        """Give what was met; a second id is a fault."""
        return Attributes(
            self.ids[0] if self.ids else "",
            tuple(self.classes),
            tuple(self.pairs),
            (*self.faults, *(f"#{name}" for name in self.ids[1:])),
        )


def _value(match: re.Match[str]) -> str:
    quoted, curly, single, plain = match[2], match[3], match[4], match[5]
    if quoted is not None:
        value = re.sub(r"\\(.)", r"\1", quoted)
    else:
        value = next(part for part in (curly, single, plain) if part is not None)
    return _SPACE.sub(" ", value).strip()
