from datetime import date

from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, FlowSection, Role, SectionKind
from pipeline.model.inlines import Text
from pipeline.stages.shared_sections import with_shared_sections


def section(title: str, *texts: str) -> FlowSection:
    heading = FlowParagraph("H", (Text(title),), Role.HEADING, level=1)
    lines: tuple[FlowBlock, ...] = tuple(FlowParagraph("", (Text(text),)) for text in texts)
    return FlowSection(f"muc:{title}", SectionKind.ITEM, title, "", "", (heading, *lines))


def flow(*sections: FlowSection) -> Flow:
    return Flow(0, "", date(2025, 1, 1), "", "", {}, sections)


def ids(old: Flow, new: Flow) -> list[str]:
    return [section.id for section in with_shared_sections(old, new).sections]


def test_sections_of_one_title_are_the_same() -> None:
    old = flow(section("a"), section("b"))
    assert ids(old, flow(section("a"), section("x"), section("b"))) == ["muc:a", "muc:b"]


def test_a_section_under_another_title_is_known_by_what_it_says() -> None:
    old = flow(section("a", "một", "hai", "ba"), section("b"))
    new = flow(section("c", "một", "hai", "bốn"), section("d", "năm"), section("b"))
    assert ids(old, new) == ["muc:c", "muc:b"]


def test_a_section_that_moved_keeps_its_name() -> None:
    old = flow(section("a", "một"), section("b", "hai"), section("c", "ba"))
    new = flow(section("b", "hai"), section("c", "ba"), section("a", "một"))
    assert sorted(ids(old, new)) == ["muc:a", "muc:b", "muc:c"]


def test_a_section_that_went_takes_no_name_of_another() -> None:
    old = flow(section("a", "một"), section("b", "hai"), section("b#2", "ba"))
    found = ids(old, flow(section("a", "một"), section("b#2", "ba")))
    assert found[0] == "muc:a"
    assert len(set(found)) == 3


def test_sections_of_one_title_are_told_apart_by_what_they_stand_in() -> None:
    def under(title: str) -> FlowSection:
        inner = section("Mục tiêu", title)
        first = inner.blocks[0]
        assert isinstance(first, FlowParagraph)
        heading = replace(first, level=2)
        return replace(inner, id=f"muc:muctieu#{title}", blocks=(heading, *inner.blocks[1:]))

    old = flow(section("a"), under("1"), section("b"), under("2"))
    assert ids(old, flow(section("b"), under("2")))[3] == "muc:muctieu#2"
