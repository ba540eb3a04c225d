from pipeline.model.seal import Act, Seal, SealEvent, package_name

SEALED = SealEvent(Act.SEALED, "A", "2026-03-16", package="1" * 64)
OPENED = SealEvent(Act.OPENED, "A", "2026-03-17", "sai", "1" * 64, ".luu/phat-hanh-1")


def test_a_round_is_closed_by_what_was_done_to_it_last() -> None:
    assert not Seal(1).is_closed
    assert Seal(1, history=(SEALED,)).is_closed
    assert not Seal(1, history=(SEALED, OPENED)).is_closed
    assert Seal(1, history=(SEALED, OPENED, SEALED)).is_closed


def test_the_package_is_that_of_the_round() -> None:
    assert package_name(12) == "du-thao-lan-12.zip"
    assert Seal(2, outputs={"phat-hanh/du-thao-lan-2.zip": "a"}).package == "a"
    assert Seal(1, outputs={"phat-hanh/du-thao-lan-2.zip": "a"}).package == ""
