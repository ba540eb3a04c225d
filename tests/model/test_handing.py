"""What a preview shows comes from another process as it was made there."""

import msgspec

from pipeline.model.handing import HandingPreview, ShownSection
from pipeline.model.notice import Notice, Severity


def test_a_preview_comes_back_from_msgpack_as_it_was() -> None:
    notice = Notice(Severity.ERROR, "tep-hong", "hỏng", "gửi lại", "a.docx", cell="S!A1")
    section = ShownSection("y-te", "Y tế", "Phần I, mục 1", "<p>Một</p>")
    made = HandingPreview(
        (notice,), (section,), (section,), (notice,), "<ins>x</ins>", 1, ("y-te",)
    )
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=HandingPreview) == made
