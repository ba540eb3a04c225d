"""A reviewer's copy read back: everything said in it, at its block, however it was saved."""

import io
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from pipeline.compare.drafts import compare
from pipeline.compose.flow import lay_out
from pipeline.intake.review.review import read_review
from pipeline.model.comment import Certainty, Comment, CommentKind, Reply
from pipeline.model.flow import Flow, FlowTable
from pipeline.model.notice import Notice
from pipeline.model.ordinals import standings
from pipeline.render.redline.redline import write_redline
from tests.oracle.bad_inputs import bad_files, unmet
from tests.render.samples import bullets, para, projects, single, words, written
from tests.render.shipped import report_template

BODY = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TOPICS = ("cầu qua sông Kỳ Cùng", "bến xe phía Bắc", "kho ngoại quan", "trạm quan trắc",
          "trường nội trú", "chợ biên giới", "hồ chứa nước", "bãi đỗ xe", "khu tái định cư",
          "đường tuần tra", "trạm y tế", "nhà văn hóa", "cụm công nghiệp", "vùng chè", "rừng hồi",
          "làng du lịch", "đường gom", "trạm biến áp", "tuyến buýt", "khu logistics", "bãi rác",
          "nghĩa trang", "kè suối", "cáp quang", "thư viện")  # fmt: skip


def sentences() -> list[str]:
    return [
        f"Giai đoạn 2026 - 2030, tỉnh dự kiến đầu tư {topic} với tổng vốn {n * 37 + 5} tỷ đồng, "
        f"khởi công năm {2026 + n % 4}. Việc giải phóng mặt bằng do địa phương thực hiện."
        for n, topic in enumerate(TOPICS)
    ]


REPORT = single(
    *(para(text, line=n + 1) for n, text in enumerate(sentences())),
    bullets("Rà soát quy hoạch sử dụng đất của các xã", "Bổ sung quỹ đất cho hạ tầng kỹ thuật"),
    projects(30),
    para("Chữ ", words("đậm", bold=True), " và chữ thường trong một đoạn có nhiều kiểu chữ."),
)
FLOW: Flow = lay_out(REPORT)
DRAFT: bytes = written(REPORT).data


def changed(data: bytes, change: Callable[[str], str], part: str = BODY) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return made.getvalue()


def without_bookmarks(data: bytes) -> bytes:
    return changed(data, lambda xml: re.sub(r"<w:bookmark(?:Start|End)\b[^>]*/>", "", xml))


def without_identities(data: bytes) -> bytes:
    return changed(without_bookmarks(data), lambda _: "<x/>", "customXml/item1.xml")


def review(data: bytes, flow: Flow = FLOW) -> tuple[tuple[Comment, ...], list[str]]:
    found = read_review(data, file="sxd.docx", body="so-xay-dung", draft=flow)
    return found.value, [notice.code for notice in found.notices]


def bookmarks(text: str) -> set[str]:
    """The identities of the blocks that hold a text."""
    from pipeline.model.identity import block_bookmark

    return {
        block_bookmark("lan-2", section.id, standing.ordinal)
        for section in FLOW.sections
        for standing in standings(section)
        if text in standing.text
    }


def commented(pairs: list[tuple[str, str]]) -> bytes:
    """The draft with comments made by python-docx on paragraphs or cells that hold a text."""
    document = docx.Document(io.BytesIO(DRAFT))  # noqa: TID251 -- a reviewer's program
    for text, said in pairs:
        body = list(document.paragraphs)
        for table in document.tables:
            body += [p for row in table.rows for cell in row.cells for p in cell.paragraphs]
        paragraph = next(p for p in body if text in p.text.replace("\u00a0", " "))
        document.add_comment(paragraph.runs, said, author="Nguyễn Văn A", initials="NVA")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("lost", [lambda data: data, without_bookmarks, without_identities])
