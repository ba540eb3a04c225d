"""Sums above the changes, each a way to exactly what it counts."""

from urllib.parse import parse_qs

from lxml import etree, html

from pipeline.compare.drafts import compare
from pipeline.compare.summary import summarise
from pipeline.compare.telling.entries import tell
from pipeline.model.fixed import replace
from pipeline.render.changelog.entries import Log
from pipeline.render.changelog.page import changelog_page
from tests.compare.flows import one
from tests.compare.flows import words as words_of
from tests.compare.told import item, long
from tests.render import sample_comparison as sample


def page(log: Log | None = None) -> etree._Element:
    return html.fromstring(changelog_page(log or sample.log()))


def words(element: etree._Element) -> str:
    return " ".join(str(element.xpath("string()")).split())


def test_summaries_and_a_chart_stand_above() -> None:
    above = page().find(".//div[@class='sum']")
    assert above is not None
    text = words(above)
    for said in ("Sở Y tế", "+5 km", "Thoát nước", "65,8%"):
        assert said in text
    assert above.find(".//svg") is not None


def test_each_sum_leads_to_exactly_the_changes_that_it_counts() -> None:
    kept = [words_of(long(f"Đoạn {n}")) for n in range(4)]
    old = one(*kept, words_of(long("Chợ")), item("Bến xe"))
    new = one(
        words_of(long("Cầu")), *kept, words_of(long("Chợ").replace("riêng", "chung")), number=2
    )
    compared = compare(old, new)
    log = replace(sample.shown(compared), summary=summarise(compared, tell(compared)))
    whole = page(log)
    links = whole.findall(".//div[@class='sum']//td/a")
    assert len(links) > 4
    for link in links:
        asked = parse_qs(str(link.get("href")).removeprefix("?"))
        fit = [
            found
            for found in whole.iter("article")
            if all(found.get(f"data-{key}") == values[0] for key, values in asked.items())
        ]
        assert words(link) == str(len(fit)), link.get("aria-label")
