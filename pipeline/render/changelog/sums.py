"""What the page of a change log sums up; a number leads to the changes that it counts."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from urllib.parse import quote

from pipeline.model.change import ChangeClass, ChangeKind
from pipeline.model.change_summary import Tally
from pipeline.render.changelog.chart import changed_shares
from pipeline.render.changelog.entries import Log
from pipeline.render.changelog.names import CLASS_WORDS, KIND_WORDS, agency_name, signed
from pipeline.render.html.chart import write_chart
from pipeline.render.html.writing import escape

_MOST_NUMBERS: Final = 50


def sums(log: Log) -> str:
    """Give what stands above the changes: sums by part and agency, a chart, the largest numbers."""
    summary = log.summary
    chart = changed_shares(summary.items)
    pieces = (
        ("Tổng hợp theo phần, phụ lục", _tallies("Phần, phụ lục", summary.by_part, _by_part(log))),
        ("Tổng hợp theo cơ quan", _tallies("Cơ quan", summary.by_agency, _by_agency)),
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


def part_title(part: str, log: Log) -> str:
    """Give a part as it is named above its changes."""
    title = log.parts.get(part, "")
    return f"{part}. {title}" if title else part


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int]) -> str:
    return _written(head, ([escape(text) for text in row] for row in rows), right)


def _written(head: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int]) -> str:
    """Give a table whose cells are HTML already."""
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td class="right">{cell}</td>' if at in right else f"<td>{cell}</td>"
            for at, cell in enumerate(row)
        )
        + "</tr>\n"
        for row in rows
    )
    return (
        f'<div class="frame" tabindex="0"><table><thead><tr>{titles}</tr></thead>\n'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _tallies(title: str, tallies: Sequence[Tally], asked: Callable[[Tally], str]) -> str:
    """Give a table of sums, each a way to the changes that it counts; `asked` filters by a row."""
    if not tallies:
        return ""
    head = (title, *KIND_WORDS.values(), "Tổng số", *CLASS_WORDS.values())
    rows = (_tally(tally, asked(tally)) for tally in tallies)
    return _written(head, rows, range(1, len(head)))


def _by_agency(tally: Tally) -> str:
    return f"a={quote(tally.key or '-')}"


def _by_part(log: Log) -> Callable[[Tally], str]:
    """Give what filters by the part of a sum: its printed name, as its entries carry it."""

    def asked(tally: Tally) -> str:
        named = (part for part in log.parts if part_title(part, log) == tally.label)
        return f"p={quote(next(named, tally.label))}"

    return asked


def _tally(tally: Tally, asked: str) -> tuple[str, ...]:
    kinds = dict(tally.kinds)
    counts = (
        *((kinds.get(kind, 0), f"d={kind.value}", KIND_WORDS[kind]) for kind in ChangeKind),
        (tally.total, "", "tất cả"),
        (tally.content, f"c={ChangeClass.CONTENT.value}", CLASS_WORDS[ChangeClass.CONTENT]),
        (tally.formal, f"c={ChangeClass.FORM.value}", CLASS_WORDS[ChangeClass.FORM]),
        (
            tally.formatting,
            f"c={ChangeClass.FORMATTING.value}",
            CLASS_WORDS[ChangeClass.FORMATTING],
        ),
    )
    return (escape(tally.label), *(_sum(tally.label, asked, *count) for count in counts))


def _sum(label: str, asked: str, count: int, also: str, words: str) -> str:
    if not count:
        return "-"
    query = "&".join(filter(None, (asked, also)))
    said = f"{count} thay đổi, {words}: {label}"
    return f'<a href="?{escape(query)}" aria-label="{escape(said)}">{count}</a>'


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
