"""The Word file around the body: cover and inner cover, by docxtpl, and the body's place.

The template is a Word file that a consultant edits; its tags are filled in one pass with
every value escaped, and nothing an agency writes goes through it. The body takes the place
of a marker paragraph afterwards, as bytes. This is the only module that knows docxtpl.

"""

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final

import msgspec
from lxml import etree

from pipeline.model.errors import TemplateError
from pipeline.model.fixed import Fixed
from pipeline.render.word.frame.covers import centre_sole_signer
from pipeline.render.word.held_paragraphs import hold_paragraphs
from pipeline.render.word.package import DOCUMENT, DOCUMENT_RELATIONSHIPS, HEAD
from pipeline.render.word.pages import PageSetup
from pipeline.render.word.template_faults import NO_WORD_FILE, file_fault, template_faults
from pipeline.work.archive import CONTENT_TYPES, Parts, read_parts
from pipeline.work.fingerprint import program
from pipeline.work.store import NOTHING_KEPT, MemoryStore, Store

if TYPE_CHECKING:
    from jinja2 import Environment

# paragraphs of templates in whose place something is put
BODY_MARKER: Final = "«NỘI DUNG BÁO CÁO»"
TABLE_MARKER: Final = "«BẢNG»"
LOG_MARKER: Final = "«CÁC THAY ĐỔI»"
TARGETS_MARKER: Final = "«BẢNG CHỈ TIÊU»"
OPINIONS_MARKER: Final = "«BẢNG Ý KIẾN»"

# a tag's text, or the rows of a table that repeats one
TagValue = str | Sequence[Mapping[str, str]]

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATIONS: Final = " ".join(f'xmlns:{key}="{uri}"' for key, uri in NAMESPACES.items())

_W: Final = f"{{{NAMESPACES['w']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_FOOTER: Final = f"{_W}footerReference"
# docxtpl asks for a dozen of a template: its parts and properties; there are some ten templates
_TEXTS_KEPT: Final = 256
_PLACE: Final = "quyhoach-noi-dung"
# shells of this process: a preview that is made again, a draft that a seal makes twice
_HERE: Final = MemoryStore(32)
# docxtpl turns "{_{" back into "{{" after rendering; values must come out as they went in
_BRACES: Final = {"{": "\uf7f0", "}": "\uf7f1", "%": "\uf7f2", "#": "\uf7f3"}


class Shell(Fixed):
    """A rendered template.

    `before` and `after` are document.xml up to the marker and behind it, the last section's
    properties left out: they are the body's to write, after `setup`, or as the template has
    them (`section`).
    """

    parts: Parts
    before: bytes
    after: bytes
    setup: PageSetup
    section: bytes


def render_shell(
    template: bytes,
    values: Mapping[str, TagValue],
    *,
    styles: Iterable[str],
    cover: bool = True,
    marker: str = BODY_MARKER,
    kept: Store = NOTHING_KEPT,
) -> Shell:
    """Give the template with its tags filled and its marker found.

    Args:
        template: A .docx; its last section is the pattern of every page of the body.
        values: What the tags stand for, as text, or as rows of texts by name.
        styles: Ids of the styles that the body uses.
        cover: False leaves out all that stands before the marker.
        marker: The words of the paragraph in whose place the body comes.
        kept: What earlier runs rendered.

    Raises:
        TemplateError: The file is no Word file, or lacks the marker, a style or a value.
    """
    wanted = sorted(styles)
    told = repr((sorted(values.items()), wanted, cover, marker))
    key = hashlib.sha256(f"shell\0{program()}\0{told}\0".encode() + template).hexdigest()
    data = kept.get(key)
    if data is None and (data := _HERE.get(key)) is not None:
        kept.put(key, data)
    try:
        if data is not None:
            return msgspec.msgpack.decode(data, type=Shell)
    except (msgspec.MsgspecError, RecursionError):
        pass
    shell = _rendered(template, values, wanted, marker, cover=cover)
    data = msgspec.msgpack.encode(shell)
    _HERE.put(key, data)
    kept.put(key, data)
    return shell


def _rendered(
    template: bytes,
    values: Mapping[str, TagValue],
    styles: Iterable[str],
    marker: str,
    *,
    cover: bool,
) -> Shell:
    parts = _filled(template, values, styles, marker)
    root = etree.fromstring(parts[DOCUMENT])
    hold_paragraphs(root)
    centre_sole_signer(root)
    body = root.find(f"{_W}body")
    section = None if body is None else body.find(f"{_W}sectPr")
    assert body is not None
    assert section is not None  # a template without one is a fault told above
    place = _marker(body, marker)
    setup = _page_setup(section)
    if not cover:
        for element in list(body)[: list(body).index(place)]:
            body.remove(element)
        _drop_unused_headers(parts, root)
    body.remove(section)
    body.replace(place, etree.ProcessingInstruction(_PLACE, "here"))
    before, _, after = _serialised(root).partition(f"<?{_PLACE} here?>".encode())
    return Shell(parts, before, after, setup, etree.tostring(section, with_tail=False))


def require_parts(parts: Parts, names: Iterable[str]) -> None:
    """Raise `TemplateError` where the template lacks one of the parts."""
    for name in names:
        if name not in parts:
            raise TemplateError(f"mẫu Word thiếu thành phần {name}")


