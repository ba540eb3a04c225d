"""Each change is one a test ought to notice; what is said to people is left alone."""

import ast
from pathlib import Path

import pytest

from tests.mutants.mutations import Kind, Mutant, mutant, mutations_of


def mutants(source: str) -> list[Mutant]:
    return [mutant("a.py", source, one) for one in mutations_of(source)]


def changes(source: str, kind: Kind) -> set[str]:
    return {one.after for one in mutants(source) if one.kind is kind}


@pytest.mark.parametrize(
    ("line", "kind", "becomes"),
    [
        ("x = a < b", Kind.COMPARISON, {"x = (a <= b)", "x = (a >= b)"}),
        ("x = a >= b", Kind.COMPARISON, {"x = (a > b)", "x = (a < b)"}),
        ("x = a == b", Kind.COMPARISON, {"x = (a != b)"}),
        ("x = a is None", Kind.COMPARISON, {"x = (a is not None)"}),
        ("x = a not in b", Kind.COMPARISON, {"x = (a in b)"}),
        ("x = 0 < a == b", Kind.COMPARISON, {"x = (0 <= a == b)", "x = (0 >= a == b)",
                                             "x = (0 < a != b)"}),
        ("x = a and b", Kind.BOOLEAN, {"x = (a or b)", "x = (a)", "x = (b)"}),
        ("x = a or b or c", Kind.BOOLEAN, {"x = (a and b and c)", "x = (b or c)", "x = (a or c)",
                                           "x = (a or b)"}),
        ("x = not a", Kind.BOOLEAN, {"x = (a)"}),
        ("x = -a", Kind.ARITHMETIC, {"x = (a)"}),
        ("x = a + b", Kind.ARITHMETIC, {"x = (a - b)"}),
        ("x = a // b", Kind.ARITHMETIC, {"x = (a % b)"}),
        ("x = 'a' + b", Kind.ARITHMETIC, set()),
        ("x = (a,) + b", Kind.ARITHMETIC, set()),
        ("x = 3", Kind.NUMBER, {"x = (4)", "x = (2)"}),
        ("x = True", Kind.NUMBER, {"x = False"}),
        ("x = 0.25", Kind.NUMBER, {"x = (0.26)", "x = (0.24)"}),
        ("x = 80.0", Kind.NUMBER, {"x = (81.0)", "x = (79.0)"}),
        ("x = Decimal('0.2')", Kind.NUMBER, {"x = Decimal('0.3')", "x = Decimal('0.1')"}),
        ("x = 10**3", Kind.NUMBER, {"x = 10**(4)", "x = 10**(2)"}),
        ("x = 'stt'", Kind.TEXT, {"x = 'Xstt'"}),
        ("x = ' '", Kind.TEXT, {"x = ''"}),
        ("x = ''", Kind.TEXT, {"x = 'X'"}),
        ("x = any(a)", Kind.CALL, {"x = all(a)"}),
        ("x = max(a)", Kind.CALL, {"x = min(a)"}),
        ("x = a[1:b]", Kind.SLICE, {"x = a[None:b]", "x = a[1:None]"}),
        ("x = a if b else c", Kind.CONDITION, {"x = a if (True) else c", "x = a if (False) else c",
                                               "x = a if (not b) else c"}),
        ("x = [a for a in b if c(a)]", Kind.CONDITION,
         {f"x = [a for a in b if ({it})]" for it in ("True", "False", "not c(a)")}),
        ("a.append(b)", Kind.STATEMENT, {"pass"}),
        ("a += b", Kind.STATEMENT, {"pass"}),
        ("a.b = c", Kind.STATEMENT, {"pass"}),
    ],
)  # fmt: skip
def test_a_line_becomes_each_line_that_is_one_change_away(
    line: str, kind: Kind, becomes: set[str]
) -> None:
    assert changes(line, kind) == becomes


