from pipeline.consult.proof.excerpts import cut, excerpt, shown
from pipeline.consult.proof.passage import Piece
from pipeline.model.change import Place

LONG = " ".join(f"từ{number}" for number in range(100))


def test_texts_are_cut_to_where_they_differ() -> None:
    old, new = excerpt(f"{LONG} cũ {LONG}", f"{LONG} mới {LONG}")
    assert old.startswith("… ")
    assert old.endswith(" …")
    assert " cũ " in old
    assert " mới " in new
    assert len(old) < 260
    assert excerpt("ngắn", "") == ("ngắn", "")
    assert excerpt("a b", "a b c") == ("a b", "a b c")


def test_cells_of_a_row_stand_in_one_line_at_the_row() -> None:
    place = Place("Bảng 1, dòng “A”, cột 2024", 7)
    row = [Piece("1", "2", "y-te", place, row=3), Piece("3", "4", "y-te", place, row=3)]
    assert shown(row) == ("1 | 3", "2 | 4", Place("Bảng 1, dòng “A”", 7), "y-te")
    assert shown(row[:1]) == ("1", "2", place, "y-te")
    assert shown([]) == ("", "", None, "")


def test_more_than_three_places_are_counted() -> None:
    pieces = [Piece("", str(number), "y-te", Place("a", number)) for number in range(5)]
    old, new, place, _ = shown(pieces)
    assert (old, new) == ("", "0\n1\n2\n… và 2 chỗ khác")
    assert place == Place("a", 0)


def test_a_text_for_a_sentence_is_one_line_of_bearable_length() -> None:
    assert cut("a\n b ") == "a; b"
    assert cut("x" * 5 + " " + "y" * 200) == "xxxxx …"


def test_a_cut_keeps_whole_words() -> None:
    old, new = excerpt(f"{LONG} cũ {LONG}", f"{LONG} mới {LONG}")
    words = set(LONG.split()) | {"cũ", "mới", "…"}
    assert set(old.split()) <= words
    assert set(new.split()) <= words
    ((_, long, _, _),) = (shown([Piece("", " ".join(f"dài{n}" for n in range(200)))]),)
    assert len(long) <= 330
    assert set(long.split()) <= {f"dài{n}" for n in range(200)} | {"…"}
    assert long.endswith("dài199")
    assert long.split()[-2] != "…"
