"""What a rendering says is put together, and what is left is told."""

from pipeline.model.document import Figure
from pipeline.model.inlines import Text
from pipeline.model.pages import Pages
from pipeline.render.pdf.decisions import decided, left
from pipeline.render.pdf.destinations import read_places
from pipeline.render.pdf.laid import read_body
from tests.render.pdf.test_destinations import pdf
from tests.render.samples import para, png, row, single, written
from tests.render.word.tables.test_table import table_of

IMAGE, DATA = png(600, 340)
DRAWN = Figure(IMAGE, (Text("GRDP"),), number="1.1")
ROWS = table_of(*(row(str(n), "a") for n in range(8)))
WORD = written(single(ROWS, DRAWN, para("Lời.")), {IMAGE.sha256: DATA})


def laid() -> bytes:
    """A PDF of it: the table torn, then a band of white, the figure on the third page."""
    known = [block for block in read_body(WORD) if block.known]
    *before, table, figure, caption, last = known
    names = [identity.bookmark for identity in table.known]
    places = {block.known[0].bookmark: 0 for block in before}
    places |= {name: int(n >= len(names) - 2) for n, name in enumerate(names)}
    tops = {name: 600.0 if page else 100.0 for name, page in places.items()}
    for block, top in ((figure, 785.0), (caption, 500.0), (last, 430.0)):
        places[block.known[0].bookmark], tops[block.known[0].bookmark] = 2, top
    return pdf(3, places, tops=tops, lines={1: (600.0, 390.0)})


def test_rows_and_figures_are_decided_from_one_rendering() -> None:
    data = laid()
    layout = decided(WORD, data, read_places(data))
    assert len(layout.kept["muc-mot"]) == 7
    ((_, percent),) = layout.lowered["muc-mot"]
    assert 75 <= percent < 100
    assert not layout.upright


def test_what_no_decision_mends_is_left() -> None:
    data = laid()
    codes = [notice.code for notice in left(WORD, data, read_places(data), Pages())]
    assert codes == ["bang-ngat-trang-xau", "trang-de-trang"]
