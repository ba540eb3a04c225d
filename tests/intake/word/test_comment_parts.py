"""Comments of a Word file: their words, days, threads, and which are resolved."""

from datetime import date

import docx
import pytest

from pipeline.intake.word.comment_parts import (
    NO_WORDS,
    PICTURE,
    MarginComment,
    comment_text,
    day_of,
    has_stray_comments,
    margin_comments,
    paragraph_text,
)
from pipeline.intake.word.package import W14, W15, W, WordPackage
from tests.intake.word.elements import by, element, paragraph, run
from tests.intake.word.test_package import WORD
from tests.intake.workbooks import changed

KINDS = {
    "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
}


def comment(ident: str, *paragraphs: tuple[str, str], attributes: str = "") -> str:
    """A comment of paragraphs, each a paraId ("" for none) and words."""
    inner = "".join(
        f"<w:p{key and f' w14:paraId={key!r}'}>{run(words)}</w:p>" for key, words in paragraphs
    )
    return f'<w:comment w:id="{ident}" {attributes}>{inner}</w:comment>'


def extended(key: str, parent: str = "", done: str = "") -> str:
    replies = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{key}"{replies}{done and f" w15:done={done!r}"}/>'


def read(comments: str | None, threads: str | None = None) -> tuple[MarginComment, ...]:
    parts: dict[str, bytes] = {}
    for kind, content in (("comments", comments), ("commentsExtended", threads)):
        if content is not None:
            names = f'xmlns:w="{W[1:-1]}" xmlns:w14="{W14[1:-1]}" xmlns:w15="{W15[1:-1]}"'
            parts[f"word/{kind}.xml"] = f"<x {names}>{content}</x>".encode()
    listed = "".join(
        f'<Relationship Id="{name}" Type="{KINDS[name[5:-4]]}" Target="{name[5:]}"/>'
        for name in parts
    )
    parts["word/_rels/document.xml.rels"] = f"<Relationships>{listed}</Relationships>".encode()
    return margin_comments(WordPackage(changed(WORD, parts)))


def test_a_file_without_comments_has_none() -> None:
    assert read(None) == ()
    assert read("") == ()


def test_a_comment_says_who_what_and_when() -> None:
    when = 'w:author="Sở Y tế" w:date="2025-11-20T08:30:00Z"'
    (found,) = read(comment("3", ("", "Câu một."), ("", "Câu hai."), attributes=when))
    day = date(2025, 11, 20)
    assert found == MarginComment("3", "Sở Y tế", day, "Câu một.\nCâu hai.", "", False)


def test_pictures_and_formulas_stand_in_the_words_of_a_comment() -> None:
    inner = f"{run('Theo ')}<m:oMath><m:r><m:t>a=2</m:t></m:r></m:oMath><w:r><w:drawing/></w:r>"
    assert paragraph_text(paragraph(inner)) == f"Theo a=2{PICTURE}"
    assert paragraph_text(paragraph(by("del", inner))) == ""


def test_a_comment_without_words_says_so() -> None:
    (found,) = read(comment("3", ("", "")))
    assert found.text == NO_WORDS


def test_a_part_that_nothing_relates_to_is_found_by_its_name() -> None:
    part = f'<x xmlns:w="{W[1:-1]}">{comment("3", ("", "Câu."))}</x>'.encode()
    package = WordPackage(changed(WORD, {"word/comments.xml": part}))
    assert [one.text for one in margin_comments(package)] == ["Câu."]
    assert has_stray_comments(package)


def test_a_comment_that_states_nothing_of_itself_is_read_all_the_same() -> None:
    (found,) = read(comment("", ("", "Câu.")).replace('w:id=""', ""))
    assert found == MarginComment("", "", None, "Câu.")


def test_a_reply_hangs_on_the_comment_whose_last_paragraph_it_names() -> None:
    found = read(
        comment("1", ("AA", "hỏi"), ("AB", "thêm")) + comment("2", ("BB", "đáp")),
        extended("AB") + extended("BB", parent="AB"),
    )
    assert [one.parent for one in found] == ["", "1"]


def test_ids_of_paragraphs_are_numbers_whatever_their_letters() -> None:
    found = read(
        comment("1", ("0a1b", "hỏi")) + comment("2", ("0C1D", "đáp")),
        extended("0c1d", parent="0A1B", done="1"),
    )
    assert [(one.parent, one.resolved) for one in found] == [("", False), ("1", True)]


def test_a_reply_to_nothing_and_to_itself_is_no_reply() -> None:
    found = read(
        comment("1", ("AA", "a")) + comment("2", ("BB", "b"), ("BC", "c")),
        extended("AA", parent="XX") + extended("BC", parent="BB"),
    )
    assert [one.parent for one in found] == ["", ""]


def test_of_several_paragraphs_the_one_that_replies_counts() -> None:
    found = read(
        comment("1", ("AA", "a")) + comment("2", ("BB", "b"), ("BC", "c")),
        extended("BB", parent="BC") + extended("BC", parent="AA"),
    )
    assert [one.parent for one in found] == ["", "1"]


@pytest.mark.parametrize(
    ("done", "resolved"),
    [("1", True), ("true", True), ("on", True), ("0", False), ("false", False), ("", False)],
)
def test_a_comment_is_resolved_where_its_mark_says_so(done: str, resolved: bool) -> None:
    (found,) = read(comment("1", ("AA", "a")), extended("AA", done=done))
    assert found.resolved is resolved


def test_a_comment_outside_all_threads_is_open() -> None:
    (found,) = read(
        comment("1", ("", "a")), extended("AA", done="1") + '<w15:commentEx w15:done="1"/>'
    )
    assert (found.parent, found.resolved) == ("", False)
    (found,) = read(comment("1", ("AA", "a")))
    assert (found.parent, found.resolved) == ("", False)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-11-20T08:30:00Z", date(2025, 11, 20)),
        ("2025-11-20", date(2025, 11, 20)),
        ("2025-13-20T00:00:00Z", None),
        ("hôm nay", None),
        ("", None),
    ],
)
def test_a_day_is_the_first_ten_letters_where_they_are_one(written: str, day: date | None) -> None:
    assert day_of(element(f'<w:ins w:date="{written}"/>')) == day


def test_a_comment_without_a_day_states_none() -> None:
    assert day_of(element("<w:ins/>")) is None


def test_the_words_of_a_paragraph_are_those_accepted() -> None:
    content = run("một") + "<w:r><w:br/></w:r>" + by("ins", run("hai"))
    content += by("del", "<w:r><w:delText>bỏ</w:delText></w:r>")
    content += (
        '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:footnoteReference w:id="9"/></w:r>'
    )
    assert paragraph_text(paragraph(content)) == "một hai"


def test_empty_lines_of_a_comment_are_left_out_and_spaces_around_them() -> None:
    lines = f"<w:p>{run(' một ')}</w:p><w:p/><w:p>{run('  ')}</w:p><w:p>{run('hai')}</w:p>"
    assert comment_text(element(f"<w:comment>{lines}</w:comment>")) == "một\nhai"


def test_comments_that_python_docx_writes_are_read() -> None:
    import io

    document = docx.Document()  # noqa: TID251 -- a file as another program writes it
    run_ = document.add_paragraph("Câu").runs[0]
    document.add_comment(run_, text="Sửa lại", author="Sở Xây dựng", initials="")
    stream = io.BytesIO()
    document.save(stream)
    (found,) = margin_comments(WordPackage(stream.getvalue()))
    assert (found.author, found.text, found.resolved) == ("Sở Xây dựng", "Sửa lại", False)
