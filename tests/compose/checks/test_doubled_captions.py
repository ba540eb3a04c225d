from pipeline.compose.checks.doubled_captions import doubled_captions
from tests.compose.checks.ground import evidence_of, found, sheet

ROWS = [["STT", "Tên"], ["1", "a"]]


def test_two_tables_with_one_caption_are_told_once() -> None:
    tables = (sheet(ROWS, caption="Dân số"), sheet(ROWS, caption="dân số"), sheet(ROWS))
    assert found(doubled_captions, evidence_of(*tables)) == [("9", "ten-bang-trung")]
