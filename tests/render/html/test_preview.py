import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import html

from pipeline.model.document import (
    COVERED,
    Block,
    Box,
    Cell,
    Code,
    Division,
    Figure,
    Grid,
    Heading,
    Inline,
    NoteMark,
    Paragraph,
    Point,
    Row,
    Source,
    Table,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image, Marks, Reference, Text
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, Group
from pipeline.model.report import Report
from pipeline.model.table import Column, RowKind
from pipeline.render.html.preview import preview_page, section_html
from pipeline.render.unbroken import breakable
from tests.chromium import chromium, console_of, violations
from tests.render import sample_report as sample
from tests.render.generated_blocks import GeneratedBlocks, generated_blocks
from tests.render.samples import cell, single
from tests.tries import tries

ATTACK = "\"><script>alert('x')</script><img src=x onerror=alert(1)>{{7*7}}"


def page_of(report: Report, notices: tuple[Notice, ...] = (), guide: str = "") -> str:
    mine = [section for section in report.sections() if section.item.lead == "so-y-te"]
    return preview_page(
        report,
        mine,
        agency=sample.HEALTH,
        notices=notices,
        media=sample.MEDIA,
        guide_html=guide,
    )


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(page_of(sample.report(), sample.notices()).encode())


def one(element: html.HtmlElement, path: str) -> html.HtmlElement:
    found = element.xpath(path)
    assert isinstance(found, list)
    assert len(found) == 1, path
    assert isinstance(found[0], html.HtmlElement)
    return found[0]


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


# What a report says, once and in order


@settings(max_examples=tries(30, 60), deadline=None)
@given(generated_blocks())
def test_every_text_of_a_report_stands_in_its_section_once_and_in_order(
    made: GeneratedBlocks,
) -> None:
    tree = html.document_fromstring(page_of(sample.report(made.blocks)).encode())
    section = one(tree, "//section[@id='y-te']")
    said = breakable(section.text_content())
    found = re.findall("⟦[^⟧]*⟧", said)
    assert found == [*made.texts, *made.note_texts]
    rest = re.sub("⟦[^⟧]*⟧", " ", said)
    ours = r"2\. Hạ tầng y tế|(Bảng|Hình) [\d.]+|Nguồn:|đ\)|\d+(\.\d+)*\.?|\."
    assert re.sub(ours, " ", rest).split() == []


def test_the_same_report_gives_the_same_page() -> None:
    assert page_of(sample.report(), sample.notices()) == page_of(sample.report(), sample.notices())


# Numbers, captions, references


def test_numbers_and_captions_are_those_of_the_report(page: html.HtmlElement) -> None:
    health = one(page, "//section[@id='y-te']")
    captions = [words(found) for found in health.iter("figcaption")]
    assert captions == [
        "Bảng 1.1. Số giường bệnh giai đoạn 2020 - 2029",
        "Bảng 1.2. Mục tiêu tăng trưởng",
        "Hình 1.1. Mạng lưới cơ sở y tế",
    ]
    headings = [words(found) for found in health.iter("h2", "h3", "h4", "h5")]
    assert headings == [
        "2. Hạ tầng y tế",
        "2.1. Mạng lưới cơ sở y tế",
        "2.1.1. Hạn chế",
        "2.1.1.1. Nguyên nhân khách quan",
    ]


def test_a_reference_within_the_page_is_a_link_and_one_elsewhere_says_the_place(
    page: html.HtmlElement,
) -> None:
    link = one(page, "//a[.='Bảng\u00a01.1']")
    assert link.get("href") == "#bang-giuong-benh"
    assert one(page, "//*[@id='bang-giuong-benh']").tag == "figure"
    elsewhere = one(page, "//span[.='mục\u00a0I.1']")
    assert elsewhere.get("title") == "Phần I, mục I.1: Hạ tầng giao thông"
    assert one(page, "//span[@class='lost'][.='@bang-khong-co']").get("title")


def test_every_link_within_the_page_leads_to_an_id_that_stands_once(
    page: html.HtmlElement,
) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    goals = [link.get("href", "") for link in page.iter("a")]
    inside = {goal.removeprefix("#") for goal in goals if goal.startswith("#")}
    assert inside
    assert inside <= set(ids)


def test_footnotes_are_numbered_through_the_report_as_in_word(page: html.HtmlElement) -> None:
    health = one(page, "//section[@id='y-te']")
    marks = [words(link) for link in health.xpath(".//sup[@class='note']/a")]
    assert marks == ["2", "2"]
    note = one(health, ".//ol[@class='notes']/li")
    assert note.get("value") == "2"
    assert words(note) == "Số liệu minh họa, xem Quyết định số 236/QĐ-TTg."


def test_a_note_within_a_note_keeps_its_words_and_takes_no_number() -> None:
    inner = NoteMark("b", (sample.words("bên trong"),))
    outer = NoteMark("a", (Paragraph((Text("bên ngoài"), inner)),))
    body = (Paragraph((Text("x"), outer)), Paragraph((NoteMark("c", (sample.words("sau"),)),)))
    section = html.fragment_fromstring(section_of(sample.report(body)))
    notes = [words(note) for note in section.xpath(".//ol[@class='notes']/li")]
    assert notes == ["bên ngoài[b] [b] bên trong", "sau"]


def section_of(report: Report) -> str:
    section = next(found for found in report.sections() if found.item.id == "y-te")
    return section_html(section, report, media=sample.MEDIA)


def test_a_section_alone_links_to_its_own_places_only() -> None:
    section = html.fragment_fromstring(section_of(sample.report()))
    assert section.get("id") == "y-te"
    assert one(section, ".//a[.='Hình 1.1']").get("href") == "#hinh-mang-luoi"
    assert "data-line" not in html.tostring(section, encoding="unicode")


# Tables


def test_header_rows_merged_cells_and_row_kinds_are_told_to_screen_readers(
    page: html.HtmlElement,
) -> None:
    table = one(page, "//figure[@id='bang-giuong-benh']//table")
    head = one(table, "thead")
    assert len(head.xpath("tr")) == 2
    assert {cell.get("scope") for cell in head.iter("th")} == {"col", "colgroup"}
    assert one(head, ".//th[.='Năm']").get("colspan") == "10"
    assert one(head, ".//th[.='TT']").get("rowspan") == "2"
    assert one(table, ".//tr[@class='group']/th").get("scope") == "row"
    assert words(one(table, ".//tr[@class='total']/th")) == "Tổng"


def test_unit_stands_above_and_source_below_the_frame_that_scrolls(
    page: html.HtmlElement,
) -> None:
    figure = one(page, "//figure[@id='bang-giuong-benh']")
    kinds = [child.get("class") or child.tag for child in figure]
    assert kinds == ["figcaption", "unit", "frame", "origin"]
    frame = one(figure, "div[@class='frame']")
    assert (frame.get("tabindex"), frame.get("aria-label")) == ("0", "Bảng 1.1")


def test_numbers_of_a_decimal_column_line_up_on_the_comma(page: html.HtmlElement) -> None:
    table = one(page, "//figure[@id='bang-muc-tieu']//table")
    padding = {words(row): row.xpath("td")[1].get("class") for row in table.xpath("tbody/tr")}
    assert padding == {
        "Nông nghiệp2,5 - 3,5": "right",
        "Công nghiệp - xây dựng12,25": "right",
        "Dịch vụ8": "right e2",
    }


def test_a_header_cell_that_reaches_into_the_body_is_not_cut_off() -> None:
    rows = (
        Row((Cell((Text("cao"),), rows=2), Cell((Text("b"),))), RowKind.HEADER),
        Row((COVERED, Cell((Text("c"),)))),
    )
    body = (Table(Grid((Column(), Column()), rows)),)
    table = html.fragment_fromstring(section_of(sample.report(body))).find(".//table")
    assert table is not None
    assert table.find("thead") is None
    assert one(table, ".//th[.='cao']").get("rowspan") == "2"


# Pictures and formulas


def test_pictures_are_inside_the_page_and_have_words(page: html.HtmlElement) -> None:
    images = list(page.iter("img"))
    assert len(images) == 2
    assert all(image.get("src", "").startswith("data:image/") for image in images)
    assert all(image.get("alt") for image in images)


def test_a_picture_without_bytes_leaves_words() -> None:
    lost = Image("a.png", "Sơ đồ", "png", 1, 1, sha256(b"?").hexdigest())
    section = html.fragment_fromstring(section_of(sample.report((Figure(lost),))))
    assert "[Thiếu hình: Sơ đồ]" in section.text_content()


def test_a_formula_is_mathml_and_one_that_cannot_be_is_shown_as_written() -> None:
    text = section_of(sample.report())
    assert '<math alttext="x^2 + \\frac{a}{b}" display="inline">' in text
    assert "annotation" not in text
    assert '<code class="tex">$\\khongco{$</code>' in text


# Notices


def test_each_notice_with_a_place_on_the_page_leads_there(page: html.HtmlElement) -> None:
    listed = one(page, "//section[@class='notices']")
    goals = [link.get("href", "")[1:] for link in listed.iter("a")]
    assert len(goals) == 4
    paragraph, cell, later, item = (one(page, f"//*[@id='{goal}']") for goal in goals)
    assert (paragraph.get("data-line"), paragraph.get("class")) == ("12", "at-error")
    assert (words(cell), cell.tag) == ("1.234,75", "td")
    assert later.get("data-line") == "38"
    assert item.get("id") == "pl-y-te"


def test_counts_by_severity_round_and_day_open_the_page(page: html.HtmlElement) -> None:
    header = one(page, "//header")
    assert words(one(header, "h1")) == "Sở Y tế"
    assert "Dự thảo lần 1, ngày 15/11/2025" in words(header)
    assert [words(count) for count in header.xpath(".//span")] == ["1 lỗi", "2 cảnh báo", "2 lưu ý"]


def test_blocks_say_their_file_and_line_and_what_is_another_agency_s(
    page: html.HtmlElement,
) -> None:
    blocks = page.xpath("//*[@data-line='22']")
    assert {block.get("data-file") for block in blocks} == {sample.FILE}
    theirs = one(page, "//div[@class='theirs']")
    assert theirs.get("data-agency") == "Phần của Sở Xây dựng"


def test_an_agency_without_sections_or_notices_is_told_so() -> None:
    text = preview_page(sample.report(), (), agency=sample.HEALTH, notices=(), media={})
    assert "Cơ quan không có mục nào" in text
    assert "Không có thông báo nào." in text


# Safety


def hostile() -> tuple[Report, tuple[Notice, ...]]:
    """Give a report and notices with an attack in every field that holds text."""
    source = Source(ATTACK, ATTACK, 3)
    runs: tuple[Inline, ...] = (
        Text(ATTACK, Marks(link=ATTACK)),
        Text(ATTACK, Marks(link="javascript:" + ATTACK, bold=True)),
        Text(ATTACK, Marks(link="https://a.vn/" + ATTACK)),
        Text(ATTACK, Marks(target=ATTACK, indicator=ATTACK)),
        Reference(ATTACK, ATTACK, found=True),
        Reference(ATTACK),
        NoteMark(ATTACK, (Paragraph((Text(ATTACK),)),)),
        NoteMark(ATTACK + "2", first=False),
        replace(sample.PLAN, alt=ATTACK, file=ATTACK),
        Image(ATTACK, ATTACK, "png", 1, 1, ATTACK),
    )
    cell = Cell(runs[:1], address=ATTACK)
    grid = Grid((Column(ATTACK),), (Row((cell,)),), ATTACK, ATTACK, ATTACK, ATTACK, (ATTACK,))
    body: tuple[Block, ...] = (
        Heading(1, runs, ATTACK, source=source),
        Paragraph(runs, source),
        Point(ATTACK, (Paragraph(runs),), source),
        Division(ATTACK, (Code(ATTACK), Box(ATTACK)), ATTACK + "1", source),
        Table(grid, runs, ATTACK + "2", ATTACK, ATTACK, ATTACK, workbook=ATTACK, source=source),
    )
    plain = sample.report()
    section = next(plain.sections())
    item = replace(section.item, id=ATTACK, title=ATTACK, lead="so-y-te")
    bad = replace(section, item=item, title=ATTACK, number=ATTACK, place=ATTACK, blocks=body)
    part = plain.parts[0]
    chapter = replace(part.chapters[0], title=ATTACK, number=ATTACK, sections=(bad,))
    report = replace(
        plain,
        parts=(replace(part, title=ATTACK, number=ATTACK, chapters=(chapter,)),),
        outline=replace(plain.outline, title=ATTACK),
        round=replace(plain.round, name=ATTACK),
        agencies=(Agency(ATTACK, ATTACK, Group.DEPARTMENT),),
    )
    notices = (
        Notice(Severity.ERROR, ATTACK, ATTACK, ATTACK, ATTACK, 3, item=ATTACK),
        Notice(Severity.ERROR, ATTACK, ATTACK, ATTACK, ATTACK, cell=ATTACK, agency=ATTACK),
        Notice(Severity.INFO, ATTACK, ATTACK, file="", item=ATTACK),
    )
    return report, notices


def test_nothing_an_agency_writes_becomes_markup() -> None:
    report, notices = hostile()
    agency = Agency("so-y-te", ATTACK, Group.DEPARTMENT)
    text = preview_page(
        report, list(report.sections()), agency=agency, notices=notices, media=sample.MEDIA
    )
    tree = html.document_fromstring(text.encode())
    assert "<script" not in text
    assert not list(tree.iter("script"))
    allowed = {"src", "href", "id", "class", "title", "alt"}
    for element in tree.iter():
        assert not [name for name in element.attrib if str(name).startswith("on")]
        assert not [
            name
            for name, value in element.attrib.items()
            if "alert" in str(value)
            and name not in allowed | {"data-file", "data-agency", "aria-label"}
        ]
    assert ATTACK in one(tree, "//main").text_content()


def test_links_lead_to_http_https_and_mailto_only() -> None:
    for link in (
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        " https://a",
        "file:///etc",
        "data:,x",
        "//a",
    ):
        body = (Paragraph((Text("chữ", Marks(link=link)),)),)
        assert "href" not in section_of(sample.report(body)), link
    for link in ("https://a.vn", "HTTP://a.vn", "mailto:a@b.vn"):
        body = (Paragraph((Text("chữ", Marks(link=link)),)),)
        assert f'href="{link}"' in section_of(sample.report(body))


def test_characters_that_html_cannot_hold_are_shown_as_such() -> None:
    body = (Paragraph((Text("a\x00b\x1bc\ud800d"),)),)
    assert "a\ufffdb\ufffdc\ufffdd" in section_of(sample.report(body))


def test_the_policy_allows_the_page_s_own_style_and_pictures_only() -> None:
    text = page_of(sample.report())
    policy = re.findall('<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    style = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    assert len(policy) == len(style) == 1
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    assert policy[0] == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched_and_no_attribute_carries_style_or_script() -> None:
    text = page_of(sample.report(), sample.notices())
    assert sorted(resources(text)) == ["data:", "data:"]
    assert " style=" not in text
    assert "url(" not in text
    assert "@import" not in text


def resources(text: str) -> Iterator[str]:
    """Give the beginnings of all addresses a browser would load by itself."""
    for element in html.document_fromstring(text.encode()).iter():
        for name in ("src", "srcset", "data", "poster", "background"):
            if value := element.get(name):
                yield str(value)[:5]
        if element.tag == "link":
            yield "link:"


# In a browser

_FLAGS = (
    "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--allow-file-access-from-files --enable-logging=stderr --virtual-time-budget=4000 --dump-dom"
)
WIDTHS = (1300, 800, 390)
MEASURE = """<!DOCTYPE html><title></title><pre>%s</pre>%s<script>
onload = () => {
  const found = [...document.querySelectorAll("iframe")].flatMap(frame => {
    const page = frame.contentDocument, width = frame.clientWidth;
    const beyond = [...page.querySelectorAll("body *")].filter(element =>
      !element.closest(".frame table, pre, math") && !element.matches(".skip") &&
      element.getBoundingClientRect().right > width + 1);
    const wide = page.documentElement.scrollWidth > width ? ["window"] : [];
    const styled = getComputedStyle(page.body).margin === "0px" ? [] : ["no style"];
    return [...wide, ...styled, ...beyond.map(element => element.tagName)]
      .map(what => width + " " + what);
  });
  document.querySelector("pre").textContent = "measured: " + found.join(", ");
};
</script>"""


def looked_at(text: str, folder: Path) -> tuple[str, list[str]]:
    """Give what is wider than its window at the three widths, and Chromium's console."""
    (folder / "page.html").write_text(text, "utf-8")
    frames = "".join(
        f'<iframe src="page.html" width="{width}" height="900" style="border:0"></iframe>'
        for width in WIDTHS
    )
    (folder / "measure.html").write_text(MEASURE % ("", frames), "utf-8")
    command = [*_FLAGS.split(), f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [*command, (folder / "measure.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = re.search("measured: ([^<]*)", done.stdout)
    assert found is not None
    return found[1], console_of(done.stderr)


@pytest.mark.browser
def test_in_chromium_nothing_is_wider_than_the_window_and_the_console_is_silent(
    tmp_path: Path,
) -> None:
    text = page_of(sample.report(), sample.notices(), guide="<h2>Hướng dẫn</h2>")
    assert looked_at(text, tmp_path) == ("", [])


@pytest.mark.browser
def test_in_chromium_the_page_breaks_no_rule_of_accessibility(tmp_path: Path) -> None:
    text = page_of(sample.report(), sample.notices(), guide="<h2>Hướng dẫn</h2>")
    (tmp_path / "page.html").write_text(text, "utf-8")
    with chromium() as browser:
        assert violations(browser, (tmp_path / "page.html").as_uri()) == []


@pytest.mark.browser
def test_in_chromium_a_page_that_is_too_wide_or_brings_a_script_is_found_out(
    tmp_path: Path,
) -> None:
    text = page_of(sample.report((sample.words("x" * 40),)))
    wide = text.replace("x" * 40, '<table width="2000"><tr><td>x</table>', 1)
    beyond, console = looked_at(wide.replace("</body>", "<script>1</script></body>"), tmp_path)
    assert "390 window" in beyond
    assert any("Content Security Policy" in line for line in console)


def test_a_source_below_a_table_and_a_label_look_as_in_word() -> None:
    table = Table(Grid((Column(),), (Row((Cell((Text("1"),)),)),)), (Text("Dân số"),))
    below = Paragraph((Text("Nguồn: Sở Y tế."),))
    warning = Division("luu-y", (Paragraph((Text("Lưu ý: giữ nguyên."),)),))
    report = single(table, below, warning)
    (section,) = report.sections()
    written = section_html(section, report, media={})
    assert '<p class="origin">Nguồn: Sở Y tế.</p>' in written
    assert "<p><strong>Lưu ý:</strong> giữ nguyên.</p>" in written


def test_a_groups_name_takes_the_empty_cells_beside_it() -> None:
    rows = (Row(tuple(map(cell, ("I", "Nhóm", "", "-"))), RowKind.GROUP),)
    report = single(Table(Grid((Column(),) * 4, rows)))
    (section,) = report.sections()
    written = section_html(section, report, media={})
    assert '<td colspan="2">Nhóm</td><td class="center">-</td>' in written
