"""The texts that search looks through, as scripts that a page from disk may load.

A page from disk may fetch nothing, and an index of syllables finds bags of them where a reader
asks for a phrase: so each page's plain texts travel as one script, loaded when first asked for,
and are searched as they are. Measured on 830,000 words: 4.4 MB, 10 to 30 ms a question.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.render.unbroken import breakable

NAME: Final = "tim.html"
SCRIPT: Final = "tim.js"
COMMENTS: Final = "tim-y-kien.js"
_LONGEST: Final = 5_000


def text_script(texts: Iterable[Sequence[str]]) -> bytes:
    """Give a script that hands its texts to the search page: (address, place, words) each."""
    # a no-break space that an author typed is a space to whoever asks
    rows = [
        (address, place, breakable(words[:_LONGEST]))
        for address, place, words in texts
        if words.strip()
    ]
    # "</" would end no script of its own file, but costs nothing to keep out
    written = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"tim({written});\n".encode()


def search_main(scripts: Sequence[str]) -> str:
    """Give the search page's content; `scripts` are the names of the texts' scripts."""
    listed = " ".join(scripts)
    return (
        f'<h1>Tìm trong dự thảo</h1>\n<form id="tim" data-scripts="{listed}">'
        "<label>Từ, cụm từ (có dấu hoặc không dấu)"
        '<input type="search" name="q" autocomplete="off"></label>'
        '<button type="submit">Tìm</button></form>\n'
        '<p id="so" role="status"></p>\n<div id="ket-qua"></div>\n'
        "<noscript><p>Tìm kiếm cần JavaScript; hãy mở từng phần và dùng Ctrl+F.</p></noscript>\n"
    )
