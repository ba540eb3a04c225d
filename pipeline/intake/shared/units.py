"""`don-vi.csv` and `don-vi-cu.csv` → the communes that are, and the units that were."""

import csv
from collections.abc import Iterator, Mapping

from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.registers import Units


def read_units(communes: str, former: str, *, files: tuple[str, str]) -> Outcome[Units]:
    """Give today's communes and the abolished units; a column that is missing is told.

    Args:
        communes: The text of `don-vi.csv`, with a column `ten`, and `ma` where codes are known.
        former: The text of `don-vi-cu.csv`, with `ten-cu`, `cap-huyen-cu`, `ten`.
        files: Their names, for the notices.
    """
    notices: list[Notice] = []
    now = tuple(_rows(communes, ("ten",), files[0], notices))
    old = tuple(_rows(former, ("ten-cu", "cap-huyen-cu", "ten"), files[1], notices))
    heirs: dict[str, dict[str, None]] = {}
    for row in old:
        heirs.setdefault(row["ten-cu"], {})[row["ten"]] = None
    units = Units(
        frozenset(row["ten"] for row in now),
        tuple((name, tuple(new)) for name, new in heirs.items()),
        tuple(dict.fromkeys(row["cap-huyen-cu"] for row in old)),
        tuple((row["ten"], row["ma"]) for row in now if row.get("ma")),
        tuple((row["ten-cu"], row["cap-huyen-cu"], row["ten"]) for row in old),
    )
    return Outcome(units, tuple(notices))


def _rows(
    text: str, columns: tuple[str, ...], file: str, notices: list[Notice]
) -> Iterator[Mapping[str, str]]:
    if not text.strip():
        return
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        notices.append(
            Notice(
                Severity.ERROR,
                "thieu-cot",
                f"thiếu cột {', '.join(missing)}",
                f"dòng đầu của tệp phải có: {', '.join(columns)}",
                file=file,
                line=1,
            )
        )
        return
    for row in reader:
        if all(row.get(name) for name in columns):
            yield {name: text.strip() for name, text in row.items() if isinstance(text, str)}