def test_forty_comments_of_python_docx_are_at_their_paragraphs_and_cells(
    lost: Callable[[bytes], bytes],
) -> None:
    places = sentences()[:24] + [f"Nâng cấp, mở rộng đường tỉnh {230 + n}," for n in range(1, 17)]
    pairs = [(text, f"Ý kiến thứ {n}") for n, text in enumerate(places)]
    found, notices = review(lost(commented(pairs)))
    assert notices == []
    assert len(found) == 40
    by_words = {comment.content: comment for comment in found}
    for text, said in pairs:
        comment = by_words[said]
        assert comment.item == "muc-mot"
        assert {comment.bookmark} == bookmarks(text)
        assert comment.quote.startswith(text) or text in comment.quote
        assert (comment.author, comment.kind) == ("Nguyễn Văn A", CommentKind.REMARK)
    named = b"_qh_" in zipfile.ZipFile(io.BytesIO(lost(DRAFT))).read(BODY)
    sure = Certainty.CERTAIN if named else Certainty.BY_TEXT
    assert {comment.certainty for comment in found} == {sure}


def with_parts(body: Callable[[str], str], comments: str, extended: str = "") -> bytes:
    """The draft with comments written by hand, as Word writes them."""
    data = commented([(TOPICS[0], "x")])  # python-docx makes part, type and relation
    data = changed(data, lambda xml: re.sub(r"<w:comment(Range\w+|Reference) [^>]*/>", "", xml))
    data = changed(data, body)
    head = f'<w:comments xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    data = changed(data, lambda _: f"{head}{comments}</w:comments>", "word/comments.xml")
    if extended:
        kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        relation = f'<Relationship Id="rIdX" Type="{kind}" Target="commentsExtended.xml"/>'
        data = changed(
            data,
            lambda xml: xml.replace("</Relationships>", f"{relation}</Relationships>"),
            "word/_rels/document.xml.rels",
        )
        made = io.BytesIO(data)
        with zipfile.ZipFile(made, "a") as package:
            package.writestr("word/commentsExtended.xml", extended)
        data = made.getvalue()
    return data


def said(id_: int, text: str, paragraph: str = "") -> str:
    key = f' w14:paraId="{paragraph}"' if paragraph else ""
    return (
        f'<w:comment w:id="{id_}" w:author="B" w:date="2025-11-20T08:00:00Z"><w:p{key}><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:comment>"
    )


def sign(id_: int) -> str:
    return f'<w:r><w:commentReference w:id="{id_}"/></w:r>'


def test_a_thread_is_one_comment_with_its_replies_and_being_done() -> None:
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="0000000A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0000000C" w15:paraIdParent="0000000A" w15:done="1"/>'
        "</w15:commentsEx>"
    )
    data = with_parts(
        lambda xml: placed(xml, TOPICS[2], sign(5)),
        said(5, "Xem lại", "0000000A") + said(6, "Đã xem", "0000000B")
        + said(7, "Cảm ơn", "0000000C"),
        extended,
    )  # fmt: skip
    (thread,), _ = review(data)
    assert (thread.content, thread.resolved) == ("Xem lại", True)
    day = date(2025, 11, 20)
    assert thread.replies == (Reply("Đã xem", "B", day), Reply("Cảm ơn", "B", day))
    assert thread.day == day
    assert {thread.bookmark} == bookmarks(TOPICS[2])


def placed(xml: str, text: str, before: str, after: str = "") -> str:
    """Put marks before and behind the run that holds a text."""
    at = xml.index(text)
    start = xml.rindex("<w:r>", 0, at)
    end = xml.index("</w:r>", at) + len("</w:r>")
    return xml[:start] + before + xml[start:end] + after + xml[end:]


