"""A sheet is the same by itself as on its page, and takes the place of the one before."""

from pipeline.render.site.leaves import leaves
from pipeline.render.site.report_pages import report_main, report_sheet
from pipeline.render.site.sheets import with_sheet
from pipeline.render.site.site import sheets_of
from tests.render.site.sample_site import site


def test_a_page_is_its_sheets_and_each_may_be_put_in_anew() -> None:
    held = site()
    pages = {one.item.id: leaf.name for leaf in leaves(held.report) for one in leaf.sections}
    for leaf in leaves(held.report):
        sheets = sheets_of(held, pages)
        main = report_main(leaf, sheets).encode()
        links = sheets.links({one.item.id for one in leaf.sections})
        for section in leaf.sections:
            sheet = report_sheet(leaf, section, sheets, links).encode()
            assert sheet in main
            assert with_sheet(main, section.item.id, "mới") == main.replace(sheet, "mới".encode())


def test_a_page_without_the_item_stays_as_it_is() -> None:
    assert with_sheet(b"<p>x</p>", "y-te", "z") == b"<p>x</p>"
