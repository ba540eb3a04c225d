from lxml import etree

from pipeline.model.document import NoteMark
from pipeline.render.word.notes import with_separators
from pipeline.render.word.package import FOOTNOTE_RELATIONSHIPS, FOOTNOTES
from pipeline.render.word.shell import DECLARATIONS
from pipeline.work.archive import read_parts
from tests.render.samples import W, body, bullets, para, single, text_of, words, written


def notes(data: bytes) -> list[str]:
    root = etree.fromstring(read_parts(data)[FOOTNOTES])
    return [text_of(note) for note in root if note.get(f"{W}type") is None]


def test_separators_come_first_and_notes_after_them() -> None:
    data = written(single(para("a", NoteMark("^1", (para("ghi chú"),))))).data
    root = etree.fromstring(read_parts(data)[FOOTNOTES])
    assert [note.get(f"{W}id") for note in root] == ["0", "1", "2"]
    assert notes(data) == [" ghi chú"]


def test_notes_stand_in_the_order_of_their_marks() -> None:
    marks = [NoteMark(f"^{n}", (para(f"chú {n}"),)) for n in range(5)]
    assert notes(written(single(*(para("x", mark) for mark in marks))).data) == [
        f" chú {n}" for n in range(5)
    ]


def test_a_second_mark_repeats_the_number_of_the_first() -> None:
    first, again = NoteMark("^a", (para("chú"),)), NoteMark("^a", first=False)
    data = written(single(para("x", NoteMark("^0", (para("0"),)), first, again))).data
    codes = [str(node.text).split() for node in body(data).iter(f"{W}instrText")]
    (code,) = [code for code in codes if code[0] == "NOTEREF"]
    names = [node.get(f"{W}name") for node in body(data).iter(f"{W}bookmarkStart")]
    assert code[1] in names
    assert len(notes(data)) == 2


def test_links_in_notes_belong_to_the_notes() -> None:
    link = para(words("trang", link="https://a.vn"))
    parts = read_parts(written(single(para("x", NoteMark("^1", (link,))))).data)
    assert b"https://a.vn" in parts[FOOTNOTE_RELATIONSHIPS]
    assert b"https://a.vn" not in parts["word/_rels/document.xml.rels"]


def test_lists_and_notes_within_a_note_lose_nothing() -> None:
    inner = NoteMark("^2", (para("sâu"),))
    data = written(single(para("x", NoteMark("^1", (para("nông ", inner), bullets("ý")))))).data
    assert notes(data) == [" nông [2]ý[2]sâu"]


def test_settings_of_a_template_saved_by_word_name_our_separators() -> None:
    pair = '<w:footnote w:id="{}"/><w:footnote w:id="{}"/>'
    start = f"<w:settings {DECLARATIONS}><w:footnotePr>%s</w:footnotePr></w:settings>"
    found = with_separators((start % pair.format(-1, 0)).encode())
    ids = [node.get(f"{W}id") for node in etree.fromstring(found).iter(f"{W}footnote")]
    assert ids == ["0", "1"]


def test_settings_without_notes_stay_as_they_are() -> None:
    settings = f"<w:settings {DECLARATIONS}/>".encode()
    assert with_separators(settings) == settings
