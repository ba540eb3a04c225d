"""Labels word for word: lists of their own on copies of the template's own lists."""

from lxml import etree

from pipeline.render.word.fixed_labels import FixedLabel, add_fixed_labels
from pipeline.work.archive import read_parts
from tests.render.samples import W
from tests.render.shipped import report_template

LABELS = (
    FixedLabel(90, "Heading1", 0, "PHẦN I"),
    FixedLabel(91, "Heading4", 3, "2.1."),
    FixedLabel(92, "PhuLuc", 0, "Phụ lục II"),
)


def numbering(*labels: FixedLabel) -> etree._Element:
    root = etree.fromstring(read_parts(report_template())["word/numbering.xml"])
    add_fixed_labels(root, labels)
    return root


def value(root: etree._Element, path: str) -> str:
    found = root.find("/".join(f"{W}{step}" for step in path.split("/")))
    assert found is not None
    return found.get(f"{W}val", "")


def test_each_label_is_what_its_level_says_word_for_word() -> None:
    root = numbering(*LABELS)
    for label in LABELS:
        num = root.find(f"{W}num[@{W}numId='{label.num}']")
        assert num is not None
        (override,) = num.iterfind(f"{W}lvlOverride")
        assert override.get(f"{W}ilvl") == str(label.level)
        assert value(override, "lvl/lvlText") == label.text
        assert override.find(f"{W}lvl/{W}pStyle") is None


def test_the_level_looks_as_the_templates_own() -> None:
    root = numbering(LABELS[0])
    own = root.find(f"{W}num[@{W}numId='90']")
    assert own is not None
    assert value(own, "lvlOverride/lvl/suff") == "nothing"
    assert value(own, "lvlOverride/lvl/lvlJc") == "left"


def test_labels_of_one_list_share_a_copy_that_no_style_counts_in() -> None:
    before, root = numbering(), numbering(*LABELS)
    kinds = root.findall(f"{W}abstractNum")
    assert len(kinds) == len(before.findall(f"{W}abstractNum")) + 2
    ids = [kind.get(f"{W}abstractNumId") for kind in kinds]
    assert len(set(ids)) == len(ids)
    assert all(kind.find(f".//{W}pStyle") is None for kind in kinds[-2:])
    signs = [value(kind, "nsid") for kind in kinds[:-2]]
    assert len(set(signs)) == len(signs)
    assert all(kind.find(f"{W}nsid") is None for kind in kinds[-2:])


def test_kinds_come_before_numbers_and_what_was_there_stays() -> None:
    before, root = numbering(), numbering(*LABELS)
    names = [etree.QName(node).localname for node in root]
    assert names == sorted(names)
    assert [etree.tostring(node) for node in before] == [
        etree.tostring(node)
        for node in root
        if node.get(f"{W}numId") not in {"90", "91", "92"}
        and node.get(f"{W}abstractNumId") not in {"5", "6"}
    ]


def test_a_template_without_the_list_gets_nothing() -> None:
    root = etree.fromstring(etree.tostring(numbering()))
    for node in list(root.iter(f"{W}pStyle")):
        above = node.getparent()
        assert above is not None
        above.remove(node)
    before = etree.tostring(root)
    add_fixed_labels(root, LABELS)
    assert etree.tostring(root) == before
