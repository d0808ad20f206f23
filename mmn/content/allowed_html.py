"""What rich text may consist of: one list for the sanitiser and for the editor.

Plain data, so that settings can read it.
"""

TAGS = {
    *("h2", "h3", "h4", "h5", "p", "br", "hr", "div"),
    *("strong", "b", "em", "i", "u", "s", "sub", "sup", "q", "cite", "abbr", "bdo"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "span"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot"),
    *("tr", "th", "td", "figure", "figcaption", "img", "a"),
}

# Never: style, id, name, srcset, target, data-*, on*.
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "img": {"src", "alt", "width", "height", "role"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope", "abbr"},
}

# The style sheet knows these, and no other.
CLASSES = {
    "figure": {"image", "gallery", "align-left", "align-center", "align-right"},
    "img": {"align-left", "align-center", "align-right"},
}

URL_SCHEMES = {"http", "https", "mailto", "tel"}

# Removed with all they contain; any other unknown tag leaves its text behind.
REMOVED_WHOLE = {
    *("script", "style", "svg", "math", "template", "noscript", "iframe", "object"),
    *("noembed", "noframes", "title", "xmp"),
}
