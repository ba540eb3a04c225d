"""Our own changes of the redline are accepted in place; a reviewer's stay where they hang."""

from pipeline.intake.review.own_marks import accept_own
from pipeline.intake.word.package import W
from tests.intake.word.elements import by, element, run

MOMENT = "2025-11-30T00:00:00Z"
OURS = {"Sở Y tế"}


def own(kind: str, content: str = "") -> str:
    return by(kind, content, "Sở Y tế", MOMENT)


def accepted(content: str) -> str:
    """The body without declarations, once our changes are accepted."""
    from lxml import etree

    body = element(f"<w:body>{content}</w:body>")
    accept_own(body, OURS, MOMENT)
    etree.cleanup_namespaces(body)
    text = etree.tostring(body, encoding="unicode")
    return text.partition(">")[2].rpartition("<")[0] if len(body) else ""


def p(content: str, mark: str = "") -> str:
    ended = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{ended}{content}</w:p>"


def test_what_we_inserted_stands_what_we_deleted_is_gone() -> None:
    content = run("a") + own("ins", run("b")) + own("del", run("c")) + own("moveTo", run("d"))
    assert accepted(p(content + own("moveFrom", run("e")))) == p(run("a") + run("b") + run("d"))


def test_changes_of_others_and_of_other_moments_stay() -> None:
    for kept in (by("ins", run("b"), "Nguyễn Văn A", MOMENT), by("del", run("b"), "Sở Y tế")):
        assert accepted(p(kept)) == p(kept)


def test_a_change_of_ours_within_anothers_is_accepted_inside_first() -> None:
    inner = by("ins", own("del", run("x")) + run("y"), "Nguyễn Văn A")
    assert accepted(p(own("ins", inner))) == p(by("ins", run("y"), "Nguyễn Văn A"))


def test_what_a_reviewer_hung_in_a_deletion_stays() -> None:
    begin, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    sign = '<w:r><w:commentReference w:id="1"/></w:r>'
    taken = own("del", begin + run("x") + end + sign)
    assert accepted(p(run("a") + taken + run("b"))) == p(run("a") + begin + end + sign + run("b"))


def test_former_properties_of_ours_are_forgotten() -> None:
    changed = f"<w:r><w:rPr><w:b/>{own('rPrChange', '<w:rPr/>')}</w:rPr></w:r>"
    assert accepted(p(changed)) == p("<w:r><w:rPr><w:b/></w:rPr></w:r>")
    for kind in ("pPrChange", "numberingChange"):
        assert accepted(f"<w:p><w:pPr>{own(kind)}</w:pPr></w:p>") == "<w:p><w:pPr/></w:p>"


def test_a_mark_that_we_deleted_joins_the_paragraph_to_the_next() -> None:
    content = p(run("a"), own("del")) + f"<w:p><w:pPr/>{run('b')}</w:p>"
    assert accepted(content) == f"<w:p><w:pPr/>{run('a')}{run('b')}</w:p>"
    assert accepted(p(run("a"), own("del")) + p(run("b"))) == p(run("a") + run("b"))


def test_without_a_next_paragraph_words_stay_and_an_empty_one_goes() -> None:
    assert accepted(p(run("a"), own("del"))) == "<w:p><w:pPr><w:rPr/></w:pPr>" + run("a") + "</w:p>"
    assert accepted(p("", own("del"))) == ""
    before_table = p("", own("del")) + "<w:tbl><w:tr/></w:tbl>"
    assert accepted(before_table) == "<w:tbl><w:tr/></w:tbl>"


def test_a_mark_that_we_inserted_stays_without_its_change() -> None:
    assert accepted(p(run("a"), own("ins"))) == "<w:p><w:pPr><w:rPr/></w:pPr>" + run("a") + "</w:p>"


def row(text: str, mark: str = "", cell: str = "") -> str:
    properties = f"<w:trPr>{mark}</w:trPr>" if mark else ""
    return f"<w:tr>{properties}<w:tc><w:tcPr>{cell}</w:tcPr>{p(run(text))}</w:tc></w:tr>"


def test_rows_and_cells_that_we_took_out_are_gone_those_put_in_stand() -> None:
    found = accepted(f"<w:tbl>{row('a', own('del'))}{row('b', own('ins'))}</w:tbl>")
    assert found == f"<w:tbl>{row('b').replace('<w:tr>', '<w:tr><w:trPr/>')}</w:tbl>".replace(
        "<w:tcPr></w:tcPr>", "<w:tcPr/>"
    )
    cells = f"<w:tbl>{row('a', cell=own('cellDel'))}</w:tbl>"
    assert accepted(cells) == "<w:tbl><w:tr/></w:tbl>"
    assert "cellIns" not in accepted(f"<w:tbl>{row('a', cell=own('cellIns'))}</w:tbl>")


def test_a_table_of_which_no_row_is_left_is_gone() -> None:
    assert accepted(p(run("x")) + f"<w:tbl>{row('a', own('del'))}</w:tbl>") == p(run("x"))
    assert f"{W}tbl" not in accepted("<w:tbl/>")
