"""Mutants of a module: the same program with one small thing read otherwise.

Each is one change of one statement: a comparison that is off by one, a condition turned round, a
term left out, another number, another text, a statement dropped. Tests that cannot tell a mutant
from the program do not hold what that statement says.

Nobody is promised the words of a defect of ours, so those stay as they are; so do annotations,
decorators, docstrings and what only type checkers read.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple

# What each operator may be misread as.
_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
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
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Calls that may be left away from around their first value.
_WRAPPERS = ("sorted", "reversed", "abs", "bool", "set")
# What only type checkers read, where it stands at the left of brackets.
_TYPES = ("Literal", "Callable", "Mapping", "Sequence", "Iterator", "dict", "tuple", "list")
_SKIPPED = (ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Assert)
_SKIPPED_FIELDS = ("annotation", "returns", "decorator_list", "type_comment", "ctx", "bases")
_BODIES = ("body", "orelse", "finalbody", "handlers", "cases")

_Statement = ast.stmt | ast.ExceptHandler | ast.match_case


class Mutant(NamedTuple):
    """One change: where it stands, the statement before and after, and the whole module with it.

    `function` is empty at the level of the module, `lines` are all of the statement's. What stands
    outside of every function acts when the module is imported: `is_cold`.
    """

    function: str
    line: int
    lines: range
    before: str
    after: str
    is_cold: bool
    tree: ast.Module

    @property
    def key(self) -> tuple[str, str, str]:
        """By which a list names it: it says no line, since those move."""
        return self.function, self.before, self.after


class _Change(NamedTuple):
    """A node with one change in it; what is known of its place so far, from the inside out."""

    node: ast.AST
    names: tuple[str, ...] = ()
    said: tuple[str, str] | None = None
    line: int = 0
    last_line: int = 0
    is_cold: bool = True


def mutants_of(text: str) -> list[Mutant]:
    """All mutants of a module, in the order of its lines."""
    tree = ast.parse(text)
    found: dict[tuple[tuple[str, str, str], int], Mutant] = {}
    for change in _changes(tree):
        if change.said is None or change.said[0] == change.said[1]:
            continue
        made = change.node
        assert isinstance(made, ast.Module)
        lines = range(change.line, change.last_line + 1)
        name = ".".join(change.names)
        mutant = Mutant(name, change.line, lines, *change.said, change.is_cold, made)
        found.setdefault((mutant.key, change.line), mutant)
    return list(found.values())


def _changes(node: ast.AST) -> Iterator[_Change]:
    """The node with each change, first of itself, then of what is in it."""
    if _is_left_alone(node):
        return
    for variant in _variants(node):
        yield _told(node, _Change(ast.copy_location(variant, node)))
    for field, value in ast.iter_fields(node):
        if field in _SKIPPED_FIELDS:
            continue
        for index, inner in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(inner, ast.AST) or _is_left_out(node, field, index, inner):
                continue
            for change in _changes(inner):
                changed = copy.copy(node)
                there: object = change.node
                if isinstance(value, list):
                    there = [*value[:index], change.node, *value[index + 1 :]]
                setattr(changed, field, there)
                yield _placed(node, field, _told(node, change._replace(node=changed)))


def _told(node: ast.AST, change: _Change) -> _Change:
    """Say the change as that of a statement, where that is the innermost one."""
    if change.said is not None or not isinstance(node, _Statement):
        return change
    heads = [_head(node), _head(change.node)]
    inside = [each for field in _BODIES for each in _listed(node, field)]
    line = _line_of(node)
    ends = [_line_of(each) - 1 for each in inside]
    last = min(ends, default=getattr(node, "end_lineno", line))
    return change._replace(said=(heads[0], heads[1]), line=line, last_line=max(line, last))


def _line_of(node: _Statement) -> int:
    return node.pattern.lineno if isinstance(node, ast.match_case) else node.lineno


def _placed(node: ast.AST, field: str, change: _Change) -> _Change:
    """Add the name of the function or class that it stands in."""
    if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
        return change
    is_hot = field == "body" and not isinstance(node, ast.ClassDef)
    return change._replace(names=(node.name, *change.names), is_cold=change.is_cold and not is_hot)


def _listed(node: ast.AST, field: str) -> list[_Statement]:
    value = getattr(node, field, None)
    return value if isinstance(value, list) else []


def _head(node: ast.AST) -> str:
    """A statement without the statements in it, on one line."""
    bare = copy.copy(node)
    for field in _BODIES:
        inside = _listed(node, field)
        if inside:
            setattr(bare, field, [ast.Pass()] if field == "body" else [])
    if isinstance(bare, ast.Try):
        bare.handlers = [ast.ExceptHandler(None, None, [ast.Pass()])]
    if isinstance(bare, ast.Match):
        bare.cases = [ast.match_case(ast.MatchAs(), None, [ast.Pass()])]
    if hasattr(bare, "decorator_list"):
        bare.decorator_list = []
    said = ast.unparse(ast.fix_missing_locations(bare))
    return " ".join(part.strip() for part in said.splitlines()).removesuffix(" pass")


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="TYPE_CHECKING" | "__all__" | "__slots__")]):
            return True
        case ast.Assign(value=ast.Subscript(value=ast.Name(id=name))) if name in _TYPES:
            return True
        case ast.Call(func=ast.Name(id="Defect" | "cast")):
            return True
    return isinstance(node, _SKIPPED)


def _is_left_out(node: ast.AST, field: str, index: int, inner: ast.AST) -> bool:
    """Docstrings, the words of a defect, and all but the first of the words of a sentence."""
    match node, inner:
        case (ast.JoinedStr(), ast.Constant()) | (ast.FormattedValue(), ast.JoinedStr()):
            return True
        case ast.Call(func=ast.Name(id="ensure")), _:
            return field == "args" and index == 1
        case _, ast.Expr(value=ast.Constant(value=str())):
            return True
    return False


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may be misread as, its own parts unchanged."""
    yield from _statements(node)
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                for other in _COMPARED[type(op)]:
                    yield _with(node, ops=[*ops[:index], other(), *ops[index + 1 :]])
        case ast.BoolOp(op=op, values=values):
            yield _with(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
            for index in range(len(values)):
                left = [*values[:index], *values[index + 1 :]]
                yield left[0] if len(left) == 1 else _with(node, values=left)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _RECKONED:
            yield _with(node, op=_RECKONED[type(op)]())
        case ast.Constant():
            yield from _values(node)
        case ast.JoinedStr(values=values):
            yield _with(node, values=[ast.Constant("XX"), *values])
        case ast.IfExp(body=body, orelse=orelse):
            yield _with(node, body=orelse, orelse=body)
        case ast.Call():
            yield from _calls(node)
        case ast.Slice(lower=lower, upper=upper):
            if lower is not None:
                yield _with(node, lower=None)
            if upper is not None:
                yield _with(node, upper=None)
        case ast.comprehension(ifs=ifs):
            for index in range(len(ifs)):
                yield _with(node, ifs=[*ifs[:index], *ifs[index + 1 :]])
        case ast.ExceptHandler(type=ast.Tuple(elts=kinds)):
            for index in range(len(kinds)):
                left = [*kinds[:index], *kinds[index + 1 :]]
                yield _with(node, type=_with(node.type, elts=left))  # type: ignore[arg-type]
        case ast.match_case(guard=ast.expr() as guard):
            yield _with(node, guard=ast.UnaryOp(ast.Not(), guard))


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """What a statement may be misread as: mostly that it is not there."""
    match node:
        case ast.If(test=test) | ast.While(test=test):
            if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
                yield _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()
        case ast.AugAssign() | ast.Delete() | ast.Raise():
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _values(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool() as value:
            yield ast.Constant(not value)
        case int() as number:
            yield ast.Constant(number + 1)
        case str() as text:
            # A single character is often one of a set, to which another adds nothing.
            yield ast.Constant("X" if len(text) == 1 else f"XX{text}")
        case bytes() as raw:
            yield ast.Constant(b"XX" + raw)


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    match node.func:
        case ast.Name(id=name) if name in _OPPOSITES:
            yield _with(node, func=ast.Name(_OPPOSITES[name], ast.Load()))
        case ast.Name(id=name) if name in _WRAPPERS and node.args:
            yield node.args[0]
    for index, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            yield _with(node, keywords=[*node.keywords[:index], *node.keywords[index + 1 :]])


def _with(node: ast.AST, **changes: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed
