import pytest

from pipeline.consult.similar import similar
from pipeline.model.comment import Comment
from pipeline.model.fixed import replace


def said(
    code: str, content: str, agency: str, *, proposed: str = "", item: str = "y-te"
) -> Comment:
    from tests.consult.comments import comment

    made = comment(content, agency=agency, proposed=proposed, item=item)
    return replace(made, code=code)


WORDS = "Đề nghị bổ sung chỉ tiêu giường bệnh đến năm 2030."


def test_two_bodies_that_say_nearly_the_same_of_an_item_are_proposed_as_a_group() -> None:
    found = similar(
        [
            said("A", WORDS, "so-a"),
            said("B", "Đề nghị bổ sung chỉ tiêu về giường bệnh đến năm 2030", "so-b"),
            said("C", "Sửa tên bảng cho đúng.", "so-c"),
        ]
    )
    assert found == {"A": ("B",), "B": ("A",)}


def test_the_same_proposed_text_is_enough() -> None:
    found = similar(
        [said("A", "Chưa rõ.", "a", proposed="X"), said("B", "Sai.", "b", proposed="x")]
    )
    assert set(found) == {"A", "B"}


def test_one_body_or_two_items_make_no_group() -> None:
    assert similar([said("A", WORDS, "a"), said("B", WORDS, "a")]) == {}
    assert similar([said("A", WORDS, "a"), said("B", WORDS, "b", item="khac")]) == {}
    assert similar([said("A", WORDS, "a", item=""), said("B", WORDS, "b", item="")]) == {}


def test_more_than_one_chunk_of_comments_is_compared_whole() -> None:
    many = [said(f"{n:04d}", f"Ý kiến {n * 7919} về {n}", "a") for n in range(520)]
    found = similar([said("X", WORDS, "b"), *many, said("Y", WORDS, "c")])
    assert found["X"] == ("Y",)


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ("này năm 2024 của bảng bổ sung đề nghị số liệu", True),  # whatever the order
        ("Bổ sung  SỐ LIỆU năm 2024 của bảng", True),
        ("bổ sung số liệu 2024 bảng này", True),
        ("đề nghị rà soát số liệu năm 2024 của hình này", False),
        ("", False),
    ],
)
def test_words_nearly_all_the_same_are_alike(words: str, alike: bool) -> None:
    base = "đề nghị bổ sung số liệu năm 2024 của bảng này"
    assert bool(similar([said("A", base, "a"), said("B", words, "b")])) is alike
    assert similar([said("A", "", "a"), said("B", "", "b")]) == {}


def test_codes_are_named_in_their_order_and_not_without_end() -> None:
    many = [said(f"{n:02d}", WORDS, f"so-{n}") for n in range(20, 0, -1)]
    found = similar(many)
    assert list(found) == [f"{n:02d}" for n in range(20, 0, -1)]
    assert found["01"] == tuple(f"{n:02d}" for n in range(2, 14))
    own = [*many[:2], said("99", WORDS, "so-20")]
    assert similar(own) == {"20": ("19",), "19": ("20", "99"), "99": ("19",)}


def test_proposals_that_are_empty_are_not_the_same_text() -> None:
    found = similar([said("A", "Chưa rõ.", "a"), said("B", "Sai.", "b", proposed="x"),
                     said("C", "Thiếu nguồn.", "c")])  # fmt: skip
    assert found == {}
