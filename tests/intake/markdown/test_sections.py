"""The examples of what an agency writes, and that no word is lost or doubled."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.model.document import Figure, Heading, Picture, Placement, Point, Table, plain_text
from pipeline.model.inlines import Reference, Text
from tests.intake.as_markdown import FILE, blocks, codes, read, runs, text_of

EXAMPLE = """\
---
ly-do: Cập nhật số liệu theo ý kiến của UBND các xã, phường
---

# Mạng lưới cơ sở y tế

Sau khi sắp xếp, toàn tỉnh có 65 xã, phường. Danh sách cơ sở y tế nêu tại @bang-co-so;
phân bố theo địa bàn xem @hinh-mang-luoi.

![Cơ sở y tế theo địa bàn](co-so-y-te.xlsx#Sheet1){#bang-co-so}

![Sơ đồ mạng lưới cơ sở y tế](mang-luoi.png){#hinh-mang-luoi}

# Hạn chế và nguyên nhân

a) Nhân lực y tế tuyến xã còn thiếu.[^1]

b) Trang thiết bị chưa đồng bộ:

   - trạm y tế sau sáp nhập còn hoạt động ở nhiều điểm;
   - một số phòng khám chưa có máy xét nghiệm.

[^1]: Số liệu minh họa.
"""


def test_the_guide_s_whole_file_is_read_in_silence() -> None:
    section = read(EXAMPLE).value
    kinds = [type(block).__name__ for block in blocks(EXAMPLE)]
    assert kinds == [
        "Heading",
        "Paragraph",
        "Placement",
        "Picture",
        "Heading",
        "Point",
        "Point",
    ]
    assert (section.agency, section.item, section.file, section.round) == (
        "so-y-te",
        "y-te",
        FILE,
        1,
    )
    assert section.reason == "Cập nhật số liệu theo ý kiến của UBND các xã, phường"


def test_the_design_s_sheet_with_a_form() -> None:
    (sheet,) = blocks(
        "![Danh mục dự án ưu tiên](du-an.xlsx#Sheet1){#bang-du-an form=du-an-uu-tien}"
    )
    assert isinstance(sheet, Placement)
    assert (sheet.path, sheet.sheet, sheet.id) == ("du-an.xlsx", "Sheet1", "bang-du-an")
    assert sheet.options == (("form", "du-an-uu-tien"),)


def test_the_design_s_further_attributes_of_a_sheet() -> None:
    (sheet,) = blocks('![GRDP](a.xlsx){landscape cols="1,4,2" chart=column x=Năm y="GRDP"}')
    assert isinstance(sheet, Placement)
    assert sheet.options == (
        ("landscape", ""),
        ("cols", "1,4,2"),
        ("chart", "column"),
        ("x", "Năm"),
        ("y", "GRDP"),
    )


def test_the_design_s_figure() -> None:
    (picture,) = blocks("![Sơ đồ không gian](so-do.png){#hinh-khong-gian}")
    assert isinstance(picture, Picture)
    assert not isinstance(picture, Figure)
    assert picture.id == "hinh-khong-gian"


def test_the_design_s_caption() -> None:
    (table,) = blocks("Bảng: Tiêu đề {#bang-x}\n\n| a |\n|---|\n| 1 |")
    assert isinstance(table, Table)
    assert (plain_text(table.caption), table.id) == ("Tiêu đề", "bang-x")


def test_the_design_s_references_and_indicator() -> None:
    found = runs("Xem @bang-du-an, @muc-giao-thong. Tăng [7,5]{chi-tieu=tang-truong-grdp}%.")
    assert [run.target for run in found if isinstance(run, Reference)] == [
        "bang-du-an",
        "muc-giao-thong",
    ]
    (figure,) = (run for run in found if isinstance(run, Text) and run.marks.indicator)
    assert (figure.text, figure.marks.indicator) == ("7,5", "tang-truong-grdp")


def test_the_design_s_points() -> None:
    found = blocks("a) một\nb) hai\nc) ba\nd) bốn\nđ) năm")
    assert [block.letter for block in found if isinstance(block, Point)] == list("abcdđ")


def test_a_title_is_only_told() -> None:
    outcome = read("---\ntieu-de: Y tế\nrut: true\n---\n")
    assert (outcome.value.title, outcome.value.withdrawn) == ("Y tế", True)
    assert outcome.value.blocks == ()


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks("") == ()
    assert blocks("\n\n \n") == ()


def test_braces_of_templates_are_printed() -> None:
    text = "{{ config }} {% for x in y %} {# ghi chú #}"
    assert text_of(text) == text
    (heading,) = blocks("# Mục {{ x }}")
    assert isinstance(heading, Heading)
    assert plain_text(heading.runs) == "Mục {{ x }}"


# Words that are no Markdown of their own; each is numbered, so that order and number show.
_FRAMES = [
    "{}",
    "# {}",
    "### {} {{#muc-x}}",
    "- {}\n- {}",
    "1. {}\n\n   {}\n2. {}",
    "a) {}\n{}\nb) {}",
    "đ) {}\n\n   {}\n\n   - {}",
    "> {}\n{}\n>\n> {}",
    "Bảng: {} {{#bang-x}}",
    "Bảng: {}\n| {} | {} |\n|---|:-:|\n| {} | **{}** | {} |\n| {} |",
    "| {} | {} |\n|---|---|\n| {} | {} |\n{}",
    "![{}](a b.png){{#hinh-x}}",
    "![{}](a.xlsx#Trang 1){{landscape x=}}",
    "![{}](a.doc)",
    "{} ![{}](a.png) {}",
    "{} **{}** *{}* ~~{}~~ ^{}^ ~{}~ `{}` [{}]{{.dam}} [{}](x) [{}](#x)",
    "{} [{}]{{#}} {} {{#la}} {}",
    "{}^[{}] {}",
    "{} [{}]: {}",
    "{}\n: {}\n: {}",
    "::: khung\n{}\n\n::: luu-y\n{}\n:::\n{}\n:::",
    "::: {{.la}}\n{}",
    "```\n{}\n  {}\n```",
    "    {}",
    "$$\n{}\n$$",
    "{} $x{}$ {}",
    "{}  \n{}\\\n{}",
    "<b>{}</b> <!-- {} -->",
    "{}\n===",
    "{}\n---",
    "####### {}",
    "#{}",
    "* * *",
    ":::",
    "> - {}\n>   > {}\n>   a) {}",
    "- {}\n\n      {}\n  # {}",
]


@given(
    st.lists(st.sampled_from(_FRAMES), max_size=8), st.sampled_from(["\n\n", "\n"]), st.booleans()
)
@example(_FRAMES, "\n\n", False)
@example(_FRAMES, "\n\n", True)
def test_words_in_are_words_out_in_order(frames: list[str], gap: str, wrapped: bool) -> None:
    text = gap.join(frames)
    count = text.replace("{{", "").count("{}")
    words = [f"từ{number}x" for number in range(count)]
    written = text.format(*words)
    if wrapped:
        written = "\n".join(f"> {line}" for line in written.split("\n"))
    found = re.findall(r"từ\d+x", text_of(written))
    expected = [word for word in words if word in re.findall(r"từ\d+x", written)]
    assert sorted(found, key=words.index) == expected
    if gap == "\n\n" and not wrapped:
        assert found == expected


_PIECES = st.sampled_from(
    [
        *"[]()!*_`~^$@#>|:-+{}<>\\ \n\n\n",
        "  ",
        "\n\n",
        "    ",
        "a)",
        "đ) ",
        "1. ",
        "Bảng: ",
        ":::",
        "|-|-|\n",
        "[^1]",
        "[^1]: ",
        "^[",
        "](x.xlsx)",
        "{#x}",
        "{.dam k=",
        "@bang-x",
        "$$",
        "```",
        "---\n",
        "&amp;",
        "<b>",
        "từ",
    ]
)


@given(st.lists(_PIECES, max_size=60))
def test_no_text_makes_the_reader_fail_or_lose_a_word(pieces: list[str]) -> None:
    numbered = [f"từ{index}x" if piece == "từ" else piece for index, piece in enumerate(pieces)]
    outcome = read("".join(numbered))
    shown = text_of("".join(numbered)) + " ".join(notice.message for notice in outcome.notices)
    for word in numbered:
        if word.startswith("từ"):
            assert word in shown or _in_address("".join(numbered), word)


def _in_address(text: str, word: str) -> bool:
    """Whether the word stands where no reader looks: in a path, an attribute, a fence's name."""
    return bool(
        re.search(rf"\]\([^)]*{word}|\]:\s*\S*{word}|\{{[^}}]*{word}|[`~]{{3,}}[^\n]*{word}", text)
        or re.search(rf":::[^\n]*{word}|\([^)]*{word}", text)
        or text.startswith("---")
    )


def test_notices_are_told_in_order_of_lines() -> None:
    lines = [notice.line for notice in read("#a\n\n[^1]: b\n\n##c\n\nd[^9]").notices]
    assert lines == sorted(line for line in lines if line is not None)
    assert codes("#a\n\n##b") == ["khong-phai-tieu-de"] * 2
