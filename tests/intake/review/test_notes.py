"""Footnotes and endnotes: what was done with them, and who commented them."""

import io
import zipfile

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.notes import Notes
from pipeline.intake.review.units import Unit
from pipeline.intake.word.package import W as SPACE
from pipeline.intake.word.package import WordPackage
from tests.intake.review.copies import STYLES, block, cut, ins, matched, p, units
from tests.intake.word.elements import by, run

W = SPACE[1:-1]
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def notes(*footnotes: str, ends: tuple[str, ...] = ()) -> Notes:
    """The notes of a file, numbered from 5 on."""
    made = io.BytesIO()
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = {"footnote": footnotes, "endnote": ends}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}s" Target="{kind}s.xml"/>' for kind in kinds
    )
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body/></w:document>')
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{space}">{relations}</Relationships>',
        )
        for kind, contents in kinds.items():
            inner = "".join(
                f'<w:{kind} w:id="{5 + n}">{content}</w:{kind}>'
                for n, content in enumerate(contents)
            )
            first = f'<w:{kind} w:id="0" w:type="separator">{p("----")}</w:{kind}>'
            xml = f'<w:{kind}s xmlns:w="{W}">{first}{inner}</w:{kind}s>'
            package.writestr(f"word/{kind}s.xml", xml)
    return Notes.of(WordPackage(made.getvalue()), STYLES)


def sign(id_: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def hung(*signs: str) -> list[Unit]:
    """One paragraph with these signs in it."""
    return units(p(run("Chữ") + "".join(signs)))


def told(found: Notes, read: list[Unit], *was: str) -> list[str]:
    blocks: list[DraftBlock] = [block("Chữ", notes=was)]
    edits = found.untracked(read, blocks, matched([0], 1))
    return [edit.edit.content for edit in edits]


def test_footnotes_that_came_went_and_changed_without_marks() -> None:
    one = notes(p("Luật số 1"))
    assert told(one, hung(sign(5)), "Luật  số 1") == []
    assert told(one, hung(sign(5)), "Luật số 2") == ["Chú thích cuối trang: Sửa “2” thành “1”"]
    assert told(one, hung(sign(5))) == ["Thêm chú thích cuối trang “Luật số 1”"]
    assert told(one, hung(), "Luật số 1") == ["Bỏ chú thích cuối trang “Luật số 1”"]
    two = notes(p("Mới"), p("Cũ"))
    assert told(two, hung(sign(5), sign(6)), "Cũ") == ["Thêm chú thích cuối trang “Mới”"]
    assert told(two, hung(sign(6)), "Một", "Cũ") == ["Bỏ chú thích cuối trang “Một”"]


def test_an_endnote_is_never_the_drafts() -> None:
    read = hung(sign(5, "endnote"))
    assert told(notes(ends=(p("Nguồn"),)), read) == ["Thêm chú thích cuối văn bản “Nguồn”"]


def test_a_note_of_a_paragraph_that_the_draft_does_not_have_is_told() -> None:
    found = notes(p("Nguồn")).untracked(hung(sign(5)), [], matched([None], 0))
    (edit,) = found
    assert (edit.block, edit.unit) == (None, 0)
    assert edit.edit.proposed == "Nguồn"


def test_a_note_whose_sign_is_tracked_is_one_edit_whatever_marks_its_words_have() -> None:
    came, went = by("ins", sign(5), "B"), by("del", sign(6), "B")
    for words in ("Luật", ins("Luật")):
        found = notes(p(words), p(cut("Cũ")))
        first, second = found.tracked(hung(came, went))
        assert (first.edit.content, first.author) == ("Thêm chú thích cuối trang “Luật”", "B")
        assert (second.edit.quote, second.edit.proposed) == ("Cũ", "")
        assert told(found, hung(came)) == []


def test_edits_within_notes_are_told_by_what_they_are_in() -> None:
    changed = p(run("Luật số ") + cut("1") + ins("2"))
    found = notes(changed, ends=(changed,)).tracked(hung(sign(5), sign(5, "endnote")))
    assert [edit.edit.content for edit in found] == [
        "Chú thích cuối trang: Sửa “1” thành “2”",
        "Chú thích cuối văn bản: Sửa “1” thành “2”",
    ]


def test_a_comment_on_a_note_points_to_the_paragraph_of_its_sign() -> None:
    marks = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    found = notes(p(f"{run('Theo ')}{marks[0]}{run('Luật')}{marks[1]}"))
    read = [*units(p("Trước")), *hung(sign(5))]
    (pointed,) = found.ranges(read).values()
    assert (pointed.units, pointed.quote) == ((1,), "Luật")


def test_footnotes_are_lost_only_where_all_of_several_are() -> None:
    three = [block("A", notes=("1", "2")), block("B", notes=("3",))]
    assert notes().are_lost(three) == 3
    assert notes(p(""), p("")).are_lost(three) == 3
    assert notes(p("1")).are_lost(three) == 0
    assert notes().are_lost(three[:1]) == 0
    assert list(notes().untracked(hung(), three, matched([0], 2))) == []
