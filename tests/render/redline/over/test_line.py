from pipeline.ooxml.names import W, local
from tests.ooxml.markup import file_of
from tests.oracle.docx_parts import read_package
from tests.render.redline.over.pairs import exact
from tests.seeded.foreign_pairs.raw_file import RawFile, paragraph, text_run


def first(redline: bytes) -> list[str]:
    package = read_package(redline)
    line = next(package.trees[package.main].iter(f"{W}p"))
    return [local(node) for node in line if local(node) != "pPr"]


def test_words_are_marked_where_they_changed_and_runs_keep_their_look() -> None:
    before = file_of(paragraph(text_run("một ", "<w:b/>") + text_run("hai ba")), "cuối")
    after = file_of(paragraph(text_run("một ", "<w:b/>") + text_run("bốn ba")), "cuối")
    assert first(exact(before, after)) == ["r", "del", "ins", "r"]


def test_a_change_of_look_keeps_the_look_before() -> None:
    before, after = (file_of(paragraph(text_run("một hai", look)), "x") for look in ("", "<w:b/>"))
    package = read_package(exact(before, after))
    change = next(package.trees[package.main].iter(f"{W}rPrChange"))
    assert change.find(f"{W}rPr") is not None
    assert change.getparent() is not None


def test_marks_stand_inside_a_link() -> None:
    raw = RawFile()
    id_ = raw.link("http://a/")
    link = '<w:hyperlink r:id="{}">{}</w:hyperlink>'
    before = file_of(paragraph(link.format(id_, text_run("một hai ba"))), "cuối", raw=raw)
    after = file_of(paragraph(link.format(id_, text_run("một bốn ba"))), "cuối", raw=raw)
    assert first(exact(before, after)) == ["hyperlink", "hyperlink", "hyperlink"]


def test_a_paragraph_is_split_and_joined_at_its_end() -> None:
    whole, parts = file_of("một hai ba bốn năm sáu", "x"), file_of("một hai ba", "bốn năm sáu", "x")
    exact(whole, parts)
    exact(parts, whole)


def test_another_style_is_told_and_given_back() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{id_}"/></w:style>'
        for id_ in ("Mot", "Hai")
    )
    before, after = (
        file_of(paragraph(text_run("chữ"), f'<w:pStyle w:val="{id_}"/>'), "x", styles=styles)
        for id_ in ("Mot", "Hai")
    )
    package = read_package(exact(before, after))
    assert next(package.trees[package.main].iter(f"{W}pPrChange"), None) is not None
