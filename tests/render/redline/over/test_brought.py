import pytest

from pipeline.ooxml.names import R, W, local, value
from pipeline.ooxml.opened import OpenedWord
from pipeline.render.redline.over.brought import Brought
from tests.ooxml.markup import file_of, tree, words
from tests.seeded.foreign_pairs.content import Block
from tests.seeded.foreign_pairs.habits import _STYLES, HABITS
from tests.seeded.foreign_pairs.raw_file import RawFile

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


def test_a_list_counts_as_its_own_where_the_new_file_has_lists_of_other_numbers() -> None:
    old, new = OpenedWord(WORD([Block("number", "a")])), OpenedWord(WORD([Block("item", "b")]))
    root = new.story("numbering")
    assert root is not None
    for node in root.iter(f"{W}lvlText"):
        node.set(f"{W}val", "§")
    copy = Brought(old, new).copy(next(old.body.iter(f"{W}p")))
    number = value(copy.find(f"{W}pPr/{W}numPr/{W}numId"))
    (counted,) = [node for node in root.iter(f"{W}num") if node.get(f"{W}numId") == number]
    kind = value(counted.find(f"{W}abstractNumId"))
    (made,) = [n for n in root.iter(f"{W}abstractNum") if n.get(f"{W}abstractNumId") == kind]
    assert [value(node) for node in made.iter(f"{W}lvlText")] == ["%1.", "%2)"]


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


LEFT = (
    *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"),
    *("permStart", "permEnd", "proofErr", "lastRenderedPageBreak", "sectPr", "annotationRef"),
)
NEWER = "http://schemas.microsoft.com/office/word/2010/wordml"


@pytest.mark.parametrize("name", LEFT)
def test_what_belongs_to_its_own_file_stays_behind(name: str) -> None:
    _, _, copies = brought(Block("para", "a"))
    line = tree(f"<w:p><w:r><w:t>chữ</w:t><w:{name}/></w:r><w:{name}/></w:p>")
    assert [local(node) for node in copies.copy(line).iter()] == ["p", "r", "t"]
    assert len(list(line.iter(f"{W}{name}"))) == 2


def test_properties_and_attributes_that_the_new_file_may_not_know_stay_behind() -> None:
    _, _, copies = brought(Block("para", "a"))
    newer = f'xmlns:n="{NEWER}"'
    line = tree(
        f'<w:p {newer} n:paraId="1A" w:rsidR="2B"><w:r><w:rPr><n:glow/><w:b/></w:rPr>'
        "<n:shape/><w:t>chữ</w:t></w:r></w:p>"
    )
    copy = copies.copy(line)
    assert [local(node) for node in copy.iter()] == ["p", "r", "rPr", "b", "shape", "t"]
    assert [str(name).rpartition("}")[2] for name in copy.attrib] == ["rsidR"]


def test_every_copy_of_a_picture_has_a_number_of_its_own_and_one_part_serves_them() -> None:
    old, new, copies = brought(Block("picture", "a"))
    before = set(new.parts)
    picture = next(old.body.iter(f"{W}p"))
    made = [copies.copy(picture) for _ in range(2)]
    assert [node.get("id") for one in made for node in one.iter("{*}docPr")] == ["1", "2"]
    targets = {
        new.relations(new.main)[str(node.get(f"{R}embed"))].target
        for one in made
        for node in one.iter("{*}blip")
    }
    assert len(targets) == 1
    assert {name for name in set(new.parts) - before if "media" in name} == targets


def test_a_picture_that_the_new_file_has_too_is_not_doubled() -> None:
    data = WORD([Block("picture", "a")])
    old, new = OpenedWord(data), OpenedWord(data)
    before = {name for name in new.parts if "media" in name}
    copy = Brought(old, new).copy(next(old.body.iter(f"{W}p")))
    assert {name for name in new.parts if "media" in name} == before
    (id_,) = [str(node.get(f"{R}embed")) for node in copy.iter("{*}blip")]
    assert new.relations(new.main)[id_].target in before


