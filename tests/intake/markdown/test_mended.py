import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.intake.markdown.mended import mended_section, said
from tests.intake.as_markdown import codes

PIECES = (
    "# 1.1. a|• b|– c|- d|+ e|\tg|    h|a) i; b) k|l.|M n;|x\ty|z   t   u|**v**|[^1]: q|```|$x-1$|"
    "hoà hòang|xã , phường|tỉnh.Các|15,000|8-9%|2021-2025|12 %|3.500ha|5/1/2025|236/QĐ- TTg|(gồm )|"
    "“ a ”|kinh tế- xã|{#bang-a}|@bang-b|| a  b | c |---|\u200b|ô\u00ad|..|,,"
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES.split("|")), st.sampled_from(["\n", "\n\n", " ", "  "])),
    max_size=14,
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


@example("# 1.1. a .. # 1.1. a\n", "hòa")
@example("  \u200b  # 1.1. a\n", "hòa")
@given(TEXTS, st.sampled_from(["hòa", "hoà"]))
def test_mending_twice_is_mending_once_and_says_the_same(text: str, style: str) -> None:
    after = mended_section(text, style)  # type: ignore[arg-type]
    assert mended_section(after, style) == after  # type: ignore[arg-type]
    assert said(after) == said(text)


@given(TEXTS)
def test_an_honest_text_stays_as_it_is(text: str) -> None:
    clean = mended_section(text, "hòa")
    assert mended_section(clean, "hòa") == clean


FRONT = "---\nly-do: hoà  2021-2025\n---\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (FRONT + "Hàng hoá đạt 5 %.\n", FRONT + "Hàng hóa đạt 5%.\n"),
        ("```\n# 1. hoà  a\n```\n", "```\n# 1. hoà  a\n```\n"),
        ("a\u200bb ô\u00adtô", "ab ôtô"),
        ("• một", "- một"),
        ("Xã A      1200\nXã B      1300\nXã C      1500\n", None),
        ("`hoà  a` và $x_{1-2}$ {k=hoà} @bang-hoà", None),
        ("quyết địnnh 15,000 người; **Đậm**", None),
        ("# a .. Chợ\n\nXã  A\n", "# a . Chợ\n\nXã A\n"),
        ("# 1.1. a .. # b\n", "# a . # b\n"),
        ("# 1.1. a. Chợ\n", "# Chợ\n"),
        (" # 1.1. a .. # b\n", " # 1.1. a . # b\n"),
    ],
)
def test_only_what_is_certain_is_mended_and_only_in_prose(text: str, after: str | None) -> None:
    assert mended_section(text, "hòa") == (text if after is None else after)


def test_what_is_switched_off_stays() -> None:
    text = "# 1. Mục\n\nHàng hoá đạt 5 % của a\u200bb\n"
    left = ("tieu-de-tu-danh-so", "kieu-dau", "phan-tram-cach", "ky-tu-vo-hinh")
    assert mended_section(text, "hòa", left=left) == text


def test_a_mended_text_gives_no_notice_of_what_was_mended() -> None:
    text = "# 1. Mục\n\n• một;\n\nTên\tSố\na\t1\n\nNhiệm vụ: a) làm; b) xây.\n"
    assert codes(mended_section(text, "hòa")) == []


def test_what_may_not_change_is_every_letter_and_figure() -> None:
    assert said("Ngày 5/1, hoà") == said("Ngày 05/01 hòa")
    assert said("# 1.1. Mục") == said("# Mục")
    assert said("có 15 xã") != said("có 16 xã")
    assert said("tỉnh") != said("tính")
