"""One line that changed, as spans: words, formatting, form, footnotes; and whole paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.compare.ledger import Edit, Subject
from pipeline.compare.looks import marks_look, paragraph_look
from pipeline.compare.notes import note_version
from pipeline.compare.pairing import Pairing, backbone, gaps, pair_equal, salt_of, steps
from pipeline.compare.printed import (
    block_key,
    block_sort,
    block_text,
    inline_key,
    marks_key,
    style_key,
)
from pipeline.compare.tokens import Token, joined_runs
from pipeline.compare.whole import whole_block
from pipeline.compare.words import Stretch, shared_ends, word_changes
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Tracked
from pipeline.model.comparison import Fate, RevisedBlock, RevisedParagraph, Revision, Span
from pipeline.model.document import Inline, NoteMark
from pipeline.model.flow import FlowBlock, FlowParagraph, note_content
from pipeline.model.inlines import Marks, Text


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
    _was: Marks | None = None

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
        elif isinstance(new.runs[0], NoteMark):
            self._note(old, new)
        elif isinstance(new.runs[0], Text):
            for was, now in _pieces(old, new):
                self._look(was, now)
        else:
            self._add(new.runs)

    def _differs_in_form(self, old: Token, new: Token) -> None:
        self.formally = True
        if self.formal:
            self._add(old.runs, self.edit.revision(Fate.DELETED, ChangeClass.FORM))
            self._add(new.runs, self.edit.revision(Fate.INSERTED, ChangeClass.FORM))
            return
        before = old.runs[0].marks if isinstance(old.runs[0], Text) else Marks()
        for run in new.runs:
            if isinstance(run, Text):
                self._look(before, run)

    def _look(self, was: Marks, now: Text) -> None:
        if marks_key(was) == marks_key(now.marks):
            self._add((now,))
            return
        self._add((now,), self.edit.restyled("; ".join(marks_look(was, now.marks))), was)

    def _note(self, old: Token, new: Token) -> None:
        before, after = old.runs[0], new.runs[0]
        if not isinstance(before, NoteMark) or not isinstance(after, NoteMark):
            return
        if inline_key(before) == inline_key(after):
            self._add((after,))
            return
        edit = self._about_note(before, after)
        note = _revise_note(note_content(before), note_content(after), edit, formal=self.formal)
        self._close()
        self._spans.append(Span((after,), note=note))

    def _about_note(self, old: NoteMark | None, new: NoteMark | None) -> Edit:
        about = self.edit.subject
        kind = ChangeKind.CHANGED
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.DELETED
        before = note_version(about.old, old) if about.old and old else None
        after = note_version(about.new, new) if about.new and new else None
        return self.edit.about(Subject(about.item, ChangedThing.FOOTNOTE, before, after, kind))

    def _replace(self, stretch: Stretch) -> None:
        gone, came = _notes(stretch.old), _notes(stretch.new)
        edit = self.edit
        in_note = edit.subject.what is ChangedThing.FOOTNOTE
        if gone is not None and came is not None and not in_note:
            self._replace_notes(gone, came)
            return
        if stretch.old:
            self._add(_runs(stretch.old), edit.revision(Fate.DELETED))
        if stretch.new:
            self._add(_runs(stretch.new), edit.revision(Fate.INSERTED))

    def _replace_notes(self, gone: Sequence[NoteMark], came: Sequence[NoteMark]) -> None:
        """Tell of footnotes that went and came by themselves: each is a change of its own."""
        for mark in gone:
            self._add((mark,), self._about_note(mark, None).revision(Fate.DELETED))
        for mark in came:
            self._add((mark,), self._about_note(None, mark).revision(Fate.INSERTED))

    def _add(
        self, runs: tuple[Inline, ...], revision: Revision | None = None, was: Marks | None = None
    ) -> None:
        """Add runs; those of the same fate as the last ones join them."""
        if revision != self._revision or was != self._was or (was and self._looks_unlike(runs)):
            self._close()
            self._revision, self._was = revision, was
        self._waiting.extend(runs)

    def _looks_unlike(self, runs: tuple[Inline, ...]) -> bool:
        """Say whether the runs look otherwise than those that wait: a restyled span is one text."""
        last = self._waiting[-1] if self._waiting else None
        first = runs[0]
        return isinstance(last, Text) and isinstance(first, Text) and last.marks != first.marks

    def _close(self) -> None:
        if self._waiting:
            runs = joined_runs(self._waiting)
            self._spans.append(Span(runs, self._revision, self._was))
        self._waiting = []

    def done(self) -> tuple[Span, ...]:
        """Give the spans, and tell of formal differences where they are not marked."""
        self._close()
        if self.formally and not self.formal:
            self.edit.unmarked(ChangeClass.FORM, Tracked.FORMAL)
        return tuple(self._spans)


def _runs(tokens: Sequence[Token]) -> tuple[Inline, ...]:
    return tuple(run for token in tokens for run in token.runs)


def _notes(tokens: Sequence[Token]) -> list[NoteMark] | None:
    """Give the footnotes of tokens that are nothing else, None where there is more."""
    marks = [run for token in tokens for run in token.runs if isinstance(run, NoteMark)]
    return marks if len(marks) == len(tokens) and all(mark.first for mark in marks) else None


def _pieces(old: Token, new: Token) -> Iterator[tuple[Marks, Text]]:
    """Give the new text in pieces of one look, each with the marks it had before."""
    before = [run for run in old.runs if isinstance(run, Text)]
    index = used = 0
    for run in new.runs:
        if not isinstance(run, Text):
            continue
        start = 0
        while start < len(run.text):
            was = before[index]
            step = min(len(was.text) - used, len(run.text) - start)
            yield was.marks, Text(run.text[start : start + step], run.marks)
            start += step
            used += step
            if used == len(was.text):
                index, used = index + 1, 0


def _revise_note(
    old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...], edit: Edit, *, formal: bool
) -> tuple[RevisedBlock, ...]:
    """Give the content of a footnote with its changes, which are one change of the log."""
    found: list[RevisedBlock] = []
    for i, j in _note_steps(old, new):
        if i is not None and j is not None:
            was, now = old[i], new[j]
            if isinstance(was, FlowParagraph) and isinstance(now, FlowParagraph):
                found.append(revise_paragraph(was, now, edit, formal=formal))
            else:
                found.append(now)
        elif i is not None:
            found.append(whole_block(old[i], edit.revision(Fate.DELETED)))
        elif j is not None:
            found.append(whole_block(new[j], edit.revision(Fate.INSERTED)))
    return tuple(found)


def _note_steps(
    old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...]
) -> Iterator[tuple[int | None, int | None]]:
    """Give the blocks of a footnote in pairs: equal ones, between them paragraphs in order."""
    pairing = Pairing(len(old), len(new))
    pair_equal(pairing, list(map(block_key, old)), list(map(block_key, new)))
    kept = _in_order(pairing, old, new)
    for before, after in list(gaps(kept, len(old), len(new))):
        texts = [i for i in before if block_sort(old[i]) == "text"]
        others = [j for j in after if block_sort(new[j]) == "text"]
        for i, j in zip(texts, others, strict=False):
            if pairing.is_free(i, j):
                pairing.add(i, j)
    return steps(_in_order(pairing, old, new), len(old), len(new))


def _in_order(
    pairing: Pairing, old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...]
) -> list[tuple[int, int]]:
    pairs = pairing.pairs()
    kept = backbone(
        pairs,
        lambda i, j: 1,
        lambda i, j: salt_of(block_text(old[i]), block_text(new[j])),
    )
    return [pair for pair in pairs if pair[0] in kept]
