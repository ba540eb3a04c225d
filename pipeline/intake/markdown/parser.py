"""The one markdown-it parser of the pipeline: CommonMark, tables, notes and our own rules.

Raw HTML is off, so that it stays text. Only blocks are read at once; the inlines of a block
are read when the block is built, so that what is found in them has a line.
"""

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

from pipeline.intake.markdown import block_rules as blocks
from pipeline.intake.markdown import inline_rules as inlines
from pipeline.intake.markdown.size import Counted, check_size
from pipeline.limits import DEFAULT, Limits

# What can begin anything but plain text; a line without it needs no inline rules.
MARKUP = re.compile(r"[\n!$&*<@\[\\\]^_`{~]")
_INTERRUPTS = ["paragraph", "reference", "blockquote"]


class Markdown(MarkdownIt):
    """markdown-it with our parsers; links are taken as written and judged by the reader.

    `depth` is how deep lists may nest; markdown-it counts two levels a list, one a quotation.
    """

    def __init__(self, depth: int) -> None:
        super().__init__("commonmark")
        self.block = blocks.BlockParser()
        self.inline = inlines.InlineParser()
        self.configure(
            "commonmark",
            options_update={
                "html": False,
                "maxNesting": 2 * depth,
                "store_labels": True,
                "inline_definitions": True,
            },
        )

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Accept every address; the reader names those it does not follow."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Give the address as written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Give the shown address as written."""
        return link


@cache
def markdown(depth: int) -> Markdown:
    """Give the parser for a depth, made once; parsing leaves nothing behind in it."""
    parser = Markdown(depth)
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])
    _add_block_rules(parser)
    _add_inline_rules(parser)
    parser.inline.terminator_re = MARKUP
    return parser


def parse_blocks(text: str, env: dict[str, Any], limits: Limits = DEFAULT) -> list[Token]:
    """Give the block tokens of a text; "inline" tokens are left for `parse_inlines`.

    Raises `TooMuchError` where there are more than the limits allow.
    """
    check_size(text, limits)
    parser = markdown(limits.depth)
    tokens = Counted(limits)
    parser.block.parse(text, parser, env, tokens)
    return tokens


def parse_inlines(content: str, env: dict[str, Any], depth: int = DEFAULT.depth) -> list[Token]:
    """Give the inline tokens of one block's content; `env` is that of its `parse_blocks`."""
    parser = markdown(depth)
    return parser.inline.parse(content, parser, env, [])


def _add_block_rules(parser: Markdown) -> None:
    rules = parser.block.ruler
    rules.at("table", blocks.pipe_table, {"alt": ["paragraph", "reference"]})
    rules.before("fence", "division", blocks.division, {"alt": [*_INTERRUPTS, "list"]})
    rules.before("fence", "formula", blocks.formula)
    rules.after("list", "point", blocks.point, {"alt": _INTERRUPTS})
    rules.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    rules.before("lheading", "caption", blocks.caption, {"alt": _INTERRUPTS})
    rules.before("lheading", "beside_table", blocks.beside_table, {"alt": ["blockquote"]})
    deflist_plugin(parser)


def _add_inline_rules(parser: Markdown) -> None:
    rules = parser.inline.ruler
    rules.before("escape", "math", inlines.math)
    rules.before("link", "footnote_inline", footnote_inline)
    rules.before("link", "footnote_ref", footnote_ref)
    rules.before("link", "span", inlines.span)
    rules.before("image", "placed_image", inlines.image)
    rules.after("emphasis", "script", inlines.script)
    rules.before("autolink", "reference_mark", inlines.reference)
    rules.before("autolink", "braces", inlines.braces)
