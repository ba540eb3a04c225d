from pipeline.intake.markdown.spelling import language_slips
from pipeline.model.slip import Slip
from tests.intake.as_markdown import read


def test_a_slip_has_the_line_on_which_it_stands_and_its_mending() -> None:
    text = "---\nly-do: hoà\n---\n\nDòng một,\nquyết địnnh 12 %.\n"
    assert read(text).value.slips == (
        Slip("am-tiet-la", 6, "địnnh", None, "có lẽ là “định”"),
        Slip("phan-tram-cach", 6, "quyết địnnh 12 %.", ""),
    )


def test_a_word_is_shown_alone_and_a_sign_with_what_stands_around_it_in_its_line() -> None:
    shown = [slip.found for slip in language_slips("Dòng trước\nxã , phường\nDòng sau hòang")]
    assert shown == ["xã , phường", "hòang"]


def test_an_honest_text_has_none() -> None:
    assert language_slips("Tăng 8 - 9%/năm, đạt 3.500 ha; chung sức.\n") == ()
