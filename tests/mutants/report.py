"""What a run of mutants comes to: kill rate by folder, survivors with their lines."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tests.mutants.equivalents import Equivalent
from tests.mutants.mutations import Mutant


@dataclass(frozen=True, slots=True)
class Judged:
    """A mutant, whether a test fell, and the CPU seconds until then."""

    mutant: Mutant
    killed: bool
    seconds: float


def report(judged: Sequence[Judged], equivalents: Collection[Equivalent]) -> str:
    """Give a line a folder, one for all, then the survivors in order of path and line.

    An equivalent that survives counts neither as killed nor as a survivor; the rate is of the
    others.
    """
    folders = sorted({_folder(each.mutant) for each in judged})
    rows = [(name, [one for one in judged if _folder(one.mutant) == name]) for name in folders]
    lines = [_line(name, of, equivalents) for name, of in (*rows, ("all", judged))]
    survivors = sorted(
        (one.mutant for one in judged if not one.killed and not _named(one.mutant, equivalents)),
        key=lambda mutant: (mutant.path, mutant.line, mutant.after),
    )
    return "\n".join([*lines, *(_survivor(mutant) for mutant in survivors)])


def rate(judged: Iterable[Judged], equivalents: Collection[Equivalent]) -> float:
    """Give the share killed of what could be killed; 1 where nothing could."""
    counted = [one for one in judged if one.killed or not _named(one.mutant, equivalents)]
    return sum(one.killed for one in counted) / len(counted) if counted else 1.0


def _line(name: str, judged: Sequence[Judged], equivalents: Collection[Equivalent]) -> str:
    killed = sum(one.killed for one in judged)
    same = sum(not one.killed and _named(one.mutant, equivalents) for one in judged)
    each = sum(one.seconds for one in judged) / max(1, len(judged))
    return (
        f"{name:<36}{killed:>5} of {len(judged):>4} killed, {same:>2} equivalent:"
        f"{rate(judged, equivalents):>7.1%}{each:>7.2f} s each"
    )


def _named(mutant: Mutant, equivalents: Collection[Equivalent]) -> bool:
    key = (mutant.path, mutant.before, mutant.after)
    return any((one.path, one.before, one.after) == key for one in equivalents)


def _folder(mutant: Mutant) -> str:
    return PurePosixPath(mutant.path).parent.as_posix()


def _survivor(mutant: Mutant) -> str:
    where = f"{mutant.path}:{mutant.line}: {mutant.kind.value}"
    return f"\n{where}\n  - {mutant.before}\n  + {mutant.after}"
