"""The guide is a page of its own, with nothing in it that could run."""

from pathlib import Path

import pytest

from pipeline.render.site.help_page import NAME, help_main
from pipeline.render.site.site import site_files
from pipeline.workspace import templates as shipped
from tests.chromium import chromium, violations
from tests.render.site.sample_site import site


def test_the_guide_has_one_heading_of_the_first_level_and_runs_nothing() -> None:
    main = help_main("# Cách viết\n\n## Bảng\n\n<script>x</script>\n")
    assert main.count("<h1") == 1
    assert "<h2" in main
    assert "<script>" not in main


def test_every_page_leads_to_it() -> None:
    files = site_files(site())
    pages = [data.decode() for name, data in files.items() if name.endswith(".html")]
    assert all(NAME in page for page in pages)


@pytest.mark.browser
def test_in_chromium_the_shipped_guide_breaks_no_rule_of_accessibility(tmp_path: Path) -> None:
    guide = shipped.guide().read_text("utf-8")
    for name, data in site_files(site(guide=guide)).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    with chromium() as browser:
        assert violations(browser, (tmp_path / NAME).as_uri()) == []
