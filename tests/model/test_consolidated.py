from pipeline.model.consolidated import CONSOLIDATED, ConsolidatedTable


def test_every_table_has_a_title() -> None:
    assert all(ConsolidatedTable(name, (), ()).title for name in CONSOLIDATED)


def test_a_table_says_what_it_was_made_from() -> None:
    assert "biểu mẫu" in ConsolidatedTable("so-sanh", (), ()).made_from
    assert "văn bản viện dẫn" in ConsolidatedTable("can-cu-phap-ly", (), ()).made_from
