import pytest

from pipeline.model.document import NoteMark, Paragraph, Picture, Placement, plain_text
from pipeline.model.inlines import LineBreak, Marks, Math, PictureMark, Reference, Text
from tests.intake.as_markdown import blocks, codes, only, read, runs, text_of


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("**x**", Marks(bold=True)),
        ("*x*", Marks(italic=True)),
        ("***x***", Marks(bold=True, italic=True)),
        ("~~x~~", Marks(strike=True)),
        ("^x^", Marks(superscript=True)),
        ("~x~", Marks(subscript=True)),
        ("`x`", Marks(code=True)),
        ("[x]{.gach-chan}", Marks(underline=True)),
        ("[x]{.underline}", Marks(underline=True)),
        ("[x](https://langson.gov.vn)", Marks(link="https://langson.gov.vn")),
        ("[x](mailto:a@b.vn)", Marks(link="mailto:a@b.vn")),
        ("[x](#bang-x)", Marks(target="bang-x")),
        ("[x]{chi-tieu=tang-truong-grdp}", Marks(indicator="tang-truong-grdp")),
    ],
)
def test_each_mark_is_read(written: str, marks: Marks) -> None:
    assert runs(f"a {written} b") == (Text("a "), Text("x", marks), Text(" b"))


def test_formatting_within_sub_and_superscript_is_kept() -> None:
    assert runs("m^**2**^") == (Text("m"), Text("2", Marks(bold=True, superscript=True)))


def test_words_with_the_same_marks_are_one_run() -> None:
    assert runs("Tom &amp; Jerry\\* và\n\\#1") == (Text("Tom & Jerry* và #1"),)


def test_breaks_never_glue_words() -> None:
    assert runs("một\nhai  \nba\\\nbốn") == (
        Text("một hai"),
        LineBreak(),
        Text("ba"),
        LineBreak(),
        Text("bốn"),
    )


def test_entities_bring_no_control_characters_and_are_composed() -> None:
    assert runs("a&#9;b&#10;c e&#x301;") == (Text("a b c é"),)


@pytest.mark.parametrize(
    "text",
    ["giá $5 đến $6", "từ 5$ đến 6$", "$ x $", "một $ lẻ", "{{ x }}, {% y %}, {a, b}", "2^8"],
)
def test_honest_signs_stay_text(text: str) -> None:
    assert runs(text) == (Text(text),)


def test_formulas_stand_in_a_line() -> None:
    assert runs("$x^2$ tăng 5") == (Math("x^2", 1), Text(" tăng 5"))
    assert runs("a\n$x$.") == (Text("a "), Math("x", 2), Text("."))


@pytest.mark.parametrize("target", ["bang-du-an", "hinh-khong-gian", "muc-y-te-2", "bang-dự-án"])
def test_references_are_read_without_the_punctuation_behind(target: str) -> None:
    assert runs(f"(xem @{target}).") == (
        Text("(xem "),
        Reference(target, line=1),
        Text(")."),
    )


def test_references_keep_marks_and_lines() -> None:
    assert runs("a\n**@bang-x**")[1] == Reference("bang-x", marks=Marks(bold=True), line=2)


@pytest.mark.parametrize("text", ["`@bang-x`", "so@bang-x.vn", "1@bang-x", "\\@bang-x"])
def test_code_and_addresses_hold_no_references(text: str) -> None:
    assert not any(isinstance(run, Reference) for run in runs(text))


@pytest.mark.parametrize(
    "path",
    ["sơ đồ không gian.xlsx", "<sơ đồ không gian.xlsx>", "s%C6%A1%20đồ%20không%20gian.xlsx"],
)
def test_paths_are_taken_as_written_in_angles_or_encoded(path: str) -> None:
    sheet = only(f"![Tên **bảng**]({path}){{#bang-x form=du-an landscape}}")
    assert isinstance(sheet, Placement)
    assert sheet.path == "sơ đồ không gian.xlsx"
    assert sheet.sheet == ""
    assert plain_text(sheet.caption) == "Tên bảng"
    assert sheet.options == (("form", "du-an"), ("landscape", ""))


@pytest.mark.parametrize("sheet", ["Sheet1", "Trang tính 1", "Danh mục (2)", "a#b"])
def test_a_sheet_is_named_after_the_path(sheet: str) -> None:
    placed = only(f"![x](thư mục/du-an (2).xlsx#{sheet})")
    assert isinstance(placed, Placement)
    assert (placed.path, placed.sheet) == ("thư mục/du-an (2).xlsx", sheet)


@pytest.mark.parametrize("ending", ["png", "jpg", "jpeg", "svg", "gif", "PNG"])
def test_a_picture_alone_is_a_block(ending: str) -> None:
    picture = only(f"![Sơ đồ](so-do.{ending}){{#hinh-x}}")
    assert isinstance(picture, Picture)
    assert (picture.path, picture.id) == (f"so-do.{ending}", "hinh-x")


