"""A section as it would stand, what is wrong with it, and what it changes; nothing is written."""

from pathlib import Path

import pytest

from pipeline.model.handing import HandingPreview
from pipeline.stages.handing.exchange import hand_in
from pipeline.stages.handing.preview import previewed, standing_draft
from pipeline.work.store import NOTHING_KEPT
from tests.intake.departmental.pages import BODY, para
from tests.ooxml.markup import file_of
from tests.stages.handing.ground import NOW, book, offer, workspace

TABLE = "Một câu.\n\n![Giường](b.xlsx){#bang-b}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w")
    hand_in(made, offer(made, {"y-te.md": "Câu thứ nhất.\n", "b.xlsx": book(1)}), now=NOW)
    other = offer(made, {"tre-em.md": TABLE}, item="tre-em", id_="a2")
    hand_in(made, other, now=NOW)
    return made


def preview(root: Path, **files: str | bytes) -> HandingPreview:
    made = standing_draft(root, 1, NOTHING_KEPT).value
    assert made is not None
    data = {
        name.replace("_", "-").replace("--", "."): text.encode() if isinstance(text, str) else text
        for name, text in files.items()
    }
    gone = ("y-te.md",) if "y-te.docx" in data else ()
    return previewed(made, "so-y-te", "y-te", data, gone)


def test_the_section_stands_with_its_notices_and_the_difference(root: Path) -> None:
    made = preview(root, y_te__md="Câu thứ hai. ![Ảnh](c.png)\n\n![Hình](d.png)\n")
    assert made.refused == ()
    assert [section.item for section in made.sections] == ["y-te"]
    assert "Câu thứ hai." in made.sections[0].html
    assert {notice.code for notice in made.notices} >= {"tep-khong-co"}
    assert "<del>" in made.changes
    assert "<ins>" in made.changes
    assert made.counted >= 1
    text = (root / "sections/lan-1/so-y-te/y-te.md").read_text(encoding="utf-8")
    assert text == "Câu thứ nhất.\n"


def test_some_items_are_laid_out_as_they_stand_in_the_whole(root: Path) -> None:
    made = standing_draft(root, 1, NOTHING_KEPT).value
    assert made is not None
    of_all = {section.id: section for section in made.built.flow.sections}
    for item in ("y-te", "tre-em"):
        assert made.built.flow_of([item]).sections == (of_all[item],)


def test_what_stands_now_is_shown_beside_where_that_is_asked_for(root: Path) -> None:
    made = standing_draft(root, 1, NOTHING_KEPT).value
    assert made is not None
    files = {"y-te.md": b"Hai.\n"}
    assert previewed(made, "so-y-te", "y-te", files, ()).current == ()
    (section,) = previewed(made, "so-y-te", "y-te", files, (), beside=True).current
    assert "Câu thứ nhất." in section.html


def test_the_same_text_changes_nothing(root: Path) -> None:
    made = preview(root, y_te__md="Câu thứ nhất.\n")
    assert (made.counted, made.changes) == (0, "")


def test_a_word_file_is_shown_as_it_would_stand(root: Path) -> None:
    made = preview(root, y_te__docx=file_of(para(BODY)))
    assert made.refused == ()
    assert BODY.split(".", maxsplit=1)[0] in made.sections[0].html


def test_another_item_that_uses_a_workbook_is_shown_too(root: Path) -> None:
    made = preview(root, b__xlsx=book(2))
    assert [section.item for section in made.sections] == ["y-te", "tre-em"]
    assert made.counted >= 1


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"y_te__docx": b"PK"}, "tep-hong"),
        ({"y_te__docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600}, "tep-doi-cu"),
        ({"b__xlsx": b"text"}, "tep-sai-loai"),
        ({"a__png": b"text"}, "anh-sai-loai"),
        ({"y_te__md": b"\xff\xff\x80"}, "utf-8-hong"),
        ({"y_te__md": ""}, "bai-trong"),
        ({"y_te__md": "MẬT\n\nNội dung.\n"}, "nop-tai-lieu-mat"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_its_mending(
    root: Path, files: dict[str, str | bytes], code: str
) -> None:
    made = preview(root, **files)
    assert code in [notice.code for notice in made.refused]
    assert all(notice.fix for notice in made.refused)
    assert made.sections == ()


def test_a_signature_that_ends_is_told(root: Path) -> None:
    from pipeline.model.import_record import digest_of
    from pipeline.model.signature import source_hash

    folder = root / "sections/lan-1/so-y-te"
    digest = source_hash({"y-te.md": digest_of((folder / "y-te.md").read_bytes())})
    (folder / "ky.yaml").write_text(
        "- nguoi: A\n  so: 1/SYT\n  ngay: 2025-11-08\n  muc:\n"
        f"    - id: y-te\n      sha256: {digest}\n",
        encoding="utf-8",
    )
    assert preview(root, y_te__md="Câu thứ hai.\n").signed == ("y-te",)
    assert preview(root, a__png=b"x").signed == ()


def test_a_workspace_without_an_outline_says_so(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w")
    (made / "sections/de-cuong.yaml").unlink()
    told = standing_draft(made, 1, NOTHING_KEPT)
    assert told.value is None
    assert "thieu-tep-chung" in {notice.code for notice in told.notices}
