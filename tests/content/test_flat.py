import pytest
from django.template import Engine

TEMPLATES = {
    "root": "{% block a %}root{% endblock %}|{% block b %}{% block c %}c{% endblock %}"
    "{% endblock %}|{{ x }}",
    "child": '{% extends "root" %}{% block a %}child {{ block.super }}{% endblock %}',
    "grandchild": '{% extends "child" %}{% block a %}{% if x %}<{{ block.super }}>'
    "{% endif %}{% endblock %}{% block c %}{% for i in x %}{{ i }}{% endfor %}"
    "{% endblock %}",
    "setting": '{% extends "root" %}{% block a %}{% firstof "inner" as x %}{{ x }}'
    "{% endblock %}",
    "by_name": "{% extends parent %}{% block a %}chosen{% endblock %}",
}
LOADERS = [("django.template.loaders.locmem.Loader", TEMPLATES)]


def rendered(loader, name):
    engine = Engine(loaders=[(loader, LOADERS)])
    context = {"x": ["1", "2"], "parent": "root"}
    return [engine.render_to_string(name, context) for _ in range(2)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_put_together_says_what_django_makes_of_it(name):
    ours = rendered("mmn.content.flat.Loader", name)

    assert ours == rendered("django.template.loaders.cached.Loader", name)
    assert ours[0] == ours[1]


def test_blocks_are_put_together_when_a_template_is_loaded():
    engine = Engine(loaders=[("mmn.content.flat.Loader", LOADERS)])

    assert "Block" not in repr(engine.get_template("grandchild").nodelist)
    assert "Extends" not in repr(engine.get_template("grandchild").nodelist)
