"""What changed in an item since the draft before: a list beneath its sheet, whose entries the
script sets beside their blocks, in one line or in two columns. Without it the list stands there."""

from collections.abc import Sequence
from typing import Final

from pipeline.model.site import SiteEdit
from pipeline.render.changelog.page import marked
from pipeline.render.changelog.pieces import pieces_between, shortened
from pipeline.render.html.listing import OF_COMMENTS
from pipeline.render.html.writing import escape, fragment, marker
from pipeline.render.site.log_page import NAME as LOG

SCRIPT: Final = "thay-doi.js"
_AROUND: Final = 300
_LONGEST: Final = 3_000
_VIEWS: Final = (("", "Không hiện"), ("lien-dong", "Liền dòng"), ("hai-cot", "Hai cột"))


def views(edits: Sequence[SiteEdit]) -> str:
    """Give the choice of how changes are shown; "" where there are none."""
    if not edits:
        return ""
    choices = "".join(
        f'<label><input type="radio" name="xem" value="{value}"{"" if value else " checked"}>'
        f"{words}</label>"
        for value, words in _VIEWS
    )
    return (
        '<form class="views" hidden><fieldset><legend>Thay đổi từ dự thảo trước '
        f"({len(edits)})</legend>{choices}</fieldset></form>\n"
    )


def edits_of(edits: Sequence[SiteEdit]) -> str:
    """Give the changes of one item as a list; "" where there are none."""
    if not edits:
        return ""
    shown = "".join(map(_edit, edits))
    return (
        f'<details class="edits">\n<summary>Thay đổi từ dự thảo trước ({len(edits)})</summary>\n'
        f"{shown}</details>\n"
    )


def _edit(edit: SiteEdit) -> str:
    place = f'<a href="../{LOG}{escape(fragment(marker(edit.id)))}">{escape(edit.place)}</a>'
    why = f'<p class="m" {OF_COMMENTS}>{escape(edit.why)}</p>' if edit.why else ""
    return (
        f'<div class="edit" data-at="{escape(edit.at)}" data-kind="{escape(edit.kind)}">\n'
        f'<p class="m"><b>{escape(edit.told)}</b> · {place}</p>{_words(edit)}{why}</div>\n'
    )


def _words(edit: SiteEdit) -> str:
    if edit.cells:
        numbers = any(changed for *_, changed in edit.cells)
        rows = "".join(_row(cell, numbers=numbers) for cell in edit.cells)
        return f'<div class="frame" tabindex="0"><table><tbody>{rows}</tbody></table></div>\n'
    pieces = shortened(pieces_between(edit.old, edit.new), around=_AROUND, longest=_LONGEST)
    words = f'<p class="w">{marked(pieces)}</p>'
    return f'<div class="v">{words}</div>\n'


def _row(cell: tuple[str, str, str, str, str], *, numbers: bool) -> str:
    """Give a row for a cell; by how much it changed where the table has `numbers`."""
    row, column, old, new, changed = cell
    words = marked(pieces_between(old, new))
    last = f'<td class="right">{escape(changed)}</td>' if numbers else ""
    heading = f'<th scope="row">{escape(row)}</th>'
    return f"<tr>{heading}<td>{escape(column)}</td><td>{words}</td>{last}</tr>"
