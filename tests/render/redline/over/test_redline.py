from pipeline.model.fixed import replace
from pipeline.ooxml.names import W
from pipeline.render.redline.over.redline import lay_redline
from tests.ooxml.markup import file_of
from tests.oracle.acceptor import accepted, rejected
from tests.oracle.docx_parts import read_package
from tests.render.redline.over.pairs import DAY, compared, exact, laid, said
from tests.seeded.foreign_pairs.raw_file import paragraph, text_run


def test_equal_files_give_the_file_without_a_mark() -> None:
    data = file_of("một", "hai")
    redline = laid(data, data)
    assert redline.redline.marks == {}
    assert said(read_package(redline.redline.data)) == said(read_package(data))


def test_the_same_files_give_the_same_bytes() -> None:
    before, after = file_of("một", "hai"), file_of("một", "ba", "hai bốn")
    assert laid(before, after) == laid(before, after)


def test_a_comparison_of_other_files_still_gives_both_back() -> None:
    before, after = file_of("một", "hai ba", "bốn"), file_of("một", "hai năm", "sáu", "bốn")
    other = replace(compared(file_of("x y", "z"), file_of("x w", "z")))
    redline = lay_redline(other, before, after, now=DAY, accept=True)
    assert redline.coarse
    package = read_package(redline.redline.data)
    assert said(accepted(package)) == said(read_package(after))
    assert said(rejected(package)) == said(read_package(before))


def test_a_control_whose_edge_an_end_would_cross_is_opened() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    one, two = (paragraph(text_run(text)) for text in ("một hai ba bốn", "năm sáu bảy tám"))
    before = file_of("Mở đầu không đổi", control.format(one), "Kết thúc không đổi")
    after = file_of("Mở đầu không đổi", control.format(one + two), "Kết thúc không đổi")
    package = read_package(exact(before, after))
    assert package.trees[package.main].find(f".//{W}sdt") is None
