import io
from decimal import Decimal

from PIL import Image

from pipeline.intake.departmental.sent_text import Sent, read_sent_word
from pipeline.limits import Limits
from pipeline.model.brought import SentText
from pipeline.model.document import Box, Figure, Paragraph, Table, plain_text
from pipeline.model.inlines import Image as Shown
from pipeline.model.inlines import Text
from pipeline.model.notice import Outcome, Severity
from pipeline.model.table import RowKind
from tests.intake.departmental.pages import bold, para, row, table
from tests.ooxml.markup import BY, file_of
from tests.seeded.foreign_pairs.raw_file import RawFile, paragraph, text_run

SENT = Sent("so-y-te", "y-te", "Y tế", "sections/lan-1/so-y-te/y-te.docx", 1, "y-te")
DRAWN = '<w:r><w:drawing><x><a:blip r:embed="{}"/></x></w:drawing></w:r>'


def outcome(
    *blocks: str, raw: RawFile | None = None, limits: Limits | None = None
) -> Outcome[SentText | None]:
    return read_sent_word(file_of(*blocks, raw=raw), SENT, limits=limits or Limits())


def sent(*blocks: str, raw: RawFile | None = None, limits: Limits | None = None) -> SentText:
    found = outcome(*blocks, raw=raw, limits=limits).value
    assert found is not None
    return found


def test_tables_stand_as_they_are_with_values_groups_and_totals() -> None:
    rows = (row("TT", "Xã", "Dân số"), row("I", "Khu vực", ""), row("1", "A", "12.500,5"),
            row("", "Tổng cộng", "12.500,5"))  # fmt: skip
    (made,) = sent(table(*rows)).contribution.blocks
    assert isinstance(made, Table)
    assert [line.kind for line in made.grid.rows] == [
        RowKind.HEADER, RowKind.GROUP, RowKind.BODY, RowKind.TOTAL,
    ]  # fmt: skip
    assert made.grid.rows[2].cells[2].value == Decimal("12500.5")


def test_pictures_are_carried_with_the_text_by_their_hash() -> None:
    raw = RawFile()
    id_ = raw.picture(3)
    text = sent(paragraph(DRAWN.format(id_)), para("Hình 1. Sơ đồ", "<w:i/>"),
                paragraph(text_run("dấu ") + DRAWN.format(id_)), raw=raw)  # fmt: skip
    figure, line = text.contribution.blocks
    assert isinstance(figure, Figure)
    assert isinstance(figure.image, Shown)
    assert dict(text.media) == {figure.image.sha256: raw.media["image3.png"]}
    assert figure.image.file == "sections/lan-1/so-y-te/y-te.docx/y-te-hinh-1.png"
    assert isinstance(line, Paragraph)
    assert isinstance(line.runs[-1], Shown)


def test_what_only_libreoffice_draws_leaves_a_box_and_a_notice_at_its_place() -> None:
    raw = RawFile(media={"a.emf": b"\x01\x00\x00\x00" + bytes(40)},
                  rels=[("rIdE", "image", "media/a.emf", False)])  # fmt: skip
    found = outcome(
        para("Mở"), paragraph(DRAWN.format("rIdE")), para("Hình 1. Sơ đồ", "<w:i/>"),
        paragraph(text_run("dấu ") + DRAWN.format("rIdE")), raw=raw,
    )  # fmt: skip
    assert found.value is not None
    _, box, line = found.value.contribution.blocks
    assert isinstance(box, Box)
    assert box.text == "Chưa có hình “Sơ đồ”: ảnh EMF chỉ LibreOffice vẽ được."
    assert isinstance(line, Paragraph)
    assert plain_text(line.runs) == "dấu [Không có hình ]"
    notices = [notice for notice in found.notices if notice.code == "word-anh-vector"]
    assert [found.value.places[(notice.line or 0) - 1] for notice in notices] == [
        "đoạn 2: ''", "đoạn 4: 'dấu'",
    ]  # fmt: skip


def test_a_picture_beyond_the_limits_leaves_a_box() -> None:
    out = io.BytesIO()
    Image.new("L", (1100, 1000)).save(out, "PNG")
    raw = RawFile(media={"a.png": out.getvalue()}, rels=[("rIdP", "image", "media/a.png", False)])
    (box,) = sent(paragraph(DRAWN.format("rIdP")), raw=raw, limits=Limits(megapixels=1)
                  ).contribution.blocks  # fmt: skip
    assert isinstance(box, Box)
    assert "1100 × 1000" in box.text


def test_a_table_wider_than_word_takes_leaves_a_box_and_an_error() -> None:
    found = outcome(table(row(*map(str, range(70))), row("a")))
    assert found.value is not None
    assert isinstance(found.value.contribution.blocks[0], Box)
    assert [n.code for n in found.notices if n.severity is Severity.ERROR] == ["bang-qua-nhieu-cot"]


def test_tracked_changes_are_an_error_and_give_no_text() -> None:
    found = outcome(paragraph(f"<w:ins {BY}>{text_run('mới')}</w:ins>"))
    assert found.value is None
    assert [notice.code for notice in found.notices] == ["word-co-sua-doi"]


def test_what_an_author_can_mend_is_told_at_its_place_and_the_usual_in_one_line() -> None:
    hidden = paragraph(text_run("chữ ") + text_run("ẩn", "<w:vanish/>"))
    found = outcome(bold("I. MỘT"), hidden)
    assert found.value is not None
    told = {notice.code: notice for notice in found.notices}
    assert told["word-de-lai"].severity is Severity.WARNING
    assert found.value.places[(told["word-de-lai"].line or 0) - 1] == "đoạn 2: 'chữ'"
    assert told["word-phan-rieng"].severity is Severity.INFO
    many = [paragraph(text_run("ẩn", "<w:vanish/>") + text_run(str(n))) for n in range(25)]
    codes = [n.code for n in outcome(*many).notices]
    assert codes.count("word-de-lai") == 21


def test_ids_begin_as_asked_and_words_stand_as_in_the_file() -> None:
    text = sent(bold("Bảng 1. Dân số"), table(row("a", "b", "c"), row("1", "2", "x")), para("Hết"))
    first, last = text.contribution.blocks
    assert isinstance(first, Table)
    assert first.id == "bang-y-te-1"
    assert isinstance(last, Paragraph)
    assert last.runs == (Text("Hết"),)
