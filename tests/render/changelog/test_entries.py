from pipeline.model.change import Change, ChangeClass, Place, Tracked
from pipeline.model.comparison import Fate, RevisedParagraph, Revision
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from pipeline.model.verdict import ChangeTrace, CommentTrace, Ground, Trace, Verdict
from pipeline.render.changelog.entries import DraftPages, Log, Redline, by_part, formal_counts
from pipeline.render.changelog.names import place_words
from tests.render import sample_comparison as sample
from tests.render.samples import para, single, written


def test_an_entry_names_part_item_and_agency() -> None:
    first = sample.log().changes[0]
    assert (first.part, first.agency) == ("Phần II", "Sở Xây dựng")
    assert first.item == "Phần II, mục I.1. Hạ tầng giao thông"


def test_text_of_several_agencies_says_so() -> None:
    assert sample.log().changes[4].agency == "Nhiều cơ quan"


def test_a_change_leads_to_its_new_place_else_to_its_old_one_else_to_the_file() -> None:
    first, second, third = sample.log().changes[:3]
    assert first.address == f"so-sanh-lan-1.docx#{block_bookmark('lan-2', 'giao-thong', 2)}"
    assert second.address == "so-sanh-lan-1.docx"
    assert third.address == f"so-sanh-lan-1.docx#{block_bookmark('lan-1', 'giao-thong', 9)}"


def test_what_is_gone_leads_to_the_title_of_its_item() -> None:
    title = block_bookmark("lan-2", "giao-thong", 1)
    redline = replace(sample.REDLINE, bookmarks=frozenset({title}))
    log = sample.shown(sample.comparison(), redline=redline)
    assert log.changes[2].address == f"so-sanh-lan-1.docx#{title}"


def test_a_redline_says_itself_which_bookmarks_it_has() -> None:
    data = written(single(para("Một đoạn."), para("Đoạn nữa."))).data
    redline = Redline.of("so-sanh-lan-1.docx", data, {0: (7,)})
    names = {block_bookmark("lan-2", "muc-mot", ordinal) for ordinal in range(1, 4)}
    assert names <= redline.bookmarks
    assert redline.marks == {0: (7,)}


def test_marks_are_those_that_the_redline_gave() -> None:
    first, second = sample.log().changes[:2]
    assert second.change.marks == (5, 6)
    assert first.change.marks == (1, 2, 3, 4)


def test_places_have_the_pages_that_are_known() -> None:
    new = Pages({block_bookmark("lan-2", "giao-thong", 2): 7})
    log = sample.shown(sample.comparison(), pages=DraftPages(new=new))
    change = log.changes[0].change
    assert log.entries[0].entry.new_place == change.new_place
    assert change.new_place == Place(f"{sample.ROAD}, đoạn 1", 2, 7)
    assert change.old_place == Place(f"{sample.ROAD}, đoạn 1", 2)
    assert place_words(change.new_place) == "Phần II, mục I.1, đoạn 1 (trang 7)"


def test_a_change_is_explained_by_a_comment_or_a_reason_or_not_at_all() -> None:
    grounds = [entry.ground for entry in sample.log().changes]
    assert grounds[:3] == [Ground.COMMENT, Ground.REASON, Ground.NONE]
    assert [entry.number for entry in sample.log().unexplained] == [3, 4, 5, 7]


def test_a_trace_says_more_than_the_change_itself() -> None:
    traced = ChangeTrace(sample.CHANGES[2].id, Ground.COMMENT, ("YK1-BXD-09",))
    log = sample.shown(sample.comparison(), trace=Trace(changes=(traced,)))
    assert log.entries[2].ground is Ground.COMMENT
    assert log.entries[2].comments == log.entries[2].answers == ("YK1-BXD-09",)
    held = CommentTrace("YK1-BXD-09", Verdict.OTHERWISE)
    judged = sample.shown(sample.comparison(), trace=Trace((held,), (traced,)))
    assert judged.entries[2].comments == ("YK1-BXD-09",)
    assert judged.entries[2].answers == ("YK1-BXD-09: khác đề nghị",)
    assert judged.entries[0].answers == ("YK1-SGTVT-01", "YK1-BXD-03")
    assert [entry.number for entry in log.unexplained] == [4, 5, 7]


