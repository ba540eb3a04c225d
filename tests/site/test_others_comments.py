"""Nobody sees another body's comments before the answers are issued: not a word of any, on any
page and in any file of the sample's third draft, with what two rounds of comments left in it."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.model.notice import Notice, Severity
from pipeline.render.site.comments_page import NAME as COMMENTS
from pipeline.render.site.log_page import NAME as LOG
from pipeline.rounds import Resources
from pipeline.site.access import Access
from pipeline.site.keys import Role
from pipeline.site.ways import ALL
from pipeline.stages.build import Built, build
from pipeline.stages.site import draft_site
from pipeline.workspace import scan
from tests.sample_drafts import SampleDrafts, contents
from tests.site.sites import PORT, URL, Site

ROUND = 3
AGENCIES = ("so-tai-chinh", "so-xay-dung", "so-y-te", "so-tu-phap")
COMMENTER = "xa-huu-lung"
_LONG = 30  # letters by which words are known again
_INLINE = re.compile(r"</?[a-z]+:[^>]*>|</?(?:ins|del|u|b|i|mark)\b[^>]*>")


@dataclass(frozen=True)
class Draft:
    """The sample's third draft: what its pages are made of, and what its comments say."""

    root: Path
    built: Built
    files: Mapping[str, bytes]

    def site(self, **asked: Any) -> dict[str, bytes]:
        """Give its pages, one agency's with `only` and `answered`."""
        return dict(draft_site(self.built, self._notices(), self.files, **asked))

    def _notices(self) -> list[Notice]:
        told = json.loads(self.files["thong-bao.json"])
        return [Notice(**{**one, "severity": Severity(one["severity"])}) for one in told]

    @cached_property
    def telling(self) -> dict[str, frozenset[str]]:
        """Give what tells of the comments of each body: codes, letters' words, explanations."""
        table = json.loads(self.files["tiep-thu-giai-trinh.json"])
        found: dict[str, set[str]] = {}
        for one in (*table["comments"], *table["earlier"]):
            words = (one.get("text"), one.get("explanation"))
            told = {plain(text) for text in words if text and len(text) > _LONG}
            found.setdefault(one["body"], set()).update(told, {one["code"]})
        return {body: frozenset(told) for body, told in found.items()}

    def others(self, body: str) -> frozenset[str]:
        """Give what tells of the comments of all bodies but one, and of none of its own."""
        told = [told for other, told in self.telling.items() if other != body]
        own: frozenset[str] = self.telling.get(body, frozenset())
        return frozenset[str]().union(*told) - own

    def reasons(self, body: str) -> frozenset[str]:
        """Give why others changed what a body does not write, as they say it."""
        log = json.loads(self.files["nhat-ky-thay-doi.json"])
        own = {one.item.id for one in self.built.report.written_by(body)}
        return frozenset(
            plain(one["reason"])
            for one in log["changes"]
            if one["reason"] and one["item"] not in own
        )


def plain(text: str) -> str:
    return " ".join(text.split())


def said(data: bytes) -> str:
    """Give the words of a file: of a package those of its parts, of a page what it shows."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return " ".join(said(package.read(name)) for name in package.namelist())
    return plain(_INLINE.sub("", unescape(data.decode("utf-8", "ignore"))))


def test_words_are_found_in_a_package_and_on_a_page() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", "<w:t>Đề nghị</w:t> <w:t>rà soát</w:t>")
    assert "Đề nghị rà soát" in said(held.getvalue())
    assert "Đề nghị rà soát" in said("<p>Đề\u00a0nghị <ins>rà</ins> soát".encode())


@pytest.fixture(scope="module")
def draft(sample_drafts: SampleDrafts, sample_means: Resources) -> Draft:
    built = build(scan(sample_drafts.root).value, ROUND, sample_means).value
    assert built is not None
    return Draft(sample_drafts.root, built, contents(sample_drafts.folder(ROUND)))


@pytest.fixture(scope="module")
def site(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The third draft while it is being written, its files beside its pages."""
    place = tmp_path_factory.mktemp("site") / "tinh"
    shutil.copytree(draft.root / "sections", place / "sections")
    (place / "build").symlink_to(draft.root / "build")
    made = Site(place, Access(PORT, url=URL), number=ROUND)
    made.live.exchange(draft.site())
    return made


