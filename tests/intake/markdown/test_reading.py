import pytest

from tests.intake.as_markdown import FILE, codes, read


@pytest.mark.parametrize(
    "text",
    [
        "# a {.dam}",
        "# a {khoa=x}",
        "![a](a.xlsx){ngang}",
        "![a](a.png){form=x}",
        "[a]{mau=do}",
        "[a]{#ma}",
        "```text {#ma}\nx\n```",
        "::: {mau=do}\nx\n:::",
    ],
)
def test_what_the_place_does_not_know_is_noticed(text: str) -> None:
    assert set(codes(text)) == {"thuoc-tinh-la"}


def test_an_unknown_key_names_the_nearest() -> None:
    (notice,) = read("![a](a.xlsx){landscap}").notices
    assert "landscape" in notice.fix


def test_a_notice_has_file_line_agency_and_item() -> None:
    (notice,) = read("---\nly-do: x\n---\n\n##a").notices
    assert (notice.place, notice.agency, notice.item) == (f"{FILE}:5", "so-y-te", "y-te")


def test_long_pieces_are_cut_in_messages() -> None:
    (notice,) = read(f"[a]({'x' * 5000})").notices
    assert len(notice.message) < 200
