from pipeline.model.abbreviation import Abbreviation, alphabetical


def test_abbreviations_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    shorts = ["ĐT", "DA", "ÔN", "OX", "ANQP", "ƯT", "UBND", "Ê", "FDI", "KT-XH", "KTCK"]
    found = sorted((Abbreviation(short, "") for short in shorts), key=alphabetical)
    assert [entry.short for entry in found] == [
        *("ANQP", "DA", "ĐT", "Ê", "FDI", "KT-XH", "KTCK", "OX", "ÔN", "UBND", "ƯT")
    ]
