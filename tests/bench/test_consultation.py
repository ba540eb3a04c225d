from pathlib import Path

from tests.bench.consultation import measured, write_consultation
from tests.bench.corpus import write_corpus
from tests.oracle.received import received


def test_a_small_consultation_is_answered_whole(tmp_path: Path) -> None:
    write_corpus(tmp_path, sections=4)
    assert write_consultation(tmp_path, bodies=3, each=11) == 33
    assert received(tmp_path, 1) == 33
    clock, record = measured(tmp_path)
    assert record.consultation.balance.answered + record.consultation.balance.duplicates == 33
    assert len(clock.steps) == 5
    assert clock.total > 0
