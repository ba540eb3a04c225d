from pipeline.consult.register.cells import cells_of_place, edits_of, item_labels
from pipeline.model.change import Place
from pipeline.model.comment import Certainty, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.register_memory import Remembered, print_of
from tests.consult.comments import comment
from tests.samples import item, outline

LABELS = {"y-te": "Y tế [y-te]"}
SAID = replace(
    comment(quote="34 giường"), place=Place("Bảng 3.1", 5), span=(5, 9), certainty=Certainty.BY_TEXT
)


def test_what_is_sure_finer_than_the_item_is_its_position() -> None:
    assert cells_of_place(SAID, LABELS) == {
        "item": "Y tế [y-te]",
        "position": "Bảng 3.1",
        "quote": "34 giường",
    }
    assert cells_of_place(replace(SAID, span=None), LABELS)["position"] == ""


def test_what_is_not_sure_says_so() -> None:
    two = (Place("Bảng 3.1", 5), Place("Bảng 3.2", 9))
    unsure = replace(SAID, certainty=Certainty.UNSURE, nearest=two)
    assert cells_of_place(unsure, LABELS)["position"] == "(chưa chắc) Bảng 3.1; Bảng 3.2"
    lost = replace(SAID, item="", item_text="Mục cũ", place=None, certainty=Certainty.UNPLACED)
    assert cells_of_place(lost, LABELS)["position"] == "(chưa xác định)"
    assert cells_of_place(lost, LABELS)["item"] == "Mục cũ"


def test_a_part_and_the_whole_draft_are_named_by_their_places() -> None:
    part = replace(SAID, item="phan:1", scope=("phan:1", "y-te"), place=Place("Phần I", 1))
    whole = replace(SAID, item="", place=Place("Toàn bộ dự thảo", 0), certainty=Certainty.BY_ITEM)
    assert cells_of_place(part, LABELS)["item"] == "Phần I"
    assert cells_of_place(whole, LABELS)["item"] == "Toàn bộ dự thảo"


def edits(row: RegisterRow, kept: Remembered | None = None) -> dict[str, str]:
    return dict(edits_of(row, SAID, kept, LABELS))


def test_only_what_we_did_not_write_is_an_edit() -> None:
    ours = RegisterRow("A", item="y-te", item_text="y tế [y-te]", position="Bảng 3.1")
    assert edits(ours) == {}
    assert edits(replace(ours, item_text="Tên cũ [y-te]")) == {}
    assert edits(replace(ours, position="Bảng 3.2")) == {"position": "Bảng 3.2"}
    assert edits(replace(ours, quote="35 giường")) == {"quote": "35 giường"}
    assert edits(replace(ours, item="", item_text="Phần II")) == {"item": "Phần II"}
    kept = Remembered("k", {"position": print_of("Bảng 3.2")})
    assert edits(replace(ours, position="Bảng 3.2"), kept) == {}
    assert edits(replace(ours, position="(chưa chắc) Bảng 3.3")) == {"position": "Bảng 3.3"}
    assert edits(replace(ours, position="(chưa xác định)")) == {}


def test_all_that_a_row_of_the_consultants_own_says_places_it() -> None:
    row = RegisterRow("A", item_text="Y tế [y-te]", quote=" ", position="đoạn 2")
    assert edits_of(row, replace(SAID, entered=True), None, LABELS) == {
        "item": "Y tế [y-te]",
        "position": "đoạn 2",
    }


def test_an_item_has_the_title_of_the_new_outline_and_dropped_ones_stay_known() -> None:
    new = outline([[("A", [item("y-te", "Y tế mới")])]])
    old = outline([[("A", [item("y-te", "Y tế"), item("cu", "Cũ")])]])
    assert item_labels((new, old)) == {"y-te": "Y tế mới [y-te]", "cu": "Cũ [cu]"}


def test_an_item_nobody_knows_any_more_is_named_as_it_was_written() -> None:
    gone = replace(SAID, item="cu", item_text="Mục cũ")
    assert cells_of_place(gone, LABELS)["item"] == "Mục cũ"
    assert cells_of_place(replace(gone, item_text=""), LABELS)["item"] == ""
    part = replace(SAID, item="phan:1", scope=("phan:1",), place=None, item_text="Phần I")
    assert cells_of_place(part, LABELS)["item"] == "Phần I"
    assert cells_of_place(replace(SAID, place=None), LABELS)["position"] == ""


def test_words_of_the_item_are_no_edit_and_marks_of_doubt_are_not_part_of_one() -> None:
    said = replace(SAID, item_text="Y tế tỉnh")
    typed = RegisterRow("A", item="khac", item_text="y tế  tỉnh")
    assert edits_of(typed, said, None, LABELS) == {}
    moved = replace(typed, item_text="Giáo dục [giao-duc]", item="giao-duc")
    assert edits_of(moved, said, None, LABELS) == {"item": "Giáo dục [giao-duc]"}
    nowhere = replace(typed, item_text="Giáo dục", item="")
    assert edits_of(nowhere, replace(said, item=""), None, LABELS) == {"item": "Giáo dục"}
    doubt = RegisterRow("A", position="(chưa xác định) Bảng 3.9")
    assert edits_of(doubt, said, None, LABELS) == {"position": "Bảng 3.9"}
    kept = Remembered("k", {"quote": print_of("lời cũ")})
    assert edits_of(RegisterRow("A", quote="lời  CŨ"), said, kept, LABELS) == {}
    assert edits_of(RegisterRow("A", quote="lời cũ"), said, Remembered("k"), LABELS) == {
        "quote": "lời cũ"
    }
