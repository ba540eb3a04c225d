"""Whatever a file holds, every word of it is in the Markdown or among what is told."""

import html
import re
from collections import Counter
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.render.markdown.blocks import section_markdown
from tests.intake.departmental.pages import BOLD, CENTRE, para, read, row, table
from tests.seeded.foreign_pairs.raw_file import paragraph, text_run

_OPENINGS: Final = (
    "", "", "I. ", "II/ ", "1. ", "2) ", "1.1. ", "a) ", "đ) ", "- ", "+ ", "(1) ", "Phần I. ",
    "Chương II", "Điều 3. ", "Mục 1: ", "Phụ lục I. ", "A. ", "Bảng 1. ", "Bảng số 2: ", "Hình 1. ",
    "ĐVT: ", "Nguồn: ", "Kính gửi: ", "Nơi nhận: ", "TM. ", "GIÁM ĐỐC ", "BÁO CÁO ", "Số: 12/BC ",
    "MỤC LỤC ", "xem Bảng 1 ", "**", "# ", "> ", "| ",
)  # fmt: skip
_WORDS: Final = ("yte", "tram", "duong", "12.500", "5%", "xã", "PHƯỜNG", "[x]", "a*b", "_c_", "{d}")
_LOOKS: Final = ("", BOLD, "<w:i/>", "<w:u w:val='single'/>", "<w:vanish/>", f"{BOLD}<w:i/>")
_texts = st.tuples(st.sampled_from(_OPENINGS), st.lists(st.sampled_from(_WORDS), max_size=4)).map(
    lambda pair: pair[0] + " ".join(pair[1])
)
_lines = st.builds(
    para,
    _texts,
    st.sampled_from(_LOOKS),
    st.sampled_from(("", "", CENTRE, "<w:jc w:val='right'/>")),
)
_mixed = st.lists(st.tuples(_texts, st.sampled_from(_LOOKS)), min_size=2, max_size=3).map(
    lambda runs: paragraph("<w:r><w:br/></w:r>".join(text_run(*run) for run in runs))
)
_tabbed = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=3).map(
    lambda words: paragraph("<w:r><w:tab/></w:r>".join(map(text_run, words)))
)


@st.composite
def _tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 3))
    rows = draw(st.lists(st.lists(_texts, min_size=width, max_size=width), min_size=1, max_size=3))
    return table(*(row(*cells) for cells in rows))


_files = st.lists(st.one_of(_lines, _lines, _mixed, _tabbed, _tables()), min_size=1, max_size=12)


def _tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@settings(max_examples=60, deadline=None)
@given(_files)
def test_every_word_is_in_the_text_or_told(blocks: list[str]) -> None:
    found = read(*blocks)
    told = " ".join(entry.text for entry in found.left)
    kept = _tokens(section_markdown(found.blocks).replace("\\", "")) + _tokens(told)
    words = re.sub(r"<w:(?:br|tab)/>|</w:p>", " ", "".join(blocks))
    source = _tokens(html.unescape(re.sub(r"<[^>]*>", "", words)))
    assert source - kept == Counter()
