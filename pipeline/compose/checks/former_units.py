"""Names of units that are no more, found in a text with what took their place.

Ten new communes bear the names of districts and 59 of an old commune, so only the kind with the
name tells: "huyện Cao Lộc", "thị trấn Cao Lộc", "xã Cao Lộc". A name whose kind with it lives on
is never old; one that lives on under another kind ("phường Đồng Đăng") has the wrong kind. An old
name that several districts had is told apart by a district named beside it, or said ambiguous.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.model.registers import Units

# how a kind is written: "TP. Lạng Sơn", "TT Cao Lộc", "HUYỆN CAO LỘC"
_SHORT: Final = {"thành phố": (r"TP\.?",), "thị trấn": (r"TT\.?",), "thị xã": (r"TX\.?",)}
_KINDS: Final = ("huyện", "thành phố", "thị xã", "thị trấn", "xã", "phường")
_LIST: Final = r"(?:\s*[,;]\s*|\s+và\s+|\s*,\s*và\s+)"
# no range of letters has the capitals of Vietnamese alone: À-Ỹ holds đ
_CAPITAL: Final = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))
_AFTER: Final = rf"(?![\w-]|\s+[{_CAPITAL}](?![{_CAPITAL}])\w)"
_PROVINCE: Final = re.compile(
    r"[\s,(]*(?:thuộc\s+|của\s+)?(?:tỉnh|thành phố|TP\.?)\s+"
    rf"(?P<name>[{_CAPITAL}]\w*(?:\s+[{_CAPITAL}]\w*)*)"
)


_OPENING: Final = re.compile(
    r"(?:[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]rấn|[Tt]hị xã|phố|TP\.?|TT\.?|TX\.?|XÃ|PHƯỜNG|HUYỆN|TRẤN|PHỐ)"
    r"\s*:?\s+([^\W\d_]+)"
)


class Named(NamedTuple):
    """A name that is no more, as written and in full ("Huyện Cao Lộc"), with its place."""

    written: str
    full: tuple[str, ...]
    start: int
    end: int
    lives_as: str = ""


class FormerUnits:
    """What finds old names in texts, made once of the lists of units."""

    def __init__(self, units: Units) -> None:
        self._units = units
        living = {name.casefold() for name in units.communes}
        gone = [name for name, _ in units.former if name.casefold() not in living]
        self._full = {name.casefold(): name for name in (*units.districts, *gone)}
        self._living = dict(
            _other_kinds(units.communes, {*living, *map(str.casefold, self._all())})
        )
        self._pattern = _pattern((*self._full.values(), *self._living))
        self._openings = {
            name.split()[at].casefold()
            for name in (*self._full.values(), *self._living)
            for at in (1, 2)  # of kinds of one word, and of two
            if len(name.split()) > at
        }
        self._heirs: dict[str, list[tuple[str, str]]] = {}
        for name, district, heir in units.origins:
            self._heirs.setdefault(name.casefold(), []).append((district, heir))
            self._heirs.setdefault(district.casefold(), []).append(("", heir))

    def _all(self) -> Iterator[str]:
        yield from (name for name, _ in self._units.former)
        yield from self._units.districts

    def named(self, text: str, province: str) -> Iterator[Named]:
        """Give the old names of a text; those of another province are left out."""
        if self._pattern is None or not self._may_hold(text):
            return
        for found in self._pattern.finditer(text):
            beside = _PROVINCE.match(text, found.end())
            if beside is not None and not beside["name"].startswith(province):
                continue
            full = tuple(_full_names(found[0]))
            known = tuple(self._full[name] for name in full if name in self._full)
            other = self._living.get(full[0].capitalize(), "") if full and not known else ""
            if known or other:
                yield Named(found[0], known, found.start(), found.end(), other)

    def _may_hold(self, text: str) -> bool:
        """Say whether a text may hold a name: a kind followed by a word that opens one.

        The pattern of all names takes ten times as long.
        """
        return any(word.casefold() in self._openings for word in _OPENING.findall(text))

    def heirs(self, full: str, beside: Iterable[str] = ()) -> tuple[str, ...]:
        """Give what took the place of a unit, each with its district where several had the name.

        `beside` are districts that the sentence names.
        """
        rows = self._heirs.get(full.casefold(), [])
        own = [row for row in rows if row[0] and row[0].casefold() in map(str.casefold, beside)]
        rows = own or rows
        districts = {district for district, _ in rows}
        if len(districts) < 2:
            listed = dict.fromkeys(heir for _, heir in rows)
            return tuple(listed) or dict(self._units.former).get(full, ())
        return tuple(dict.fromkeys(f"{heir} ({district})" for district, heir in rows))

    def is_district(self, full: str) -> bool:
        """Say whether a name is that of a district, a town or a city of a province."""
        return full in self._units.districts


@lru_cache(maxsize=16)
def former_units(units: Units) -> FormerUnits:
    """Give what finds the old names of these lists."""
    return FormerUnits(units)


def _other_kinds(communes: Iterable[str], taken: set[str]) -> Iterator[tuple[str, str]]:
    """Give living names under a kind they do not have, by lower-cased name: "Phường đồng đăng"."""
    for name in sorted(communes):
        kind, _, rest = name.partition(" ")
        for other in ("Xã", "Phường"):
            wrong = f"{other} {rest}"
            if other != kind and wrong.casefold() not in taken:
                yield wrong.capitalize(), name


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    kinds: dict[str, set[str]] = {}
    for full in names:
        kind = next((one for one in _KINDS if full.casefold().startswith(f"{one} ")), "")
        if kind:
            kinds.setdefault(kind, set()).add(full[len(kind) + 1 :].casefold())
    choices = [_choice(kind, found) for kind, found in sorted(kinds.items())]
    return re.compile("|".join(choices)) if choices else None


def _choice(kind: str, names: set[str]) -> str:
    """Give the expression for names of one kind, one after another in a list too."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    titled = "|".join(re.escape(_titled(name)) for name in longest_first)
    capitals = "|".join(re.escape(name.upper()) for name in longest_first)
    spellings = (f"[{kind[0].upper()}{kind[0]}]{kind[1:]}", *_SHORT.get(kind, ()))
    head = rf"\b(?:{'|'.join(spellings)})"
    many = rf"(?:{_LIST}(?:{titled}){_AFTER})*"
    return rf"{head}\s*:?\s+(?:{titled}){_AFTER}{many}|\b{kind.upper()}\s+(?:{capitals})(?![\w-])"


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _full_names(written: str) -> Iterator[str]:
    """Give the full names, in small letters, of a list under one kind: "huyện A, B và C"."""
    text = re.sub(r"^TP\.?\s", "thành phố ", written)
    text = re.sub(r"^TT\.?\s", "thị trấn ", text)
    text = re.sub(r"^TX\.?\s", "thị xã ", text).casefold().replace(":", "")
    kind = next((one for one in _KINDS if text.startswith(f"{one} ")), "")
    for name in re.split(_LIST, text[len(kind) :].strip()):
        yield f"{kind} {' '.join(name.split())}"


def names_told(heirs: Mapping[str, tuple[str, ...]]) -> str:
    """Give the words that say what to write for each old name."""
    return "; ".join(f"{name}: {', '.join(new)}" for name, new in heirs.items())
