from pipeline.model.register_changes import RegisterChanges


def test_nothing_to_write_is_the_default() -> None:
    assert RegisterChanges() == RegisterChanges((), None, None)
