"""The messages of the project, read from its templates and its Python."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template import Template
from django.template.base import Lexer, TokenType
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import trim_whitespace

ROOT = Path(__file__).parents[2]
CODE = ("mmn", "news", "events", "publications", "vacancies")

# The functions of gettext, as our modules name them, with what their arguments are.
CALLS = {
    "_": ("id",),
    "_now": ("id",),
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
}
IN_TAG = re.compile(r"""\b_\((?:"([^"]*)"|'([^']*)')\)""")


@dataclass(frozen=True)
class Message:
    """One text to translate; ``place`` is the chain of classes, calls and arguments
    around it in Python, the outermost first."""

    id: str
    plural: str = ""
    context: str = ""
    file: str = ""
    place: tuple = ()

    @property
    def key(self):
        return (self.context, self.id)


@cache
def all_messages():
    """Every message of templates and code, those of one file in their order."""
    return (*in_templates(), *in_code())


def in_templates():
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            yield from in_template(path)


def in_code():
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from in_module(path)


def in_template(path):
    """The messages of a template's tags and filters."""
    source, file = path.read_text(), str(path.relative_to(ROOT))
    for node in Template(source).nodelist.get_nodes_by_type(
        (TranslateNode, BlockTranslateNode)
    ):
        yield message_of(node, file)
    for token in Lexer(source).tokenize():
        if token.token_type in (TokenType.VAR, TokenType.BLOCK):
            for double, single in IN_TAG.findall(token.contents):
                yield Message(double or single, file=file)


def message_of(node, file):
    context = node.message_context.var if node.message_context else ""
    if isinstance(node, TranslateNode):
        text = node.filter_expression.var.literal.replace("%", "%%")
        return Message(text, context=context, file=file)
    texts = [node.render_token_list(part)[0] for part in (node.singular, node.plural)]
    texts = [trim_whitespace(text) if node.trimmed else text for text in texts]
    return Message(texts[0], texts[1], context, file)


def in_module(path):
    """The messages of a Python module, with the places where they stand."""
    return InModule(str(path.relative_to(ROOT))).of(ast.parse(path.read_text()))


class InModule(ast.NodeVisitor):
    """Walks a module and remembers what it is inside of."""

    def __init__(self, file):
        self.file, self.place, self.found = file, [], []

    def of(self, tree):
        self.visit(tree)
        return self.found

    def inside(self, name, node):
        self.place.append(name)
        self.generic_visit(node)
        self.place.pop()

    def visit_ClassDef(self, node):
        bases = [ast.unparse(base) for base in node.bases]
        self.inside(f"class {node.name}({', '.join(bases)})", node)

    def visit_Assign(self, node):
        self.inside(f"{ast.unparse(node.targets[0])} =", node)

    def visit_keyword(self, node):
        self.inside(f"{node.arg}=", node)

    def visit_Call(self, node):
        name = ast.unparse(node.func)
        if name not in CALLS:
            self.inside(f"{name}()", node)
            return
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        named = dict(zip(CALLS[name], texts, strict=False))
        if "id" in named:
            self.found.append(Message(**named, file=self.file, place=tuple(self.place)))
