"""The first page: figures, contents, agencies, files."""

from pipeline.render.site.index_page import index_main
from pipeline.render.site.leaves import leaves
from tests.render import sample_report as sample


def test_all_that_it_shows_is_there() -> None:
    report = sample.report()
    pages = {one.item.id: leaf.name for leaf in leaves(report) for one in leaf.sections}
    main = index_main(
        report, pages, figures=(("82", "thay đổi", "nhat-ky.html"), ("3", "mục", "")),
        agencies=((report.agencies[0], 4, 0),), downloads=(("../a.pdf", "Báo cáo (PDF)"),),
    )  # fmt: skip
    assert main.startswith(f"<h1>{report.round.name}</h1>")
    assert '<a href="nhat-ky.html"><strong>82</strong>' in main
    assert "<li><strong>3</strong>" in main
    assert f'href="co-quan/{report.agencies[0].id}.html"' in main
    assert '<a href="../a.pdf">Báo cáo (PDF)</a>' in main


def test_without_agencies_and_files_there_are_no_empty_lists() -> None:
    report = sample.report()
    pages = {one.item.id: leaf.name for leaf in leaves(report) for one in leaf.sections}
    main = index_main(report, pages, figures=(), agencies=(), downloads=())
    assert "Tải về" not in main
    assert "<table>" not in main