def test_a_point_several_blocks_and_a_whole_table_are_ranges() -> None:
    def body(xml: str) -> str:
        xml = placed(xml, TOPICS[3], sign(1))
        xml = placed(xml, TOPICS[5], '<w:commentRangeStart w:id="2"/>')
        xml = placed(xml, TOPICS[7], "", f'<w:commentRangeEnd w:id="2"/>{sign(2)}')
        at = xml.rindex("<w:tbl>", 0, xml.index("đường tỉnh 231"))
        xml = xml[:at] + '<w:commentRangeStart w:id="3"/>' + xml[at:]
        end = xml.index("</w:tbl>", at) + len("</w:tbl>")
        xml = xml[:end] + '<w:commentRangeEnd w:id="3"/>' + xml[end:]
        return placed(xml, "Số liệu làm tròn.", sign(3))

    data = with_parts(body, said(1, "điểm") + said(2, "nhiều đoạn") + said(3, "cả bảng"))
    (point, several, table), notices = review(data)
    assert notices == []
    assert {point.bookmark} == bookmarks(TOPICS[3])
    assert point.quote.startswith("Giai đoạn 2026 - 2030")
    assert {several.bookmark} == bookmarks(TOPICS[5])
    assert TOPICS[6] in several.quote
    assert {table.bookmark} == bookmarks("Tổng mức đầu tư")
    assert table.quote.startswith("STT Tên dự án")


def test_a_comment_that_hangs_nowhere_or_on_the_cover_is_kept_without_a_place() -> None:
    def body(xml: str) -> str:
        return xml.replace("<w:r>", f"{sign(2)}<w:r>", 1)

    (nowhere, cover), _ = review(with_parts(body, said(1, "không neo") + said(2, "bìa")))
    assert {nowhere.certainty, cover.certainty} == {Certainty.UNPLACED}
    assert (nowhere.content, cover.content, nowhere.item) == ("không neo", "bìa", "")


def edit(tag: str, text: str, id_: int = 900, author: str = "A") -> str:
    inner = "delText" if tag in ("del", "moveFrom") else "t"
    by = f'w:id="{id_}" w:author="{author}" w:date="2025-11-21T00:00:00Z"'
    return f'<w:{tag} {by}><w:r><w:{inner} xml:space="preserve">{text}</w:{inner}></w:r></w:{tag}>'


def cut_run(xml: str, text: str, put: Callable[[str, str], str]) -> str:
    """Put what `put` gives of the words around a text in place of the run that holds it."""
    at = xml.index(text)
    start, end = xml.rindex("<w:r>", 0, at), xml.index("</w:r>", at) + len("</w:r>")
    words_in = re.search(r"<w:t[^>]*>([^<]*)</w:t>", xml[start:end])
    assert words_in is not None
    left, _, right = words_in[1].partition(text)
    return xml[:start] + put(left, right) + xml[end:]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_edits_are_told_by_author_and_paragraph() -> None:
    def body(xml: str) -> str:
        done = edit("del", TOPICS[2], 1) + edit("ins", "kho lạnh", 2)
        more = edit("ins", " Ghi thêm.", 3, "B")
        xml = cut_run(xml, TOPICS[2], lambda a, b: run(a) + done + run(b) + more)
        return cut_run(xml, TOPICS[4], lambda a, b: edit("del", a + TOPICS[4] + b, 4))

    found, notices = review(changed(DRAFT, body))
    assert notices == []
    assert [(c.author, c.origins[0].place) for c in found] == [
        ("A", "revision:1"), ("B", "revision:3"), ("A", "revision:4"),
    ]  # fmt: skip
    first, second, third = found
    assert first.content == f"Sửa “{TOPICS[2]}” thành “kho lạnh”"
    assert TOPICS[2] in first.quote
    assert "kho lạnh" in first.proposed
    assert "Ghi thêm" not in first.proposed
    assert {first.bookmark} == bookmarks(TOPICS[2]) == {second.bookmark}
    assert "kho lạnh" not in second.proposed
    assert {third.bookmark} == bookmarks(TOPICS[4])
    assert third.content.startswith("Bỏ đoạn “Giai đoạn")
    assert {c.kind for c in found} == {CommentKind.TRACKED}


