"""The contents of real reports are right: each entry on its page, each heading in its list."""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdf
import pytest
from lxml import etree

from pipeline.model.identity import IDENTITY_NAMESPACE
from pipeline.render.word.package import DOCUMENT
from pipeline.stages.drafting import draft
from pipeline.work.archive import Parts, read_parts, zip_parts
from pipeline.work.store import FolderStore
from pipeline.work.watch import unwatched
from tests.bench.corpus import write_corpus
from tests.office.contents import Entry, contents_entries, outline_of, wrong_entries
from tests.office.convert import converted, to_pdf
from tests.office.page_checks import all_defects
from tests.office.pdf_pages import plain
from tests.office.typesetting.judge import beyond_limits, judged
from tests.oracle.gate import defects
from tests.oracle.listed import listings

pytestmark = pytest.mark.office

REPOSITORY: Final = Path(__file__).parents[2]
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADINGS: Final = (
    *(f"Heading{level}" for level in range(1, 10)),
    "PhuLuc",
    *(f"PhuLuc{level}" for level in range(2, 8)),
)
# as deep as contents are where nothing else is set
_LISTED: Final = ("Heading1", "Heading2", "Heading3", "PhuLuc", "PhuLuc2")
_LARGE: Final = 36  # sections of the bench's corpus: some 500 pages


@dataclass(frozen=True)
class Built:
    """A draft as its command leaves it."""

    workspace: Path
    number: int

    @property
    def docx(self) -> Path:
        return self.workspace / f"bao-cao-lan-{self.number}.docx"

    @property
    def pdf(self) -> Path:
        return self.docx.with_suffix(".pdf")


def drafted(workspace: Path, number: int) -> Built:
    kept = FolderStore(workspace / "kho")
    outcome = draft(workspace, number, fast=False, watch=unwatched, kept=kept)
    assert outcome.value is not None
    for name, data in outcome.value.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_bytes(data)
    codes = {notice.code for notice in outcome.notices}
    assert not codes & {"khong-lap-duoc-pdf", "so-trang-chua-dung-yen", "muc-luc-thieu-so-trang"}
    return Built(workspace, number)


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Draft 3 of the workspace."""
    folder = tmp_path_factory.mktemp("ba")
    shutil.copytree(REPOSITORY / "sections", folder / "sections")
    return drafted(folder, 3)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A generated report of some 500 pages."""
    folder = tmp_path_factory.mktemp("lon")
    write_corpus(folder, sections=_LARGE)
    return drafted(folder, 1)


@pytest.fixture(scope="module", params=["third", "large"])
def report(request: pytest.FixtureRequest) -> Built:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


