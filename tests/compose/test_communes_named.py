from pipeline.compose.communes_named import entries, place_key


def test_a_cell_may_name_several_places() -> None:
    assert entries("Đồng Đăng, xã Kỳ Lừa; Toàn tỉnh\n") == ("Đồng Đăng", "xã Kỳ Lừa", "Toàn tỉnh")
    assert entries(" ; ") == ()


def test_places_are_the_same_with_and_without_their_kind() -> None:
    assert place_key("Phường Kỳ Lừa") == place_key("kỳ lừa") == place_key(" KỲ  LỪA ")
    assert place_key("Xã") == "xa"