def test_notes_are_numbered_on_behind_those_that_are_there() -> None:
    old, new, copies = brought(Block("note", "b", inner=["c"]), Block("note", "d", inner=["e"]))
    made = [copies.copy(line) for line in list(old.body.iter(f"{W}p"))[:2]]
    ids = [node.get(f"{W}id") for one in made for node in one.iter(f"{W}footnoteReference")]
    assert ids == ["1", "2"]
    notes = new.story("footnotes")
    assert notes is not None
    told = {node.get(f"{W}id"): words(node) for node in notes}
    assert [told["1"], told["2"]] == [[" c"], [" e"]]


def test_a_style_comes_over_once_without_list_and_companions() -> None:
    links = '<w:basedOn w:val="Goc"/><w:next w:val="Sau"/><w:link w:val="Chu"/>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="Rieng"><w:name w:val="Riêng"/>'
        f"{links}<w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Gốc"/></w:style>'
    )
    taken = '<w:style w:type="character" w:styleId="Rieng"><w:name w:val="Khác"/></w:style>'
    old, new = (OpenedWord(file_of("a", styles=one)) for one in (styles, taken))
    copies = Brought(old, new)
    line = tree('<w:p><w:pPr><w:pStyle w:val="Rieng"/></w:pPr></w:p>')
    named = [value(copies.copy(line).find(f"{W}pPr/{W}pStyle")) for _ in range(2)]
    assert named == ["RiengCu", "RiengCu"]
    root = new.story("styles")
    assert root is not None
    (style,) = [node for node in root if node.get(f"{W}styleId") == "RiengCu"]
    assert value(style.find(f"{W}basedOn")) == "Goc"
    assert [local(node) for node in style] == ["name", "basedOn", "pPr"]
    assert list(style.iter(f"{W}numPr")) == []
    assert len([node for node in root if node.get(f"{W}styleId") == "Goc"]) == 1


def numbering(*texts: str) -> str:
    """Give lists that count "1." or otherwise, numbered from 1."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for at, text in enumerate(texts, 1)
    )
    nums = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(1, len(texts) + 1)
    )
    return kinds + nums


@pytest.mark.parametrize(
    ("theirs", "number", "lists"),
    [(("%1.",), "1", 1), (("%1)",), "2", 2), (("%1)", "%1."), "3", 3)],
)
def test_a_list_keeps_its_number_only_where_it_counts_alike(
    theirs: tuple[str, ...], number: str, lists: int
) -> None:
    mine, others = RawFile(), RawFile()
    mine.numbering, others.numbering = numbering("%1."), numbering(*theirs)
    old, new = OpenedWord(file_of("a", raw=mine)), OpenedWord(file_of("b", raw=others))
    copies = Brought(old, new)
    line = tree('<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>')
    for _ in range(2):
        assert value(copies.copy(line).find(f"{W}pPr/{W}numPr/{W}numId")) == number
    root = new.story("numbering")
    assert root is not None
    assert len(root.findall(f"{W}num")) == len(root.findall(f"{W}abstractNum")) == lists
    order = [local(node) for node in root]
    assert order == sorted(order)
    kinds = [node.get(f"{W}abstractNumId") for node in root.findall(f"{W}abstractNum")]
    assert sorted(map(str, kinds)) == [str(at) for at in range(1, lists + 1)]


def test_what_the_earlier_file_names_and_does_not_have_stays_named() -> None:
    _, _, copies = brought(Block("para", "a"))
    line = tree(
        '<w:p><w:pPr><w:pStyle w:val="KhongCo"/><w:numPr><w:numId w:val="99"/></w:numPr></w:pPr>'
        '<w:hyperlink r:id="rId99"/><w:numId w:val="98"/></w:p>'
    )
    copy = copies.copy(line)
    assert [value(node) for node in copy.iter(f"{W}pStyle", f"{W}numId")] == ["KhongCo", "99", "98"]
    assert copy.find(f"{W}hyperlink").get(f"{R}id") == "rId99"  # type: ignore[union-attr]
