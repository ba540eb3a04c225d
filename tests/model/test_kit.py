from pipeline.model.kit import Kit


def test_a_kit_may_be_empty() -> None:
    kit = Kit("so-y-te")
    assert (kit.notices, kit.comments) == ((), ())
