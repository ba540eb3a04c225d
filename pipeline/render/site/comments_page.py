"""The comments on the draft before and what became of each, with the evidence; open ones first."""

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.model.earlier import LEFT_WORDS, LeftKind
from pipeline.model.site import SiteComment
from pipeline.model.verdict import STILL_OPEN, VERDICT_WORDS, Verdict
from pipeline.render.html.listing import choice, data, filters, nothing
from pipeline.render.html.writing import escape, fragment, marker

NAME: Final = "y-kien.html"
_WORDS: Final[Mapping[str, str]] = {
    **{one.value: words for one, words in LEFT_WORDS.items()},
    **{one.value: words for one, words in VERDICT_WORDS.items()},
}
_OPEN: Final = frozenset({*(one.value for one in STILL_OPEN), *(one.value for one in LeftKind)})


def comments_main(
    comments: Sequence[SiteComment], *, names: Mapping[str, str], items: Mapping[str, str]
) -> str:
    """Give the page's content; `names` of bodies and `items` by id, as printed."""
    ordered = sorted(comments, key=lambda one: one.verdict not in _OPEN)
    shown = "".join(_article(one, names, items) for one in ordered)
    return (
        "<h1>Ý kiến góp ý và kết quả xử lý</h1>\n"
        f"<p>{_counts(comments)}.</p>\n"
        f"{_filters(comments, names, items)}{nothing('ý kiến')}"
        f'<div class="list">{shown}</div>\n'
    )


def _counts(comments: Sequence[SiteComment]) -> str:
    """Give how many there are, and ways to those that still ask for something."""
    apart = sum(one.verdict == Verdict.DIFFERING.value for one in comments)
    unsure = sum(one.unsure for one in comments)
    ways = (
        (open_comments(comments), "?o=mo", "còn phải xử lý"),
        (apart, f"?v={Verdict.DIFFERING.value}", "còn ý kiến khác nhau"),
        (unsure, "?c=chua", "chưa chắc thuộc mục nào"),
    )
    told = (f'<a href="{way}">{count} {words}</a>' for count, way, words in ways if count)
    return ", ".join((f"{len(comments)} ý kiến", *told))


def _filters(
    comments: Sequence[SiteComment], names: Mapping[str, str], items: Mapping[str, str]
) -> str:
    bodies = {one.body: names.get(one.body, one.body) for one in comments}
    places = {one.item: items.get(one.item, one.item) for one in comments if one.item}
    verdicts = {one.verdict: _WORDS.get(one.verdict, one.verdict) for one in comments}
    lists = (
        choice("b", "Nơi góp ý", dict(sorted(bodies.items(), key=lambda one: one[1])))
        + choice("i", "Mục", places)
        + choice("v", "Kết quả kiểm chứng", verdicts)
        + choice("o", "Tình trạng", {"mo": "Còn phải xử lý", "xong": "Đã xong"})
        + choice("c", "Vị trí", {"ro": "Đã rõ", "chua": "Chưa chắc"})
        + choice("r", "Đối với dự thảo", {str(n): f"lần {n}" for n in _rounds(comments)})
    )
    return filters(lists, things="ý kiến", label="Lọc các ý kiến")


def _rounds(comments: Sequence[SiteComment]) -> list[int]:
    return sorted({one.round for one in comments})


def _article(one: SiteComment, names: Mapping[str, str], items: Mapping[str, str]) -> str:
    name = marker(one.code)
    chosen = data({
        "b": one.body,
        "i": one.item,
        "v": one.verdict,
        "o": "mo" if one.verdict in _OPEN else "xong",
        "c": "chua" if one.unsure else "ro",
        "r": str(one.round),
    })  # fmt: skip
    where = " · ".join(filter(None, (one.letter, one.place, items.get(one.item, ""))))
    return (
        f'<article id="{escape(name)}" tabindex="-1"{chosen}>\n'
        f'<h2><a class="n" href="{escape(fragment(name))}">{escape(one.code)}</a> '
        f"{escape(names.get(one.body, one.body))}</h2>\n"
        f'<p class="m">{escape(where)}{_unsure(one)}</p>\n'
        f"{_quoted(one.quote)}<p>{escape(one.text)}</p>\n"
        f"{_line('Đề nghị', one.proposed)}{_answer(one)}</article>\n"
    )


def _unsure(one: SiteComment) -> str:
    if not one.unsure:
        return ""
    return ' <span class="tag warn">chưa chắc vị trí, tư vấn cần xem lại</span>'


def _quoted(quote: str) -> str:
    return f"<blockquote>{escape(quote)}</blockquote>\n" if quote else ""


def _line(title: str, words: str) -> str:
    return f"<p><b>{title}:</b> {escape(words)}</p>\n" if words else ""


def _answer(one: SiteComment) -> str:
    grade = "warn" if one.verdict in _OPEN else "fine"
    told = _WORDS.get(one.verdict, one.verdict)
    verdict = f'<p><span class="tag {grade}">{escape(told)}</span> {escape(one.now)}</p>\n'
    return (
        f'<div class="answer">{_line(one.disposition or "Trả lời", one.explanation)}{verdict}'
        f"{_evidence(one)}</div>\n"
    )


def _evidence(one: SiteComment) -> str:
    if not one.old and not one.new:
        return ""
    return (
        '<dl class="evidence"><dt>Trước</dt><dd>'
        f"{escape(one.old) or '–'}</dd><dt>Nay</dt><dd>{escape(one.new) or '–'}</dd></dl>\n"
    )


def open_comments(comments: Sequence[SiteComment]) -> int:
    """Give how many comments still ask for something."""
    return sum(one.verdict in _OPEN for one in comments)


def short_comment(one: SiteComment, names: Mapping[str, str], *, up: str) -> str:
    """Give a comment in a few lines, with the way to all of it."""
    told = _WORDS.get(one.verdict, one.verdict)
    verdict = Verdict.OPEN.value if not one.verdict else one.verdict
    grade = "warn" if verdict in _OPEN else "fine"
    address = f"{up}{NAME}{fragment(marker(one.code))}"
    return (
        f'<li><a href="{escape(address)}">{escape(one.code)}</a> '
        f"{escape(names.get(one.body, one.body))}: {escape(one.text)} "
        f'<span class="tag {grade}">{escape(told)}</span></li>\n'
    )
