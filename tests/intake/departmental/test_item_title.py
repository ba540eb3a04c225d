from pipeline.intake.departmental.headings import headings
from pipeline.intake.departmental.item_title import without_title
from pipeline.intake.departmental.paragraphs.lines import Laid
from tests.intake.departmental.pages import BODY, line, store


def levels(title: str, *laid: Laid) -> tuple[list[str], dict[int, int], list[str]]:
    held = store("x")
    kept, heads = without_title(laid, headings(laid), title, held)
    told = [entry.text for entry in held.left]
    return [thing.text for thing in kept], {at: h.level for at, h in heads.items()}, told


def test_the_title_goes_and_what_stood_below_it_moves_up() -> None:
    laid = (line("I. Y TẾ CƠ SỞ", bold=True), line("1. Trạm y tế", bold=True), line(BODY))
    assert levels("Y tế cơ sở", *laid) == (["1. Trạm y tế", BODY], {0: 1}, ["I. Y TẾ CƠ SỞ"])


def test_beside_others_of_its_level_it_goes_alone() -> None:
    laid = (line("I. Y tế", bold=True), line(BODY), line("II. Dân số", bold=True), line(BODY))
    assert levels("Y tế", *laid) == ([BODY, "II. Dân số", BODY], {1: 1}, ["I. Y tế"])


def test_another_heading_stays_and_so_does_any_where_no_title_is_known() -> None:
    laid = (line("I. Dân số", bold=True), line(BODY))
    for title in ("Y tế", ""):
        assert levels(title, *laid) == (["I. Dân số", BODY], {0: 1}, [])
