"""`nop.yaml` with the files of one more delivery, as our strict reader and a person read it."""

from collections.abc import Collection, Sequence
from datetime import date

from pipeline.model.receipt import Receipt
from pipeline.render.monitoring.signature_yaml import scalar


def with_deliveries(
    text: str,
    known: Sequence[Receipt],
    gone: Collection[str],
    files: Sequence[tuple[str, str]],
    *,
    day: date,
    way: str,
    by: str,
) -> str:
    """Give the list without the entries of files that are there no more, and with new ones.

    Args:
        text: The list as it stands, "" for none.
        known: What it says, with the lines where entries begin.
        gone: Names of files whose entries go.
        files: Names and SHA-256 of what came.
        day: When it came.
        way: How.
        by: Through which body.
    """
    lines = text.splitlines()
    starts = [receipt.line or 1 for receipt in known]
    ends = [*starts[1:], len(lines) + 1][: len(starts)]
    cut = {
        line
        for receipt, start, end in zip(known, starts, ends, strict=True)
        if any(receipt.names(name) for name in gone)
        for line in range(start, end)
    }
    kept = "\n".join(line for at, line in enumerate(lines, 1) if at not in cut).rstrip()
    added = "".join(_entry(name, digest, day, way, by) for name, digest in files)
    return f"{kept}\n{added}" if kept else added


def _entry(name: str, digest: str, day: date, way: str, by: str) -> str:
    return (
        f"- tep: {scalar(name)}\n  sha256: {digest}\n  ngay: {day.isoformat()}\n"
        f"  cach: {scalar(way)}\n  nguoi: {scalar(by)}\n"
    )
