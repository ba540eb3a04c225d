from pipeline.intake.shared.units import read_units

NOW = "stt,ma,ten,loai,don-vi-cu\n1,06040,Xã Thất Khê,xã,\n"
OLD = "ma-cu,ten-cu,cap-huyen-cu,ma,ten\n1,Xã Chí Minh,Huyện Tràng Định,06040,Xã Thất Khê\n"


def test_communes_heirs_and_districts_are_read() -> None:
    read = read_units(NOW, OLD, files=("a.csv", "b.csv"))
    assert read.notices == ()
    assert read.value.communes == frozenset({"Xã Thất Khê"})
    assert read.value.former == (("Xã Chí Minh", ("Xã Thất Khê",)),)
    assert read.value.districts == ("Huyện Tràng Định",)
    assert read.value.origins == (("Xã Chí Minh", "Huyện Tràng Định", "Xã Thất Khê"),)


def test_a_missing_column_is_told_and_no_file_is_none() -> None:
    assert [n.code for n in read_units("x\n1", "", files=("a", "b")).notices] == ["thieu-cot"]
    assert read_units("", "", files=("a", "b")).notices == ()
