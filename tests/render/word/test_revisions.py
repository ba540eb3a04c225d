from pipeline.model.comparison import Fate, Revision
from pipeline.render.word.revisions import FIRST_REVISION, Tracks, deleted_text
from pipeline.render.word.runs import field, run

BY = 'w:author="Sở &quot;Y tế&quot;" w:date="2025-12-31T00:00:00Z"'


def revision(fate: Fate, change: int = 0) -> Revision:
    return Revision(fate, change, 'Sở "Y tế"')


def test_ids_count_from_one_start_and_belong_to_their_changes() -> None:
    tracks = Tracks("2025-12-31")
    for change in (1, 0, 1):
        tracks.sign(revision(Fate.INSERTED, change))
    tracks.grid_change("")
    tracks.cell(revision(Fate.DELETED, 0))
    first = FIRST_REVISION
    assert tracks.marks == {1: [first, first + 2], 0: [first + 1, first + 4]}


def test_deleted_runs_hold_deleted_text_and_instructions() -> None:
    content = run("a <w:t b") + field("REF x", "1")
    found = deleted_text(content)
    assert "<w:t " not in found
    assert "<w:instrText" not in found
    assert found.count("<w:delText ") == found.count("</w:delText>") == 2
    assert "a &lt;w:t b" in found


def test_runs_are_wrapped_by_what_became_of_them() -> None:
    tracks = Tracks("2025-12-31")
    assert tracks.runs(revision(Fate.INSERTED), run("a")) == (
        f'<w:ins w:id="{FIRST_REVISION}" {BY}>{run("a")}</w:ins>'
    )
    assert tracks.runs(revision(Fate.DELETED), run("a")).startswith("<w:del ")
    assert tracks.runs(revision(Fate.RESTYLED), run("a")) == run("a")


def test_a_move_keeps_its_text_and_has_a_range_on_either_side() -> None:
    tracks = Tracks("2025-12-31", moves=frozenset({3}))
    away, here = revision(Fate.MOVED_AWAY, 3), revision(Fate.MOVED_HERE, 3)
    assert tracks.runs(away, run("a")).startswith("<w:moveFrom ")
    assert run("a") in tracks.runs(away, run("a"))
    (opening, closing), (other, _) = tracks.moved(away), tracks.moved(here)
    assert opening.startswith("<w:moveFromRangeStart ")
    assert opening.split('w:name="')[1] == other.split('w:name="')[1]
    assert opening.split('w:id="')[1].split('"')[0] in closing
    assert tracks.moved(away)[0].split('w:name="')[1] != opening.split('w:name="')[1]


def test_a_move_that_is_none_of_words_is_a_deletion_and_an_insertion() -> None:
    tracks = Tracks("2025-12-31")
    assert tracks.moved(revision(Fate.MOVED_AWAY)) == ("", "")
    assert tracks.sign(revision(Fate.MOVED_AWAY)).startswith("<w:del ")
    assert tracks.sign(revision(Fate.MOVED_HERE)).startswith("<w:ins ")
