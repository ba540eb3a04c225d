"""The guide for those who write, as the help page of the site."""

from typing import Final

from pipeline.render.html.guide import guide_html

NAME: Final = "huong-dan.html"
TITLE: Final = "Hướng dẫn"


def help_main(guide: str) -> str:
    """Give the page's content of the guide's Markdown, its `#` as the page's heading."""
    return f'<article class="guide">\n{guide_html(guide, level=1)}</article>\n'