def test_a_row_struck_out_and_a_paragraph_moved_are_one_edit_each() -> None:
    def body(xml: str) -> str:
        xml = cut_run(xml, TOPICS[8], lambda a, b: edit("moveFrom", a + TOPICS[8] + b, 1))
        xml = cut_run(xml, TOPICS[12], lambda a, b: run(a + TOPICS[12] + b) + "</w:p><w:p>"
                      + edit("moveTo", sentences()[8], 2))  # fmt: skip
        at = xml.index("đường tỉnh 240")
        start, end = xml.rindex("<w:tr>", 0, at), xml.index("</w:tr>", at)
        struck = r'<w:del w:id="7" w:author="A"><w:r>\1</w:r></w:del>'
        row = re.sub(r"<w:r>(.*?)</w:r>", struck, xml[start:end])
        row = row.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        row = row.replace("</w:trPr>", '<w:del w:id="8" w:author="A"/></w:trPr>', 1)
        return xml[:start] + row + xml[end:]

    found, notices = review(changed(DRAFT, body))
    assert notices == []
    moved, row = found
    assert moved.content.startswith("Chuyển “Giai đoạn")
    assert [origin.place for origin in moved.origins] == ["revision:1", "revision:2"]
    assert {moved.bookmark} == bookmarks(TOPICS[8])
    assert row.content.startswith("Bỏ dòng “10 | Nâng cấp")
    assert {row.bookmark} == bookmarks("đường tỉnh 240")


@pytest.mark.parametrize("lost", [lambda data: data, without_bookmarks, without_identities])
def test_a_copy_nobody_changed_says_nothing(lost: Callable[[bytes], bytes]) -> None:
    assert review(lost(DRAFT)) == ((), [])


@pytest.mark.parametrize("lost", [lambda data: data, without_bookmarks, without_identities])
def test_edits_without_marks_are_found_against_the_draft(lost: Callable[[bytes], bytes]) -> None:
    def body(xml: str) -> str:
        xml = xml.replace(TOPICS[1], "bến xe phía Nam", 1)
        xml = xml.replace("đường tỉnh 235, đoạn", "đường tỉnh 235B, đoạn", 1)
        at = xml.index(TOPICS[9])
        start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
        xml = xml[:start] + xml[end:]
        at = xml.index(TOPICS[15])
        start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
        moved, xml = xml[start:end], xml[:start] + xml[end:]
        at = xml.index("</w:p>", xml.index(TOPICS[20])) + len("</w:p>")
        new = "<w:p>" + run("Đoạn mới hoàn toàn do đơn vị góp ý viết thêm vào bản thảo.") + "</w:p>"
        return xml[:at] + new + moved + xml[at:]

    found, notices = review(changed(lost(DRAFT), body))
    assert notices == []
    told = [(c.content.partition(" ")[0], c.bookmark) for c in found]
    wanted = [
        ("Sửa", TOPICS[1]), ("Bỏ", TOPICS[9]), ("Chuyển", TOPICS[15]), ("Thêm", TOPICS[20]),
        ("Dòng", "đường tỉnh 235"),
    ]  # fmt: skip
    assert told == [(word, *bookmarks(text)) for word, text in wanted]
    assert {c.kind for c in found} == {CommentKind.UNTRACKED}
    assert "bến xe phía Nam" in found[0].proposed
    assert found[4].quote.endswith("đoạn qua khu kinh tế cửa khẩu")


def test_a_paragraph_split_or_joined_without_marks_is_no_edit_of_words() -> None:
    def split(xml: str) -> str:
        return cut_run(xml, TOPICS[6], lambda a, b: run(a) + "</w:p><w:p>" + run(TOPICS[6] + b))

    assert [c.content for c in review(changed(DRAFT, split))[0]] == []


def test_a_bookmark_whose_text_was_carried_off_does_not_hold_the_comment() -> None:
    """Cut and pasted as text, a paragraph leaves its bookmark behind in an empty one."""

    def body(xml: str) -> str:
        marks = (
            f'<w:commentRangeStart w:id="1"/>{run(sentences()[10])}<w:commentRangeEnd w:id="1"/>'
        )
        xml = cut_run(xml, TOPICS[10], lambda _a, _b: "")
        at = xml.index("</w:p>", xml.index(TOPICS[18])) + len("</w:p>")
        return xml[:at] + f"<w:p>{marks}{sign(1)}</w:p>" + xml[at:]

    found, _ = review(with_parts(body, said(1, "chuyển xuống đây")))
    assert {found[0].bookmark} == bookmarks(TOPICS[10])
    assert found[0].certainty is Certainty.BY_TEXT


