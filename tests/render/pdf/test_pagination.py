"""Renderings go on until contents and pages agree; LibreOffice's part is played by a script."""

import sys
from pathlib import Path

import pytest

from pipeline.model.errors import ConversionError
from pipeline.model.pages import Layout, Pages
from pipeline.render.pdf.laid import read_body, tables_of
from pipeline.render.pdf.office import Office
from pipeline.render.pdf.pagination import render
from pipeline.render.word.contents import Front
from pipeline.render.word.report import WrittenDocx
from pipeline.work.store import NOTHING_KEPT, FolderStore
from pipeline.work.watch import unwatched
from tests.render.pdf.test_destinations import pdf
from tests.render.samples import rich, row, single, written
from tests.render.word.tables.test_table import table_of


def report() -> WrittenDocx:
    value, media = rich()
    return written(value, media)


def office(folder: Path, *pdfs: bytes) -> Office:
    """A converter that gives one PDF after the other, the last again and again."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(pdfs):
        (folder / f"{number}.pdf").write_bytes(data)
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        f"folder = pathlib.Path({str(folder)!r})\n"
        "log = folder / 'log'\n"
        "turn = len(log.read_text()) if log.exists() else 0\n"
        "log.write_text('x' * (turn + 1))\n"
        f"data = (folder / f'{{min(turn, {len(pdfs) - 1})}}.pdf').read_bytes()\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "out.mkdir(parents=True)\n"
        "(out / 'bao-cao.pdf').write_bytes(data)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return Office(str(program), "Giả 1.0")


def turns(folder: Path) -> int:
    return len((folder / "log").read_text())


def laid(front: Front, *, moved: int = 0, without: str = "") -> bytes:
    """A PDF in which every entry stands one page behind the one before it."""
    names = [entry.bookmark for entry in front.entries if entry.bookmark != without]
    places = {name: at + (moved if at else 0) for at, name in enumerate(names)}
    return pdf(len(names) + moved + 1, places)


def test_two_renderings_do_where_the_numbers_do_not_move_the_text(tmp_path: Path) -> None:
    word = report()
    outcome = render(word, office(tmp_path, laid(word.front)), NOTHING_KEPT, unwatched)
    assert turns(tmp_path) == 2
    assert outcome.notices == ()
    pages = outcome.value.word.pages
    assert pages is not None
    assert pages.numbers[word.front.entries[2].bookmark] == 3
    assert outcome.value.pdf == laid(word.front)


def test_renderings_go_on_while_the_text_moves(tmp_path: Path) -> None:
    word = report()
    program = office(tmp_path, laid(word.front), laid(word.front, moved=1))
    outcome = render(word, program, NOTHING_KEPT, unwatched)
    assert turns(tmp_path) == 3
    pages = outcome.value.word.pages
    assert pages is not None
    assert pages.numbers[word.front.entries[1].bookmark] == 3
    assert outcome.notices == ()


def test_numbers_that_never_stand_still_are_told(tmp_path: Path) -> None:
    word = report()
    files = [laid(word.front, moved=number % 2) for number in range(8)]
    outcome = render(word, office(tmp_path, *files), NOTHING_KEPT, unwatched)
    assert turns(tmp_path) == 4
    assert [notice.code for notice in outcome.notices] == ["so-trang-chua-dung-yen"]


def test_an_unchanged_document_is_not_rendered_again(tmp_path: Path) -> None:
    word, kept = report(), FolderStore(tmp_path / "kho")
    program = office(tmp_path / "a", laid(word.front))
    first = render(word, program, kept, unwatched)
    again = render(report(), program, kept, unwatched)
    assert turns(tmp_path / "a") == 2
    assert again.value == first.value
    other = office(tmp_path / "b", laid(word.front))
    render(word, Office(other.program, "Giả 2.0"), kept, unwatched)
    assert turns(tmp_path / "b") == 2


def test_one_rendering_does_where_the_numbers_kept_are_found_again(tmp_path: Path) -> None:
    kept = FolderStore(tmp_path / "kho")
    program = office(tmp_path / "a", laid(report().front))
    first = render(report(), program, kept, unwatched, draft="lan-1")
    assert turns(tmp_path / "a") == 2
    other = Office(program.program, "Giả 2.0")  # so that the rendering itself is not kept
    again = render(report(), other, kept, unwatched, draft="lan-1")
    assert turns(tmp_path / "a") == 3
    assert again.value == first.value
    render(report(), Office(program.program, "Giả 3.0"), kept, unwatched, draft="lan-2")
    assert turns(tmp_path / "a") == 5


def test_numbers_kept_that_moved_are_found_anew(tmp_path: Path) -> None:
    kept = FolderStore(tmp_path / "kho")
    program = office(tmp_path / "a", laid(report().front))
    render(report(), program, kept, unwatched, draft="lan-1")
    moved = office(tmp_path / "b", laid(report().front, moved=1))
    later = render(report(), Office(moved.program, "Giả 2.0"), kept, unwatched, draft="lan-1")
    fresh = render(report(), Office(moved.program, "Giả 2.0"), NOTHING_KEPT, unwatched)
    assert turns(tmp_path / "b") == 4
    assert later == fresh


def test_a_damaged_kept_file_is_rendered_anew(tmp_path: Path) -> None:
    word, kept = report(), FolderStore(tmp_path / "kho")
    program = office(tmp_path / "a", laid(word.front))
    first = render(word, program, kept, unwatched)
    for path in (tmp_path / "kho").iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert render(word, program, kept, unwatched).value == first.value
    assert turns(tmp_path / "a") == 4


def test_a_lost_bookmark_is_told_and_its_line_has_no_number(tmp_path: Path) -> None:
    word = report()
    lost = word.front.entries[3]
    program = office(tmp_path, laid(word.front, without=lost.bookmark))
    outcome = render(word, program, NOTHING_KEPT, unwatched)
    assert [notice.code for notice in outcome.notices] == ["muc-luc-thieu-so-trang"]
    assert lost.text[:20] in outcome.notices[0].message


def test_a_pdf_without_destinations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConversionError):
        render(report(), office(tmp_path, pdf(3, {})), NOTHING_KEPT, unwatched)


def test_all_renderings_together_have_a_limit(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(ConversionError, match="không xong"):
        render(report(), Office(str(program), "Giả"), NOTHING_KEPT, unwatched, seconds=0.1)


def test_a_report_without_contents_is_rendered_as_it_is(tmp_path: Path) -> None:
    from pipeline.model.fixed import replace

    word = replace(written(single()), front=Front())
    outcome = render(word, office(tmp_path, pdf(1, {})), NOTHING_KEPT, unwatched)
    assert outcome.value.word.pages == Pages()


TABLE = single(table_of(*(row(str(n), "a") for n in range(8))))


def torn(tail: int) -> bytes:
    """A PDF of the table with so many of its rows on the last page."""
    word = written(TABLE)
    (table,) = tables_of(read_body(word))
    marks = [entry.identity.bookmark for entry in table.rows]
    places = {entry.bookmark: 1 for entry in word.front.entries}
    return pdf(4, places | {mark: 2 + (n >= len(marks) - tail) for n, mark in enumerate(marks)})


def decided(layout: Layout) -> WrittenDocx:
    return written(TABLE, pages=Pages(layout=layout))


def test_rows_that_fell_badly_are_rendered_once_more_with_what_mends_them(tmp_path: Path) -> None:
    kept = FolderStore(tmp_path / "kho")
    program = office(tmp_path / "a", torn(2), torn(0))
    made = render(written(TABLE), program, kept, unwatched, write=decided, draft="lan-1")
    pages = made.value.word.pages
    assert pages is not None
    assert pages.layout.kept.keys() == {"muc-mot"}
    assert len(pages.layout.kept["muc-mot"]) == 7
    assert made.value.word.data == written(TABLE, pages=pages).data
    assert made.value.pdf == torn(0)
    assert made.notices == ()
    assert turns(tmp_path / "a") == 2  # as the rows fall, and with decisions
    assert render(written(TABLE), program, kept, unwatched, write=decided) == made
    assert turns(tmp_path / "a") == 2
    again = office(tmp_path / "b", torn(2), torn(0))
    other = Office(again.program, "Giả 2.0")
    later = render(written(TABLE), other, kept, unwatched, write=decided, draft="lan-1")
    assert later == made
    assert turns(tmp_path / "b") == 2


def test_a_table_without_fault_costs_no_rendering(tmp_path: Path) -> None:
    made = render(written(TABLE), office(tmp_path, torn(0)), NOTHING_KEPT, unwatched, write=decided)
    assert turns(tmp_path) == 1
    assert made.value.word.data == written(TABLE, pages=made.value.word.pages).data


def test_what_no_decision_mends_is_told(tmp_path: Path) -> None:
    kept = FolderStore(tmp_path / "kho")
    program = office(tmp_path, torn(2))
    made = render(written(TABLE), program, kept, unwatched, write=decided)
    assert [notice.code for notice in made.notices] == ["bang-ngat-trang-xau"]
    assert turns(tmp_path) == 2
    assert render(written(TABLE), program, kept, unwatched, write=decided) == made
