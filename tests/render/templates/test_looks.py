"""The looks of styles: every one rests on another, bears one name, keeps to the sizes asked for."""

from pipeline.render.templates.looks import CHARACTERS, FONT, SIZE, shipped_looks

LOOKS = {look.id: look for look in shipped_looks()}


def test_no_two_styles_bear_one_id_or_name() -> None:
    looks = shipped_looks()
    assert len({look.id for look in looks}) == len(looks)
    names = [look.name for look in looks] + [letters.name for letters in CHARACTERS]
    assert len({name.casefold() for name in names}) == len(names)


def test_each_rests_on_the_normal_style_without_a_ring() -> None:
    for look in LOOKS.values():
        seen = [look.id]
        while (based := LOOKS[seen[-1]].based if seen[-1] in LOOKS else "") and based != "Normal":
            assert based in LOOKS
            assert based not in seen
            seen.append(based)
        assert not look.follow or look.follow in LOOKS


def test_letters_are_those_of_the_decree() -> None:
    assert (FONT, SIZE) == ("Times New Roman", 14)
    body = LOOKS["BodyText"]
    assert (body.align, body.first, body.before) == ("both", 720, 6)


def test_a_heading_stays_with_what_follows_and_parts_begin_a_page() -> None:
    headings = [look for id_, look in LOOKS.items() if id_.startswith("Heading")]
    assert len(headings) == 9
    assert all(look.keep_next for look in headings)
    assert [look.id for look in headings if look.new_page] == ["Heading1"]


def test_headings_below_a_part_are_never_stretched() -> None:
    inner = [look for id_, look in LOOKS.items() if id_.startswith(("Heading", "PhuLuc"))]
    centred = {look.id for look in inner if look.align == "center"}
    assert centred == {"Heading1", "PhuLuc"}
    assert {look.align for look in inner if look.id not in centred} == {"left"}


def test_lines_of_a_list_go_on_behind_their_number() -> None:
    names = (*(f"TOC{level}" for level in range(1, 10)), "TableofFigures", "MucLucPhuLuc")
    for look in map(LOOKS.__getitem__, names):
        assert look.first is not None
        assert look.left is not None
        assert look.first < 0 <= look.left + look.first
        assert not look.right
        assert look.align == "left"
