from pipeline.ooxml.names import R, W, value
from pipeline.ooxml.opened import OpenedWord
from pipeline.render.redline.over.brought import Brought
from tests.ooxml.markup import file_of
from tests.seeded.foreign_pairs.content import Block
from tests.seeded.foreign_pairs.habits import _STYLES, HABITS

WORD = HABITS["Word, style of its own"]


def brought(*blocks: Block) -> tuple[OpenedWord, OpenedWord, Brought]:
    old, new = OpenedWord(WORD(list(blocks))), OpenedWord(file_of("mới"))
    return old, new, Brought(old, new)


def test_a_style_that_is_not_there_comes_over_with_those_it_is_based_on() -> None:
    old, new, copies = brought(Block("heading", "a", 2))
    copy = copies.copy(next(old.body.iter(f"{W}p")))
    styles = new.story("styles")
    assert styles is not None
    named = {node.get(f"{W}styleId"): node for node in styles.iter(f"{W}style")}
    style = named[value(copy.find(f"{W}pPr/{W}pStyle"))]
    assert value(style.find(f"{W}name")) == "Đề mục 2"
    assert value(style.find(f"{W}basedOn")) in named


def test_a_style_of_the_same_name_serves_under_its_own_id() -> None:
    old = OpenedWord(WORD([Block("heading", "a", 1)]))
    new = OpenedWord(file_of("mới", styles=_STYLES.format("Khac", "Đề mục", "", "")))
    copy = Brought(old, new).copy(next(old.body.iter(f"{W}p")))
    assert value(copy.find(f"{W}pPr/{W}pStyle")) == "Khac1"


def test_a_list_comes_over_as_it_counts() -> None:
    old, new, copies = brought(Block("number", "a"))
    copy = copies.copy(next(old.body.iter(f"{W}p")))
    number = value(copy.find(f"{W}pPr/{W}numPr/{W}numId"))
    root = new.story("numbering")
    assert root is not None
    assert number in [node.get(f"{W}numId") for node in root.iter(f"{W}num")]
    assert [value(node) for node in root.iter(f"{W}lvlText")] == ["%1.", "%2)"]


def test_pictures_and_notes_come_over_and_bookmarks_stay_behind() -> None:
    old, new, copies = brought(Block("picture", "a"), Block("note", "b", inner=["c"]))
    picture, noted = list(old.body.iter(f"{W}p"))[:2]
    noted.insert(0, noted.makeelement(f"{W}bookmarkStart"))
    copy = copies.copy(picture)
    (id_,) = [node.get(f"{R}embed") for node in copy.iter("{*}blip")]
    assert new.parts[new.relations(new.main)[str(id_)].target].startswith(b"\x89PNG")
    again = copies.copy(noted)
    assert again.find(f"{W}bookmarkStart") is None
    notes = new.story("footnotes")
    assert notes is not None
    assert "c" in "".join(str(text.text) for text in notes.iter(f"{W}t"))
    kinds = [node.get(f"{W}type") for node in notes]
    assert kinds == ["separator", "continuationSeparator", None]
