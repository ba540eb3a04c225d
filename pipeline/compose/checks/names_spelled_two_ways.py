"""One name spelled two ways: "Kỳ Lừa" and "Kì Lừa", "xã Tân thành" where the list has "Tân Thành".

The place of a tone mark is a matter of style, which is told elsewhere; marks that differ make
another name (Tân Thanh, Tân Thành), which nobody tells here.

Sources: Quyết định 240/QĐ (5/3/1984, i and y); Nghị định 30/2020/NĐ-CP, Phụ lục II (capitals in
names of places: each syllable).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.language.syllables import respelled, syllable
from pipeline.model.notice import Notice, Severity

_CAPITALS: Final = "A-ZĐĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"
_WORD: Final = rf"[{_CAPITALS}][^\W\d_]+"
_PAIR: Final = re.compile(rf"({_WORD})(?= ({_WORD}))")
# opened by a letter, not by the edge of a word, so that only where one stands all are tried
_UNIT: Final = re.compile(
    rf"(?:xã(?<!\wxã)|phường(?<!\wphường)|tỉnh(?<!\wtỉnh)) ({_WORD}) ([^\W\d_]+)"
)
_EITHER: Final = frozenset("iyíýìỳỉỷĩỹịỵIYÍÝÌỲỈỶĨỸỊỴ")  # what may end a word either way


def names_spelled_two_ways(evidence: Evidence) -> Iterator[Notice]:
    """Tell the rarer spelling of each name, once in a file, at its first place."""
    spelled: defaultdict[str, dict[str, list[Passage]]] = defaultdict(dict)
    for passage in evidence.passages:
        for name, form in names_of_two_ways(passage):
            spelled[name].setdefault(form, []).append(passage)
    for forms in spelled.values():
        usual, *others = sorted(forms, key=lambda form: (-len(forms[form]), form))
        for form in others:
            message = f"“{form}” ở nơi khác viết “{usual}” ({len(forms[usual])} chỗ)"
            fix = f"viết thống nhất “{usual}”"
            files: dict[str, Passage] = {}
            for passage in forms[form]:
                files.setdefault(passage.source.file, passage)
            yield from (
                passage.notice(Severity.INFO, "ten-viet-hai-kieu", message, fix)
                for passage in files.values()
            )


def names_of_two_ways(passage: Passage) -> Iterator[tuple[str, str]]:
    """Give each name of a passage that may be written in two ways, and as it is written."""
    text = passage.text
    for words in set(_PAIR.findall(text)) if " " in text else ():
        name = _spelled(words)
        if name is not None:
            yield name


@lru_cache(maxsize=16_384)
def _spelled(words: tuple[str, ...]) -> tuple[str, str] | None:
    """Give a name as it is told from others, and as it is written; None for one of one way."""
    if _EITHER.isdisjoint(word[-1] for word in words) or words[0].isupper():
        return None
    return _folded(words), " ".join(respelled(word, "hòa") for word in words)


def _folded(words: tuple[str, ...]) -> str:
    """Give two words in small letters, with i for y where a syllable has one of them alone."""
    return " ".join(_with_i(word.lower()) for word in words)


def _with_i(word: str) -> str:
    found = syllable(word)
    if found is None or found.rime not in {"i", "y"} or not found.onset:
        return respelled(word, "hòa")
    return f"{found.onset}i{found.tone}"


def names_a_unit(passage: Passage) -> bool:
    """Say whether a passage names a commune, ward or province."""
    return _UNIT.search(passage.text) is not None


def names_in_small_letters(evidence: Evidence) -> Iterator[Notice]:
    """Tell of names of units with a capital less than in the list."""
    units = evidence.registers.units
    names = [name.split(maxsplit=1)[1] for name in units.communes if " " in name]
    listed = {name.lower(): name for name in (*names, evidence.report.outline.province)}
    for passage in evidence.passages:
        for found in _UNIT.finditer(passage.text):
            name = f"{found[1]} {found[2]}"
            proper = listed.get(name.lower(), name)
            if proper != name and not name.isupper():
                message = f"“{found[0]}” viết khác danh sách đơn vị hành chính"
                fix = f"viết hoa mỗi âm tiết: “{proper}”"
                yield passage.notice(Severity.INFO, "ten-viet-hai-kieu", message, fix)