@pytest.fixture
def answered(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The same once it is issued, with the answers to the comments."""
    monkeypatch.setattr(site.served.issued, "package", lambda number: "hash")
    return site


def given(site: Site, draft: Draft, browser: TestClient) -> Iterator[tuple[str, bytes]]:
    """Give all that a visitor is given of the draft: each page and each file by its address."""
    ways = [way.path for way in site.ways if way.roles == ALL and "{" not in way.path]
    pages = (f"/bao-cao/{ROUND}/{name}" for name in site.live.pages)
    asked = ([], [COMMENTER], *([body] for body in AGENCIES))  # of the folders of all bodies
    files = (f"/tai/{ROUND}/{name}" for name in draft.files if name.split("/")[1:-1] in asked)
    for address in (*ways, *pages, *files):
        if address != "/su-kien":
            answer = browser.get(address, follow_redirects=True)
            if answer.status_code == 200:
                yield address, answer.content


@cache  # most pages are the same for all bodies
def told_in(data: bytes, telling: frozenset[str]) -> frozenset[str]:
    """Give what of all that tells of comments stands in a file."""
    words = said(data)
    return frozenset(one for one in telling if one in words)


def leaks(found: Mapping[str, bytes], draft: Draft, body: str) -> dict[str, list[str]]:
    """Give what is told in each file of what is not for a body."""
    everything = draft.others("").union(*draft.telling.values()) | draft.reasons("")
    foreign = draft.others(body) | draft.reasons(body)
    held = {name: told_in(data, everything) & foreign for name, data in found.items()}
    return {name: sorted(words)[:3] for name, words in held.items() if words}


@pytest.mark.parametrize("body", AGENCIES)
def test_an_agency_is_given_nothing_of_another_s_comments_while_a_draft_is_written(
    site: Site, draft: Draft, body: str
) -> None:
    browser = site.under(body, Role.HAND_IN)
    found = dict(given(site, draft, browser))
    assert {f"/bao-cao/{ROUND}/{LOG}", f"/tai/{ROUND}/so-sanh-lan-2.docx"} <= found.keys()
    assert f"/bao-cao/{ROUND}/co-quan/{body}.html" in found or not draft.reasons(body)
    assert leaks(found, draft, body) == {}


def test_whoever_comments_is_given_nothing_of_a_draft_that_is_being_written(
    site: Site, draft: Draft
) -> None:
    found = dict(given(site, draft, site.under(COMMENTER, Role.COMMENT)))
    assert leaks(found, draft, COMMENTER) == {}
    assert not [name for name in found if name.startswith((f"/bao-cao/{ROUND}/", "/tai/"))]


def test_who_watches_over_all_is_given_every_comment(site: Site, draft: Draft) -> None:
    browser = site.under("so-tai-chinh", Role.WATCH)
    whole = said(browser.get(f"/bao-cao/{ROUND}/{COMMENTS}").content)
    assert [one for told in draft.telling.values() for one in told if one not in whole] == []
    assert "YK2-" in browser.get(f"/bao-cao/{ROUND}/{LOG}").text
    assert browser.get(f"/tai/{ROUND}/nhat-ky-thay-doi.xlsx").status_code == 200


def test_a_body_reads_its_own_comments_before_they_are_issued(site: Site, draft: Draft) -> None:
    body = next(body for body in AGENCIES if body in draft.telling)
    browser = site.under(body, Role.HAND_IN)
    own = said(browser.get(f"/y-kien/{ROUND}/{body}", follow_redirects=True).content)
    assert [one for one in draft.telling[body] if one not in own] == []


def test_once_answers_are_issued_every_body_reads_all_comments(
    answered: Site, draft: Draft
) -> None:
    for body, role in (("so-y-te", Role.HAND_IN), (COMMENTER, Role.COMMENT)):
        browser = answered.under(body, role)
        whole = said(browser.get(f"/bao-cao/{ROUND}/{COMMENTS}").content)
        assert [one for one in draft.others(body) if one not in whole] == []
        assert "YK2-" in browser.get(f"/bao-cao/{ROUND}/{LOG}").text
        assert len(browser.get(f"/bao-cao/{ROUND}/tim-y-kien.js").content) > 1_000
        for name in ("nhat-ky-thay-doi.xlsx", "tiep-thu-giai-trinh.docx"):
            way = f"/tai/{ROUND}/{name}"
            assert browser.get(way).status_code in (200, 404)  # what was sent is in the package
        assert browser.get(f"/bao-cao/{ROUND}/co-quan/so-xay-dung.html").status_code == 404


@pytest.mark.parametrize("role", [Role.HAND_IN, Role.COMMENT])
def test_the_first_page_leads_to_one_s_own_page_alone_and_names_the_others(
    answered: Site, role: Role
) -> None:
    page = answered.under("so-y-te", role).get(f"/bao-cao/{ROUND}/index.html").text
    assert re.findall(r'href="co-quan/([^"]+)\.html"', page) == ["so-y-te"]
    assert "Sở Xây dựng" in page
    watched = answered.under("so-y-te", Role.WATCH).get(f"/bao-cao/{ROUND}/index.html").text
    assert len(re.findall(r'href="co-quan/', watched)) > 5


@pytest.mark.parametrize("body", ["so-y-te", "so-tu-phap"])
def test_the_static_site_of_one_agency_has_its_own_comments_alone_until_they_are_issued(
    draft: Draft, body: str
) -> None:
    before = draft.site(only=body, answered=False)
    assert leaks(before, draft, body) == {}
    assert (COMMENTS in before) == (body in draft.telling)
    after = draft.site(only=body, answered=True)
    whole = said(after[COMMENTS])
    assert [one for one in draft.others(body) if one not in whole] == []
    assert b"YK2-" in after[LOG]


@pytest.mark.parametrize("name", [LOG, "co-quan/so-y-te.html", "index.html"])
def test_what_is_left_of_a_page_is_whole(site: Site, name: str) -> None:
    page = site.live.pages[name]
    assert b" data-yk" in page.data
    left = page.unanswered.data.decode()
    assert " data-yk" not in left
    for tag in ("section", "span", "article", "label", "ul", "p", "div"):
        assert len(re.findall(rf"<{tag}\b", left)) == left.count(f"</{tag}>"), tag