def test_a_picture_may_be_described_beyond_its_caption() -> None:
    picture = only('![Sơ đồ](so-do.png){#hinh-x alt="Sơ đồ mạng lưới đường"}')
    assert isinstance(picture, Picture)
    assert picture.options == (("alt", "Sơ đồ mạng lưới đường"),)


def test_pictures_on_lines_of_one_paragraph_are_blocks_each() -> None:
    assert [type(block) for block in blocks("![a](a.png)\n![b](b.xlsx)")] == [Picture, Placement]


def test_a_picture_within_a_line_is_a_mark() -> None:
    assert runs("Biển ![cấm](a.png) ở đây")[1] == PictureMark("a.png", "cấm", (), 1)


def test_a_sheet_within_a_line_moves_behind_its_paragraph() -> None:
    outcome = read("Xem ![Tên](a.xlsx){#bang-a} nhé.\n\nSau.")
    before, sheet, after = outcome.value.blocks
    assert isinstance(before, Paragraph)
    assert isinstance(sheet, Placement)
    assert isinstance(after, Paragraph)
    assert [notice.code for notice in outcome.notices] == ["bang-giua-dong"]


@pytest.mark.parametrize("path", ["a.xls", "a.docx", "", "a", "a.csv"])
def test_other_files_are_an_error_and_keep_the_caption(path: str) -> None:
    assert codes(f"![Tên bảng]({path})") == ["tep-khong-dung-loai"]
    assert text_of(f"![Tên bảng]({path})") == "Tên bảng"


@pytest.mark.parametrize("path", ["https://a.vn/x.png", "/etc/x.png", "../x.png", "C:\\x.png"])
def test_foreign_paths_are_passed_on_as_written(path: str) -> None:
    picture = only(f"![x]({path})")
    assert isinstance(picture, Picture)
    assert picture.path == path


def test_a_note_stands_at_its_first_mark_with_its_blocks() -> None:
    first, second = blocks("Một[^a] hai[^a].\n\nBa[^a].\n\n[^a]: Đoạn.\n\n    Đoạn hai.")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    note, again = (run for run in first.runs if isinstance(run, NoteMark))
    assert (note.label, note.first, len(note.blocks)) == ("a", True, 2)
    assert [block.source.line for block in note.blocks] == [5, 7]
    assert (again.first, again.blocks) == (False, ())
    assert isinstance(second.runs[1], NoteMark)


@pytest.mark.parametrize("place", ["# Đầu{}", "Bảng: Tên{}\n\n|a|\n|-|", "|a{}|\n|-|", "- x{}"])
def test_notes_work_in_headings_captions_cells_and_items(place: str) -> None:
    assert "(Chú thích)" in text_of(place.format("[^1]") + "\n\n[^1]: Chú thích")
    assert "(Chú thích)" in text_of(place.format("^[Chú thích]"))


def test_inline_notes_have_labels_of_their_own() -> None:
    labels = [run.label for run in runs("a^[một] b^[hai]") if isinstance(run, NoteMark)]
    assert len(set(labels)) == 2


@pytest.mark.parametrize(
    ("text", "code", "kept"),
    [
        ("a\n\n[^x]: thừa", "chu-thich-thua", "a [^x]: thừa"),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", "chu-thich-hai-lan", "a (b)  [^x]: c"),
        ("a^[b ^[c] d]", "chu-thich-long-nhau", "a (b  (c) d) "),
        ("a[^x]\n\n[^x]: b [^x]", "chu-thich-long-nhau", "a (b [^x]) "),
        ("[a](javascript:x)", "lien-ket-khong-dung", "a"),
        ("[a](van-ban.pdf)", "lien-ket-khong-dung", "a"),
        ("<ftp://a.vn>", "lien-ket-khong-dung", "ftp://a.vn"),
        ("[a]: dich", "dia-chi-thua", "[a]: dich"),
        ("[a]{.la}", "thuoc-tinh-la", "a"),
        ("[a]{chi-tieu=}", "thuoc-tinh-sai", "a"),
        ('![a](b.png "tên phụ")', "ten-phu-khong-in", "a"),
    ],
)
def test_what_is_not_as_meant_is_noticed_and_kept(text: str, code: str, kept: str) -> None:
    assert codes(text) == [code]
    assert text_of(text) == kept


def test_a_link_definition_that_is_used_is_silent() -> None:
    assert runs("[Lạng Sơn][ls]\n\n[ls]: https://langson.gov.vn") == (
        Text("Lạng Sơn", Marks(link="https://langson.gov.vn")),
    )


@pytest.mark.parametrize("text", ["<https://a.vn/%20x>", "[](https://a.vn/%20x)"])
def test_a_link_without_words_shows_its_address(text: str) -> None:
    assert runs(text) == (Text("https://a.vn/%20x", Marks(link="https://a.vn/%20x")),)
