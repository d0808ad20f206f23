"""Templates as one list of nodes: what a template extends is put together when it is
loaded, not each time that it is rendered.

Django looks for the right content of every ``{% block %}`` anew on each page, and for
each card on it. It is always the same, as no template of ours chooses by a variable
what it extends. Those of the admin are left as they are.
"""

from django.template.base import Node, NodeList, VariableNode
from django.template.loader_tags import BlockNode, ExtendsNode
from django.template.loaders import base, cached

# Where nodes keep the name of a variable that they set.
SETTING = ("asvar", "target_var", "var_name", "variable")


class Loader(cached.Loader):
    """Keeps templates like Django's cached loader, put together."""

    def get_template(self, template_name, skip=None):
        kept = self.cache_key(template_name, skip) in self.get_template_cache
        template = super().get_template(template_name, skip)
        # Whoever extends it while rendering skips himself, and gets it with its blocks.
        if not kept and not skip and not template_name.startswith("admin/"):
            line = self.line(template)
            if len(line) > 1:
                template.nodelist = flat(line)
        return template

    def line(self, template):
        """A template, what it extends, and so on; the copies are its own to change."""
        line = [template]
        while extends := line[-1].nodelist.get_nodes_by_type(ExtendsNode):
            name = extends[0].parent_name.var
            if not isinstance(name, str) or name in {one.name for one in line}:
                return line[:1]
            line.append(base.Loader.get_template(self, name))
        return line


def flat(line):
    """The nodes of the last template of ``line``, with the blocks of those before."""
    versions = {}
    for template in line:
        for block in template.nodelist.get_nodes_by_type(BlockNode):
            versions.setdefault(block.name, []).append(block.nodelist)
    return put_together(line[-1].nodelist, versions, ())


def put_together(nodes, versions, above):
    """``nodes`` with the content of blocks in the place of these; ``above`` are the
    contents of the same block in what is extended: ``{{ block.super }}``."""
    found = []
    for node in nodes:
        if isinstance(node, BlockNode):
            found += content(*versions[node.name], versions=versions)
        elif is_super(node):
            found += content(*above, versions=versions) if above else []
        else:
            inside(node, versions, above)
            found.append(node)
    return NodeList(found)


def content(first, *above, versions):
    nodes = put_together(first, versions, above)
    sets = any(
        getattr(node, name, None)
        for node in nodes.get_nodes_by_type(Node)
        for name in SETTING
    )
    return [Scope(nodes)] if sets else nodes


def inside(node, versions, above):
    """The same for the lists that a node has."""
    for name, value in vars(node).items():
        if isinstance(value, NodeList):
            setattr(node, name, put_together(value, versions, above))
    if branches := getattr(node, "conditions_nodelists", None):
        node.conditions_nodelists = [
            (condition, put_together(nodes, versions, above))
            for condition, nodes in branches
        ]


def is_super(node):
    if not isinstance(node, VariableNode):
        return False
    return getattr(node.filter_expression.var, "lookups", None) == ("block", "super")


class Scope(Node):
    """What a block sets is not known outside of it."""

    def __init__(self, nodes):
        self.nodelist = nodes

    def render(self, context):
        with context.push():
            return self.nodelist.render(context)
