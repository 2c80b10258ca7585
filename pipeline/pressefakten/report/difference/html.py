"""A difference as one HTML page that needs nothing else."""

from pressefakten.report.difference.text import told
from pressefakten.report.difference.words import heading, parted, sentence, summary
from pressefakten_schemas.diff import Diff, Passage

_PAGE = """\
<!doctype html>
<html lang="{{ diff.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1.1rem; border-top: 1px solid #8888; padding-top: 1rem }
li { margin: .6rem 0 }
li > strong { font-weight: 600 }
p.place { margin: .2rem 0 .2rem 1rem; opacity: .9 }
del { background: #d7372f33; text-decoration: line-through }
ins { background: #2f9e4433; text-decoration: none }
details { margin: .5rem 0 }
footer { margin-top: 2rem; border-top: 1px solid #8888 }
</style>
</head>
<body>
<h1>{{ title }}</h1>
{% for one, name, sure, uncertain, facts in releases %}
<section>
<h2>{{ name }}</h2>
<ul>
{% for fact in facts %}<li>{{ fact }}</li>
{% endfor %}
{% for entry in sure %}<li><strong>{{ entry.says }}</strong>
{% for place in entry.places %}
{% if place.old %}
<p class="place"><span aria-label="{{ before }}">−</span> {{ passage(place.old, "del") }}</p>
{% endif %}
{% if place.new %}
<p class="place"><span aria-label="{{ after }}">+</span> {{ passage(place.new, "ins") }}</p>
{% endif %}
{% endfor %}</li>
{% endfor %}
</ul>
{% if uncertain %}<details><summary>{{ unsure }}</summary><ul>
{% for entry in uncertain %}<li>{{ entry.says }}</li>
{% endfor %}</ul></details>{% endif %}
</section>
{% endfor %}
<footer>{% for line in sums %}<p>{{ line }}</p>{% endfor %}</footer>
</body>
</html>
"""


def page(diff: Diff) -> str:
    """The page, with old words struck out and new ones marked. All that comes from texts is escaped."""
    from jinja2 import Environment
    from markupsafe import Markup, escape

    def passage(one: Passage, tag: str) -> Markup:
        parts, done = [], 0
        for start, end in one.changed:
            parts.append(escape(one.sentence[done:start]))
            parts.append(Markup(f"<{tag}>{{}}</{tag}>").format(one.sentence[start:end]))
            done = end
        return Markup("").join([*parts, escape(one.sentence[done:])])

    language = diff.language
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)
    releases = [
        (
            one,
            heading(one, language),
            *parted(one),
            [told(fact, language) for fact in one.facts] if one.change != "changed" else [],
        )
        for one in diff.releases
    ]
    return template.render(
        diff=diff,
        title=sentence("title", language),
        releases=releases,
        passage=passage,
        unsure=sentence("uncertain", language),
        before=sentence("before", language),
        after=sentence("after", language),
        sums=summary(diff),
    )
