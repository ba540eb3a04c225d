"""A department's Word file → blocks, pictures, and every word that stays behind, told.

Straight lines: the package, its lines, what frames them, headings, captions, blocks, references.

Sources: ECMA-376 Part 1, 17.10 (headers, footers), 17.13.4 (comments), 17.13.5 (revisions).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.intake.departmental.assembly import Assembly
from pipeline.intake.departmental.captions import captions
from pipeline.intake.departmental.headings import headings, is_all_bold
from pipeline.intake.departmental.item_title import without_title
from pipeline.intake.departmental.paragraphs.lines import without_bold
from pipeline.intake.departmental.paragraphs.store import Store
from pipeline.intake.departmental.references import Targets, resolved
from pipeline.intake.departmental.rewriting import with_runs
from pipeline.intake.departmental.set_aside import without_frame
from pipeline.intake.departmental.story import Letters, Story
from pipeline.intake.word.letters import known_encoding, tidied
from pipeline.intake.word.package import W, WordPackage, open_word
from pipeline.intake.word.tracked import TrackedChanges, WordRevision, revisions_in
from pipeline.limits import DEFAULT, Limits
from pipeline.model.brought import Brought
from pipeline.model.document import Block, Formula, Inline, Source
from pipeline.model.fixed import replace
from pipeline.model.inlines import Math
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.ooxml.names import local
from pipeline.ooxml.settled import settle

_STORIES: Final = ("footnotes", "endnotes")
_MOST_NAMES: Final = 5
_MENTIONED: Final = "chỗ nhắc đến bảng, hình; đã đổi thành @bang-…, @hinh-… để số luôn đúng"

_BESIDE: Final = {
    "comments": "ghi chú (Comment)",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
    "header": "đầu trang",
    "footer": "chân trang",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be read.

    Attributes:
        item: The id of the item that it is for: files and ids are named after it.
        agency: Who wrote it.
        tracked: What becomes of tracked changes; None refuses a file that has any.
        convert: Whether text in an old encoding is turned where that is sure.
        prefix: What ids begin with, the item where "": two agencies may write one item.
        title: The item's title, which a file may open with; "" where it is not known.
    """

    item: str
    agency: str = ""
    tracked: TrackedChanges | None = None
    convert: bool = False
    prefix: str = ""
    title: str = ""


def read_departmental(
    data: bytes, wanted: Wanted, *, file: str, limits: Limits = DEFAULT
) -> Outcome[Brought | None]:
    """Give what a .docx holds, None with an error where it must not or cannot be read.

    `file` names it in notices and sources.
    """
    opened = open_word(data, file=file, limits=limits)
    package = opened.value
    if package is None:
        return Outcome(None, opened.notices)
    revisions = list(_revisions(package))
    if revisions and wanted.tracked is None:
        return Outcome(None, (*opened.notices, _undecided(file, revisions)))
    if revisions:
        for tree in _trees(package):
            settle(tree, accept=wanted.tracked is not TrackedChanges.REJECTED)
    return Outcome(_read(package, wanted, file, limits), opened.notices)


def _trees(package: WordPackage) -> Iterator[etree._Element]:
    yield package.document
    for kind in _STORIES:
        tree = package.story(kind)
        if tree is not None:
            yield tree


def _revisions(package: WordPackage) -> Iterator[WordRevision]:
    for tree in _trees(package):
        yield from revisions_in(tree)


def _undecided(file: str, revisions: list[WordRevision]) -> Notice:
    counted = Counter(revision.author or "không rõ tên" for revision in revisions)
    names = [f"{name} ({count})" for name, count in counted.most_common(_MOST_NAMES)]
    more = len(counted) - len(names)
    whose = ", ".join(names) + (f" và {more} người khác" if more > 0 else "")
    return Notice(
        Severity.ERROR,
        "word-co-sua-doi",
        f"tệp còn {len(revisions)} sửa đổi đang theo dõi (Track Changes) của {whose}",
        "trong Word bấm Accept All hoặc Reject All rồi lưu lại; khi import có thể ghi --revisions "
        "accept hoặc --revisions reject",
        file=file,
    )


