"""An entry of `ky.yaml` reads back as what was signed, whatever names and numbers hold."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.intake.shared.signatures import read_signatures
from pipeline.render.monitoring.signature_yaml import signature_entry
from tests.monitor.parts import part

WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=30
)


@settings(max_examples=40)
@given(person=WORDS, number=WORDS, title=WORDS)
def test_an_entry_reads_back(person: str, number: str, title: str) -> None:
    parts = [part("y-te", a_md="x", b_xlsx="y"), part("giuong", c_md="z")]
    text = signature_entry(
        parts, person=person, title=title, number=number, day=date(2025, 11, 10), scan="ban-ky.pdf"
    )
    read = read_signatures(text, "ky.yaml", agency="so-y-te", round_number=1)
    assert read.notices == ()
    assert read.value is not None
    (one,) = read.value
    written = tuple(unicodedata.normalize("NFC", text) for text in (person, number, title))
    assert (one.person, one.number, one.title, one.scan) == (*written, "ban-ky.pdf")
    assert [(p.item, p.sha256) for p in one.parts] == [(p.item, p.sha256) for p in parts]
    assert [len(p.files) for p in one.parts] == [2, 1]


def test_an_entry_without_title_and_copy_has_no_such_lines() -> None:
    text = signature_entry(
        [part(a_md="x")], person="A", title="", number="1/S", day=date(2025, 11, 10), scan=""
    )
    assert text.startswith("- nguoi: A\n  so: 1/S\n  ngay: 2025-11-10\n  muc:\n    - id: y-te\n")
