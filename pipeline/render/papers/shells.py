"""Many papers of one template: its tags are filled once, and each paper's words put in their place.

Filling a template takes eight milliseconds; a draft sends out a slip to each of some hundred
bodies, which differ in a few words. A template that does more with a tag than print it is filled
for each paper by itself, as are words with lines or tabs, which docxtpl makes into runs.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from pipeline.model.fixed import replace
from pipeline.render.papers.paper import paper_shell
from pipeline.render.word.runs import escape
from pipeline.render.word.shell import Shell, TagValue
from pipeline.render.word.tables.text_table import USUAL
from pipeline.work.archive import read_parts

# {{ name }}, {{ row.name }}, {%p for row in name %}, {%tr endfor %}: a tag that is only printed
_PLAIN: Final = re.compile(
    r"\{\{\s*[\w.]+\s*\}\}|\{%\w*\s+for\s+\w+\s+in\s+\w+\s*%\}|\{%\w*\s+endfor\s*%\}"
)
_BEGUN: Final = re.compile(r"\{[{%#]")
_ELEMENTS: Final = re.compile(r"<[^>]*>")
_LINES: Final = re.compile(r"[\x00-\x1f]")
_MARK: Final = b"qh0the0x"  # no word of any language
_STAND_IN: Final = re.compile(_MARK + rb"([0-9]+)x")

Shape = tuple[int, tuple[tuple[str, tuple[str, ...]], ...]]


class PaperShells:
    """The shells of papers made with one template."""

    def __init__(self, template: bytes) -> None:
        self._template = template
        self._known: dict[Shape, Shell] = {}

    def shell(self, values: Mapping[str, TagValue], *, size: int = USUAL) -> Shell:
        """Give the template with its tags filled; `size` is that of its table's letters.

        Raises:
            TemplateError: The template lacks the marker, a style or a value.
        """
        words = _words(values)
        if not self._prints_alone or any(map(_LINES.search, words)):
            return paper_shell(self._template, values, size=size)
        shape = size, tuple(_shape(values))
        if shape not in self._known:
            self._known[shape] = paper_shell(self._template, _stand_ins(values), size=size)
        return _filled(self._known[shape], words)

    @cached_property
    def _prints_alone(self) -> bool:
        try:
            return prints_alone(self._template)
        except (OSError, ValueError, zipfile.BadZipFile):
            return False  # no Word file: whoever fills it says so


def prints_alone(template: bytes) -> bool:
    """Say whether every tag of a template prints a value, or repeats for rows that print theirs."""
    texts = (
        _ELEMENTS.sub("", data.decode("utf-8", "replace"))
        for name, data in read_parts(template).items()
        if name.endswith(".xml")
    )
    return all(len(_BEGUN.findall(text)) == len(_PLAIN.findall(text)) for text in texts)


def _shape(values: Mapping[str, TagValue]) -> list[tuple[str, tuple[str, ...]]]:
    """Give the names of values, those of tables with the names in each of their rows."""
    return [
        (name, () if isinstance(value, str) else tuple(key for row in value for key in row))
        for name, value in values.items()
    ]


def _words(values: Mapping[str, TagValue]) -> list[str]:
    """Give every word in the order of the stand-ins."""
    found: list[str] = []
    for value in values.values():
        rows: Sequence[Mapping[str, str]] = [{"": value}] if isinstance(value, str) else value
        found += [text for row in rows for text in row.values()]
    return found


def _stand_ins(values: Mapping[str, TagValue]) -> dict[str, TagValue]:
    count = iter(range(len(_words(values))))
    return {
        name: _stand_in(next(count))
        if isinstance(value, str)
        else [{key: _stand_in(next(count)) for key in row} for row in value]
        for name, value in values.items()
    }


def _stand_in(number: int) -> str:
    return f"{_MARK.decode()}{number}x"


def _filled(shell: Shell, words: Sequence[str]) -> Shell:
    """Give a shell with its words in place of the stand-ins."""
    written = [escape(word).encode("ascii", "xmlcharrefreplace") for word in words]

    def put(data: bytes) -> bytes:
        return _STAND_IN.sub(lambda found: written[int(found[1])], data)

    parts = {name: put(data) if _MARK in data else data for name, data in shell.parts.items()}
    return replace(
        shell,
        parts=parts,
        before=put(shell.before),
        after=put(shell.after),
        section=put(shell.section),
    )
