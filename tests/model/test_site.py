"""What a site shows beside the report has its defaults: no evidence, no earlier round."""

from pipeline.model.site import SiteComment


def test_a_comment_has_no_evidence_unless_it_is_given() -> None:
    one = SiteComment("YK1-A-001", 1, "a", "", "", "", "", "t", "", "", "", "chua-tra-loi")
    assert (one.old, one.new, one.now, one.earlier) == ("", "", "", False)
