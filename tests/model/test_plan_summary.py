from pipeline.model.plan_summary import PROPOSAL_KINDS, FieldCount


def test_a_field_has_as_many_proposals_as_of_all_kinds_together() -> None:
    assert FieldCount("Y tế", (1, 2, 3, 4)).total == 10
    assert len(PROPOSAL_KINDS) == 4
