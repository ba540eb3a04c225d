from dataclasses import replace

from pipeline.compare.drafts import compare
from pipeline.compose.flow import lay_out
from pipeline.consult.excerpt import MOST_ITEMS, excerpt, items_by_body
from pipeline.model.comment import Response
from tests.consult.answered import consulted, report, said


def test_each_body_has_the_items_it_commented_on() -> None:
    made = consulted(
        said("Một."),
        said("Hai.", item="giao-duc"),
        said("Ba.", "xa-a"),
        said("Bốn.", "bo-y-te", item=""),
    )
    assert items_by_body(made) == {
        "so-y-te": frozenset({"y-te", "giao-duc"}),
        "xa-a": frozenset({"y-te"}),
    }


def test_a_body_that_commented_on_nearly_everything_is_left_out() -> None:
    one = consulted(said("Một.")).responses[0]
    many = tuple(
        Response(replace(one.comment, item=f"muc-{number}")) for number in range(MOST_ITEMS + 1)
    )
    assert items_by_body(replace(consulted(said("x")), responses=many)) == {}


def test_an_excerpt_holds_the_items_alone_and_all_changes() -> None:
    flow = lay_out(report())
    whole = compare(flow, flow)
    own = excerpt(whole, {"y-te"})
    assert [entry.section.id for entry in own.sections] == ["y-te"]
    assert [entry.id for entry in own.new.sections] == ["y-te"]
    assert own.changes == whole.changes