def test_a_letter_that_is_no_copy_of_the_draft_gives_no_edits() -> None:
    document = docx.Document()  # noqa: TID251 -- a letter
    for text in ("Kính gửi: Sở Tài chính", "Sở Xây dựng thống nhất với dự thảo.", "Trân trọng."):
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    assert review(made.getvalue()) == ((), [])


def test_a_copy_of_another_draft_and_formatting_are_named() -> None:
    other = changed(DRAFT, lambda xml: xml.replace('ban="lan-2"', 'ban="lan-1"'),
                    "customXml/item1.xml")  # fmt: skip
    look = '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
    other = changed(other, lambda xml: placed(xml, TOPICS[0], f"<w:r>{look}</w:r>"))
    assert review(other) == ((), ["ban-gop-y-lan-khac", "sua-dinh-dang"])


def test_a_copy_of_one_part_does_not_ask_to_strike_out_the_rest() -> None:
    from tests.render.samples import rich

    report, media = rich()
    flow = lay_out(report)
    data = written(report, media).data

    def body(xml: str) -> str:
        at = xml.rindex("<w:p>", 0, xml.index("NỘI DUNG ĐIỀU CHỈNH", xml.index("LOREM") if
                        "LOREM" in xml else xml.index("Hiện trạng các xã, phường")))  # fmt: skip
        return xml[:at] + xml[xml.rindex("<w:sectPr") :]

    found, codes = review(changed(data, body), flow)
    assert found == ()
    assert codes == ["ban-gop-y-thieu-muc"]


@pytest.mark.parametrize("file", bad_files("gop-y-word-"), ids=lambda file: file.parent.name)
def test_a_bad_word_file_gives_the_notices_beside_it(file: Path) -> None:
    found = read_review(file.read_bytes(), file=file.name, body="so-xay-dung", draft=FLOW)
    assert unmet(file.parent, found.notices) == []
    assert all(isinstance(notice, Notice) for notice in found.notices)


LARGE = """
import io, random, sys, zipfile
sys.path.insert(0, {root!r})
from datetime import date
from pipeline.intake.review.review import read_review
from pipeline.model.flow import Flow
def many(piece, count):
    # a block beyond what deflate looks back to: what it packs well is refused for that
    block = b"".join(piece % n for n in range(4000))
    return (block for _ in range(0, count, 4000))
packing, content = zipfile.ZIP_DEFLATED, {content}
made = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(open({draft!r}, "rb").read())) as old:
    with zipfile.ZipFile(made, "w", packing, compresslevel=1) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in content:
                part.write(piece)
flow = Flow(1, "", date(2025, 1, 1), "", "", {{}}, ())
found = read_review(made.getvalue(), file="a.docx", body="x", draft=flow)
print([notice.code for notice in found.notices])
"""
HEAD = b'<w:document xmlns:w="%b"><w:body>' % W.encode()
CASES = {
    "160 MB of words": "[random.Random(1).randbytes(10_000).hex().encode() * 50] * 160",
    "160 MB of nothing": "(b' ' * 1_000_000 for _ in range(160))",
    "tables 5,000 deep": f"({HEAD!r}, b'<w:tbl><w:tr><w:tc>' * 5000)",
    "tables 5,000 deep under another prefix": f"({HEAD!r}, b'<v:tbl ><v:tr><v:tc>' * 5000)",
    "2 million paragraphs": f"({HEAD!r}, *many(b'<w:p><w:r><w:t>%d</w:t></w:r></w:p>', 2_000_000))",
    "4.2 million tags": f"({HEAD!r}, *many(b'<w:x w:y=\"%d\"/>', 4_200_000))",
}


