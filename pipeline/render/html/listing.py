"""A list that is filtered: choices above it, entries that carry what they are chosen by."""

from collections.abc import Mapping
from typing import Final

from pipeline.render.html.writing import escape

OF_COMMENTS: Final = "data-yk"
"""The attribute of every element that tells of comments: who may not see others' is given the
page without these elements."""
UNANSWERED: Final = "hidden data-cho-yk"
"""The attributes of what is shown in the place of these elements."""
COMMENT_KEYS: Final = ("g", "v", "y")
"""What a change is chosen by that tells of comments: its ground, verdicts, codes."""


def choice(name: str, title: str, values: Mapping[str, str], *, of_comments: bool = False) -> str:
    """Give a choice among values, all of them at first; marked where it tells of comments."""
    options = "".join(
        f'<option value="{escape(value)}">{escape(words)}</option>'
        for value, words in values.items()
    )
    mark = f" {OF_COMMENTS}" if of_comments else ""
    return (
        f'<label{mark}>{escape(title)}<select name="{name}"><option value="">Tất cả</option>'
        f"{options}</select></label>\n"
    )


def filters(lists: str, *, things: str, label: str, more: str = "") -> str:
    """Give the bar above a list; it is hidden until the script that filters has run.

    `things` is what is counted, "ý kiến"; `more` stands before the buttons.
    """
    return (
        f'<form class="filters" hidden aria-label="{escape(label)}">\n<div class="bar">\n'
        '<label>Tìm chữ<input type="search" name="q" autocomplete="off"></label>\n'
        f"{lists}{more}"
        '<button type="button" data-step="-1" title="Phím k">Trước</button>\n'
        '<button type="button" data-step="1" title="Phím j">Sau</button>\n'
        '<button type="reset">Bỏ lọc</button>\n'
        f'<output aria-live="polite" data-things="{escape(things)}"></output>\n</div>\n</form>\n'
    )


def nothing(things: str) -> str:
    """Give what a reader is told where nothing fits."""
    return (
        f'<p class="none" hidden>Không có {escape(things)} nào khớp với bộ lọc. Hãy bỏ bớt điều '
        "kiện, hoặc bấm “Bỏ lọc”.</p>\n"
    )


def data(values: Mapping[str, str]) -> str:
    """Give what an entry is chosen by, as attributes."""
    return "".join(f' data-{key}="{escape(value)}"' for key, value in values.items())
