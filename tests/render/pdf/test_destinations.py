import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from pipeline.model.errors import UnreadablePdfError
from pipeline.model.pages import Pages
from pipeline.render.pdf.destinations import read_pages


def pdf(count: int, places: dict[str, int], *, tree: bool = False) -> bytes:
    """A PDF with destinations as LibreOffice writes them, in a dictionary or a name tree."""
    writer = PdfWriter()
    pages = [writer.add_blank_page(100, 100) for _ in range(count)]
    dests = DictionaryObject()
    for name, page in places.items():
        reference = pages[page].indirect_reference
        assert reference is not None
        escaped = name.replace("_", "5F")
        if tree:
            writer.add_named_destination(escaped, page)
        dests[NameObject(f"/{escaped}")] = ArrayObject([reference, NameObject("/Fit")])
    if not tree:
        writer.root_object[NameObject("/Dests")] = dests
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


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
