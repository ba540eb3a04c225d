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


def test_cells_that_say_nothing_are_left_out_and_lines_stand_by_themselves() -> None:
    place = Place("Bảng 1, dòng “A”, cột 2024", 7)
    pieces = [
        Piece("1", "2", "y-te", place, row=3),
        Piece(" ", "4", "y-te", place, row=3),
        Piece("x", "y", "y-te", Place("đoạn 1", 7)),
        Piece("z", "", "y-te", Place("đoạn 2", 7)),
    ]
    old, new, at, item = shown(pieces)
    assert (old, new) == ("1\nx\nz", "2 | 4\ny")
    assert (at, item) == (Place("Bảng 1, dòng “A”", 7), "y-te")
    two_rows = [pieces[0], Piece("5", "6", "y-te", Place("b", 8), row=4)]
    assert shown(two_rows)[:3] == ("1\n5", "2\n6", place)
    assert shown([pieces[2]] * 3)[1] == "y"  # one and the same
    assert shown([Piece("", str(n), "y-te") for n in range(3)])[1] == "0\n1\n2"


def test_a_line_is_cut_behind_a_word_where_it_is_too_long() -> None:
    assert cut("x" * 160) == "x" * 160
    assert cut("a " * 80) == ("a " * 80).strip()
    assert cut("ab " * 54) == f"{'ab ' * 53}…"
    assert cut("a b c d", 5) == "a b …"
    assert cut("a b c", 5) == "a b c"
    assert cut("") == ""


def test_fifty_letters_stand_around_a_difference() -> None:
    before, behind = "b" * 20 + " " + "c" * 60, "d" * 60 + " " + "e" * 20
    assert excerpt(f"{before} x {behind}", f"{before} y {behind}") == (
        f"… {'c' * 60} x {'d' * 60} …",
        f"… {'c' * 60} y {'d' * 60} …",
    )
    assert excerpt("", "b") == ("", "b")
    assert excerpt("a b c", "a b c") == ("a b c", "a b c")
    old, new = excerpt("mở đầu " + "x " * 200, "mở đầu " + "y " * 200)
    assert len(old) == len(new) <= 330
    assert " … " in old
    assert old.startswith("mở đầu x")


def test_formulas_are_told_in_a_line_and_never_cut_in_two() -> None:
    old, new = f"{LONG} tăng 1{{,}}08^{{10}} lần {LONG}", f"{LONG} tăng 1{{,}}09^{{10}} lần {LONG}"
    was, now, _, _ = shown([Piece(old, new)])
    assert (" 1,08¹⁰ " in was, " 1,09¹⁰ " in now) == (True, True)
    row = [Piece("", "D_{2030}", "y-te", Place("Bảng 1", 7), row=3)]
    assert shown(row)[1] == "D₂₀₃₀"
