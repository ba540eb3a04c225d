"""The comments of a Word file: who said what when, which replies to which, which are resolved.

Sources: ECMA-376 Part 1, 17.13.4 (comments); [MS-DOCX] 2.5.1 (commentsExtended: replies hang on
the last paragraph of the comment they answer, and so does the mark of being done).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree

from pipeline.intake.word.package import W14, W15, M, W, WordPackage
from pipeline.intake.word.tokens import Kind, Token, tokens

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

_NAME: Final = "word/comments.xml"  # as every program calls it
PICTURE: Final = "[hình: xem trong tệp góp ý]"
NO_WORDS: Final = "(nhận xét không có chữ)"


@dataclass(frozen=True, slots=True)
class MarginComment:
    """One comment; `parent` is the id of the comment it replies to, "" for none."""

    id: str
    author: str
    day: date | None
    text: str
    parent: str = ""
    resolved: bool = False


def margin_comments(package: WordPackage) -> tuple[MarginComment, ...]:
    """Give every comment of the file in its order, replies and resolved ones too."""
    root = comments_root(package)
    if root is None:
        return ()
    nodes = list(root.iter(f"{W}comment"))
    by_paragraph = {key: _id(node) for node in nodes for key in _paragraph_ids(node)}
    threads = dict(_threads(package))
    found: list[MarginComment] = []
    for node in nodes:
        entries = [threads[key] for key in _paragraph_ids(node) if key in threads]
        parents = (by_paragraph.get(parent, "") for parent, _ in entries)
        found.append(
            MarginComment(
                _id(node),
                str(node.get(f"{W}author", "")),
                day_of(node),
                comment_text(node) or NO_WORDS,
                next((parent for parent in parents if parent and parent != _id(node)), ""),
                any(done for _, done in entries),
            )
        )
    return tuple(found)


def comments_root(package: WordPackage) -> etree._Element | None:
    """Give the root of the comments' part; one that nothing relates to is found by type or name."""
    root = package.story("comments")
    if root is not None:
        return root
    stray = next((name for name, kind in package.content_types.items() if kind == _TYPE), _NAME)
    return package.tree(stray)


def has_stray_comments(package: WordPackage) -> bool:
    """Say whether the comments' part is one that the document does not relate to."""
    return package.story("comments") is None and comments_root(package) is not None


def day_of(node: etree._Element) -> date | None:
    """Give the day that a comment or revision states, None where it states none."""
    try:
        return date.fromisoformat(str(node.get(f"{W}date", ""))[:10])
    except ValueError:
        return None


def comment_text(node: etree._Element) -> str:
    """Give the words of a comment or note, its paragraphs on lines of their own."""
    lines = (paragraph_text(paragraph).strip() for paragraph in node.iter(f"{W}p"))
    return "\n".join(line for line in lines if line)


def paragraph_text(paragraph: etree._Element) -> str:
    """Give a paragraph's words with its changes accepted; formulas as letters, pictures named."""
    return "".join(_words(token) for token in tokens(paragraph) if not token.deleted)


def _words(token: Token) -> str:
    match token.kind:
        case Kind.TEXT:
            return token.value
        case Kind.BREAK:
            return " "
        case Kind.MATH if token.node is not None:
            return "".join(text.text or "" for text in token.node.iter(f"{M}t"))
        case Kind.DRAWING:
            return PICTURE
        case _:
            return ""


def _id(node: etree._Element) -> str:
    return str(node.get(f"{W}id", ""))


def _paragraph_ids(node: etree._Element) -> list[str]:
    ids = (str(paragraph.get(f"{W14}paraId", "")) for paragraph in node.iter(f"{W}p"))
    return [key.upper() for key in ids if key]


def _threads(package: WordPackage) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Give for a paragraph's id the one it replies to, and whether it is marked as done."""
    root = package.story("commentsExtended")
    for node in () if root is None else root.iter(f"{W15}commentEx"):
        parent = str(node.get(f"{W15}paraIdParent", "")).upper()
        done = str(node.get(f"{W15}done", "0")) in ("1", "true", "on")
        yield str(node.get(f"{W15}paraId", "")).upper(), (parent, done)
