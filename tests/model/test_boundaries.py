from pipeline.model.boundaries import Boundaries
from pipeline.model.chart import Area


def test_a_file_that_says_nothing_of_itself_has_areas_alone() -> None:
    area = Area("06040", (((0, 0), (1, 0), (1, 1)),))
    assert (Boundaries((area,)).areas, Boundaries((area,)).note) == ((area,), "")
    assert not area.tile
