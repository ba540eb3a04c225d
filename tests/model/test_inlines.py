from pipeline.model.document import NoteMark, plain_text
from pipeline.model.inlines import LineBreak, Math, Reference, Text


def test_plain_text_is_what_a_reader_sees() -> None:
    runs = (
        Text("Xem "),
        Reference("bang-x", "Bảng 3.2", found=True),
        LineBreak(),
        Math("x^2"),
        NoteMark("1"),
        Reference("hinh-y"),
    )
    assert plain_text(runs) == "Xem Bảng 3.2 x^2@hinh-y"