def _read(package: WordPackage, wanted: Wanted, file: str, limits: Limits) -> Brought:
    store = Store(package, wanted.item, limits, wanted.prefix or wanted.item)
    letters = Letters(known_encoding(_texts(package)), wanted.convert)
    story = Story(store, letters)
    body = package.document.find(f"{W}body")
    assert body is not None, "the package was checked when it was opened"
    laid = without_frame(story.body(body), store)
    laid, heads = without_title(laid, headings(laid), wanted.title, store)
    joined = {at + n for at, head in heads.items() for n in range(1, head.heading.joined + 1)}
    said = captions(laid, (*heads, *joined))
    source = Source(wanted.agency, file)
    if is_all_bold(laid):
        laid = [without_bold(thing) for thing in laid]
    made = Assembly(laid, heads, said, store, source).assembled()
    targets = Targets()
    for id_, caption in made.captioned:
        targets.add(id_, caption.label, caption.anchors)
    blocks = with_runs(made.blocks, lambda runs: resolved(runs, targets))
    if targets.told:
        store.leave("tham chiếu", "; ".join(targets.told), _MENTIONED)
    _tell_beside(package, story, store)
    blocks = _with_tex(blocks, store)
    return Brought(blocks, tuple(store.pictures.values()), tuple(store.left), tuple(store.places))


def _texts(package: WordPackage) -> Iterator[str]:
    """Give the text of each paragraph, soft hyphens among them."""
    for tree in _trees(package):
        for paragraph in tree.iter(f"{W}p"):
            yield "".join(
                "\u00ad" if local(node) == "softHyphen" else node.text or ""
                for node in paragraph.iter(f"{W}t", f"{W}softHyphen")
            )


def _with_tex(blocks: tuple[Block, ...], store: Store) -> tuple[Block, ...]:
    tex = store.formulas.tex()
    if not tex:
        return blocks

    def on_runs(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            replace(run, tex=tex.get(run.tex, run.tex)) if isinstance(run, Math) else run
            for run in runs
        )

    alone = (
        replace(block, tex=tex.get(block.tex, block.tex)) if isinstance(block, Formula) else block
        for block in blocks
    )
    return with_runs(alone, on_runs)


def _tell_beside(package: WordPackage, story: Story, store: Store) -> None:
    """Tell of headers, footers, comments, and notes that no mark names."""
    for kind, name in (("header", "đầu trang"), ("footer", "chân trang")):
        words = dict.fromkeys(_edges(package, kind))
        if words:
            why = f"chữ ở {name}; báo cáo có {name} riêng"
            store.leave(name, "; ".join(words), why)
    _tell_broken(package, store)
    comments = package.story("comments")
    for node in () if comments is None else comments.iterfind(f"{W}comment"):
        author = str(node.get(f"{W}author", "")) or "không rõ tên"
        words_ = _words(node)
        if words_:
            fix = "xem và xử lý trong Word nếu còn giá trị"
            store.leave("ghi chú (Comment)", words_, f"ghi chú của {author}, không vào bài", fix)
    for text in story.unmarked_notes():
        if text:
            store.leave("chú thích", text, "chú thích không có dấu trỏ nào trong bài")


def _tell_broken(package: WordPackage, store: Store) -> None:
    """Tell of the parts beside the text that are named and cannot be read: their words are gone."""
    for relation in package.relations(package.main).values():
        name = _BESIDE.get(relation.kind)
        if name and not relation.external and package.tree(relation.target) is None:
            why = "phần này của tệp Word thiếu hoặc bị hỏng, không đọc được"
            store.leave(name, "", why, "mở tệp bằng Word, lưu lại rồi nhập lại")


def _edges(package: WordPackage, kind: str) -> Iterator[str]:
    for relation in package.relations(package.main).values():
        tree = package.tree(relation.target) if relation.kind == kind else None
        words = "" if tree is None else _words(tree)
        if words and not words.isdecimal():
            yield words


def _words(node: etree._Element) -> str:
    lines = ("".join(part.text or "" for part in line.iter(f"{W}t")) for line in node.iter(f"{W}p"))
    return tidied(" ".join(" ".join(line.split()) for line in lines if line.strip()))
