import pytest

from pipeline.intake.review.comment_faults import comment_faults
from pipeline.intake.word.comment_parts import margin_comments
from pipeline.intake.word.package import W, WordPackage
from pipeline.model.notice import Severity
from tests.intake.word.test_package import WORD
from tests.intake.workbooks import changed

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
NUMBERS = (1, 2)


def copy(*ids: int, run: str = "", related: bool = True) -> WordPackage:
    """A copy with comments of these ids, their words in runs of these properties."""
    comments = "".join(
        f'<w:comment w:id="{id_}"><w:p><w:r>{run}<w:t>chữ {id_}</w:t></w:r></w:p></w:comment>'
        for id_ in ids
    )
    types = WordPackage(WORD).read("[Content_Types].xml").decode()
    listed = f'<Override PartName="/word/nhan-xet.xml" ContentType="{TYPE}"/></Types>'
    rels = WordPackage(WORD).read("word/_rels/document.xml.rels").decode()
    relation = f'<Relationship Id="x" Type="{KIND}" Target="nhan-xet.xml"/></Relationships>'
    parts = {
        "word/nhan-xet.xml": f'<w:comments xmlns:w="{W[1:-1]}">{comments}</w:comments>',
        "[Content_Types].xml": types.replace("</Types>", listed),
    }
    if related:
        parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", relation)
    return WordPackage(changed(WORD, {name: part.encode() for name, part in parts.items()}))


def faults(package: WordPackage) -> list[str]:
    return [notice.code for notice in comment_faults(package, file="a.docx", body="so-x")]


def test_sound_comments_and_none_have_no_faults() -> None:
    assert faults(copy(*NUMBERS)) == []
    assert faults(WordPackage(WORD)) == []


def test_comments_that_nothing_relates_to_are_read_and_told() -> None:
    package = copy(*NUMBERS, related=False)
    assert [comment.text for comment in margin_comments(package)] == ["chữ 1", "chữ 2"]
    assert faults(package) == ["y-kien-thieu-lien-ket"]


def test_two_comments_of_one_id_are_told_once_with_it() -> None:
    (notice,) = comment_faults(copy(1, 2, 2, 2), file="a.docx", body="so-x")
    assert (notice.code, notice.file, notice.agency) == ("y-kien-trung-so", "a.docx", "so-x")
    assert "(2)" in notice.message


@pytest.mark.parametrize(
    ("properties", "codes"),
    [
        ("<w:rPr><w:strike/></w:rPr>", ["y-kien-chu-gach"]),
        ('<w:rPr><w:dstrike w:val="true"/></w:rPr>', ["y-kien-chu-gach"]),
        ('<w:rPr><w:strike w:val="0"/></w:rPr>', []),
        ("<w:rPr><w:b/></w:rPr>", []),
    ],
)
def test_words_struck_out_are_told(properties: str, codes: list[str]) -> None:
    assert faults(copy(*NUMBERS, run=properties)) == codes


def pointed(*ids: int, held: tuple[int, ...] = (), part: bytes | None = None) -> WordPackage:
    """A copy whose document points to comments; `part` replaces the part that holds them."""
    marks = "".join(f'<w:r><w:commentReference w:id="{id_}"/></w:r>' for id_ in ids)
    files = {name: copy(*held).read(name) for name in copy(*held).names}
    body = files["word/document.xml"].replace(b"<w:p>", f"<w:p>{marks}".encode(), 1)
    return WordPackage(
        changed(
            WORD,
            {
                **files,
                "word/document.xml": body,
                "word/nhan-xet.xml": part or files["word/nhan-xet.xml"],
            },
        )
    )


def test_comments_that_are_pointed_to_and_cannot_be_read_are_an_error() -> None:
    (notice,) = comment_faults(pointed(1, 2, held=(1,)), file="a.docx", body="so-x")
    assert (notice.code, notice.severity) == ("y-kien-mat-noi-dung", Severity.ERROR)
    assert "1 nhận xét" in notice.message
    assert faults(pointed(1, part=b"<w:comments")) == ["y-kien-mat-noi-dung"]
    assert faults(pointed(part=b"<w:comments")) == ["y-kien-mat-noi-dung"]
    assert faults(pointed(1, held=(1,))) == []


def test_a_comment_without_words_is_told() -> None:
    package = copy(*NUMBERS)
    part = package.read("word/nhan-xet.xml").replace("chữ 1".encode(), b" ")
    assert faults(pointed(1, 2, part=part)) == ["y-kien-khong-noi-dung"]


def test_odd_signs_in_words_and_names_are_told_once() -> None:
    part = copy(*NUMBERS).read("word/nhan-xet.xml").replace("chữ".encode(), "ch\u202eữ".encode())
    assert faults(pointed(1, 2, part=part)) == ["ky-tu-dao-chieu"]
    part = part.replace("\u202e".encode(), b"").replace(
        b' w:id="1"', ' w:id="1" w:author="\u200bA"'.encode()
    )
    assert faults(pointed(1, 2, part=part)) == ["ky-tu-vo-hinh"]
