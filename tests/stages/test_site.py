"""The site of the sample's third draft tells what its papers tell."""

import json
import re
from html import unescape
from urllib.parse import unquote

import pytest
from lxml import html

from pipeline.rounds import Resources
from pipeline.stages.build import build
from pipeline.stages.site import draft_site
from pipeline.workspace import scan
from tests.sample_drafts import SampleDrafts, contents


@pytest.fixture(scope="module")
def pages(sample_drafts: SampleDrafts, sample_means: Resources) -> dict[str, bytes]:
    built = build(scan(sample_drafts.root).value, 3, sample_means).value
    assert built is not None
    return dict(draft_site(built, (), contents(sample_drafts.folder(3)), beside="../"))


def test_every_comment_and_change_of_the_tables_is_there(
    pages: dict[str, bytes], sample_drafts: SampleDrafts
) -> None:
    table = json.loads((sample_drafts.folder(3) / "tiep-thu-giai-trinh.json").read_bytes())
    codes = {one["code"] for one in (*table["comments"], *table["earlier"])}
    found = html.document_fromstring(pages["y-kien.html"]).findall(".//article")
    assert {str(one.get("id")).removeprefix("~") for one in found} == codes


def test_search_holds_the_words_of_every_part_and_leads_to_ids_that_are_there(
    pages: dict[str, bytes],
) -> None:
    for name, data in pages.items():
        if not re.fullmatch(r"tim-(phan|phu).*\.js", name):
            continue
        for address, place, words in json.loads(data.decode()[4:-3]):
            page, _, fragment = address.partition("#")
            assert f'id="{fragment}"'.encode() in pages[page], address
            assert place
            assert words.strip()


def test_the_change_log_leads_to_ids_of_the_report_that_are_there(pages: dict[str, bytes]) -> None:
    main = pages["nhat-ky-thay-doi.html"].decode().partition("<main")[2]
    ways = [unquote(unescape(way)) for way in re.findall(r'<a href="(p[^"]+)"', main)]
    ids = {name: set(re.findall(' id="([^"]+)"', unescape(pages[name].decode())))
           for name in {way.partition("#")[0] for way in ways}}  # fmt: skip
    led = [way.partition("#") for way in ways]
    assert [(name, at) for name, _, at in led if at not in ids[name]] == []
    assert len(ways) > 100
    assert 'href="so-sanh-' not in main


def test_no_page_is_too_large_to_be_quick_and_files_beside_it_are_named(
    pages: dict[str, bytes],
) -> None:
    assert max(map(len, pages.values())) < 1_500_000
    assert b'href="../bao-cao-lan-3.docx"' in pages["index.html"]
