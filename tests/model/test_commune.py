from pipeline.model.commune import Commune


def test_the_bare_name_is_without_its_kind() -> None:
    assert Commune("1", "Xã Thất Khê").bare_name == "Thất Khê"
    assert Commune("1", "Thất Khê").bare_name == "Thất Khê"
