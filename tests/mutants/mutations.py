"""Mutants of a module: one small change of its source each, that a test ought to notice.

What is changed is what decides: comparisons, operands of `and` and `or`, conditions, arithmetic,
numbers, words that are compared or looked up, slices, what is returned, statements. Left alone
is what says something to people or to the type checker: docstrings, annotations, sentences
(anything of three words and more, every f-string), logging, decorators, imports, assertions.
"""

import ast
import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final


class Kind(Enum):
    """What was changed."""

    COMPARISON = "comparison"
    BOOLEAN = "boolean"
    CONDITION = "condition"
    ARITHMETIC = "arithmetic"
    NUMBER = "number"
    TEXT = "text"
    PATTERN = "pattern"
    CALL = "call"
    SLICE = "slice"
    RETURN = "return"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: `text` in place of the bytes `start` to `end` of a module's source."""

    kind: Kind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed module.

    Args:
        path: The module's file, as it was named.
        line: The first changed line, from 1.
        kind: What was changed.
        before, after: The changed lines, on one line with single spaces.
        source: The whole module with the change.
    """

    path: str
    line: int
    kind: Kind
    before: str
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class _Site:
    """A node, and what to write in its place."""

    kind: Kind
    node: ast.expr | ast.stmt
    text: str


def mutations_of(source: str) -> tuple[Mutation, ...]:
    """Give every change of a module, in the order of its source; none that changes nothing.

    Raises SyntaxError where the module does not parse.
    """
    starts = _line_starts(source.encode())
    sites = _in_body(ast.parse(source).body)
    found = {_mutation(site, starts) for site in sites if not _is_same(site)}
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind.value, one.text)))


def mutant(path: str, source: str, mutation: Mutation) -> Mutant:
    """Give the module as `mutation` leaves it."""
    old = source.encode()
    start, end, text = mutation.start, mutation.end, mutation.text.encode()
    first = old.rfind(b"\n", 0, start) + 1
    last = end + len(old[end:].partition(b"\n")[0])
    changed = old[first:start] + text + old[end:last]
    line = old.count(b"\n", 0, start) + 1
    before, after = (" ".join(words.decode().split()) for words in (old[first:last], changed))
    whole = (old[:start] + text + old[end:]).decode()
    return Mutant(path, line, mutation.kind, before, after, whole)


def _line_starts(source: bytes) -> tuple[int, ...]:
    return (0, *(at + 1 for at, byte in enumerate(source) if byte == ord("\n")))


def _mutation(site: _Site, starts: tuple[int, ...]) -> Mutation:
    node = site.node
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    start = starts[node.lineno - 1] + node.col_offset
    end = starts[node.end_lineno - 1] + node.end_col_offset
    return Mutation(site.kind, start, end, site.text)


def _is_same(site: _Site) -> bool:
    if isinstance(site.node, ast.stmt):
        return False
    return ast.dump(ast.parse(site.text, mode="eval").body) == ast.dump(site.node)


def _in_body(body: Iterable[ast.stmt]) -> Iterator[_Site]:
    for statement in body:
        if not _is_text(statement):  # docstrings, those below a constant too
            yield from _in_statement(statement)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _in_statement(node: ast.stmt) -> Iterator[_Site]:
    """Give what may be changed in a statement, its inner statements included."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Raise():
            return
        case ast.Expr(ast.Call() as call) if _logs(call):
            return
        case ast.If(ast.Name("TYPE_CHECKING")) | ast.Assign([ast.Name("__all__")]):
            return
        case ast.FunctionDef():
            yield from _in_function(node)
        case ast.ClassDef(body=body):
            yield from _in_body(body)
        case ast.AnnAssign(value=value):
            yield from _in_expression(value)
        case _:
            yield from _removed(node)
            yield from _tested(node)
            for name, field in ast.iter_fields(node):
                if name not in ("targets", "target"):
                    yield from _in_field(field)


def _in_function(node: ast.FunctionDef) -> Iterator[_Site]:
    for default in (*node.args.defaults, *node.args.kw_defaults):
        yield from _in_expression(default)
    yield from _in_body(node.body)
    yield from _returned_in(node)


def _tested(node: ast.stmt | ast.match_case) -> Iterator[_Site]:
    match node:
        case ast.If(test=test):
            yield from _conditions(test)
        case ast.match_case(guard=ast.expr() as guard):
            yield from _conditions(guard)
        case ast.While(test=test):  # one that always holds would only hang
            yield _site(Kind.CONDITION, test, ast.Constant(value=False))