@pytest.mark.parametrize(
    ("pattern", "becomes"),
    [
        ("ab", []),
        ("a|b|c", ["b|c", "a|c", "a|b"]),
        ("x(?:a|b)y", ["x(?:b)y", "x(?:a)y"]),
        (r"(?P<n>a|\|b)[|(]c", ["(?P<n>\\|b)[|(]c", "(?P<n>a)[|(]c"]),
        (r"[^]|]|(?<!a|b)", ["(?<!a|b)", "[^]|]", "[^]|]|(?<!b)", "[^]|]|(?<!a)"]),
    ],
)
def test_a_pattern_loses_each_of_its_alternatives(pattern: str, becomes: list[str]) -> None:
    changed = changes(f"import re\nx = re.compile({pattern!r}, re.I)", Kind.PATTERN)
    assert changed == {f"x = re.compile({each!r}, re.I)" for each in becomes}


FUNCTION = '''
def is_near(a: int, *, limit: int = 3) -> bool:
    """Say whether it is near."""
    if a > limit:
        return False
    return a < 5


def named(a: str) -> str:
    return a.strip()


def halved(a: int) -> int | None:
    for b in a:
        if b:
            continue
    return a / 2
'''


def test_a_function_returns_the_opposite_or_nothing_or_goes_on() -> None:
    assert changes(FUNCTION, Kind.RETURN) == {
        "return (not False)", "return (not a < 5)", "return ('')", "return (None)"
    }  # fmt: skip
    assert changes(FUNCTION, Kind.STATEMENT) == {"pass"}
    assert "def is_near(a: int, *, limit: int = (4)) -> bool:" in changes(FUNCTION, Kind.NUMBER)


def test_a_condition_always_or_never_holds() -> None:
    assert {"if (True):", "if (False):", "if (not b):"} == changes(FUNCTION, Kind.CONDITION)


def test_a_loop_that_would_never_end_is_not_made() -> None:
    assert changes("while a:\n    a = b(a)", Kind.CONDITION) == {"while (False):"}


def test_a_guard_of_a_match_is_a_condition() -> None:
    source = "match a:\n    case 'one' if b:\n        x = 1\n"
    assert "case 'one' if (False):" in changes(source, Kind.CONDITION)
    assert changes(source, Kind.TEXT) == {"case 'Xone' if b:"}


@pytest.mark.parametrize(
    "source",
    [
        '"""A module of 2 words."""',
        "import a.b",
        "x: Literal['a']",
        "def f(a: Literal['b'], c: int) -> Literal['d']:\n    '''What it gives.'''",
        "assert a > 1",
        "raise ValueError('no such thing')",
        "logger.info('1 of %d', 2)",
        "x = 'bảng này không có đơn vị'",
        "x = f'{a + 1} dòng'",
        "@dataclass(frozen=True)\nclass A:\n    '''One.'''\n    b: int",
        "if TYPE_CHECKING:\n    import a",
        "x = zip(a, b, strict=True)",
        "__all__ = ['a']",
    ],
)
def test_what_is_said_to_people_or_to_the_checker_is_left_alone(source: str) -> None:
    assert [one.after for one in mutants(source)] == []


def test_a_mutant_names_its_first_line_and_shows_all_it_changed() -> None:
    source = "a = 1\nx = (\n    a\n    and 'Đ'\n)\n"
    found = [one for one in mutants(source) if one.kind is Kind.BOOLEAN]
    assert {(one.line, one.before) for one in found} == {(3, "a and 'Đ'")}
    assert sorted(one.after for one in found) == ["('Đ')", "(a or 'Đ')", "(a)"]


def test_every_mutant_of_a_real_module_parses_and_differs() -> None:
    source = Path(__file__).with_name("mutations.py").read_text(encoding="utf-8")
    made = mutants(source)
    assert len(made) > 300
    assert len({one.source for one in made}) == len(made)
    plain = ast.dump(ast.parse(source))
    assert all(ast.dump(ast.parse(one.source)) != plain for one in made[::7])


def test_what_is_said_of_a_constant_below_it_is_left_alone() -> None:
    assert mutants('A: Final = b\n"""What A is."""\n') == []