@pytest.mark.parametrize("content", CASES.values(), ids=CASES)
def test_a_file_built_to_exhaust_memory_is_refused_within_bounds(
    content: str, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(DRAFT)
    root = str(Path(__file__).parents[3])
    script = LARGE.format(root=root, content=content, draft=str(draft))
    limit = 1_500_000_000  # bytes, of which the test's own making of the file takes a part

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        capture_output=True,
        timeout=120,
        preexec_fn=bounded,
    )
    assert done.stdout.decode().strip() == "['tep-qua-lon']", done.stderr.decode()[-500:]


def test_the_table_of_the_sample_is_where_its_rows_say() -> None:
    tables = [b for s in FLOW.sections for b in s.blocks if isinstance(b, FlowTable)]
    assert [len(table.grid.rows) for table in tables] == [32]


def test_an_end_of_a_paragraph_alone_is_counted_and_no_comment() -> None:
    mark = '<w:rPr><w:ins w:id="5" w:author="A"/></w:rPr></w:pPr>'

    def body(xml: str) -> str:
        at = xml.rindex("</w:pPr>", 0, xml.index(TOPICS[6]))
        xml = xml[:at] + mark + xml[at + len("</w:pPr>") :]
        return cut_run(xml, TOPICS[6], lambda a, b: run(a) + "</w:p><w:p>" + run(TOPICS[6] + b))

    assert review(changed(DRAFT, body)) == ((), ["sua-dau-doan"])


def test_an_edit_in_a_footnote_stands_at_the_paragraph_that_bears_its_mark() -> None:
    from tests.render.samples import rich

    report, media = rich()
    flow, data = lay_out(report), written(report, media).data
    note = "Nghị quyết số\u00a01672/NQ-UBTVQH15"
    marked = changed(
        data,
        lambda xml: cut_run(xml, note, lambda a, b: run(a) + edit("del", note, 3) + run(b)),
        "word/footnotes.xml",
    )
    (comment,), _ = review(marked, flow)
    assert comment.content == "Chú thích cuối trang: Bỏ “Nghị quyết số 1672/NQ-UBTVQH15”"
    plain = changed(data, lambda xml: xml.replace(note, "Nghị quyết khác"), "word/footnotes.xml")
    (untracked,), _ = review(plain, flow)
    assert untracked.kind is CommentKind.UNTRACKED
    assert untracked.content.startswith("Chú thích cuối trang: Sửa “")
    assert untracked.bookmark == comment.bookmark
    assert comment.item == "giao-thong"


def test_words_in_a_text_box_of_the_reviewers_are_an_edit() -> None:
    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Góp ý trong khung chữ nổi.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    data = changed(DRAFT, lambda xml: placed(xml, TOPICS[2], "", box))
    (comment,), _ = review(data)
    assert comment.proposed == "Góp ý trong khung chữ nổi."
    assert {comment.bookmark} == bookmarks(TOPICS[2])


def test_of_a_redline_that_was_sent_only_what_the_reviewer_did_is_read() -> None:
    """Our own marks bear a body's name and midnight of the draft's day."""
    earlier = single(*(para(text) for text in (*sentences()[3:], "Một đoạn đã bị bỏ đi hẳn.")))
    changed_report = single(
        *(para(text.replace("giải phóng", "bồi thường, giải phóng")) for text in sentences()),
        projects(6),
    )
    flow = lay_out(changed_report)
    redline = write_redline(
        compare(lay_out(earlier), flow),
        changed_report,
        template=report_template(),
        media={},
        now=changed_report.round.day,
    ).data
    assert b"<w:del " in zipfile.ZipFile(io.BytesIO(redline)).read(BODY)
    assert review(redline, flow) == ((), [])
    marked = changed(redline, lambda xml: cut_run(
        xml, TOPICS[20],
        lambda a, b: run(a) + edit("ins", "hai ", 9001, "Lê B") + run(TOPICS[20] + b),
    ))  # fmt: skip
    (comment,), _ = review(marked, flow)
    assert (comment.author, comment.content) == ("Lê B", "Thêm “hai”")


def test_a_file_embedded_whole_is_told_for_its_words_are_not_read() -> None:
    data = changed(DRAFT, lambda xml: xml.replace("</w:body>", "<w:altChunk/></w:body>"))
    assert review(data)[1] == ["noi-dung-nhung"]
