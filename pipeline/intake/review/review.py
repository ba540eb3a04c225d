"""A reviewer's copy of our draft → everything said in it: comments, tracked and untracked edits.

The copy may have been saved by Word, WPS or LibreOffice, with or without bookmarks and the
custom part. What is read is returned or named in a notice: nothing is dropped in silence.

Sources: ECMA-376 Part 1, 17.13.4 and 17.13.5; hardening.md, requirements 18 and 19.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from pipeline.intake.review.comment_faults import comment_faults
from pipeline.intake.review.counted import Counted
from pipeline.intake.review.draft_blocks import DraftBlock, draft_blocks, fixed_lines
from pipeline.intake.review.edits import Edit, shown
from pipeline.intake.review.extent import outside_the_cut, report_begins
from pipeline.intake.review.looks import loud_looks
from pipeline.intake.review.matching import Matching, match
from pipeline.intake.review.notes import Notes
from pipeline.intake.review.own_marks import accept_own
from pipeline.intake.review.ranges import comment_ranges
from pipeline.intake.review.remarks import remarks, replies
from pipeline.intake.review.spots import Placing, Spot, Spots
from pipeline.intake.review.thing_edits import (
    ThingEdit,
    lost_things,
    tracked_things,
    untracked_things,
    without_drawn_formulas,
)
from pipeline.intake.review.things import ThingKind, ThingReader
from pipeline.intake.review.tracked_edits import TrackedEdit, tracked_edits
from pipeline.intake.review.units import Unit, bare, draft_words, read_units, settle_marks
from pipeline.intake.review.untracked_edits import UntrackedEdit, in_order, untracked_edits
from pipeline.intake.review.whole_tables import tables_tracked, tables_untracked
from pipeline.intake.word.comment_parts import margin_comments
from pipeline.intake.word.identity import WordIdentity, read_identity
from pipeline.intake.word.package import W, WordPackage, open_word
from pipeline.intake.word.styles import Styles
from pipeline.limits import DEFAULT, Limits, how_to_raise
from pipeline.model.change import Place
from pipeline.model.comment import Certainty, Comment, CommentKind, Letter, Origin
from pipeline.model.flow import Flow
from pipeline.model.notice import Notice, Outcome, Severity

_COPY: Final = 0.3  # of a file's paragraphs that are the draft's: below that it is no copy of it
_FEWEST: Final = 5


def read_review(
    data: bytes,
    *,
    file: str,
    body: str,
    draft: Flow,
    placing: Placing | None = None,
    limits: Limits = DEFAULT,
) -> Outcome[tuple[Comment, ...]]:
    """Give all that a reviewer's copy says, in its order.

    Args:
        data: The file's bytes.
        file: Its name relative to the workspace.
        body: Id of the body it came from.
        draft: The draft that was sent out, as printed.
        placing: Gives the words of a place by item and ordinal; by default the item's.
        limits: How much is read.

    Returns:
        Comments without codes: margin comments, tracked edits by author and paragraph, then
        edits without marks where the file is a copy of the draft. The same words twice are
        told twice.
    """
    opened = open_word(data, file=file, limits=limits)
    if opened.value is None:
        return Outcome((), opened.notices)
    reading = _Review(opened.value, file, body, draft, placing or _item_places(draft))
    found = tuple(islice(reading.comments(), limits.comments + 1))
    if len(found) > limits.comments:
        return Outcome((), (*opened.notices, _too_many(file, body, limits.comments)))
    return Outcome(found, (*opened.notices, *reading.notices()))


def _too_many(file: str, body: str, most: int) -> Notice:
    return Notice(
        Severity.ERROR,
        "y-kien-qua-nhieu",
        f"tệp có hơn {most} nhận xét và sửa đổi, vượt giới hạn nên không tiếp nhận ý kiến nào",
        f"chia thành nhiều tệp; {how_to_raise('comments')}",
        file=file,
        agency=body,
    )


def _item_places(draft: Flow) -> Placing:
    places = {section.id: section.place for section in draft.sections}

    def place(item: str, ordinal: int) -> Place | None:
        return Place(places[item], ordinal) if item in places else None

    return place


class _Review:
    """One copy, held against its draft."""

    def __init__(
        self, package: WordPackage, file: str, body: str, draft: Flow, placing: Placing
    ) -> None:
        self._package = package
        self._file = file
        self._body = body
        self._draft = draft
        self._identity: WordIdentity = read_identity(package)
        self._blocks: list[DraftBlock] = draft_blocks(draft, self._identity.letters)
        styles = Styles(package.story("styles"))
        for story in (package.document, package.story("footnotes"), package.story("endnotes")):
            if story is not None:
                accept_own(story, set(draft.names.values()), f"{draft.day}T00:00:00Z")
        settle_marks(package.document)
        container = package.document.find(f"{W}body")
        assert container is not None, "the package was checked when it was opened"
        thing = ThingReader(package, package.main).read
        self._units: list[Unit] = read_units(container, styles, thing)
        self._front = report_begins(self._units, self._blocks)
        self._texts = _texts(self._units, self._front, self._blocks, fixed_lines(draft))
        self._found: Matching = match(self._units, self._texts, self._blocks)
        self._found.outside = outside_the_cut(self._found, self._blocks)
        self._spots = Spots(self._texts, self._blocks, self._found, self._front, placing)
        self._notes = Notes.of(package, styles)
        self._unread: list[Notice] = []

    def comments(self) -> Iterator[Comment]:
        """Give the comments in the order of the copy: remarks, then edits."""
        yield from self._remarks()
        yield from map(self._tracked, self._all_tracked())
        yield from map(self._thing, tracked_things(self._units, self._blocks, self._found))
        if not self._is_copy():
            return
        reading = self._units, self._blocks, self._found
        edits, missing = untracked_edits(self._units, self._texts, self._blocks, self._found)
        edits = tables_untracked(edits, *reading)
        ordered = in_order((*edits, *self._notes.untracked(*reading)), self._found)
        for number, edit in enumerate(ordered, start=1):
            yield from self._untracked(edit, number)
        yield from self._untracked_things(missing)
        yield from self._looks()
        if missing:
            self._tell_missing(missing)

    def notices(self) -> tuple[Notice, ...]:
        """Give what was noticed; complete once the comments were taken."""
        faults = comment_faults(self._package, file=self._file, body=self._body)
        counted = Counted(
            self._package, self._identity, self._units, self._spots, self._file, self._body
        ).notices(is_copy=self._is_copy())
        return (*self._unread, *self._other_draft(), *counted, *faults)

    def _remarks(self) -> Iterator[Comment]:
        ranges = {**self._notes.ranges(self._units), **comment_ranges(self._units)}
        for remark in remarks(margin_comments(self._package), ranges):
            first, pointed = remark.first, remark.pointed
            spot = self._spots.of_units(pointed.units if pointed else ())
            yield Comment(
                round=self._draft.round_number,
                agency=self._body,
                letter=Letter(self._body, files=(self._file,)),
                content=first.text,
                item=spot.item,
                quote=pointed.quote if pointed else "",
                certainty=spot.certainty,
                place=spot.place,
                bookmark=spot.bookmark,
                origins=(Origin(self._file, f"comment:{first.id}"),),
                author=first.author,
                day=first.day,
                replies=replies(remark),
                resolved=remark.resolved,
            )

    def _all_tracked(self) -> Iterator[TrackedEdit]:
        edits = [*tracked_edits(self._units), *self._notes.tracked(self._units)]
        return iter(tables_tracked(edits, self._units, self._blocks, self._found))

    def _tracked(self, edit: TrackedEdit) -> Comment:
        place = self._spots.of_ahead if edit.ahead else self._spots.of_unit
        spot = place(edit.unit, beside=edit.added)
        origins = tuple(Origin(self._file, f"revision:{id_}") for id_ in edit.ids)
        return self._edited(
            edit.edit,
            CommentKind.TRACKED,
            spot,
            origins,
            author=edit.author,
            day=edit.day,
            after=self._spots.words_before(edit.unit) if edit.added else "",
        )

    def _untracked(self, edit: UntrackedEdit, number: int) -> Iterator[Comment]:
        if edit.block is None:
            at = edit.unit or 0
            if at < self._front:
                return
            spot, after = self._spots.of_unit(at, beside=True), self._spots.words_before(at)
        else:
            known = edit.unit is None or edit.unit in self._found.by_identity
            certainty = Certainty.CERTAIN if known else Certainty.BY_TEXT
            spot, after = self._spots.of_block(edit.block, certainty), ""
        origins = (Origin(self._file, f"text:{number}"),)
        yield self._edited(edit.edit, CommentKind.UNTRACKED, spot, origins, after=after)

    def _untracked_things(self, missing: set[int]) -> Iterator[Comment]:
        lost = lost_things(self._units, self._blocks)
        gone = {kind.value: count for kind, count in lost.items()}
        gone["chú thích cuối trang"] = self._notes.are_lost(self._blocks)
        for name, count in gone.items():
            if count:
                self._unread.append(_lost(count, name, self._file, self._body))
        edits = untracked_things(self._units, self._blocks, self._found, missing)
        left, drawn = without_drawn_formulas(edit for edit in edits if edit.kind not in lost)
        if drawn:
            name = ThingKind.FORMULA.value
            self._unread.append(_lost(drawn, name, self._file, self._body))
        for number, edit in enumerate(left, start=1):
            yield self._thing(edit, number)

    def _looks(self) -> Iterator[Comment]:
        """Give what was struck out, coloured, marked or hidden without a word."""
        looks = loud_looks(self._units, self._blocks, self._found)
        for number, look in enumerate(looks, start=1):
            yield self._edited(
                Edit(look.sentence, "", f"{look.told} “{shown(look.words)}”"),
                CommentKind.REMARK,
                self._spots.of_unit(look.unit),
                (Origin(self._file, f"look:{number}"),),
            )

    def _thing(self, edit: ThingEdit, number: int = 0) -> Comment:
        """Give a thing that came, went or changed as a comment in words."""
        if edit.unit is not None:
            spot = self._spots.of_unit(edit.unit, beside=edit.added)
        else:
            assert edit.block is not None, "what is in neither has not changed"
            spot = self._spots.of_block(edit.block, Certainty.CERTAIN)
        places = [f"revision:{id_}" for id_ in edit.ids] or [f"thing:{number}"]
        return self._edited(
            Edit("", "", edit.content),
            CommentKind.REMARK,
            spot,
            tuple(Origin(self._file, place) for place in places),
            author=edit.author,
            day=edit.day,
            after=self._spots.words_before(edit.unit)
            if edit.unit is not None and edit.block is None
            else "",
        )

    def _edited(
        self,
        edit: Edit,
        kind: CommentKind,
        spot: Spot,
        origins: tuple[Origin, ...],
        *,
        author: str = "",
        day: date | None = None,
        after: str = "",
    ) -> Comment:
        where = f" (sau “{shown(after, 80)}”)" if after else ""
        return Comment(
            round=self._draft.round_number,
            agency=self._body,
            letter=Letter(self._body, files=(self._file,)),
            content=edit.content + where,
            item=spot.item,
            quote=edit.quote,
            proposed=edit.proposed,
            certainty=spot.certainty,
            place=spot.place,
            bookmark=spot.bookmark,
            kind=kind,
            origins=origins,
            author=author,
            day=day,
        )

    def _is_copy(self) -> bool:
        """Say whether the file is a copy of the draft, so that what it lacks was taken away."""
        if self._found.by_identity or self._identity.draft == f"lan-{self._draft.round_number}":
            return True
        said = [at for at, text in enumerate(self._texts) if text]
        known = sum(self._found.block_of[at] is not None for at in said)
        return known >= max(_FEWEST, _COPY * len(said))

    def _tell_missing(self, missing: set[int]) -> None:
        places = [self._draft.sections[at].place for at in sorted(missing)]
        named = "; ".join(places[:5]) + ("; …" if len(places) > 5 else "")
        self._unread.append(
            self._notice(
                Severity.INFO,
                "ban-gop-y-thieu-muc",
                f"bản góp ý không có {len(places)} mục của dự thảo ({named}); không coi là đề "
                "nghị bỏ",
                "",
            )
        )

    def _other_draft(self) -> Iterator[Notice]:
        told = self._identity.draft
        if told and told != f"lan-{self._draft.round_number}":
            yield self._notice(
                Severity.WARNING,
                "ban-gop-y-lan-khac",
                f"tệp là bản dự thảo {told}, đặt ở ý kiến đối với dự thảo lần "
                f"{self._draft.round_number}; vị trí được tìm theo chữ",
                f"chuyển tệp sang {told}/y-kien/ nếu góp ý cho dự thảo đó",
            )
        elif self._identity.content_hash not in ("", self._draft.content_hash):
            yield self._notice(
                Severity.WARNING,
                "ban-gop-y-ban-khac",
                "tệp là một bản khác của dự thảo này; chỗ khác nhau có thể không do người góp ý",
                "kiểm tra các chỗ sửa không đánh dấu",
            )

    def _notice(self, severity: Severity, code: str, message: str, fix: str) -> Notice:
        return Notice(severity, code, message, fix, file=self._file, agency=self._body)


def _lost(count: int, name: str, file: str, body: str) -> Notice:
    return Notice(
        Severity.INFO,
        "ban-gop-y-mat-noi-dung",
        f"bản góp ý không còn {name} nào ({count} {name} của dự thảo), do chương trình lưu tệp bỏ "
        "mất; không coi là đề nghị bỏ",
        f"ghi thành nhận xét nếu muốn sửa, bỏ {name}",
        file=file,
        agency=body,
    )


def _texts(
    units: Sequence[Unit], front: int, blocks: Sequence[DraftBlock], fixed: Iterable[str]
) -> list[str]:
    """Give the units' words as the draft has them, "" for what the layout prints itself."""
    printed, known = set(map(bare, fixed)), {bare(block.text) for block in blocks}
    found = []
    for at, unit in enumerate(units):
        text = unit.before if bare(unit.before) in known else draft_words(unit)
        found.append(text if at >= front and bare(text) not in printed else "")
    return found
