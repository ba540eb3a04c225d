"""What is counted in one notice each, with what and where."""

from collections.abc import Sequence

from pipeline.compose.flow import lay_out
from pipeline.intake.review.counted import listed
from pipeline.intake.review.review import read_review
from pipeline.model.notice import Notice, Severity
from tests.intake.review.test_review import (
    DRAFT,
    FLOW,
    TOPICS,
    changed,
    cut_run,
    placed,
    run,
    sentences,
)
from tests.render.samples import bullets, para, single, written


def notices(data: bytes) -> Sequence[Notice]:
    return read_review(data, file="a.docx", body="x", draft=FLOW).notices


def told(data: bytes) -> list[tuple[str, str]]:
    return [(notice.code, notice.message) for notice in notices(data)]


def test_bold_words_are_named_with_their_place() -> None:
    bold = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{TOPICS[2]}</w:t></w:r>"
    data = changed(DRAFT, lambda xml: cut_run(xml, TOPICS[2], lambda a, b: run(a) + bold + run(b)))
    ((code, message),) = told(data)
    assert code == "sua-dinh-dang"
    assert message.startswith("1 chỗ chỉ đổi định dạng không được coi là ý kiến: ")
    assert message.endswith(f"(in đậm “{TOPICS[2]}”)")


def test_tracked_formatting_is_named_with_its_paragraph() -> None:
    look = '<w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>'
    data = changed(DRAFT, lambda xml: placed(xml, TOPICS[0], f"<w:r>{look}</w:r>"))
    ((code, message),) = told(data)
    assert code == "sua-dinh-dang"
    assert "(định dạng có đánh dấu “Giai đoạn" in message


def test_a_paragraph_split_is_named() -> None:
    def body(xml: str) -> str:
        return cut_run(xml, TOPICS[6], lambda a, b: run(a) + "</w:p><w:p>" + run(TOPICS[6] + b))

    ((code, message),) = told(changed(DRAFT, body))
    assert code == "sua-dau-doan"
    assert message.startswith("1 chỗ tách, ghép đoạn")
    assert message.endswith("(tách đoạn)")


def test_paragraphs_joined_are_named() -> None:
    def body(xml: str) -> str:
        end = xml.index("</w:p>", xml.index(TOPICS[9]))
        return xml[:end] + xml[xml.index("<w:r>", end) :]

    ((code, message),) = told(changed(DRAFT, body))
    assert code == "sua-dau-doan"
    assert message.endswith("(ghép đoạn)")


def test_cells_joined_are_named_where_no_word_changed() -> None:
    def body(xml: str) -> str:
        at = xml.index("đường tỉnh 233")
        joint = xml.index("</w:p></w:tc><w:tc>", at)
        start = xml.index("<w:p>", joint)
        return xml[:joint] + "</w:p>" + xml[start:]

    ((code, message),) = told(changed(DRAFT, body))
    assert code == "sua-gop-o"
    assert message.endswith("(gộp ô)")


def test_a_heading_or_list_of_another_level_is_named() -> None:
    report = single(*(para(text) for text in sentences()[:12]), bullets("Rà soát", "Bổ sung"))
    data = changed(
        written(report).data, lambda xml: xml.replace('w:val="DanhSach1"', 'w:val="DanhSach2"', 1)
    )
    found = read_review(data, file="a.docx", body="x", draft=lay_out(report)).notices
    assert [notice.code for notice in found] == ["sua-dinh-dang"]
    assert "(cấp của danh sách “Rà soát”)" in found[0].message


def test_what_a_program_did_to_most_paragraphs_is_one_place() -> None:
    data = changed(DRAFT, lambda xml: xml.replace('w:val="BodyText"', 'w:val="Normal"'))
    ((code, message),) = told(data)
    assert code == "sua-dinh-dang"
    assert message.startswith("1 chỗ")
    assert "cả thảy 2" in message


def test_a_retyped_copy_is_one_line() -> None:
    data = changed(DRAFT, lambda xml: xml.replace("2026\u00a0-\u00a02030", "2026 – 2030"))
    found = read_review(data, file="a.docx", body="x", draft=FLOW)
    assert found.value == ()
    (notice,) = found.notices
    assert notice.code == "sua-hinh-thuc"
    assert notice.message.startswith("25 chỗ chỉ khác hình thức")
    assert notice.message.endswith("chỗ khác")


def test_captions_that_lost_their_style_are_captions() -> None:
    data = changed(DRAFT, lambda xml: xml.replace('w:val="TenBang"', 'w:val="La"'))
    found = read_review(data, file="a.docx", body="x", draft=FLOW)
    assert found.value == ()


def test_changes_in_headers_are_counted() -> None:
    ins = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>'
    data = changed(DRAFT, lambda xml: xml.replace("<w:p>", ins, 1), "word/header1.xml")
    (found,) = notices(data)
    assert (found.code, found.severity) == ("sua-ngoai-noi-dung", Severity.WARNING)
    assert found.message.startswith("1 sửa đổi ở đầu trang")


def test_places_beyond_the_sixth_are_counted() -> None:
    assert listed(["a", "b"]) == "a; b"
    assert listed(list("abcdef")) == "a; b; c; d; e; f"
    assert listed(list("abcdefgh")) == "a; b; c; d; e; f; … và 2 chỗ khác"
