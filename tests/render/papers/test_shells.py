from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.errors import TemplateError
from pipeline.render.papers.paper import lines, paper, paper_shell
from pipeline.render.papers.shells import PaperShells, prints_alone
from pipeline.render.templates.papers import slip_template
from pipeline.render.word.package import DOCUMENT
from pipeline.render.word.shell import Shell, TagValue
from pipeline.work.archive import read_parts, zip_parts

TEMPLATE = slip_template()
SHELLS = PaperShells(TEMPLATE)
HEAD = dict.fromkeys(("tinh", "co_quan", "noi_ngay", "lan_truoc", "lan_sau", "tieu_de"), "A")


def values(body: str, *closing: str) -> dict[str, TagValue]:
    own = {"co_quan_gop_y": body, "van_ban": "(số 7)"}
    return {**HEAD, **own, "mo_dau": lines(["Mở đầu."]), "ket": lines(closing)}


def read(shell: Shell) -> dict[str, bytes]:
    """A paper's parts, those of XML in the one form that says the same."""
    made = read_parts(paper(shell, "", title="T", creator="C", day=date(2025, 11, 30)))
    return {
        name: etree.tostring(etree.fromstring(data), method="c14n") if b"<?xml" in data else data
        for name, data in made.items()
    }


@settings(max_examples=12, deadline=None)
@given(
    st.text(st.sampled_from("aế&<>\"'{}%#\n\t "), max_size=8),
    st.lists(st.text("ab&<>ế", max_size=4), max_size=2),
)
def test_a_shell_of_many_is_that_of_a_template_filled_for_one(
    name: str, closing: list[str]
) -> None:
    own = values(name, *closing)
    assert read(SHELLS.shell(own)) == read(paper_shell(TEMPLATE, own))


def test_each_paper_has_its_own_words_and_a_template_is_filled_once_for_all() -> None:
    shells = PaperShells(TEMPLATE)
    one, other = (shells.shell(values(name)) for name in ("Sở Y tế", "Xã A"))
    assert one.before != other.before
    assert "Xã A" in "".join(map(str, etree.fromstring(read(other)[DOCUMENT]).itertext()))


@pytest.mark.parametrize("tag", ["{{ co_quan_gop_y|upper }}", "{% if van_ban %}{% endif %}"])
def test_a_template_that_does_more_than_print_is_filled_for_each(tag: str) -> None:
    parts = read_parts(TEMPLATE)
    told = parts[DOCUMENT].replace(b"{{ co_quan_gop_y }}", tag.encode())
    changed = zip_parts({**parts, DOCUMENT: told})
    assert prints_alone(TEMPLATE)
    assert not prints_alone(changed)
    own = values("Sở Y tế")
    assert PaperShells(changed).shell(own) == paper_shell(changed, own)


def test_what_is_no_word_file_is_told_as_ever() -> None:
    with pytest.raises(TemplateError):
        PaperShells(b"PK").shell(values("A"))
