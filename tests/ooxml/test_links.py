from pipeline.ooxml.links import with_links
from pipeline.ooxml.names import R, W, local
from tests.ooxml.markup import tree, words
from tests.seeded.foreign_pairs.raw_file import complex_field, text_run


def test_a_link_field_becomes_an_element_round_its_words() -> None:
    field = complex_field('HYPERLINK "http://a/"', text_run("b"))
    line = tree(f"<w:p>{field}</w:p>")
    with_links(line, lambda address: f"rId of {address}")
    (link,) = line
    assert local(link) == "hyperlink"
    assert link.get(f"{R}id") == "rId of http://a/"
    assert words(line) == ["b"]
    assert not list(line.iter(f"{W}fldChar", f"{W}instrText"))


def test_a_link_to_a_bookmark_needs_no_relationship_and_other_fields_stay() -> None:
    field = complex_field("HYPERLINK  \\l muc1", text_run("b"))
    line = tree(f"<w:p>{field}</w:p>")
    with_links(line, lambda address: "none")
    assert line[0].items() == [(f"{W}anchor", "muc1")]
    other = tree(f"<w:p>{complex_field('REF muc1', text_run('b'))}</w:p>")
    with_links(other, lambda address: "none")
    assert other.find(f"{W}hyperlink") is None
