import pytest

from pipeline.model.commune import Commune


def test_a_commune_is_a_value_known_by_code_name_and_line() -> None:
    one = Commune("06040", "Xã Thất Khê", 2)
    assert one == Commune("06040", "Xã Thất Khê", 2)
    assert one != Commune("06040", "Xã Thất Khê")
    with pytest.raises(AttributeError):
        one.name = "Xã Tràng Định"  # type: ignore[misc]