def _in_field(field: object) -> Iterator[_Site]:
    for each in field if isinstance(field, list) else [field]:
        if isinstance(each, ast.stmt):
            yield from _in_statement(each)
        elif isinstance(each, ast.expr):
            yield from _in_expression(each)
        elif isinstance(each, ast.AST):  # arms of a match, handlers, what stands after `with`
            if isinstance(each, ast.match_case):
                yield from _tested(each)
            for _, inner in ast.iter_fields(each):
                yield from _in_field(inner)


def _in_expression(node: ast.expr | None) -> Iterator[_Site]:
    """Give what may be changed in an expression, from the outside in."""
    if node is None or isinstance(node, ast.JoinedStr):
        return
    yield from _changes(node)
    match node:
        case ast.Call():
            yield from _in_call(node)
            return
        case ast.BinOp(ast.Constant(10), ast.Pow(), power):  # 10**3 is a number written so
            yield from _in_expression(power)
            return
    for field in ast.iter_child_nodes(node):
        if isinstance(field, ast.expr):
            yield from _in_expression(field)
        elif isinstance(field, ast.comprehension):
            yield from _in_expression(field.iter)
            for test in field.ifs:
                yield from _conditions(test)
                yield from _in_expression(test)
        elif isinstance(field, ast.arguments):
            for default in (*field.defaults, *field.kw_defaults):
                yield from _in_expression(default)


_INVARIANT: Final = frozenset({"strict"})  # zip(…, strict=True) is an assertion
_TYPED: Final = frozenset({"cast", "TypeVar", "NewType", "NamedTuple", "TypedDict"})
_PATTERNS: Final = frozenset(
    {"compile", "search", "match", "fullmatch", "sub", "split", "finditer"}
)


def _in_call(node: ast.Call) -> Iterator[_Site]:
    name = _called(node)
    if name in _TYPED:
        return
    arguments = [*node.args]
    if arguments and _is_pattern(node):
        yield from _alternatives(arguments.pop(0))
    if arguments and name == "Decimal":
        yield from _decimal(arguments[0])
    yield from _in_expression(node.func)
    for argument in arguments:
        yield from _in_expression(argument)
    for keyword in node.keywords:
        if keyword.arg not in _INVARIANT:
            yield from _in_expression(keyword.value)


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_pattern(node: ast.Call) -> bool:
    match node.func:
        case ast.Attribute(ast.Name("re"), name):
            return name in _PATTERNS
    return False


