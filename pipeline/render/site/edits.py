"""What changed in an item since the draft before: entries that a script sets beside their blocks,
in one line or in two columns, of all agencies or of one.

An agency's page has them as a list beneath each sheet, which stands there without the script; a
page of the report, which many read and few ask for changes, loads them from a file beside it.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.model.site import SiteEdit
from pipeline.render.changelog.page import marked
from pipeline.render.changelog.pieces import pieces_between, shortened
from pipeline.render.html.listing import OF_COMMENTS
from pipeline.render.html.unbroken_words import unbroken_words
from pipeline.render.html.writing import escape, fragment, marker
from pipeline.render.site.log_page import NAME as LOG

SCRIPT: Final = "thay-doi.js"
_AROUND: Final = 300
_LONGEST: Final = 3_000
_VIEWS: Final = (("", "Không hiện"), ("lien-dong", "Liền dòng"), ("hai-cot", "Hai cột"))


def views(edits: Sequence[SiteEdit], names: Mapping[str, str], *, script: str = "") -> str:
    """Give the choice of how changes are shown, and whose; "" where there are none.

    Args:
        edits: Those of the page.
        names: Of agencies, by id.
        script: Name of the file that has the changes; "" where the page has them itself.
    """
    if not edits:
        return ""
    choices = "".join(
        f'<label><input type="radio" name="xem" value="{value}"{"" if value else " checked"}>'
        f"{words}</label>"
        for value, words in _VIEWS
    )
    source = f' data-from="{escape(script)}"' if script else ""
    return (
        f'<form class="views" hidden{source}><fieldset><legend>Thay đổi từ dự thảo trước '
        f"({len(edits)})</legend>{choices}{_agencies(edits, names)}"
        '<span class="steps"><button type="button" data-step="-1" title="Phím k">Trước</button>'
        '<button type="button" data-step="1" title="Phím j">Sau</button></span>'
        '<output aria-live="polite"></output></fieldset></form>\n'
    )


def _agencies(edits: Sequence[SiteEdit], names: Mapping[str, str]) -> str:
    """Give the choice of an agency; "" where all changes are of one."""
    counted = Counter(edit.agency for edit in edits if edit.agency)
    if len(counted) < 2:
        return ""
    named = sorted((names.get(agency, agency), agency) for agency in counted)
    options = "".join(
        f'<option value="{escape(agency)}" data-ten="{escape(name)}">'
        f"{escape(name)} ({counted[agency]})</option>"
        for name, agency in named
    )
    return (
        '<label class="whose">Đánh dấu thay đổi của <select name="a">'
        f'<option value="">mọi cơ quan ({len(edits)})</option>{options}</select></label>'
    )


def edits_of(edits: Sequence[SiteEdit]) -> str:
    """Give the changes of one item as a list on an agency's page; "" where there are none."""
    if not edits:
        return ""
    return _list([_edit(edit, "../", _why(edit), cut=True) for edit in edits])


def edits_script(edits: Sequence[SiteEdit], names: Mapping[str, str]) -> bytes:
    """Give the file from which a page of the report has its changes, whole, by item.

    Everybody who reads the draft may read it: it tells neither comments nor reasons, which speak
    of comments; the change log has them.
    """
    by_item: dict[str, list[SiteEdit]] = {}
    for edit in edits:
        by_item.setdefault(edit.item, []).append(edit)
    written = {
        item: unbroken_words(
            _list([_edit(edit, "", _whose(edit, names), cut=False) for edit in own])
        )
        for item, own in by_item.items()
    }
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"sua({text});\n".encode()


def _why(edit: SiteEdit) -> str:
    return f'<p class="m" {OF_COMMENTS}>{escape(edit.why)}</p>' if edit.why else ""


def _whose(edit: SiteEdit, names: Mapping[str, str]) -> str:
    name = names.get(edit.agency, edit.agency)
    return f'<p class="m">{escape(name)}</p>' if name else ""


def _list(entries: Sequence[str]) -> str:
    return (
        '<details class="edits">\n<summary>Thay đổi từ dự thảo trước '
        f"({len(entries)})</summary>\n{''.join(entries)}</details>\n"
    )


def _edit(edit: SiteEdit, up: str, more: str, *, cut: bool) -> str:
    place = f'<a href="{up}{LOG}{escape(fragment(marker(edit.id)))}">{escape(edit.place)}</a>'
    words = _words(edit, cut=cut)
    return (
        f'<div class="edit" tabindex="-1" data-at="{escape(edit.at)}" '
        f'data-kind="{escape(edit.kind)}" data-a="{escape(edit.agency)}">\n'
        f'<p class="m"><b>{escape(edit.told)}</b> · {place}</p>{words}{more}</div>\n'
    )


def _words(edit: SiteEdit, *, cut: bool) -> str:
    if edit.cells:
        numbers = any(changed for *_, changed in edit.cells)
        rows = "".join(_row(cell, numbers=numbers) for cell in edit.cells)
        return f'<div class="frame" tabindex="0"><table><tbody>{rows}</tbody></table></div>\n'
    pieces = pieces_between(edit.old, edit.new)
    if cut:
        pieces = shortened(pieces, around=_AROUND, longest=_LONGEST)
    words = f'<p class="w">{marked(pieces)}</p>'
    return f'<div class="v">{words}</div>\n'


def _row(cell: tuple[str, str, str, str, str], *, numbers: bool) -> str:
    """Give a row for a cell; by how much it changed where the table has `numbers`."""
    row, column, old, new, changed = cell
    words = marked(pieces_between(old, new))
    last = f'<td class="right">{escape(changed)}</td>' if numbers else ""
    heading = f'<th scope="row">{escape(row)}</th>'
    return f"<tr>{heading}<td>{escape(column)}</td><td>{words}</td>{last}</tr>"
