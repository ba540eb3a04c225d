from pipeline.model.register_changes import RegisterChanges
from pipeline.model.register_memory import Remembered


def test_nothing_to_write_is_the_default() -> None:
    assert RegisterChanges() == RegisterChanges((), {}, {}, {})


def test_what_is_only_kept_beside_the_rows_is_told_from_what_a_person_sees() -> None:
    assert RegisterChanges(memory={"A": Remembered("k")}).is_memory_alone
    assert not RegisterChanges(({"code": "A"},)).is_memory_alone
    assert not RegisterChanges(fills={(2, "code"): "A"}).is_memory_alone
