"""The codes of comments: "YK1-SYT-003", given once and for good."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from pipeline.model.comment import RegisterRow
from pipeline.model.outline import Agency
from pipeline.model.text import bare

_NUMBER: Final = re.compile(r"(.*)-([0-9]+)")
_NOT_IN_CODE: Final = re.compile("[^A-Z0-9]")


class Codes:
    """The codes given so far; the next of a body counts on from its highest."""

    def __init__(
        self, round_number: int, agencies: Sequence[Agency], rows: Sequence[RegisterRow]
    ) -> None:
        self._round = round_number
        self._names = {agency.id: agency.short_name or agency.id for agency in agencies}
        self._last: dict[str, int] = defaultdict(int)
        for row in rows:
            found = _NUMBER.fullmatch(row.code)
            if found is not None:
                self._last[found[1]] = max(self._last[found[1]], int(found[2]))

    def next(self, agency: str) -> str:
        """Give the next code of a body."""
        name = _NOT_IN_CODE.sub("", bare(self._names.get(agency, agency)).upper())
        stem = f"YK{self._round}-{name or 'KHAC'}"
        self._last[stem] += 1
        return f"{stem}-{self._last[stem]:03d}"
