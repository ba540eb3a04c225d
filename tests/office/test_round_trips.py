"""A review comes back whole through every program a copy may have gone through."""

from pathlib import Path

import pytest

from tests.office.review_script import Task, blocks, plan, read_back, review
from tests.office.round_trips import WAYS, Came, judged, retyped, sent, without_marks
from tests.sample_drafts import SampleDrafts

TASK = Task("comment", "phrase", "_qh_a", "muc", "YKIEN00", "cầu", "Xây cầu.")
EDIT = Task("edit", "insert", "_qh_b", "muc", "SUA00", "chợ", "Mở chợ.", "untracked")


def said(kind: str, bookmark: str, **other: str) -> dict[str, str]:
    told = {"content": "", "quote": "", "proposed": "", "origins": "text:1"}
    return {"kind": kind, "bookmark": bookmark, **told, **other}


def test_what_came_back_at_its_block_is_counted_and_the_rest_is_false() -> None:
    found = [
        said("gop-y", "_qh_a", content="YKIEN00: xem", origins="comment:1"),
        said("sua-danh-dau", "_qh_x", proposed="SUA00 chợ"),
        said("sua-khong-danh-dau", "_qh_b", content="Sửa “a” thành “thay”"),
        said("sua-khong-danh-dau", "_qh_c", content="Sửa “-” thành “–”"),
    ]
    came = judged("docx", [TASK, EDIT], found)
    assert (came.comments, came.edits, list(came.lost)) == ((1, 1), (0, 1), [EDIT])
    assert list(came.false) == ['sua-khong-danh-dau: Sửa "-" thành "-"']
    assert not came.is_good


def test_a_copy_is_judged_whatever_dashes_and_quotes_another_hand_types() -> None:
    text = "Giai đoạn 2021 - 2025 “mở” chợ mới."
    cut = Task("edit", "cut", "_qh_b", "muc", "SUA01", "“mở” chợ", text)
    gone = {"quote": 'Giai đoạn 2021 – 2025 "mở" chợ', "proposed": "Giai đoạn 2021 – 2025"}
    came = judged("retyped", [cut], [said("sua-danh-dau", "_qh_b", **gone)])
    assert (came.edits, list(came.false)) == ((1, 1), [])
    elsewhere = {**gone, "quote": 'Ở nơi khác "mở" chợ'}
    assert judged("retyped", [cut], [said("sua-danh-dau", "_qh_b", **elsewhere)]).lost == [cut]


@pytest.mark.parametrize(
    ("comments", "edits", "false", "good"),
    [(49, 48, 2, True), (48, 50, 0, False), (50, 47, 0, False), (50, 50, 3, False)],
)
def test_enough_is_98_and_96_in_a_hundred_and_two_false(
    comments: int, edits: int, false: int, *, good: bool
) -> None:
    assert Came("doc", (comments, 50), (edits, 50), ["x"] * false).is_good is good


def test_a_copy_is_stripped_and_retyped() -> None:
    xml = '<w:bookmarkStart w:id="1" w:name="a"/><w:t>Đi 2021 - 2030 “à”</w:t>'
    assert without_marks(xml) == "<w:t>Đi 2021 - 2030 “à”</w:t>"
    assert retyped(xml) == '<w:t>Đi 2021 – 2030 "a\u0300"</w:t>'


@pytest.mark.office
def test_a_review_comes_back_through_every_program(
    sample_drafts: SampleDrafts, tmp_path: Path
) -> None:
    draft = sample_drafts.report(2)
    tasks = plan(blocks(draft), 101)
    copy = review(draft, tmp_path / "review.docx", tasks)
    for way in WAYS:
        came = judged(way, tasks, read_back(draft, sent(copy, way, tmp_path)))
        assert came.is_good, f"{came}: {came.false[:5]} {came.lost[:3]}"
