"""One line that changed, as spans: words, formatting, form, footnotes; and whole paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import cast

from pipeline.compare.ledger import Edit, Subject, Version
from pipeline.compare.looks import marks_look, paragraph_look
from pipeline.compare.notes import note_version
from pipeline.compare.pairing import Pairing, backbone, gaps, pair_equal, salt_of, steps
from pipeline.compare.printed import (
    block_key,
    block_text,
    inline_key,
    marks_key,
    style_key,
)
from pipeline.compare.tokens import Pieces, Token, joined_runs
from pipeline.compare.whole import whole_block
from pipeline.compare.words import Stretch, shared_ends, word_changes
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Tracked
from pipeline.model.comparison import Fate, RevisedBlock, RevisedParagraph, Revision, Span
from pipeline.model.document import Inline, NoteMark
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowParagraph, note_content
from pipeline.model.inlines import Marks, Text

_Looks = tuple[Marks, Marks]  # the marks before, and those now


def revise_paragraph(
    old: FlowParagraph, new: FlowParagraph, edit: Edit, *, formal: bool
) -> FlowParagraph | RevisedParagraph:
    """Give a paragraph with its changes; the new one as it is where nothing is marked."""
    spans = revise_line(old.runs, new.runs, edit, formal=formal)
    restyled = style_key(old) != style_key(new)
    if not restyled and not is_marked(spans):
        return new
    if not restyled:
        return RevisedParagraph(new, spans)
    look = edit.restyled(paragraph_look(old, new))
    return RevisedParagraph(new, spans, was=old, restyled=look)


def is_marked(spans: Sequence[Span]) -> bool:
    """Say whether anything in a line is marked."""
    return any(span.revision or span.note for span in spans)


def revise_line(
    old: tuple[Inline, ...], new: tuple[Inline, ...], edit: Edit, *, formal: bool
) -> tuple[Span, ...]:
    """Give a line as spans, with the changes in it told to `edit`."""
    ends = shared_ends(old, new)
    line = _Line(edit, formal)
    line.add_kept(ends.head)
    line.follow(word_changes(ends.old, ends.new))
    line.add_kept(ends.tail)
    return line.done()


def line_of(stretches: Iterable[Stretch], edit: Edit, *, formal: bool) -> tuple[Span, ...]:
    """Give stretches of words as spans, with the changes in them told to `edit`."""
    line = _Line(edit, formal)
    line.follow(stretches)
    return line.done()


@dataclass(slots=True)
class _Line:
    """Gathers the spans of one line; runs of one fate wait until another fate comes."""

    edit: Edit
    formal: bool
    formally: bool = False
    _spans: list[Span] = field(default_factory=list)
    _waiting: list[Inline] = field(default_factory=list)
    _revision: Revision | None = None
    _looks: _Looks | None = None

    def follow(self, stretches: Iterable[Stretch]) -> None:
        """Add what became of stretches of words."""
        for stretch in stretches:
            if stretch.kept:
                for was, now in zip(stretch.old, stretch.new, strict=True):
                    self._keep(was, now)
            else:
                self._replace(stretch)

    def add_kept(self, runs: Iterable[Inline]) -> None:
        """Add runs that are as they were."""
        for run in runs:
            self._add((run,))

    def _keep(self, old: Token, new: Token) -> None:
        if old.runs == new.runs:
            self._add(new.runs)
        elif old.text != new.text:
            self._differs_in_form(old, new)
        elif new.texts:
            for was, now in _pieces(old, new):
                self._look(was, now)
        else:
            self._thing(*old.runs, *new.runs)

    def _differs_in_form(self, old: Token, new: Token) -> None:
        self.formally = True
        if self.formal:
            self._add(old.runs, self.edit.revision(Fate.DELETED, ChangeClass.FORM))
            self._add(new.runs, self.edit.revision(Fate.INSERTED, ChangeClass.FORM))
            return
        for now in new.texts:
            self._look(old.texts[0].marks, now)

    def _look(self, was: Marks, now: Text) -> None:
        if marks_key(was) == marks_key(now.marks):
            self._add((now,))
            return
        look = self.edit.restyled("; ".join(marks_look(was, now.marks)))
        self._add((now,), look, (was, now.marks))

    def _thing(self, old: Inline, new: Inline) -> None:
        """Add what is no text; of two things that show otherwise both are footnotes."""
        if inline_key(old) == inline_key(new):
            self._add((new,))
        else:
            self._note(cast(NoteMark, old), cast(NoteMark, new))

    def _note(self, old: NoteMark, new: NoteMark) -> None:
        edit = self._about_note(old, new)
        note = _revise_note(note_content(old), note_content(new), edit, formal=self.formal)
        self._close()
        self._spans.append(Span((new,), note=note))

    def _about_note(self, old: NoteMark | None, new: NoteMark | None) -> Edit:
        about = self.edit.subject
        before, after = _noted(about.old, old), _noted(about.new, new)
        kind = ChangeKind.CHANGED
        if old is None:
            kind = ChangeKind.ADDED
        elif new is None:
            kind = ChangeKind.DELETED
        return self.edit.about(Subject(about.item, ChangedThing.FOOTNOTE, before, after, kind))

    def _replace(self, stretch: Stretch) -> None:
        gone, came = _notes(stretch.old), _notes(stretch.new)
        in_note = self.edit.subject.what is ChangedThing.FOOTNOTE
        if gone is not None and came is not None and not in_note:
            self._replace_notes(gone, came)
            return
        self._add(_runs(stretch.old), self.edit.revision(Fate.DELETED))
        self._add(_runs(stretch.new), self.edit.revision(Fate.INSERTED))

    def _replace_notes(self, gone: Sequence[NoteMark], came: Sequence[NoteMark]) -> None:
        """Tell of footnotes that went and came by themselves: each is a change of its own."""
        for mark in gone:
            self._add((mark,), self._about_note(mark, None).revision(Fate.DELETED))
        for mark in came:
            self._add((mark,), self._about_note(None, mark).revision(Fate.INSERTED))

    def _add(
        self,
        runs: tuple[Inline, ...],
        revision: Revision | None = None,
        looks: _Looks | None = None,
    ) -> None:
        """Add runs; those of the same fate and looks as the last ones join them."""
        if (revision, looks) != (self._revision, self._looks):
            self._close()
            self._revision, self._looks = revision, looks
        self._waiting.extend(runs)

    def _close(self) -> None:
        if self._waiting:
            runs, (was, _) = joined_runs(self._waiting), self._looks or (None, None)
            self._spans.append(Span(runs, self._revision, was))
        self._waiting = []

    def done(self) -> tuple[Span, ...]:
        """Give the spans, and tell of formal differences where they are not marked."""
        self._close()
        if self.formally:
            self.edit.unmarked(ChangeClass.FORM, Tracked.FORMAL)
        return tuple(self._spans)


def _noted(where: Version | None, mark: NoteMark | None) -> Version | None:
    return note_version(where, mark) if where and mark else None


def _runs(tokens: Sequence[Token]) -> tuple[Inline, ...]:
    return tuple(run for token in tokens for run in token.runs)


def _notes(tokens: Sequence[Token]) -> list[NoteMark] | None:
    """Give the footnotes of tokens that are nothing else, None where there is more."""
    marks = [run for token in tokens for run in token.runs if isinstance(run, NoteMark)]
    return marks if len(marks) == len(tokens) and all(mark.first for mark in marks) else None


def _pieces(old: Token, new: Token) -> Iterator[tuple[Marks, Text]]:
    """Give the new text in pieces of one look, each with the marks it had before."""
    before = Pieces(old.texts)
    for run in new.texts:
        for was in before.take(len(run.text)):
            yield was.marks, replace(was, marks=run.marks)


def _revise_note(
    old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...], edit: Edit, *, formal: bool
) -> tuple[RevisedBlock, ...]:
    """Give the content of a footnote with its changes, which are one change of the log."""
    found: list[RevisedBlock] = []
    for i, j in _note_steps(old, new):
        if i is not None and j is not None:
            match old[i], new[j]:
                case FlowParagraph() as was, FlowParagraph() as now:
                    found.append(revise_paragraph(was, now, edit, formal=formal))
                case _, same:
                    found.append(same)
        elif i is not None:
            found.append(whole_block(old[i], edit.revision(Fate.DELETED)))
        elif j is not None:
            found.append(whole_block(new[j], edit.revision(Fate.INSERTED)))
    return tuple(found)


def _note_steps(
    old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...]
) -> Iterator[tuple[int | None, int | None]]:
    """Give the blocks of a footnote in pairs: equal ones, between them paragraphs in order."""
    kept = _equal_in_order(old, new)
    between = (
        zip(_paragraphs(old, before), _paragraphs(new, after), strict=False)
        for before, after in gaps(kept, len(old), len(new))
    )
    return steps(sorted([*kept, *chain.from_iterable(between)]), len(old), len(new))


def _paragraphs(blocks: tuple[FlowBlock, ...], among: range) -> list[int]:
    return [index for index in among if isinstance(blocks[index], FlowParagraph)]


def _equal_in_order(
    old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...]
) -> list[tuple[int, int]]:
    pairing = Pairing(len(old), len(new))
    pair_equal(pairing, list(map(block_key, old)), list(map(block_key, new)))
    pairs = pairing.pairs()
    kept = backbone(
        pairs,
        lambda i, j: len(block_text(old[i])),
        lambda i, j: salt_of(block_text(old[i]), block_text(new[j])),
    )
    return [pair for pair in pairs if pair[0] in kept]
