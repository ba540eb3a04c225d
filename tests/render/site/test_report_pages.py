"""Pages of the report: each block with a link that a letter can cite, contents beside."""

import re

from lxml import html

from pipeline.render.site.leaves import leaves
from pipeline.render.site.report_pages import contents, report_main
from pipeline.render.site.site import sheets_of
from tests.render import sample_report as sample
from tests.render.site.sample_site import site


def test_every_block_with_a_place_has_an_id_of_its_own() -> None:
    held = site()
    seen: list[str] = []
    pages = {one.item.id: leaf.name for leaf in leaves(held.report) for one in leaf.sections}
    sheets = sheets_of(held, pages)
    for leaf in leaves(held.report):
        main = report_main(leaf, sheets)
        tree = html.fragment_fromstring(f"<main>{main}</main>")
        ids = [str(found.get("id")) for found in tree.iter() if found.get("id")]
        assert len(ids) == len(set(ids))
        placed = tree.xpath(".//*[@data-place]")
        assert all(found.get("id") for found in placed)
        seen += [str(found.get("data-place")) for found in placed]
    assert set(seen) == {stand.place for stand in held.stands.values()}


def test_contents_lead_to_each_item_and_stand_open_where_one_is() -> None:
    report = sample.report()
    pages = {one.item.id: leaf.name for leaf in leaves(report) for one in leaf.sections}
    written = contents(report, pages, here=leaves(report)[0].name, up="../")
    links = re.findall(r'href="([^"]+)"', written)
    assert links == [f"../{pages[one.item.id]}#{one.item.id}" for one in report.sections()]
    assert written.count("<details open>") == 1
    assert "<details open>" not in contents(report, pages)
