"""Places, numbers and units stay on a line in a page, and only spaces of words are touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.html.unbroken_words import unbroken_words
from pipeline.render.unbroken import breakable


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<p>xem Bảng 3.1, năm 2030</p>", "<p>xem Bảng~3.1, năm~2030</p>"),
        ("<td>từ 2021 - 2030</td>", "<td>từ 2021~-~2030</td>"),
        ('đạt <span class="indicator">7,5</span> % ', 'đạt <span class="indicator">7,5</span>~% '),
        ("khoản <em>2</em> Điều <b>5</b>", "khoản~<em>2</em> Điều~<b>5</b>"),
        ("Bảng <del>3</del><ins>4</ins>", "Bảng~<del>3</del><ins>4</ins>"),
        ('<a href="#x">Phụ lục IV</a>', '<a href="#x">Phụ lục~IV</a>'),
    ],
)
def test_what_belongs_together_stays_on_a_line_also_across_a_mark(content: str, shown: str) -> None:
    assert unbroken_words(content) == shown.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "content",
    [
        '<p title="Bảng 3.1" data-place="Phần II, mục II.1">chữ</p>',
        "<td>Bảng</td> <td>3</td>",
        "<pre><code>mục 3</code></pre> <code>năm 2030</code>",
        "<math><mtext>năm 2030</mtext></math>",
        "<script>x = 'Bảng 3'</script><style>a 3 m</style><textarea>Bảng 3</textarea>",
    ],
)
def test_attributes_code_formulas_and_neighbours_are_left_as_they_are(content: str) -> None:
    assert unbroken_words(content) == content


@given(st.text(alphabet='<>/abpscode "=năm203mục-', max_size=80))
def test_nothing_but_spaces_changes_whatever_stands_in_a_page(content: str) -> None:
    held = unbroken_words(content)
    assert breakable(held) == breakable(content)
    assert unbroken_words(held) == held
