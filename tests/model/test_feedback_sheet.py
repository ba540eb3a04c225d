from pipeline.model.feedback_sheet import HEADINGS, OURS, BodyPage, key_lines, read_key_lines
from pipeline.model.register_memory import print_of

PAGE = BodyPage("so-y-te", "Sở Y tế", 2, "Dự thảo lần 2", ())


def test_the_hidden_lines_say_whose_page_it_is_and_what_stood_in_each_row() -> None:
    lines = key_lines(PAGE, [("YK1-SYT-001", ("YK1-SYT-001", "Bảng 1.1", "Rà soát.", "", ""))])
    keys = read_key_lines(lines)
    assert keys is not None
    assert (keys.body, keys.round, list(keys.rows)) == ("so-y-te", 2, ["YK1-SYT-001"])
    assert keys.rows["YK1-SYT-001"][1] == print_of("Bảng 1.1")


def test_lines_of_another_sheet_are_not_ours_and_a_lost_number_is_none() -> None:
    assert read_key_lines(["YK1-SYT-001 abc"]) is None
    assert read_key_lines([]) is None
    keys = read_key_lines(["y-kien-cac-lan 1", "so-y-te", "hai"])
    assert keys is not None
    assert (keys.round, keys.rows) == (0, {})


def test_what_the_body_fills_is_not_among_our_columns() -> None:
    assert set(HEADINGS) - set(OURS) == {"number", "stand", "words"}
