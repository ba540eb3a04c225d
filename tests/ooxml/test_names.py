from pipeline.ooxml.names import local, remove, unwrap, value
from tests.ooxml.markup import tree


def test_a_value_is_the_default_where_nothing_says_it() -> None:
    assert value(tree('<w:jc w:val="center"/>')) == "center"
    assert value(tree("<w:b/>"), "1") == value(None, "1") == "1"


def test_an_element_is_taken_out_or_its_children_put_in_its_place() -> None:
    body = tree("<w:body><w:a><w:b/><w:c/></w:a><w:d/></w:body>")
    unwrap(body[0])
    assert [local(node) for node in body] == ["b", "c", "d"]
    remove(body[1])
    assert [local(node) for node in body] == ["b", "d"]
    assert local(None) == ""
