from pipeline.model.registers import Indicator


def test_an_indicator_gives_each_of_its_values_once() -> None:
    assert Indicator("a", "A", target="8", proposed="8").values == ("8",)
    assert Indicator("a", "A", proposed="9").values == ("9",)
