from pipeline.model.consolidated import CONSOLIDATED, ConsolidatedTable


def test_every_table_has_a_title() -> None:
    assert all(ConsolidatedTable(name, (), ()).title for name in CONSOLIDATED)
