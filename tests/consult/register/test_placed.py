from pipeline.consult.places.placing import Placer
from pipeline.consult.register.placed import with_places_by_hand
from pipeline.model.comment import Certainty, Consultation, Register, RegisterRow, Response
from pipeline.model.fixed import replace
from pipeline.model.register_memory import Remembered, print_of
from tests.consult.comments import comment
from tests.consult.places.addressed_draft import spots

PLACER = Placer(spots())
SAID = replace(PLACER.located(comment(item="y-te", quote="34 giường")), code="A")


def placed(row: RegisterRow | None, memory: dict[str, Remembered] | None = None) -> tuple[str, Certainty, list[str]]:  # fmt: skip # noqa: E501
    made = Consultation(1, responses=(Response(SAID, row),))
    register = Register((row,) if row else (), None, "t", memory or {})
    outcome = with_places_by_hand(made, register, PLACER, {"y-te": "Y tế [y-te]"})
    found = outcome.value.responses[0].comment
    assert found.place is not None
    told = [f"{notice.code} {notice.cell}" for notice in outcome.notices]
    return found.place.text, found.certainty, told


def test_the_words_in_the_register_place_a_comment_every_time() -> None:
    edited = RegisterRow("A", position="Bảng 2.1", cell="TiepThu!A2")
    assert placed(edited) == ("Bảng 2.1", Certainty.BY_HAND, [])
    assert placed(edited, {"A": Remembered("k", {"position": print_of("cũ")})})[1] is (
        Certainty.BY_HAND
    )


def test_what_we_wrote_ourselves_does_not() -> None:
    ours = RegisterRow("A", position="Bảng 2.1", cell="TiepThu!A2")
    kept = {"A": Remembered("k", {"position": print_of("Bảng 2.1")})}
    assert placed(ours, kept) == (SAID.place.text if SAID.place else "", Certainty.BY_TEXT, [])
    assert placed(None)[1] is Certainty.BY_TEXT


def test_an_edit_that_fits_nothing_is_told_with_the_rows_cell() -> None:
    edited = RegisterRow("A", position="Bảng 9.9", cell="TiepThu!A2")
    assert placed(edited)[2] == ["vi-tri-sua-khong-khop TiepThu!A2"]


def test_a_row_of_the_consultants_own_without_a_place_is_read_by_its_words() -> None:
    own = replace(comment("Tại Bảng 2.1, sửa.", item=""), entered=True, code="A")
    made = Consultation(1, responses=(Response(own, RegisterRow("A", content="x")),))
    outcome = with_places_by_hand(made, Register(), PLACER, {})
    found = outcome.value.responses[0].comment.place
    assert found is not None
    assert found.text == "Bảng 2.1"


def test_an_edit_that_fits_nothing_is_told_in_words_with_body_and_file() -> None:
    row = RegisterRow("A", position="Bảng 9.9 " + "x" * 100)
    made = Consultation(1, responses=(Response(SAID, row),))
    (notice,) = with_places_by_hand(made, Register((row,), None, "t"), PLACER, {}).notices
    assert notice.message.startswith("'A': cột Vị trí ghi “Bảng 9.9 xxx")
    assert f"“{row.position[:80]}”" in notice.message
    assert (notice.file, notice.cell, notice.agency) == ("t", None, SAID.agency)


def test_every_comment_stays_in_its_place_among_the_others() -> None:
    rows = (None, RegisterRow("B", position="Bảng 2.1"), None)
    said = [replace(SAID, code=code) for code in "ABC"]
    made = Consultation(1, responses=tuple(map(Response, said, rows)))
    found = with_places_by_hand(made, Register(), PLACER, {}).value.responses
    assert [one.comment.code for one in found] == ["A", "B", "C"]
    assert [one.comment.certainty is Certainty.BY_HAND for one in found] == [False, True, False]