def _filled(
    template: bytes, values: Mapping[str, TagValue], styles: Iterable[str], marker: str
) -> Parts:
    """Give the parts of the template with its tags filled.

    Raises:
        TemplateError: It is no Word file, has a tag without value, or cannot serve.
    """
    if fault := file_fault(template):
        raise TemplateError(fault)
    from docxtpl import DocxTemplate
    from jinja2.exceptions import TemplateError as TagError
    from jinja2.exceptions import UndefinedError

    guarded = {name: _guarded(value) for name, value in values.items()}
    output = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.patch_xml = _joining()
        document.init_docx()
        if document.docx.element.body is None:
            raise TemplateError(NO_WORD_FILE)
        document.render(guarded, jinja_env=_environment(), autoescape=True)
        document.save(output)
    except UndefinedError as error:
        raise TemplateError(f"mẫu Word dùng thẻ không có giá trị: {error.message}") from error
    except TagError as error:
        raise TemplateError(f"thẻ trong mẫu Word viết sai: {error.message}") from error
    except (KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise TemplateError(NO_WORD_FILE) from error
    faults = template_faults(document.docx, styles, marker)
    if faults:
        raise TemplateError("; ".join(faults))
    parts = read_parts(output.getvalue())
    require_parts(parts, (DOCUMENT, "word/styles.xml", "word/numbering.xml"))
    return {
        name: _unguard(data) if name.endswith((".xml", ".rels")) else data
        for name, data in parts.items()
    }


@cache
def _joining() -> Callable[[str], str]:
    """Give what joins the parts of a text's tags, for every shell: a text with tags but once."""
    from docxtpl import DocxTemplate

    return lru_cache(_TEXTS_KEPT)(partial(DocxTemplate.patch_xml, None))


@cache
def _environment() -> "Environment":
    """Give the environment of every shell, which compiles a text with tags but once.

    A run fills the same few templates for body after body, and compiling is half the work of
    filling one. What is compiled holds no value and is only read.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    # the template is the consultant's, but it may pass through many hands
    class Compiling(SandboxedEnvironment):
        compile = lru_cache(_TEXTS_KEPT)(SandboxedEnvironment.compile)  # type: ignore[assignment]

    return Compiling(autoescape=True, undefined=StrictUndefined)


def _guarded(value: TagValue) -> str | list[dict[str, str]]:
    if isinstance(value, str):
        return untagged(value)
    return [{name: untagged(text) for name, text in row.items()} for row in value]


def untagged(value: str, signs: str = "{}%#") -> str:
    """Give a text whose `signs` open no tag; they come back once the template is filled."""
    return "".join(_BRACES[letter] if letter in signs else letter for letter in value)


def _unguard(data: bytes) -> bytes:
    for letter, stand_in in _BRACES.items():
        data = data.replace(stand_in.encode(), letter.encode())
    return data


def _marker(body: etree._Element, marker: str) -> etree._Element:
    for paragraph in body.findall(f"{_W}p"):
        text = "".join(str(part.text or "") for part in paragraph.iter(f"{_W}t"))
        if text.strip() == marker:
            return paragraph
    raise TemplateError(f"mẫu Word thiếu đoạn đánh dấu chỗ đặt nội dung: {marker}")


def _page_setup(section: etree._Element) -> PageSetup:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    if size is None or margins is None:
        raise TemplateError("mẫu Word thiếu khổ giấy hoặc lề trang (w:pgSz, w:pgMar)")
    references = "".join(
        f'<w:{kind}Reference w:type="{entry.get(f"{_W}type")}" r:id="{entry.get(f"{_R}id")}"/>'
        for kind in ("header", "footer")
        for entry in section.findall(f"{_W}{kind}Reference")
    )

    def length(element: etree._Element, name: str) -> int:
        try:
            return int(str(element.get(f"{_W}{name}", "0")))
        except ValueError as error:
            raise TemplateError(f"mẫu Word có số đo trang không đọc được: {name}") from error

    return PageSetup(
        references,
        width=length(size, "w"),
        height=length(size, "h"),
        **{
            name: length(margins, name)
            for name in ("top", "right", "bottom", "left", "header", "footer")
        },
    )


def _drop_unused_headers(parts: Parts, root: etree._Element) -> None:
    """Take out the headers and footers that only the covers named."""
    used = {str(node.get(f"{_R}id")) for node in root.iter(f"{_W}headerReference", _FOOTER)}
    relations = etree.fromstring(parts[DOCUMENT_RELATIONSHIPS])
    types = etree.fromstring(parts[CONTENT_TYPES])
    for relation in list(relations):
        kind = str(relation.get("Type")).rpartition("/")[2]
        if kind in ("header", "footer") and relation.get("Id") not in used:
            name = f"word/{relation.get('Target')}"
            relations.remove(relation)
            parts.pop(name, None)
            for entry in [entry for entry in types if entry.get("PartName") == f"/{name}"]:
                types.remove(entry)
    parts[DOCUMENT_RELATIONSHIPS] = HEAD.encode() + etree.tostring(relations)
    parts[CONTENT_TYPES] = HEAD.encode() + etree.tostring(types)


def _serialised(root: etree._Element) -> bytes:
    """Give the document with the namespaces of the body declared on its root."""
    whole = etree.Element(root.tag, nsmap={**NAMESPACES, **_named(root)})
    whole.attrib.update(root.attrib)
    whole.extend(list(root))
    return HEAD.encode() + etree.tostring(whole)


def _named(root: etree._Element) -> dict[str, str]:
    return {str(key): uri for key, uri in root.nsmap.items() if key and key not in NAMESPACES}