def _logs(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(ast.Name(name)):
            return name.strip("_").casefold() in ("log", "logger", "logging")
    return isinstance(call.func, ast.Name) and call.func.id == "print"


def _changes(node: ast.expr) -> Iterator[_Site]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield from _booleans(node)
        case ast.IfExp(test=test):
            yield from _conditions(test)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield _site(
                Kind.BOOLEAN if isinstance(node.op, ast.Not) else Kind.ARITHMETIC, node, operand
            )
        case ast.BinOp():
            yield from _arithmetic(node)
        case ast.Constant():
            yield from _constants(node)
        case ast.Slice():
            yield from _slices(node)
        case ast.Call(func=ast.Name(name)) if name in _CALLS:
            yield _Site(Kind.CALL, node.func, _CALLS[name])


def _site(kind: Kind, node: ast.expr, replaced: ast.expr) -> _Site:
    return _Site(kind, node, f"({ast.unparse(replaced)})")


_COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mod,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_CALLS: Final = {"any": "all", "all": "any", "min": "max", "max": "min"}


def _comparisons(node: ast.Compare) -> Iterator[_Site]:
    for index, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            changed = copy.deepcopy(node)
            changed.ops[index] = other()
            yield _site(Kind.COMPARISON, node, changed)


def _booleans(node: ast.BoolOp) -> Iterator[_Site]:
    """`and` for `or` and back; each operand left out."""
    changed = copy.deepcopy(node)
    changed.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield _site(Kind.BOOLEAN, node, changed)
    for index in range(len(node.values)):
        rest = [value for i, value in enumerate(node.values) if i != index]
        yield _site(Kind.BOOLEAN, node, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


def _conditions(test: ast.expr) -> Iterator[_Site]:
    """The condition dropped, so that it always or never holds; turned round, unless one of the
    changes of its own operator is that."""
    for always in (True, False):
        yield _site(Kind.CONDITION, test, ast.Constant(always))
    if not isinstance(test, ast.Compare | ast.UnaryOp):
        yield _site(Kind.CONDITION, test, ast.UnaryOp(ast.Not(), test))


def _arithmetic(node: ast.BinOp) -> Iterator[_Site]:
    other = _ARITHMETIC.get(type(node.op))
    if other is not None and not _joins_text(node):
        changed = copy.deepcopy(node)
        changed.op = other()
        yield _site(Kind.ARITHMETIC, node, changed)


def _joins_text(node: ast.BinOp) -> bool:
    """Say whether an operand shows that nothing is reckoned: any other operator would fail."""
    return any(
        isinstance(side, ast.JoinedStr | ast.Tuple | ast.List)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _constants(node: ast.Constant) -> Iterator[_Site]:
    match node.value:
        case bool(value):
            yield _Site(Kind.NUMBER, node, str(not value))
        case int(value):
            yield from (_Site(Kind.NUMBER, node, f"({value + step})") for step in (1, -1))
        case float(value):
            for measure in _beside(Decimal(repr(value))):
                yield _Site(Kind.NUMBER, node, f"({float(measure)!r})")
        case str(value) if not _is_sentence(value):
            yield _Site(Kind.TEXT, node, repr("" if value and len(value) <= 2 else f"X{value}"))


def _beside(value: Decimal) -> tuple[Decimal, Decimal]:
    """Give the next values of a measure: by one where it is large, else by its last digit."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(1) if abs(value) >= 10 else Decimal(1).scaleb(min(exponent, 0))
    return value + step, value - step


def _is_sentence(value: str) -> bool:
    """Say whether a text is said to people: three words and more."""
    return len(re.findall(r"[^\W\d_]{2,}", value)) >= 3 and " " in value


def _decimal(node: ast.expr) -> Iterator[_Site]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            beside = _beside(Decimal(node.value))
        except InvalidOperation:
            return
        for other in beside:
            yield _Site(Kind.NUMBER, node, repr(str(other)))


def _alternatives(node: ast.expr) -> Iterator[_Site]:
    """Give a pattern without each of its alternatives in turn."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        pattern = node.value
        for start, end in _branches(pattern):
            yield _Site(Kind.PATTERN, node, repr(pattern[:start] + pattern[end:]))


_OPENING: Final = re.compile(r"\((?:\?(?:P<\w+>|[:=!]|<[=!]))?")


def _branches(pattern: str) -> Iterator[tuple[int, int]]:
    """Give where each alternative stands, the bar beside it included; none where there is one."""
    groups: list[list[int]] = [[0]]  # of each open group: where its alternatives begin
    at, in_class = 0, False
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 2
            continue
        if in_class:
            in_class = letter != "]"
        elif letter == "[":
            in_class = True
            at += 2 if pattern[at + 1 : at + 2] == "^" else 1  # a bracket first is itself
        elif letter == "(":
            opening = _OPENING.match(pattern, at)
            assert opening is not None
            at = opening.end()
            groups.append([at])
            continue
        elif letter == "|":
            groups[-1].append(at + 1)
        elif letter == ")":
            yield from _spans(groups.pop(), at)
        at += 1
    yield from _spans(groups.pop(), at)


def _spans(begins: list[int], end: int) -> Iterator[tuple[int, int]]:
    for index, begin in enumerate(begins):
        if index + 1 < len(begins):
            yield begin, begins[index + 1]
        elif index:
            yield begin - 1, end


def _slices(node: ast.Slice) -> Iterator[_Site]:
    for bound in (node.lower, node.upper, node.step):
        if bound is not None:
            yield _Site(Kind.SLICE, bound, "None")


def _removed(node: ast.stmt) -> Iterator[_Site]:
    """A statement taken out where what follows can still run."""
    match node:
        case ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Delete():
            yield _Site(Kind.STATEMENT, node, "pass")
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield _Site(Kind.STATEMENT, node, "pass")


def _returned_in(function: ast.FunctionDef) -> Iterator[_Site]:
    """Each return with another value; left out, where it is not the function's last statement."""
    for node in _own_statements(function.body):
        if isinstance(node, ast.Return):
            if node is not function.body[-1]:
                yield _Site(Kind.STATEMENT, node, "pass")
            if node.value is not None:
                yield _site(Kind.RETURN, node.value, _other_value(function.returns, node.value))


def _own_statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Give the statements of a function, without those of functions within it."""
    for node in body:
        yield node
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            for inner in ast.iter_child_nodes(node):
                if isinstance(inner, ast.stmt):
                    yield from _own_statements([inner])
                elif isinstance(inner, ast.match_case | ast.ExceptHandler):
                    yield from _own_statements(inner.body)


_EMPTY: Final = {"str": "''", "tuple": "()", "list": "[]", "dict": "{}", "frozenset": "frozenset()"}


def _other_value(annotation: ast.expr | None, value: ast.expr) -> ast.expr:
    """Give what a function returns that did nothing: the opposite of a truth, an empty value;
    None where its type does not tell."""
    if isinstance(annotation, ast.Name) and annotation.id == "bool":
        return ast.UnaryOp(ast.Not(), value)
    name = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    empty = _EMPTY.get(name.id, "None") if isinstance(name, ast.Name) else "None"
    return ast.parse(empty, mode="eval").body
