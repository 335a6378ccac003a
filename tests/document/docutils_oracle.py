"""docutils as a judge of documents: what it reads, and what it warns about, as Sphinx would have it."""

import io

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.directives.admonitions import Note

# What Sphinx adds.
directives.register_directive("todo", Note)
for role in ("doc", "ref"):
    roles.register_local_role(
        role, lambda name, raw, text, *rest, **more: ([nodes.inline(raw, text)], []))


def read(rst):
    """The document's tree, and its warnings as (line, level, message)."""
    tree = publish_doctree(rst, settings_overrides={
        "report_level": 2, "halt_level": 5, "warning_stream": io.StringIO(),
        "doctitle_xform": False, "input_encoding": "unicode", "file_insertion_enabled": False})
    warnings = [(message.get("line"), message["level"], message.astext())
                for message in tree.findall(nodes.system_message) if message["level"] >= 2]
    warnings += [(message.get("line"), message["level"], message.astext())
                 for message in tree.transform_messages if message["level"] >= 2]
    return tree, sorted(set(warnings), key=lambda warning: warning[0] or 0)


def flat(text):
    return " ".join(text.split())


def by_id(tree):
    return {id: node for node in tree.findall(nodes.Element) for id in node["ids"]}


def title_of(node):
    """The text of a section's title; none for anything else."""
    title = node.next_node(nodes.title) if isinstance(node, nodes.section) else None
    return None if title is None else flat(title.astext())


def outline(tree, left_out=lambda node: False):
    """All that a document says: elements with their texts and where they lead, targets with their
    names; neither white space nor what depends on it (ids, widths of columns, lines)."""
    nodes_by_id = by_id(tree)

    def visit(node):
        if isinstance(node, nodes.system_message) or left_out(node):
            return None
        if isinstance(node, nodes.Text):
            return flat(node)
        if isinstance(node, nodes.literal_block):
            return (node.tagname, node.astext())
        said = {key: value for key, value in node.attributes.items()
                if value and key in ("refuri", "refname", "morerows", "morecols", "enumtype", "start",
                                     "prefix", "suffix")}
        if isinstance(node, nodes.target):
            said["names"] = node["names"]
        elif node.get("refid") in nodes_by_id:
            said["leads to"] = title_of(nodes_by_id[node["refid"]])
        children = [visit(child) for child in node.children]
        return (node.tagname, said, [child for child in children if child])

    return visit(tree)
