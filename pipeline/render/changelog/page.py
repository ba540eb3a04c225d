"""The change log as one page for a browser: read from disk, filtered there, printed from there.

An entry that tells several changes has them beneath it, folded. Every change stands in the page
as text, so that it is read, searched and printed without the script; the script filters, and
sets old and new side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.model.change import (
    THING_WORDS,
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    TableChange,
    Tracked,
)
from pipeline.model.entry import EntryKind
from pipeline.model.verdict import VERDICT_WORDS, Ground
from pipeline.render.changelog.entries import Log, ShownChange, ShownEntry, by_part
from pipeline.render.changelog.names import (
    BY_HALVES,
    CLASS_WORDS,
    ENTRY_WORDS,
    GROUND_WORDS,
    KIND_WORDS,
    TRACKED_WORDS,
    about_words,
    both_places,
    difference,
)
from pipeline.render.changelog.pieces import (
    Lot,
    Piece,
    Pieces,
    pieces_between,
    shortened,
)
from pipeline.render.changelog.strip import strip
from pipeline.render.changelog.sums import part_title, sums
from pipeline.render.changelog.word import grounds_words, summary_words
from pipeline.render.html.assets import asset, css_string
from pipeline.render.html.document import whole_page
from pipeline.render.html.listing import (
    COMMENT_KEYS,
    OF_COMMENTS,
    UNANSWERED,
    choice,
    data,
    nothing,
)
from pipeline.render.html.writing import escape, fragment, marker

_AROUND: Final = 240
_LONGEST: Final = 2400
_SHORT: Final = 240
_MOST_CELLS: Final = 40
_CONTENT: Final = marker("noi-dung")
_TAGS: Final = {Lot.KEPT: "", Lot.GONE: "del", Lot.NEW: "ins", Lot.RESTYLED: "u"}


def changelog_page(log: Log) -> str:
    """Give the page of a change log; the same log gives the same page."""
    title = f"Nhật ký thay đổi: {log.new.round_name} so với {log.old.round_name}"
    body = (
        f'<a class="skip" href="{fragment(_CONTENT)}">Đến các thay đổi</a>\n'
        f"{_header(log)}{strip(log.summary.items)}{sums(log)}{_filters(log)}"
        f'<div class="desk">\n{_outline(log)}'
        f'<main id="{_CONTENT}" data-seen="{escape(_seen_as(log))}">\n'
        f"{_legend()}{nothing('thay đổi')}"
        f"{_changes(log)}{_formal(log)}</main>\n"
        "</div>\n"
    )
    style = asset("theme.css", "changelog.css") + _print_heads(title)
    return whole_page(title, body, style=style, script=asset("listing.js"))


def changes_html(log: Log) -> str:
    """Give the changes alone, for a page that asks nobody for their reasons."""
    return "".join(_article(entry, labelled=False) for entry in log.entries)


def _seen_as(log: Log) -> str:
    """Give the name under which a browser keeps what a reader has ticked as seen."""
    return f"da-xem: {log.new.title}, {log.old.round_number}-{log.new.round_number}"


def _print_heads(title: str) -> str:
    """Give what stands above and below each printed page (CSS Paged Media 3, 5)."""
    return (
        "@page { margin: 18mm 15mm; "
        f"@top-center {{ content: {css_string(title)}; font: 8pt sans-serif; }} "
        '@bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }\n'
    )


def _header(log: Log) -> str:
    drafts = " so với ".join(
        f"{escape(flow.round_name)} (ngày {flow.day.strftime('%d/%m/%Y')})"
        for flow in (log.new, log.old)
    )
    return (
        f'<header class="about">\n<p class="quiet">{escape(log.new.title)}</p>\n'
        "<h1>Nhật ký thay đổi</h1>\n"
        f"<p>{drafts}</p>\n<p>{_summary(log)}</p>\n</header>\n"
    )


def _summary(log: Log) -> str:
    """Give the comparison in words, those on its grounds marked."""
    grounds = grounds_words(log)
    before, _, after = summary_words(log).partition(grounds)
    return f"{escape(before)}{_told_of_comments(grounds)}{escape(after)}"


def _told_of_comments(words: str) -> str:
    return f"<span {OF_COMMENTS}>{escape(words)}</span>"


def _filters(log: Log) -> str:
    agencies = {shown.entry.agency: shown.agency for shown in log.entries}
    items = {shown.entry.item or "-": shown.item for shown in log.entries}
    named = dict(sorted(agencies.items(), key=lambda agency: agency[1]))
    kinds = {kind.value: words for kind, words in ENTRY_WORDS.items()}
    classes = {kind.value: words for kind, words in CLASS_WORDS.items()}
    grounds = {ground.value: words for ground, words in GROUND_WORDS.items()}
    tracked = {how.value: words for how, words in TRACKED_WORDS.items()}
    parts = {shown.part: shown.part for shown in log.entries}
    choices = (
        *(("a", "Cơ quan", {key or "-": name for key, name in named.items()}), ("i", "Mục", items)),
        ("p", "Phần, phụ lục", parts),
        *(("k", "Loại", kinds), ("c", "Lớp", classes)),
        *(("g", "Căn cứ", grounds), ("t", "Trong bản so sánh", tracked)),
        ("v", "Kết quả kiểm chứng ý kiến", _verdicts(log)),
        ("y", "Ý kiến", _codes(log)),
        ("x", "Đã xem", {"chua": "Chưa xem", "roi": "Đã xem"}),
    )
    lists = "".join(choice(*each, of_comments=each[0] in COMMENT_KEYS) for each in choices)
    return (
        '<form hidden aria-label="Lọc các thay đổi">\n<div class="bar">\n'
        '<label>Tìm chữ<input type="search" name="q" autocomplete="off"></label>\n'
        f"{lists}"
        f"{_hidden_choice()}"
        "<fieldset><legend>Cách xem</legend>"
        '<label><input type="radio" name="view" value="inline" checked>Liền dòng</label>'
        '<label><input type="radio" name="view" value="side">Hai cột</label></fieldset>\n'
        '<button type="button" data-step="-1" title="Phím k">Trước</button>\n'
        '<button type="button" data-step="1" title="Phím j">Sau</button>\n'
        '<button type="reset">Bỏ lọc</button>\n<output aria-live="polite"></output>\n'
        "</div>\n</form>\n"
    )


def _verdicts(log: Log) -> dict[str, str]:
    found = {verdict for shown in log.entries for verdict in shown.verdicts}
    return {one.value: words for one, words in VERDICT_WORDS.items() if one in found}


def _codes(log: Log) -> dict[str, str]:
    codes = {code for shown in log.entries for code in shown.comments}
    return {code: code for code in sorted(codes)}


def _hidden_choice() -> str:
    """Give what a sum above filters by: as what kind of change an entry counts there."""
    options = "".join(f'<option value="{kind.value}"></option>' for kind in ChangeKind)
    return f'<select name="d" hidden><option value="">Tất cả</option>{options}</select>\n'


def _legend() -> str:
    # whoever may not see comments is not given that file either
    whole = f"<span {OF_COMMENTS}>; toàn văn ở nhat-ky-thay-doi.xlsx</span>"
    whole += f"<span {UNANSWERED}>; ý kiến, lý do hiện khi dự thảo được phát hành</span>"
    return (
        '<p class="legend"><del>Chữ bị xóa</del> · <ins>chữ được thêm</ins> · dấu … thay cho phần '
        f"được rút gọn{whole}.</p>\n"
    )


def _parts(log: Log) -> Iterator[tuple[str, str, tuple[ShownEntry, ...]]]:
    """Give the parts that changed: id in the page, title, entries."""
    shown = [entry for entry in log.entries if entry.entry.class_ is not ChangeClass.FORM]
    for number, (part, entries) in enumerate(by_part(shown, log.parts).items(), 1):
        yield marker("phan", number), part_title(part, log), entries


def _by_item(
    part: str, entries: Iterable[ShownEntry]
) -> Iterator[tuple[str, str, list[ShownEntry]]]:
    """Give the items of a part that changed: id in the page, title, entries."""
    held: dict[str, list[ShownEntry]] = {}
    for entry in entries:
        held.setdefault(entry.item, []).append(entry)
    for number, (item, found) in enumerate(held.items(), 1):
        yield f"{part}-{number}", item, found


def _outline(log: Log) -> str:
    """Give parts and items that changed, each with how many changes of it are shown."""
    lines = "".join(
        f"<li>{_way(name, title, len(entries))}\n<ol>"
        + "".join(
            f"<li>{_way(own, item, len(found))}</li>\n"
            for own, item, found in _by_item(name, entries)
        )
        + "</ol></li>\n"
        for name, title, entries in _parts(log)
    )
    if not lines:
        return ""
    return f'<nav class="outline" aria-label="Nơi có thay đổi">\n<ol>{lines}</ol>\n</nav>\n'


def _way(name: str, title: str, count: int) -> str:
    return (
        f'<a href="{escape(fragment(name))}"><span>{escape(title)}</span> '
        f'<span class="count">{count}</span></a>'
    )


def _changes(log: Log) -> str:
    return (
        "".join(
            f'<section id="{escape(name)}">\n<h2>{escape(title)}</h2>\n'
            f"{_items(name, entries)}</section>\n"
            for name, title, entries in _parts(log)
        )
        or "<p>Không có thay đổi nào về nội dung hoặc định dạng.</p>\n"
    )


def _items(part: str, entries: Iterable[ShownEntry]) -> str:
    return "".join(
        f'<section id="{escape(name)}">\n<h3>{escape(item)}</h3>\n'
        f"{''.join(map(_article, found))}</section>\n"
        for name, item, found in _by_item(part, entries)
    )


def _formal(log: Log) -> str:
    if not log.formal:
        return ""
    count = sum(len(entry.changes) for entry in log.formal)
    return (
        f"<section>\n<details>\n<summary>Khác biệt hình thức ({count})</summary>\n"
        f"{_items(marker('hinh-thuc'), log.formal)}</details>\n</section>\n"
    )


def _article(shown: ShownEntry, *, labelled: bool = True) -> str:
    entry = shown.entry
    name = marker(entry.id)
    told = data(
        {
            "a": entry.agency or "-",
            "i": entry.item or "-",
            "p": shown.part,
            "k": entry.kind.value,
            "d": entry.counted_as.value,
            "c": entry.class_.value,
            "g": "" if entry.class_ is ChangeClass.FORM else shown.ground.value,
            "t": shown.tracked.value,
            "v": "|".join(shown.verdicts),
            "y": "|".join(shown.comments),
        }
    )
    place = _place(shown.address, entry.old_place, entry.new_place)
    return (
        f'<article id="{escape(name)}" tabindex="-1"{told}>\n'
        f'<h4><a class="n" href="{escape(fragment(name))}">{shown.number}</a>'
        f"{escape(about_words(entry))}</h4> {_labels(shown) if labelled else ''}\n"
        f'<p class="m">{place} · {escape(shown.agency)}</p>\n'
        f"{_content(shown)}{_why(shown.answers, shown.reason)}</article>\n"
    )


def _labels(shown: ShownEntry) -> str:
    labels, told = [], []
    if shown.entry.class_ is not ChangeClass.CONTENT:
        labels.append(CLASS_WORDS[shown.entry.class_])
    if shown.tracked is Tracked.UNTRACKED:
        labels.append(TRACKED_WORDS[Tracked.UNTRACKED])
    told += [shown.look] if shown.look else []
    told += [BY_HALVES] if shown.moves_by_halves else []
    tags = [('class="tag warn"', label) for label in labels]
    if shown.unexplained:
        tags.append((f'class="tag warn" {OF_COMMENTS}', GROUND_WORDS[Ground.NONE]))
    tags += [('class="tag"', label) for label in told]
    return " ".join(f"<span {kind}>{escape(label)}</span>" for kind, label in tags)


def _place(address: str, old: Place | None, new: Place | None) -> str:
    """Give a place, with the way to it where there is a redline to show it."""
    words = escape(both_places(old, new))
    return f'<a href="{escape(address)}">{words}</a>' if address else words


def _why(answers: Sequence[str], reason: str) -> str:
    told = []
    if answers:
        told.append(f"Ý kiến: {'; '.join(answers)}")
    if reason:
        told.append(f"Lý do: {reason}")
    return f'<p class="m" {OF_COMMENTS}>{escape(" · ".join(told))}</p>\n' if told else ""


def _content(shown: ShownEntry) -> str:
    """Give what became of the words: of several changes in short, each in full beneath it."""
    if not shown.entry.folded:
        return _words(shown.changes[0])
    details = "".join(map(_detail, shown.changes))
    return (
        f"{_in_short(shown)}<details>\n<summary>Chi tiết ({len(shown.changes)})</summary>\n"
        f"{details}</details>\n"
    )


def _in_short(shown: ShownEntry) -> str:
    entry = shown.entry
    if shown.of_cells:
        return _cells(shown.told)
    if entry.kind is EntryKind.REPLACED:
        return _line(pieces_between(entry.old, entry.new))
    if entry.what is ChangedThing.SECTION:
        heading = next((c for c in shown.told if c.change.what is ChangedThing.HEADING), None)
        return _line(heading.words if heading else ())
    return _line(shortened(shown.told[0].words, around=_AROUND, longest=_SHORT))


def _detail(shown: ShownChange) -> str:
    """Give one of the changes that an entry tells."""
    change = shown.change
    name = marker(change.id)
    what = f"{KIND_WORDS[change.kind]}: {THING_WORDS[change.what].lower()}"
    place = _place(shown.address, change.old_place, change.new_place)
    look = f" · {escape(change.look)}" if change.look else ""
    codes = _told_of_comments(f" · {'; '.join(shown.answers)}") if shown.answers else ""
    return (
        f'<div class="d" id="{escape(name)}">\n<p class="m"><a class="n" '
        f'href="{escape(fragment(name))}">{shown.number}</a>{what} · {place}{look}{codes}</p>\n'
        f"{_words(shown)}</div>\n"
    )


def _words(shown: ShownChange) -> str:
    if shown.cells:
        return _cells((shown,))
    return _line(shortened(shown.words, around=_AROUND, longest=_LONGEST))


def _line(words: Pieces) -> str:
    return f'<div class="v"><p class="w">{marked(words)}</p></div>\n'


def marked(pieces: Pieces) -> str:
    """Give words as HTML, what went and what came marked."""
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    """Give a stretch of words; what another change did to it stands as the draft has it."""
    tag = _TAGS[piece.lot]
    if piece.was is not None:
        was = f'<span class="was">{escape(piece.was)}</span>'
        return f'{was}<span class="now">{escape(piece.text)}</span>'
    return f"<{tag}>{escape(piece.text)}</{tag}>" if tag else escape(piece.text)


def _cells(changes: Iterable[ShownChange]) -> str:
    cells = [(cell, shown.words_of(cell)) for shown in changes for cell in shown.cells]
    rows = "".join(_cell_row(*cell) for cell in cells[:_MOST_CELLS])
    rest = len(cells) - _MOST_CELLS
    more = f'<p class="m">… và {rest} ô nữa, xem tệp Excel</p>\n' if rest > 0 else ""
    return f'<div class="frame" tabindex="0"><table><tbody>{rows}</tbody></table></div>\n{more}'


def _cell_row(cell: TableChange, pieces: Pieces) -> str:
    words = shortened(pieces, around=_AROUND, longest=_LONGEST)
    change = difference(cell.delta, cell.percent, cell.unit)
    return (
        f'<tr><th scope="row">{escape(cell.row_key)}</th><td>{escape(cell.column)}</td>'
        f"<td>{marked(words)}</td><td>{_delta(cell, change)}</td></tr>"
    )


def _delta(cell: TableChange, words: str) -> str:
    """Give by how much a number changed, with a sign for whether it rose or fell."""
    if cell.delta is None or not words:
        return escape(words)
    way = "up" if cell.delta > 0 else "down" if cell.delta < 0 else "same"
    return f'<span class="delta {way}">{escape(words)}</span>'
