"""Numbers of the draft before: headings as its lists counted them, captions with their field."""

from datetime import date

from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowParagraph, FlowSection, Role, SectionKind
from pipeline.model.inlines import Text
from pipeline.render.redline.former import former_numbers


def heading(level: int, number: str) -> FlowParagraph:
    return FlowParagraph(f"Heading{level}", (Text("A"),), Role.HEADING, number=number, level=level)


def caption(number: str) -> FlowParagraph:
    return FlowParagraph("TenBang", (Text("B"),), Role.TABLE_CAPTION, number=number)


def flow(*sections: tuple[str, tuple[FlowParagraph, ...]]) -> Flow:
    return Flow(
        round_number=1,
        round_name="",
        day=date(2025, 10, 1),
        title="",
        planner="so-tai-chinh",
        names={},
        sections=tuple(
            FlowSection(name, SectionKind.ITEM, "", "", "so-y-te", lines)
            for name, lines in sections
        ),
    )


def test_headings_are_counted_from_the_first_on_through_all_items() -> None:
    part, chapter, first = heading(1, "I"), heading(2, "I."), heading(3, "1.")
    second, wrong = heading(3, "2."), heading(3, "7.")
    known = former_numbers(flow(("a", (part, chapter, first)), ("b", (second, wrong))))
    found = known.heading("b", second)
    assert found is not None
    assert (found.printed, found.level, found.on_own_line) == ("2.", 3, False)
    opening = known.heading("a", part)
    assert opening is not None
    assert (opening.printed, opening.on_own_line) == ("PHẦN I", True)
    assert known.heading("b", wrong) is None


def test_captions_have_the_field_they_were_written_with() -> None:
    one, three = caption("1.1"), caption("1.3")
    known = former_numbers(flow(("a", (one, three, replace(one, number="")))))
    assert "SEQ Bang_1 \\* ARABIC " in known.caption("a", one)
    assert "\\r" not in known.caption("a", one)
    assert "SEQ Bang_1 \\* ARABIC \\r 3" in known.caption("a", three)
