import io

import pytest
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
)

from pipeline.model.errors import UnreadablePdfError
from pipeline.model.pages import Pages
from pipeline.render.pdf.destinations import read_levels, read_pages, read_places


def pdf(
    count: int,
    places: dict[str, int],
    *,
    tree: bool = False,
    tops: dict[str, float] | None = None,
    lines: dict[int, tuple[float, ...]] | None = None,
) -> bytes:
    """A PDF with destinations as LibreOffice writes them, in a dictionary or a name tree.

    `tops` are the heights of those that have one, `lines` those of lines of text, by page.
    """
    writer = PdfWriter()
    pages = [writer.add_blank_page(100, 100) for _ in range(count)]
    for number, levels in (lines or {}).items():
        _write(pages[number], levels)
    dests = DictionaryObject()
    for name, page in places.items():
        reference = pages[page].indirect_reference
        assert reference is not None
        escaped = name.replace("_", "5F")
        if tree:
            writer.add_named_destination(escaped, page)
        fit: list[PdfObject] = [NameObject("/Fit")]
        at = (tops or {}).get(name)
        if at is not None:
            fit = [NameObject("/XYZ"), NumberObject(9), FloatObject(at), NullObject()]
        dests[NameObject(f"/{escaped}")] = ArrayObject([reference, *fit])
    if not tree:
        writer.root_object[NameObject("/Dests")] = dests
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _write(page: PageObject, levels: tuple[float, ...]) -> None:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Times-Roman"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    shown = (f"BT /F1 12 Tf 1 0 0 1 9 {level} Tm (a) Tj ET\n" for level in levels)
    content.set_data("".join(shown).encode())
    page[NameObject("/Contents")] = content


PLACES = {"_Toc_phan": 3, "_qh_a": 4, "_Toc_pl": 6, "_Toc_trong": 7, "_Toc_hai": 8, "_Ref_x": 4}


@pytest.mark.parametrize("tree", [False, True])
def test_each_run_counts_from_one(tree: bool) -> None:
    found = read_pages(pdf(10, PLACES, tree=tree), ("_Toc_phan", "_Toc_pl", "_Toc_hai"))
    assert found == Pages(
        {"_Toc_phan": 1, "_qh_a": 2, "_Toc_pl": 1, "_Toc_trong": 2, "_Toc_hai": 1},
        {"_Toc_phan": 3, "_Toc_pl": 2, "_Toc_hai": 2},
    )


def test_a_missing_opening_is_told() -> None:
    with pytest.raises(UnreadablePdfError, match="_Toc_mat"):
        read_pages(pdf(2, {}), ("_Toc_mat",))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\nstartxref\n0\n%%EOF"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(UnreadablePdfError):
        read_pages(data, ())


def test_the_height_of_a_place_is_read_where_the_file_tells() -> None:
    found = read_places(pdf(3, {"_qh_a": 1, "_qh_b": 2}, tops={"_qh_a": 70.5}))
    assert found.pages == {"_qh_a": 1, "_qh_b": 2}
    assert found.tops == {"_qh_a": 70.5}
    assert read_places(pdf(3, {"_qh_a": 1}, tree=True)).tops == {}


def test_the_lines_of_the_pages_asked_for_are_read() -> None:
    data = pdf(3, {}, lines={0: (90, 60.5), 2: (40,)})
    assert read_levels(data, [0, 1]) == {0: (60.5, 90.0), 1: ()}
    assert read_levels(data, []) == {}


def test_lines_of_what_is_no_pdf_or_no_page_of_it_are_told() -> None:
    for data, page in ((b"%PDF-1.7", 0), (pdf(1, {}), 5)):
        with pytest.raises(UnreadablePdfError):
            read_levels(data, [page])
