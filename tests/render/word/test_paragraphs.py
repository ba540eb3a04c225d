from pipeline.model.document import Grid, Point, Table
from pipeline.model.identity import text_hash
from pipeline.model.inlines import Text
from pipeline.model.pages import Layout, Pages
from pipeline.model.table import Column
from pipeline.render.word.paragraphs import on_the_same_page, opened_with, paragraph
from tests.render.samples import W, body, para, paragraphs, row, single, source, text_of, written


def captioned(number: str, target: str = "") -> Table:
    return Table(Grid((Column(),), (row("x"),)), (Text("Tên"),), target, number, source=source(1))


def codes(*tables: Table) -> list[str]:
    found = body(written(single(*tables)).data).iter(f"{W}instrText")
    return [str(node.text).strip() for node in found]


def test_style_comes_first_then_other_properties() -> None:
    assert paragraph("A", "x", "<w:jc/>") == (
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:jc/></w:pPr>x</w:p>'
    )


def test_a_style_that_begins_a_page_may_stand_on_the_one_before() -> None:
    assert on_the_same_page(paragraph("A", "x", "<w:jc/>")) == (
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:pageBreakBefore w:val="0"/><w:jc/></w:pPr>x</w:p>'
    )


def test_a_paragraph_that_announces_something_stands_on_its_page() -> None:
    blocks = (para("Gồm:"), para("Gồm: a."), Point("a", (para("Trong đó: "),)))
    found = list(body(written(single(*blocks)).data).iter(f"{W}p"))
    keeps = {text_of(node): node.find(f"{W}pPr/{W}keepNext") is not None for node in found}
    assert (keeps["Gồm:"], keeps["Gồm: a."], keeps["a) Trong đó: "]) == (True, False, True)


def test_a_caption_shows_label_number_and_words() -> None:
    assert ("TenBang", "Bảng 3.2. Tên") in paragraphs(written(single(captioned("3.2"))).data)


def test_a_count_that_word_would_get_wrong_is_told_its_number() -> None:
    assert codes(captioned("3.1"), captioned("3.5"), captioned("3.6")) == [
        "SEQ Bang_3 \\* ARABIC", "SEQ Bang_3 \\* ARABIC \\r 5", "SEQ Bang_3 \\* ARABIC",
    ]  # fmt: skip


def test_a_number_that_is_none_is_printed_as_it_is() -> None:
    assert codes(captioned("3.a")) == []
    assert ("TenBang", "Bảng 3.a. Tên") in paragraphs(written(single(captioned("3.a"))).data)


def test_label_and_number_only_stand_in_the_bookmark_of_references() -> None:
    root = body(written(single(captioned("1.1", "bang-x"))).data)
    names = [str(node.get(f"{W}name")) for node in root.iter(f"{W}bookmarkStart")]
    assert len([name for name in names if name.startswith("_Ref_")]) == 2  # table and item
    assert len([name for name in names if name.startswith("_Toc_")]) == 3  # part, item, table


def test_two_places_with_one_identifier_share_no_bookmark() -> None:
    root = body(written(single(captioned("1.1", "b"), captioned("1.2", "b"))).data)
    names = [str(node.get(f"{W}name")) for node in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_what_opens_a_paragraph_stands_behind_its_properties() -> None:
    plain = paragraph("A", "x")
    assert opened_with("-", plain) == paragraph("A", "-x")
    change = "<w:pPrChange><w:pPr></w:pPr></w:pPrChange>"
    assert opened_with("-", paragraph("A", "x", change)) == paragraph("A", "-x", change)


def test_an_announcing_paragraph_stands_by_itself_where_its_page_asks_for_it() -> None:
    report = single(para("Gồm:"), para("a."))
    (gathered,) = (i for i in written(report).identities if i.text_hash == text_hash("Gồm:"))
    loose = Layout(loose={gathered.item: (gathered.ordinal,)})

    def keeps(pages: Pages | None) -> bool:
        found = body(written(report, pages=pages).data)
        (line,) = (p for p in found.iter(f"{W}p") if text_of(p) == "Gồm:")
        return line.find(f"{W}pPr/{W}keepNext") is not None

    assert keeps(None)
    assert not keeps(Pages(layout=loose))
