"""Maps of a report become pictures that keep their charts; other figures stay."""

import hashlib

from pipeline.model.chart import ChartKind
from pipeline.model.document import Division, Figure
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image
from pipeline.stages.maps import with_maps
from tests.render.maps import chart
from tests.render.samples import single


def test_a_map_becomes_a_picture_that_keeps_its_values() -> None:
    told = chart(["1", "2"])
    column = Figure(replace(told, kind=ChartKind.COLUMN, areas=()))
    report, media = with_maps(single(Division("", (Figure(told),)), column))
    (data,) = media.values()
    division, other = next(iter(report.sections())).blocks
    assert isinstance(division, Division)
    (figure,) = division.blocks
    assert isinstance(figure, Figure)
    image = figure.image
    assert isinstance(image, Image)
    assert (image.kind, image.alt, image.file) == ("svg", told.alt, "a.xlsx")
    assert image.sha256 == hashlib.sha256(data).hexdigest()
    assert image.chart == replace(told, areas=())
    assert other == column


def test_a_report_without_maps_stays_as_it_is() -> None:
    report = single(Figure(replace(chart(["1"]), kind=ChartKind.PIE, areas=())))
    assert with_maps(report) == (report, {})