def test_every_change_is_told_or_formal_or_untracked() -> None:
    log = sample.log()
    listed = [*log.told, *log.formal, *log.untracked]
    assert sorted(entry.number for entry in listed) == list(range(1, 8))
    assert [entry.number for entry in log.formal] == [6]
    assert [entry.number for entry in log.untracked] == [7]


def test_parts_stand_in_reading_order_with_their_titles() -> None:
    log = sample.log()
    assert list(log.parts.items()) == [
        ("Phần II", "HIỆN TRẠNG HẠ TẦNG"),
        ("Phần III", "PHƯƠNG ÁN PHÁT TRIỂN"),
    ]
    backwards = tuple(reversed(log.entries))
    assert list(by_part(backwards, log.parts)) == ["Phần II", "Phần III"]


def test_formal_differences_are_counted_by_item_and_kind() -> None:
    (entry,) = sample.log().formal
    twice = entry.changes * 2
    assert formal_counts(twice) == (
        ("Phần III, mục II.2. Cấp nước", "kiểu đặt dấu thanh", 2),
        ("Phần III, mục II.2. Cấp nước", "gạch nối, gạch ngang", 2),
    )


CAME = sample.CHANGES[3]


def several(second: Change = CAME, trace: Trace | None = None) -> Log:
    """A log of one entry that tells two paragraphs added side by side."""
    changes = (CAME, replace(second, id="1-2-y-te-1badcafe"))
    blocks = tuple(
        RevisedParagraph(sample.para(""), sample.spans(n, ("x", Fate.INSERTED)),
                         Revision(Fate.INSERTED, n, "Sở Xây dựng"))
        for n in range(2)
    )  # fmt: skip
    return sample.shown(sample.comparison(changes, blocks), trace=trace)


def test_changes_told_as_one_are_numbered_beneath_their_entry() -> None:
    (entry,) = several().entries
    assert (entry.number, [change.number for change in entry.changes]) == (1, ["1.1", "1.2"])


def test_an_entry_has_the_comments_and_reasons_of_all_its_changes_each_once() -> None:
    told = replace(CAME, comments=("YK1-BYT-01",), reason="Theo Nghị quyết 202")
    (entry,) = several(told).entries
    assert (entry.comments, entry.reason) == (("YK1-BYT-01",), "Theo Nghị quyết 202")


def test_an_entry_is_explained_where_all_its_changes_are() -> None:
    (entry,) = several(replace(CAME, reason="Theo Nghị quyết 202")).entries
    assert entry.unexplained
    assert entry.ground is Ground.NONE
    trace = Trace(
        changes=tuple(
            ChangeTrace(change.change.id, ground)
            for change, ground in zip(entry.changes, (Ground.COMMENT, Ground.REASON), strict=True)
        )
    )
    (explained,) = several(trace=trace).entries
    assert not explained.unexplained
    assert explained.ground is Ground.REASON


def test_an_entry_is_tracked_where_any_of_its_changes_is_marked() -> None:
    (entry,) = several(replace(CAME, tracked=Tracked.UNTRACKED)).entries
    assert entry.tracked is Tracked.MARKED
    assert entry.told == entry.changes


def test_letters_that_shifted_are_not_told_of() -> None:
    (entry,) = several().entries
    shift = replace(entry.changes[1].change, class_=ChangeClass.FORM)
    mixed = replace(entry, changes=(entry.changes[0], replace(entry.changes[1], change=shift)))
    assert mixed.told == entry.changes[:1]
    assert not mixed.changes[1].unexplained
