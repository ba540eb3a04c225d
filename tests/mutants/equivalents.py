"""Mutants that no test can kill: they say the same in other words. Each with its reason.

A line that has changed since makes its entry stale; a test tells.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant by its module's path and its lines, as a survivor is printed, and why."""

    path: str
    before: str
    after: str
    why: str


def _same(path: str, why: str, *changes: tuple[str, str]) -> tuple[Equivalent, ...]:
    """Give mutants of one module that say the same for one reason: lines before and after."""
    return tuple(Equivalent(path, before, after, why) for before, after in changes)


_ONE_SIDED = "what only one draft has is told by its kind: the words of the other side are not read"
_ONE_CELL = "a range of one cell is the cell itself"
_FASTER = "nothing is left to pair then: it spares the work alone"
_LEFT_IS_FREE: Final = "if FREE in pairing.to_new and FREE in pairing.to_old:"

EQUIVALENTS: Final[tuple[Equivalent, ...]] = (
    Equivalent(
        "pipeline/compare/ledger.py",
        'id="",',
        "id='X',",
        "a change has its id only when the list is given",
    ),
    Equivalent(
        "pipeline/compare/pairing.py",
        "TAKEN: Final = -2 # it has its partner elsewhere",
        "TAKEN: Final = -(3) # it has its partner elsewhere",
        "any number below FREE says the same",
    ),
    Equivalent(
        "pipeline/compare/parted.py",
        '_END: Final = PictureMark("\\0", "\\0") # stands for a paragraph\'s end within a line',
        "_END: Final = PictureMark(\"\\0\", '') # stands for a paragraph's end within a line",
        "what no text can hold in one of its parts is enough",
    ),
    Equivalent(
        "pipeline/compare/parted.py",
        '_END: Final = PictureMark("\\0", "\\0") # stands for a paragraph\'s end within a line',
        "_END: Final = PictureMark('', \"\\0\") # stands for a paragraph's end within a line",
        "what no text can hold in one of its parts is enough",
    ),
    Equivalent(
        "pipeline/compare/printed.py",
        "if marks == PLAIN:",
        "if (False):",
        "plain marks show nothing by the long way too",
    ),
    Equivalent(
        "pipeline/compare/printed.py",
        "return _NO_MARKS",
        "pass",
        "plain marks show nothing by the long way too",
    ),
    Equivalent(
        "pipeline/compare/printed.py",
        "if len(runs) == 1:",
        "if (False):",
        "a single run has the same key by the long way",
    ),
    Equivalent(
        "pipeline/compare/printed.py",
        "return inline_key(*runs)",
        "pass",
        "a single run has the same key by the long way",
    ),
    Equivalent(
        "pipeline/compare/printed.py",
        "return runs if look == _PLAIN_CELL else (runs, *look)",
        "return runs if (False) else (runs, *look)",
        "the shorter key of a plain cell saves memory alone",
    ),
    Equivalent(
        "pipeline/compare/revise.py",
        "if index not in self._places:",
        "if (True):",
        "places worked out again are the same places",
    ),
    Equivalent(
        "pipeline/compare/revise.py",
        "return [after]",
        "pass",
        "a block without a difference is given as it is by the long way too",
    ),
    Equivalent(
        "pipeline/compare/revise.py",
        "return list(self.new.flow.sections[j].blocks)",
        "pass",
        "a section without a difference is given as it is block by block too",
    ),
    Equivalent("pipeline/compare/tables/body.py", 'return ""', "return 'X'", _ONE_SIDED),
    Equivalent(
        "pipeline/compare/tables/body.py",
        '"" if old is None else row_text(self._old.grid.rows[old]),',
        "'X' if old is None else row_text(self._old.grid.rows[old]),",
        _ONE_SIDED,
    ),
    Equivalent(
        "pipeline/compare/tables/body.py",
        '"" if new is None else row_text(self._new.grid.rows[new]),',
        "'X' if new is None else row_text(self._new.grid.rows[new]),",
        _ONE_SIDED,
    ),
    Equivalent(
        "pipeline/compare/tables/body.py",
        "if cell.columns > 1:",
        "if cell.columns > (0):",
        _ONE_CELL,
    ),
    Equivalent(
        "pipeline/compare/tables/shape.py", "if cell.rows > 1:", "if (cell.rows >= 1):", _ONE_CELL
    ),
    Equivalent(
        "pipeline/compare/tables/shape.py", "if cell.rows > 1:", "if cell.rows > (0):", _ONE_CELL
    ),
    *(
        Equivalent(
            "pipeline/compare/tables/cells.py",
            '_HUNDREDTHS: Final = Decimal("0.01")',
            f"_HUNDREDTHS: Final = Decimal('{other}')",
            "rounding goes by how many digits it has",
        )
        for other in ("0.02", "0.00")
    ),
    *(
        Equivalent("pipeline/compare/tables/rows.py", _LEFT_IS_FREE, f"if ({other}):", _FASTER)
        for other in (
            "True",
            "FREE in pairing.to_new",
            "FREE in pairing.to_old",
            "FREE in pairing.to_new or FREE in pairing.to_old",
        )
    ),
    Equivalent(
        "pipeline/consult/register/remembered.py",
        'return date.fromisoformat(values.get(name, ""))',
        "return date.fromisoformat(values.get(name, 'X'))",
        "neither is a day",
    ),
    *_same(
        "pipeline/compose/checks/column_totals.py",
        "a rule that can no longer be borne out is given up early, or at its end",
        (
            "if len(wrong) > most and not rule.is_given:",
            "if (False):",
        ),
        (
            "if len(wrong) > most and not rule.is_given:",
            "if (len(wrong) >= most) and not rule.is_given:",
        ),
        (
            "most = (1 - _BORNE_OUT) * len(matrix.rows)",
            "most = ((1 + _BORNE_OUT)) * len(matrix.rows)",
        ),
        (
            "most = (1 - _BORNE_OUT) * len(matrix.rows)",
            "most = ((2) - _BORNE_OUT) * len(matrix.rows)",
        ),
        (
            "return None # it cannot be borne out any more",
            "pass # it cannot be borne out any more",
        ),
    ),
    *_same(
        "pipeline/compose/checks/column_totals.py",
        "without rules no cell is judged; asked first because it is quick",
        (
            "if rules:",
            "if (True):",
        ),
    ),
    *_same(
        "pipeline/compose/checks/shares.py",
        "no share shows as many decimals",
        (
            "_WHOLE: Final = Quantity(_HUNDRED, _HUNDRED, 9)",
            "_WHOLE: Final = Quantity(_HUNDRED, _HUNDRED, (8))",
        ),
        (
            "_WHOLE: Final = Quantity(_HUNDRED, _HUNDRED, 9)",
            "_WHOLE: Final = Quantity(_HUNDRED, _HUNDRED, (10))",
        ),
    ),
    *_same(
        "pipeline/compose/checks/shares.py",
        "what makes a hundred exactly is never told",
        (
            "yield _told(placed, (row, column), lines, low if low > _HUNDRED else high)",
            "yield _told(placed, (row, column), lines, low if (low >= _HUNDRED) else high)",
        ),
        (
            "return window if rows >= fewest else -1",
            "return window if rows >= fewest else -(0)",
        ),
    ),
    *_same(
        "pipeline/compose/checks/units_of_magnitude.py",
        "a column without other units holds none to tell; asked first because it is quick",
        (
            'if not steps and not any( row.cells[index].unit not in ("", column.unit) '
            "for row in grid.rows ):",
            "if (False):",
        ),
        (
            'row.cells[index].unit not in ("", column.unit) for row in grid.rows',
            "(row.cells[index].unit in ('', column.unit)) for row in grid.rows",
        ),
        (
            'row.cells[index].unit not in ("", column.unit) for row in grid.rows',
            "row.cells[index].unit not in ('X', column.unit) for row in grid.rows",
        ),
    ),
    *_same(
        "pipeline/compose/checks/units_of_magnitude.py",
        "a kind of measure that no one asks for by name",
        (
            '"điện năng": {"kwh": 1, "mwh": 10**3, "gwh": 10**6, "triệu kwh": 10**6},',
            '\'Xđiện năng\': {"kwh": 1, "mwh": 10**3, "gwh": 10**6, "triệu kwh": 10**6},',
        ),
    ),
    *_same(
        "pipeline/compose/checks/evidence.py",
        "what a column counts is reckoned anew each time, and is the same",
        (
            "if column not in self._counted:",
            "if (True):",
        ),
    ),
    *_same(
        "pipeline/compose/checks/form_values.py",
        "nothing is less than a limit that is not there; the type checker asks",
        (
            "if limits.maximum is not None and _less(limits.maximum, high):",
            "if (_less(limits.maximum, high)):",
        ),
        (
            "if limits.minimum is not None and _less(low, limits.minimum):",
            "if (_less(low, limits.minimum)):",
        ),
    ),
    *_same(
        "pipeline/compose/checks/indicator_tables.py",
        "without indicators no row is one; asked first because it is quick",
        (
            "if not known:",
            "if (False):",
        ),
    ),
    *_same(
        "pipeline/compose/law/citations.py",
        "a number of a document holds a stroke; asked first because it is quick",
        (
            'found = [*_numbered(text)] if "/" in text else []',
            "found = [*_numbered(text)] if '' in text else []",
        ),
        (
            'found = [*_numbered(text)] if "/" in text else []',
            "found = [*_numbered(text)] if (True) else []",
        ),
    ),
    *_same(
        "pipeline/compose/checks/lost_rows.py",
        "a grid that is the same lost nothing; asked first because it is quick",
        (
            "if after is None or after.table.grid is before.table.grid:",
            "if (after is None):",
        ),
    ),
    *_same(
        "pipeline/compose/checks/quoted_percentages.py",
        "a sentence without the sign has no match; asked first because it is quick",
        (
            'if "%" not in passage.text or passage.table is not None:',
            "if '' not in passage.text or passage.table is not None:",
        ),
        (
            'if "%" not in passage.text or passage.table is not None:',
            "if (passage.table is not None):",
        ),
    ),
    *_same(
        "pipeline/compose/checks/quoted_percentages.py",
        "the rows of a table are read anew each time, and are the same",
        (
            "if name not in read:",
            "if (True):",
        ),
    ),
    *_same(
        "pipeline/compose/checks/stated_percentages.py",
        "what is looked for holds the sign; asked first because it is quick",
        (
            'if "%" in passage.text:',
            "if '' in passage.text:",
        ),
        (
            'if "%" in passage.text:',
            "if (True):",
        ),
    ),
    *_same(
        "pipeline/compose/checks/stated_percentages.py",
        "no unit of magnitude is called so",
        (
            'rate = _number(found["rate"], "")',
            "rate = _number(found[\"rate\"], 'X')",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "no number has as many digits",
        (
            "_PLENTY: Final = 1000 # digits: more than a number and its decimals can have",
            "_PLENTY: Final = (1001) # digits: more than a number and its decimals can have",
        ),
        (
            "_PLENTY: Final = 1000 # digits: more than a number and its decimals can have",
            "_PLENTY: Final = (999) # digits: more than a number and its decimals can have",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "the quick way shows what the long one does, as a property says",
        (
            "_QUICK_BELOW: Final = 10**15 # larger numbers need more digits than quick "
            "rounding keeps",
            "_QUICK_BELOW: Final = (10 * 15) # larger numbers need more digits than "
            "quick rounding keeps",
        ),
        (
            "_QUICK_BELOW: Final = 10**15 # larger numbers need more digits than quick "
            "rounding keeps",
            "_QUICK_BELOW: Final = 10**(14) # larger numbers need more digits than "
            "quick rounding keeps",
        ),
        (
            "_QUICK_BELOW: Final = 10**15 # larger numbers need more digits than quick "
            "rounding keeps",
            "_QUICK_BELOW: Final = 10**(16) # larger numbers need more digits than "
            "quick rounding keeps",
        ),
        (
            "_SIMPLE: Final = "
            're.compile(r"(?P<whole>#,##0|0)(?:\\.(?P<part>0{1,9}))?(?P<percent>%)?")',
            "_SIMPLE: Final = "
            "re.compile('(?P<whole>#,##0)(?:\\\\.(?P<part>0{1,9}))?(?P<percent>%)?')",
        ),
        (
            "_SIMPLE: Final = "
            're.compile(r"(?P<whole>#,##0|0)(?:\\.(?P<part>0{1,9}))?(?P<percent>%)?")',
            "_SIMPLE: Final = re.compile('(?P<whole>0)(?:\\\\.(?P<part>0{1,9}))?(?P<percent>%)?')",
        ),
        (
            "if found is None:",
            "if (True):",
        ),
        (
            'if number_format in ("", "General"):',
            "if (False):",
        ),
        (
            'if number_format in ("", "General"):',
            "if number_format in (\"\", 'XGeneral'):",
        ),
        (
            'if number_format in ("", "General"):',
            "if number_format in ('X', \"General\"):",
        ),
        (
            "if simple is not None and -_QUICK_BELOW < value < _QUICK_BELOW:",
            "if (False):",
        ),
        (
            "if simple is not None and -_QUICK_BELOW < value < _QUICK_BELOW:",
            "if simple is not None and (-_QUICK_BELOW < value <= _QUICK_BELOW):",
        ),
        (
            "if simple is not None and -_QUICK_BELOW < value < _QUICK_BELOW:",
            "if simple is not None and (-_QUICK_BELOW <= value < _QUICK_BELOW):",
        ),
        (
            "if simple is not None and -_QUICK_BELOW < value < _QUICK_BELOW:",
            "if simple is not None and (_QUICK_BELOW) < value < _QUICK_BELOW:",
        ),
        (
            'return _Simple(",f" if found["whole"] == "#,##0" else "f", step, '
            'found["percent"] or "")',
            "return (None)",
        ),
        (
            "return _quick(_exact(value), simple)",
            "pass",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "a point stands in no place of a digit",
        (
            "decimals = sum(point is not None and point < i <= last for i in digits)",
            "decimals = sum(point is not None and (point <= i <= last) for i in digits)",
        ),
        (
            "part = [i for i in places if point is not None and point < i <= last]",
            "part = [i for i in places if point is not None and (point <= i <= last)]",
        ),
        (
            "whole = [i for i in places if i <= last and (point is None or i < point)]",
            "whole = [i for i in places if i <= last and (point is None or (i <= point))]",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "a comma stands in no place of a digit",
        (
            "grouped = bool(whole) and any(whole[0] < comma < whole[-1] for comma in commas)",
            "grouped = bool(whole) and any((whole[0] < comma <= whole[-1]) for comma in commas)",
        ),
        (
            "grouped = bool(whole) and any(whole[0] < comma < whole[-1] for comma in commas)",
            "grouped = bool(whole) and any((whole[0] <= comma < whole[-1]) for comma in commas)",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "an exponent stands in no place of a digit",
        (
            "if exponent is not None and not places[0] < exponent < places[-1]:",
            "if exponent is not None and not (places[0] < exponent <= places[-1]):",
        ),
        (
            "if exponent is not None and not places[0] < exponent < places[-1]:",
            "if exponent is not None and not (places[0] <= exponent < places[-1]):",
        ),
        (
            "last = max(i for i in places if exponent is None or i < exponent)",
            "last = max(i for i in places if exponent is None or (i <= exponent))",
        ),
        (
            "width = sum(i > exponent for i in digits)",
            "width = sum((i >= exponent) for i in digits)",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "a kind that no one asks for by name",
        (
            'kind = "number"',
            "kind = 'Xnumber'",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "nothing has no sign to write",
        (
            "return sections[2], False",
            "return sections[2], True",
        ),
    ),
    *_same(
        "pipeline/intake/excel/numbers/number_formats.py",
        "what is left after the first place is not asked for",
        (
            'written[index], left = (left, "") if is_first else (left[-1:], left[:-1])',
            "written[index], left = (left, 'X') if is_first else (left[-1:], left[:-1])",
        ),
    ),
)
