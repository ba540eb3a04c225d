"""From the change log to the report: one agency's changes marked there, all others accepted.

For each agency a line with the pages that have changes of it; the script that filters shows the
line of the agency that is chosen.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from pipeline.model.site import SiteEdit
from pipeline.render.html.unbroken_words import unbroken_words
from pipeline.render.html.writing import escape

# "Phần II. HIỆN TRẠNG (1/2)"
_TITLE: Final = re.compile(r"([^.(]+?)(?:\. .*?)?(?: \((\d+)/\d+\))?")
_BEFORE: Final = '<div class="desk">\n'


def with_whose_changes(
    page: str,
    edits: Iterable[SiteEdit],
    leaves: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
) -> str:
    """Give the change log's page with those lines.

    Args:
        page: The page.
        edits: The changes.
        leaves: Name and title of the page on which each item stands.
        names: Of agencies, by id.
    """
    counted = Counter(
        (edit.agency, leaves[edit.item]) for edit in edits if edit.agency and edit.item in leaves
    )
    agencies = dict.fromkeys(agency for agency, _ in counted)
    lines = "".join(
        _line(
            one, names.get(one, one), {leaf: n for (own, leaf), n in counted.items() if own == one}
        )
        for one in agencies
    )
    shown = f'<div class="whose">\n{unbroken_words(lines)}</div>\n' if lines else ""
    return page.replace(_BEFORE, shown + _BEFORE, 1)


def _line(agency: str, name: str, pages: Mapping[tuple[str, str], int]) -> str:
    ways = " · ".join(
        f'<a href="{escape(leaf)}?xem=lien-dong&amp;a={escape(agency)}">'
        f"{escape(_short(title))} ({count})</a>"
        for (leaf, title), count in pages.items()
    )
    return (
        f'<p data-whose="{escape(agency)}" hidden>Xem trong báo cáo, chỉ đánh dấu thay đổi của '
        f"{escape(name)}, thay đổi của nơi khác hiện như đã chấp nhận: {ways}</p>\n"
    )


def _short(title: str) -> str:
    """Give what a page of the report is called in a line of several, "Phần II, trang 1"."""
    found = _TITLE.fullmatch(title)
    if found is None:
        return title
    return f"{found[1]}, trang {found[2]}" if found[2] else found[1]
