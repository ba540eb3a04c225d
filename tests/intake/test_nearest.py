from pipeline.intake.nearest import nearest, or_nearest

KNOWN = ("so-y-te", "so-xay-dung", "so-tai-chinh")


def test_the_name_spelled_most_alike_is_offered() -> None:
    assert nearest("so-yte", KNOWN) == "so-y-te"
    assert nearest("SO-XAY-DUNG", KNOWN) == "so-xay-dung"


def test_nothing_is_offered_where_nothing_is_near() -> None:
    assert nearest("ubnd", KNOWN) == ""
    assert nearest("so-y-te", ()) == ""


def test_the_mending_names_the_near_one_first() -> None:
    assert or_nearest("so-yte", KNOWN, "xem co-quan.yaml") == (
        "có phải là 'so-y-te'? xem co-quan.yaml"
    )
    assert or_nearest("ubnd", KNOWN, "xem co-quan.yaml") == "xem co-quan.yaml"
