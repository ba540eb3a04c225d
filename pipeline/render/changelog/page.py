"""The change log as one page for a browser: read from disk, filtered there, printed from there.

An entry that tells several changes has them beneath it, folded. Every change stands in the page
as text, so that it is read, searched and printed without the script; the script filters, and
sets old and new side by side.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
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
from pipeline.model.change_summary import Tally
from pipeline.model.entry import EntryKind
from pipeline.model.verdict import Ground
from pipeline.render.changelog.chart import changed_shares
from pipeline.render.changelog.entries import Log, ShownChange, ShownEntry, by_part
from pipeline.render.changelog.names import (
    BY_HALVES,
    CLASS_WORDS,
    ENTRY_WORDS,
    GROUND_WORDS,
    KIND_WORDS,
    TRACKED_WORDS,
    about_words,
    agency_name,
    both_places,
    difference,
    signed,
)
from pipeline.render.changelog.pieces import (
    Lot,
    Piece,
    Pieces,
    pieces_between,
    shortened,
)
from pipeline.render.changelog.word import summary_words
from pipeline.render.html.chart import write_chart
from pipeline.render.html.document import whole_page
from pipeline.render.html.writing import escape, fragment, marker

_AROUND: Final = 240
_LONGEST: Final = 2400
_SHORT: Final = 240
_MOST_CELLS: Final = 40
_MOST_NUMBERS: Final = 50
_CONTENT: Final = marker("noi-dung")
_TAGS: Final = {Lot.KEPT: "", Lot.GONE: "del", Lot.NEW: "ins", Lot.RESTYLED: "u"}


def changelog_page(log: Log) -> str:
    """Give the page of a change log; the same log gives the same page."""
    title = f"Nhật ký thay đổi: {log.new.round_name} so với {log.old.round_name}"
    body = (
        f'<a class="skip" href="{fragment(_CONTENT)}">Đến các thay đổi</a>\n'
        f"{_header(log)}{_summary(log)}{_filters(log)}"
        f'<main id="{_CONTENT}">\n{_legend()}{_changes(log)}{_formal(log)}</main>\n'
    )
    return whole_page(title, body, style=_asset("changelog.css"), script=_asset("changelog.js"))


@lru_cache(maxsize=2)
def _asset(name: str) -> str:
    return files("pipeline.render").joinpath(f"assets/{name}").read_text("utf-8")


def _header(log: Log) -> str:
    drafts = " so với ".join(
        f"{escape(flow.round_name)} (ngày {flow.day.strftime('%d/%m/%Y')})"
        for flow in (log.new, log.old)
    )
    return (
        f'<header>\n<p class="quiet">{escape(log.new.title)}</p>\n<h1>Nhật ký thay đổi</h1>\n'
        f"<p>{drafts}</p>\n<p>{escape(summary_words(log))}</p>\n</header>\n"
    )


def _summary(log: Log) -> str:
    summary = log.summary
    chart = changed_shares(summary.items)
    pieces = (
        ("Tổng hợp theo phần, phụ lục", _tallies("Phần, phụ lục", summary.by_part)),
        ("Tổng hợp theo cơ quan", _tallies("Cơ quan", summary.by_agency)),
        ("Nơi báo cáo thay đổi", write_chart(chart) if chart else ""),
        ("Số liệu thay đổi nhiều nhất", _numbers(log)),
        (f"Mục không có thay đổi ({len(summary.unchanged)})", _unchanged(log)),
    )
    told = "".join(
        f"<details>\n<summary>{escape(title)}</summary>\n{content}\n</details>\n"
        for title, content in pieces
        if content
    )
    return f'<div class="sum">\n{told}</div>\n'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int]) -> str:
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td class="right">{escape(text)}</td>' if at in right else f"<td>{escape(text)}</td>"
            for at, text in enumerate(row)
        )
        + "</tr>\n"
        for row in rows
    )
    return (
        f'<div class="frame"><table><thead><tr>{titles}</tr></thead>\n'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _tallies(title: str, tallies: Sequence[Tally]) -> str:
    if not tallies:
        return ""
    head = (title, *KIND_WORDS.values(), "Tổng số", *CLASS_WORDS.values())
    return _table(head, map(_tally, tallies), range(1, len(head)))


def _tally(tally: Tally) -> tuple[str, ...]:
    kinds = dict(tally.kinds)
    counts = (
        *(kinds.get(kind, 0) for kind in ChangeKind),
        *(tally.total, tally.content, tally.formal, tally.formatting),
    )
    return (tally.label, *(str(count) if count else "-" for count in counts))


def _numbers(log: Log) -> str:
    if not log.summary.largest:
        return ""
    head = ("Vị trí", "Dòng", "Cột", "Trước", "Sau", "Chênh lệch", "%", "Cơ quan")
    rows = (
        (
            *(number.place, number.row, number.column, number.old, number.new),
            f"{signed(number.delta)} {number.unit}".rstrip(),
            "-" if number.percent is None else f"{signed(number.percent, decimals=1)}%",
            agency_name(number.agency, log.old, log.new),
        )
        for number in log.summary.largest[:_MOST_NUMBERS]
    )
    return _table(head, rows, range(3, 7))


def _unchanged(log: Log) -> str:
    found = "".join(
        f"<li>{escape(f'{share.place}. {share.title}')}</li>\n" for share in log.summary.unchanged
    )
    return f"<ul>\n{found}</ul>" if found else ""


def _filters(log: Log) -> str:
    agencies = {shown.entry.agency: shown.agency for shown in log.entries}
    items = {shown.entry.item or "-": shown.item for shown in log.entries}
    named = dict(sorted(agencies.items(), key=lambda agency: agency[1]))
    kinds = {kind.value: words for kind, words in ENTRY_WORDS.items()}
    classes = {kind.value: words for kind, words in CLASS_WORDS.items()}
    grounds = {ground.value: words for ground, words in GROUND_WORDS.items()}
    tracked = {how.value: words for how, words in TRACKED_WORDS.items()}
    choices = (
        *(("a", "Cơ quan", {key or "-": name for key, name in named.items()}), ("i", "Mục", items)),
        *(("k", "Loại", kinds), ("c", "Lớp", classes)),
        *(("g", "Căn cứ", grounds), ("t", "Trong bản so sánh", tracked)),
    )
    lists = "".join(_choice(*choice) for choice in choices)
    return (
        '<form hidden aria-label="Lọc các thay đổi">\n<div class="bar">\n'
        '<label>Tìm chữ<input type="search" name="q" autocomplete="off"></label>\n'
        f"{lists}"
        "<fieldset><legend>Cách xem</legend>"
        '<label><input type="radio" name="view" value="inline" checked>Liền dòng</label>'
        '<label><input type="radio" name="view" value="side">Hai cột</label></fieldset>\n'
        '<button type="reset">Bỏ lọc</button>\n<output aria-live="polite"></output>\n'
        "</div>\n</form>\n"
    )


def _choice(name: str, title: str, values: Mapping[str, str]) -> str:
    options = "".join(
        f'<option value="{escape(value)}">{escape(words)}</option>'
        for value, words in values.items()
    )
    return (
        f'<label>{escape(title)}<select name="{name}"><option value="">Tất cả</option>'
        f"{options}</select></label>\n"
    )


def _legend() -> str:
    return (
        '<p class="legend"><del>Chữ bị xóa</del> · <ins>chữ được thêm</ins> · dấu … thay cho phần '
        "được rút gọn; toàn văn ở nhat-ky-thay-doi.xlsx.</p>\n"
    )


def _changes(log: Log) -> str:
    shown = [entry for entry in log.entries if entry.entry.class_ is not ChangeClass.FORM]
    if not shown:
        return "<p>Không có thay đổi nào về nội dung hoặc định dạng.</p>\n"
    return "".join(
        f"<section>\n<h2>{escape(_part_title(part, log))}</h2>\n{_items(entries)}</section>\n"
        for part, entries in by_part(shown, log.parts).items()
    )


def _part_title(part: str, log: Log) -> str:
    title = log.parts.get(part, "")
    return f"{part}. {title}" if title else part


def _items(entries: Iterable[ShownEntry]) -> str:
    held: dict[str, list[ShownEntry]] = {}
    for entry in entries:
        held.setdefault(entry.item, []).append(entry)
    return "".join(
        f"<section>\n<h3>{escape(item)}</h3>\n{''.join(map(_article, found))}</section>\n"
        for item, found in held.items()
    )


def _formal(log: Log) -> str:
    if not log.formal:
        return ""
    count = sum(len(entry.changes) for entry in log.formal)
    return (
        f"<section>\n<details>\n<summary>Khác biệt hình thức ({count})</summary>\n"
        f"{_items(log.formal)}</details>\n</section>\n"
    )


def _article(shown: ShownEntry) -> str:
    entry = shown.entry
    name = marker(entry.id)
    data = {
        "a": entry.agency or "-",
        "i": entry.item or "-",
        "k": entry.kind.value,
        "c": entry.class_.value,
        "g": "" if entry.class_ is ChangeClass.FORM else shown.ground.value,
        "t": shown.tracked.value,
    }
    told = "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
    place = _place(shown.address, entry.old_place, entry.new_place)
    return (
        f'<article id="{escape(name)}"{told}>\n'
        f'<h4><a class="n" href="{escape(fragment(name))}">{shown.number}</a>'
        f"{escape(about_words(entry))}</h4> {_labels(shown)}\n"
        f'<p class="m">{place} · {escape(shown.agency)}</p>\n'
        f"{_content(shown)}{_why(shown.answers, shown.reason)}</article>\n"
    )


def _labels(shown: ShownEntry) -> str:
    labels = []
    if shown.entry.class_ is not ChangeClass.CONTENT:
        labels.append(CLASS_WORDS[shown.entry.class_])
    if shown.unexplained:
        labels.append(GROUND_WORDS[Ground.NONE])
    if shown.tracked is Tracked.UNTRACKED:
        labels.append(TRACKED_WORDS[Tracked.UNTRACKED])
    told = [shown.look] if shown.look else []
    told += [BY_HALVES] if shown.moves_by_halves else []
    tags = [("tag warn", label) for label in labels] + [("tag", label) for label in told]
    return " ".join(f'<span class="{kind}">{escape(label)}</span>' for kind, label in tags)


def _place(address: str, old: Place | None, new: Place | None) -> str:
    return f'<a href="{escape(address)}">{escape(both_places(old, new))}</a>'


def _why(answers: Sequence[str], reason: str) -> str:
    told = []
    if answers:
        told.append(f"Ý kiến: {'; '.join(answers)}")
    if reason:
        told.append(f"Lý do: {reason}")
    return f'<p class="m">{escape(" · ".join(told))}</p>\n' if told else ""


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
    codes = " · ".join(filter(None, ("", change.look, "; ".join(shown.answers))))
    return (
        f'<div class="d" id="{escape(name)}">\n<p class="m"><a class="n" '
        f'href="{escape(fragment(name))}">{shown.number}</a>{what} · {place}{escape(codes)}</p>\n'
        f"{_words(shown)}</div>\n"
    )


def _words(shown: ShownChange) -> str:
    if shown.cells:
        return _cells((shown,))
    return _line(shortened(shown.words, around=_AROUND, longest=_LONGEST))


def _line(words: Pieces) -> str:
    return f'<div class="v"><p class="w">{_marked(words)}</p></div>\n'


def _marked(pieces: Pieces) -> str:
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
    return f'<div class="frame"><table><tbody>{rows}</tbody></table></div>\n{more}'


def _cell_row(cell: TableChange, pieces: Pieces) -> str:
    words = shortened(pieces, around=_AROUND, longest=_LONGEST)
    change = difference(cell.delta, cell.percent, cell.unit)
    return (
        f'<tr><th scope="row">{escape(cell.row_key)}</th><td>{escape(cell.column)}</td>'
        f"<td>{_marked(words)}</td><td>{escape(change)}</td></tr>"
    )
