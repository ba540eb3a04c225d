"""Texts of a size nobody sends."""

from random import Random

from tests.hostile.case import LATER, SECTION, Case, large, sentence


@large
def paragraphs_350_000(random: Random) -> Case:
    data = b"a\n\n" * 350_000
    return Case(
        "350,000 paragraphs",
        {SECTION: data},
        ("error bai-qua-dai",),
        1,
        heavy=True,
        kept=("vượt giới hạn",),
    )


@large
def paragraphs_within(random: Random) -> Case:
    data = "\n\n".join(sentence(random, 40) for _ in range(14_900)).encode()
    return Case("14,900 paragraphs", {SECTION: data}, heavy=True)


@large
def paragraphs_all_changed(random: Random) -> Case:
    old = "\n\n".join(sentence(random, 25) for _ in range(14_900)).encode()
    new = "\n\n".join(sentence(random, 25) for _ in range(14_900)).encode()
    return Case("14,900 paragraphs, each changed", {SECTION: old, LATER: new}, round=2, heavy=True)


@large
def one_long_paragraph(random: Random) -> Case:
    data = ("chữ " * 1_200_000).encode()
    return Case("one paragraph of 4.8 million letters", {SECTION: data}, heavy=True)


@large
def too_many_letters(random: Random) -> Case:
    data = b"x" * 5_000_001
    return Case("5 million letters", {SECTION: data}, ("error bai-qua-dai",), 1, heavy=True)


@large
def empty_lines(random: Random) -> Case:
    return Case(
        "4 million empty lines",
        {SECTION: b"\n" * 4_000_000 + b"x"},
        ("error bai-qua-dai",),
        1,
        heavy=True,
    )


@large
def bars(random: Random) -> Case:
    return Case(
        "a million bars",
        {SECTION: b"|" * 1_000_000 + b"\n|-|-|\n"},
        ("error bai-qua-dai",),
        1,
        heavy=True,
    )


@large
def table_of_cells(random: Random) -> Case:
    row = b"|1|2|3|4|5|6|7|8|9|10|\n"
    data = row + b"|-|-|-|-|-|-|-|-|-|-|\n" + row * 14_000
    told = ("warning bang-khong-ten muc-x.md:1",)
    return Case("pipe table of 140,000 cells", {SECTION: data}, told, heavy=True)


@large
def quotations(random: Random) -> Case:
    return Case(
        "20,000 lines of deep quotations",
        {SECTION: (b">" * 19 + b" x\n\n") * 20_000},
        ("error bai-qua-dai",),
        1,
        heavy=True,
    )


@large
def notes(random: Random) -> Case:
    data = "".join(f"chữ[^{n}]\n\n[^{n}]: nội dung {n}\n\n" for n in range(4000)).encode()
    return Case("4,000 notes", {SECTION: data}, ("error bai-qua-dai",), 1, heavy=True)


@large
def notes_within(random: Random) -> Case:
    data = "".join(f"chữ[^{n}]\n\n[^{n}]: nội dung {n}\n\n" for n in range(2900)).encode()
    return Case("2,900 notes", {SECTION: data}, heavy=True)
