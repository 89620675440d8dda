"""How Sphinx makes the reader edition; `tools/reader.py` lays out what it reads."""

from tripoli.scrubber import PARTS, module

project = "The battle for Tripoli, 2019–2020"
html_title = "The battle for Tripoli"
language = "en"
extensions = ["myst_nb"]
exclude_patterns = ["README.md", "student", "teaching/*.ipynb"]

nb_execution_mode = "off"
# Only solutions are folded cells.
nb_code_prompt_show = nb_code_prompt_hide = "One solution"
nb_ipywidgets_js = {}  # they would come from elsewhere
myst_heading_anchors = 3

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["reader.css"]
html_js_files = [("reader.js", {"defer": "defer"})]
html_copy_source = False
html_show_copyright = False
html_show_search_summary = False  # fetched, which a page opened from a file may not


def finish(app, pagename, templatename, context, doctree):
    """Draw pictures when they come into view, and let drawn snapshots move.

    The module of the scrubber must stand in the page: a file may not import another.
    The theme's menu has headings without a level, which screen readers ask for.
    """
    menu = context["furo_navigation_tree"]
    levelled = menu.replace('role="heading"', 'role="heading" aria-level="2"')
    context["furo_navigation_tree"] = levelled
    context["body"] = context.get("body", "").replace("<img ", '<img loading="lazy" ')
    if "data-tripoli=" in context["body"]:
        app.add_css_file("scrubber.css")
        app.add_js_file("scrubber-tables.js")
        app.add_js_file(None, body=module(*PARTS, "static"), type="module")


def shorten(app, env):
    """Leave rows out of every page's menu, which would copy all of them."""
    for page in env.tocs:
        if "hide-toc" in env.metadata[page]:
            del env.tocs[page][0][1:]


def setup(app):
    app.connect("env-updated", shorten)
    app.connect("html-page-context", finish, priority=900)  # after the theme's own
