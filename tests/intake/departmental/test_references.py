from pipeline.intake.departmental.references import Targets, ids, label_key, resolved
from pipeline.model.inlines import Reference, Text


def targets() -> Targets:
    made = Targets()
    made.add("bang-y-te-1", "Bảng số 1", ("_Ref1",))
    made.add("bang-y-te-2", "Bảng 2.1", ())
    made.add("hinh-y-te-1", "", ("_Ref9",))
    return made


def test_a_field_that_names_a_caption_becomes_its_reference() -> None:
    known = targets()
    runs = (Text("xem "), Reference("#_Ref1", "Bảng 1"), Text(" và "), Reference("#_Ref5", "mục I"))
    assert resolved(runs, known) == (Text("xem "), Reference("bang-y-te-1"), Text(" và mục I"))
    assert known.told == ["Bảng 1"]


def test_a_field_for_the_number_alone_takes_the_word_before_it() -> None:
    known = targets()
    runs = (Text("xem Bảng "), Reference("#_Ref1", "1"), Text("."))
    assert resolved(runs, known) == (Text("xem "), Reference("bang-y-te-1"), Text("."))
    assert known.told == ["Bảng 1"]


def test_typed_words_that_name_one_caption_become_references() -> None:
    known = targets()
    found = resolved((Text("Tại Bảng 1 và bảng 2.1; Bảng 7, Bảng 1/2025"),), known)
    assert found == (
        Text("Tại "), Reference("bang-y-te-1"), Text(" và "), Reference("bang-y-te-2"),
        Text("; Bảng 7, Bảng 1/2025"),
    )  # fmt: skip


def test_a_label_that_two_captions_bear_names_none() -> None:
    known = targets()
    known.add("bang-y-te-3", "Bảng 1", ())
    assert resolved((Text("xem Bảng 1"),), known) == (Text("xem Bảng 1"),)


def test_ids_count_tables_and_figures_apart() -> None:
    assert ids("y-te", [(3, "bang"), (5, "hinh"), (9, "bang")]) == {
        3: "bang-y-te-1", 5: "hinh-y-te-1", 9: "bang-y-te-2",
    }  # fmt: skip
    assert label_key("Bảng  số 1–2") == "bảng 1-2"
