import re

from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Tracked, change_id


def test_an_id_names_both_drafts_and_the_item_and_ends_in_8_hex() -> None:
    assert re.fullmatch("1-2-y-te-[0-9a-f]{8}", change_id(1, 2, "y-te", "cũ", "mới", 1))


def test_an_id_depends_on_both_texts_and_the_occurrence_only() -> None:
    ids = {
        change_id(1, 2, "y-te", "cũ", "mới", 1),
        change_id(1, 2, "y-te", "mới", "cũ", 1),
        change_id(1, 2, "y-te", "cũ", "mới", 2),
        change_id(1, 2, "y-te", "", "mới", 1),
        change_id(1, 2, "y-te", "mới", "", 1),
    }
    assert len(ids) == 5
    assert change_id(1, 2, "y-te", "a  b", "ấ", 1) == change_id(
        1, 2, "y-te", "a b", "a\u0302\u0301", 1
    )


def test_the_words_are_those_of_the_contract() -> None:
    assert " ".join(ChangeKind) == "them sua xoa chuyen"
    assert " ".join(ChangeClass) == "noi-dung hinh-thuc dinh-dang"
    assert " ".join(Tracked) == "marked formal untracked"
    assert " ".join(ChangedThing) == (
        "muc doan tieu-de bang dong cot o chu-thich chu-thich-cuoi-trang hinh cong-thuc bieu-do"
    )
