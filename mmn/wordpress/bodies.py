"""The text of a post as clean HTML, with what it shows and links to set apart.

Pictures leave the text: those that stand alone, with a caption or in a gallery
become photos of the entry; one inside a running sentence stays where it is.
"""

import re
from dataclasses import dataclass, field
from html import escape

from .links import numeral
from .paragraphs import with_paragraphs
from .structure import give_structure, level_headings
from .tree import VOID, Node, parse, plain

CAPTION = re.compile(r"\[caption([^\]]*)\](.*?)\[/caption\]", re.DOTALL)
GALLERY = re.compile(r"\[gallery([^\]]*)\]")
EMBED = re.compile(r"\[embed[^\]]*\](.*?)\[/embed\]", re.DOTALL)
OTHER_SHORTCODE = re.compile(r"\[/?[a-z][a-z0-9_-]*(?:\s+[a-z_]+=[^\]]*)?\]")
LONE_ADDRESS = re.compile(r"https?://\S+")


@dataclass
class Picture:
    """A picture that a text shows."""

    src: str = ""
    number: int = 0
    caption: str = ""
    alt: str = ""
    node: Node | None = None

    @property
    def inline(self):
        return self.node is not None


@dataclass
class Body:
    root: Node
    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def html(self):
        return self.root.html

    @property
    def links(self):
        return [a for a in self.root.find("a") if a.attrs.get("href")]


def read_body(content):
    """The clean body of a post's ``content``."""
    body = Body(parse(with_paragraphs(_without_shortcodes(content))))
    left = dict.fromkeys(OTHER_SHORTCODE.findall(body.root.text))
    body.notes += [f"The code {code} was left in the text." for code in left]
    _films(body)
    level_headings(body.root)
    _take_pictures(body)
    _addresses_as_links(body.root)
    _empty_links(body)
    _tidy(body.root)
    give_structure(body.root)
    return body


def _without_shortcodes(content):
    content = EMBED.sub(lambda m: f"\n\n{m[1].strip()}\n\n", content)
    content = CAPTION.sub(_caption, content)
    return GALLERY.sub(
        lambda m: (
            f'<div class="gallery" title="{escape(_attribute(m[1], "ids"))}"></div>'
        ),
        content,
    )


def _caption(match):
    """The old form has the caption as an attribute, the new one behind the picture."""
    image = re.search(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", match[2])
    text = match[2].replace(image[0], "", 1) if image else match[2]
    text = _attribute(match[1], "caption") or text
    shown = image[0] if image else ""
    return f"<figure>{shown}<figcaption>{text.strip()}</figcaption></figure>"


def _attribute(text, name):
    found = re.search(rf'\b{name}=["\']([^"\']*)["\']', text)
    return found[1] if found else ""


def _films(body):
    """A film in a frame becomes a link: no page here calls another host."""
    for parent, node in body.root.walk():
        if node.tag != "iframe":
            continue
        source = node.attrs.get("src") or ""
        if not source:
            parent.replace(node)
            continue
        link = Node("a", {"href": source}, [source])
        parent.replace(node, link if parent.tag == "p" else Node("p", {}, [link]))
        body.notes.append(f"A frame with {source} became a link.")


def _take_pictures(body):
    for parent, node in body.root.walk():
        if node.tag == "div" and node.attrs.get("class") == "gallery":
            ids = re.findall(r"\d+", node.attrs.get("title") or "")
            body.pictures += [Picture(number=numeral(n)) for n in ids]
            if not ids:
                body.pictures.append(Picture(src="*"))
            parent.replace(node)
        elif node.tag == "figure" and node.find("img"):
            _take_figure(body, parent, node)
    for node in body.root.blocks:
        if node.find("img") and not node.text and not node.find("table"):
            body.pictures += [_picture(image) for image in node.find("img")]
            body.root.replace(node)
    for parent, node in body.root.walk():
        if node.tag == "img":
            _unlink(body.root, parent)
            body.pictures.append(_picture(node))
            body.pictures[-1].node = node


def _take_figure(body, parent, figure):
    captions = figure.find("figcaption")
    caption = " ".join(plain(c.text) for c in captions)
    images = figure.find("img")
    for image in images:
        body.pictures.append(_picture(image))
        body.pictures[-1].caption = caption
    parent.replace(figure)


def _picture(image):
    number = re.search(r"\bwp-image-(\d+)", image.attrs.get("class") or "")
    return Picture(
        src=image.attrs.get("src") or "",
        number=numeral(number[1]) if number else 0,
        alt=plain(image.attrs.get("alt") or ""),
    )


def _unlink(root, link):
    """Take away the link from a small picture to its large one."""
    if link.tag == "a" and not link.text:
        for parent, node in root.walk():
            if node is link:
                parent.unwrap(link)


def _addresses_as_links(root):
    """An address alone on its line was a film or a card: it becomes a link."""
    for block in root.blocks:
        alone = block.text
        if block.tag == "p" and LONE_ADDRESS.fullmatch(alone) and not block.find("a"):
            block.children = [Node("a", {"href": alone}, [alone])]


def _empty_links(body):
    """A link without words shows its address, or goes if it has none."""
    for parent, node in body.root.walk():
        if node.tag != "a" or node.text or node.find("img"):
            continue
        href = node.attrs.get("href") or ""
        shown = href.removeprefix("mailto:")
        if not shown or shown.startswith("#"):
            parent.unwrap(node)
            continue
        at = next(i for i, c in enumerate(parent.children) if c is node)
        after = parent.children[at + 1] if at + 1 < len(parent.children) else ""
        node.children = [shown]
        if isinstance(after, str) and after[:1].isalnum():
            parent.children.insert(at + 1, " ")
        body.notes.append(f"A link without words shows its address now: {shown}.")


def _tidy(root):
    """No hard blanks used as spacing, no empty paragraphs, no classes."""
    for _, node in root.walk():
        for name in ("class", "title") if node.tag != "a" else ():
            node.attrs.pop(name, None)
        if node.tag != "pre":
            node.children = [
                re.sub(r"[ \t\u00a0]+", " ", c) if isinstance(c, str) else c
                for c in node.children
            ]
        if node.tag in {"p", "li", "td", "th", "h2", "h3", "h4", "h5"}:
            _strip(node)
    for _ in range(3):
        for parent, node in root.walk():
            if node.is_empty and node.tag not in VOID | {"td", "th", "tr"}:
                parent.replace(node)
    root.children = [c for c in root.children if isinstance(c, Node) or c.strip()]


def _strip(node):
    """Without blanks and line breaks at both ends."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while node.children:
            child = node.children[end]
            if isinstance(child, str) and strip(child):
                node.children[end] = strip(child)
                break
            if isinstance(child, Node) and child.tag != "br":
                break
            node.children.pop(end)