def body_texts(parts: Parts) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph behind the contents, footnotes left out."""
    body = etree.fromstring(parts[DOCUMENT], etree.XMLParser(huge_tree=True))
    begun = False
    for node in body.iter(f"{W}p"):
        style = node.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        begun = begun or name == "Heading1"
        if begun:
            yield name, plain("".join(str(text.text or "") for text in node.iter(f"{W}t")))


def listed(entries: tuple[Entry, ...], *titles: str) -> list[str]:
    return [entry.text for entry in entries if entry.title in titles]


def test_every_entry_stands_on_the_page_it_names(report: Built) -> None:
    assert wrong_entries(report.pdf) == []


def test_every_heading_stands_in_the_contents_and_every_entry_in_the_report(report: Built) -> None:
    found = [line for line in body_texts(read_parts(report.docx.read_bytes()))
             if line[0] in _HEADINGS]  # fmt: skip
    styles, texts = [style for style, _ in found], [text for _, text in found]
    entries = listed(contents_entries(report.pdf), "MỤC LỤC", "DANH MỤC PHỤ LỤC")
    assert len(texts) == len(outline_of(report.pdf))
    shown = [style for style in styles if style in _LISTED]
    assert len(entries) == len(shown) > 50
    folded = Counter(text.casefold().replace(" ", "") for text in texts)
    for entry in entries:
        # the number of a heading is none of its text
        own = entry.casefold().replace(" ", "")
        assert any(own.endswith(text) for text in folded), entry


def test_every_table_and_figure_stands_in_its_list(report: Built) -> None:
    texts = list(body_texts(read_parts(report.docx.read_bytes())))
    entries = contents_entries(report.pdf)
    for style, title in (("TenBang", "DANH MỤC BẢNG"), ("TenHinh", "DANH MỤC HÌNH")):
        captions = Counter(text.replace(" ", "") for name, text in texts if name == style)
        assert captions == Counter(text.replace(" ", "") for text in listed(entries, title))


def test_an_update_in_word_changes_no_line_of_contents_and_lists(report: Built) -> None:
    found = listings(report.docx)
    assert len(found) >= 2
    assert [listing.differences for listing in found] == [[]] * len(found)


def test_a_report_is_as_large_as_it_must_be(third: Built, large: Built) -> None:
    count = Counter(style for style, _ in body_texts(read_parts(third.docx.read_bytes())))
    assert sum(count[style] for style in _HEADINGS) >= 80
    assert count["TenBang"] >= 30
    assert count["TenHinh"] >= 10
    assert count["PhuLuc"] >= 6
    assert len(pypdf.PdfReader(large.pdf).pages) >= 500


def test_one_number_changed_by_hand_is_found(third: Built, tmp_path: Path) -> None:
    parts = read_parts(third.docx.read_bytes())
    text = parts[DOCUMENT].decode()
    at = text.index("PAGEREF", len(text) // 100)
    start = text.index('<w:t xml:space="preserve">', at) + len('<w:t xml:space="preserve">')
    end = text.index("<", start)
    spoilt = f"{text[:start]}{int(text[start:end]) + 1}{text[end:]}"
    (tmp_path / "a.docx").write_bytes(zip_parts({**parts, DOCUMENT: spoilt.encode()}))
    assert len(wrong_entries(to_pdf(tmp_path / "a.docx", tmp_path))) == 1


def test_the_word_file_is_laid_out_as_its_pdf(third: Built, tmp_path: Path) -> None:
    again = to_pdf(third.docx, tmp_path)
    assert contents_entries(again) == contents_entries(third.pdf)
    assert wrong_entries(again) == []


def test_the_pages_have_no_defect(third: Built) -> None:
    assert all_defects(third.pdf) == []


def test_the_pages_are_set_as_a_typesetter_would(report: Built) -> None:
    assert beyond_limits(judged(report.pdf), len(pypdf.PdfReader(report.pdf).pages)) == []


def test_the_pdf_is_tagged_titled_and_says_its_language(third: Built) -> None:
    reader = pypdf.PdfReader(third.pdf)
    root = reader.root_object
    assert "/StructTreeRoot" in root
    assert str(root["/MarkInfo"]) == "{'/Marked': True}"
    assert str(root["/Lang"]) == "vi-VN"
    assert reader.metadata is not None
    assert (reader.metadata.title or "").startswith("Báo cáo Điều chỉnh Quy hoạch tỉnh")
    assert (reader.metadata.author, reader.metadata.subject) == ("Sở Tài chính", "Dự thảo lần 3")


def test_an_unchanged_draft_is_not_rendered_again(
    third: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> bytes:
        raise AssertionError("LibreOffice was asked again")

    monkeypatch.setattr("pipeline.render.pdf.pagination.to_pdf", refused)
    before = third.docx.read_bytes()
    drafted(third.workspace, 3)
    assert third.docx.read_bytes() == before


def saved_once(docx: Path, folder: Path) -> Parts:
    """The parts of the file as LibreOffice saves it."""
    saved = converted(docx, "docx:MS Word 2007 XML", folder / "luu")
    return read_parts(saved.read_bytes())


def names(parts: Parts) -> set[str]:
    body = etree.fromstring(parts[DOCUMENT], etree.XMLParser(huge_tree=True))
    return {str(node.get(f"{W}name")) for node in body.iter(f"{W}bookmarkStart")}


def test_a_save_by_libreoffice_keeps_identities_charts_and_contents(
    third: Built, tmp_path: Path
) -> None:
    before = read_parts(third.docx.read_bytes())
    after = saved_once(third.docx, tmp_path)
    ours = {name for name in names(before) if name.startswith(("_qh_", "_Toc_"))}
    assert ours - names(after) == set()
    parts = [data for name, data in after.items() if name.startswith("customXml/")]
    assert any(IDENTITY_NAMESPACE.encode() in data for data in parts)
    charts = {name for name in before if name.startswith("word/charts/chart")}
    kept = [name for name in after if name.startswith("word/charts/chart")]
    assert len(kept) == len(charts)
    assert len(entries_of(before)) > 200
    assert entries_of(after) == entries_of(before)


def entries_of(parts: Parts) -> list[str]:
    """The lines of contents and lists: every paragraph that links to a heading or caption."""
    body = etree.fromstring(parts[DOCUMENT], etree.XMLParser(huge_tree=True))
    return [
        plain("".join(str(text.text or "") for text in node.iter(f"{W}t")))
        for node in body.iter(f"{W}p")
        if any(
            str(link.get(f"{W}anchor")).startswith("_Toc_") for link in node.iter(f"{W}hyperlink")
        )
    ]


def test_the_files_pass_the_gate(report: Built) -> None:
    assert defects(report.docx) == []
