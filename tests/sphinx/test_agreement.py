"""The loaders and Sphinx read the same pages with different parsers; here both views are held against each other."""

from __future__ import annotations

from collections import Counter

from tests.sphinx.conftest import Built

from belegkette.edition import docname_of
from belegkette.model.recommendation import OPTIONS, OptionType

Seen = dict[str, list[tuple[str, dict[str, str]]]]


def recommendations_of_loaders(built: Built) -> Seen:
    """Return (title, options) of every recommendation by page, as the check sees them."""
    pages = built.domain.edition.corpus.pages
    return {
        docname_of(page.path): [
            (one.title, {key: option.text for key, option in one.options.items()}) for one in page.recommendations
        ]
        for page in pages
        if page.recommendations
    }


def recommendations_of_sphinx(built: Built) -> Seen:
    """Return the same as Sphinx' directives were given it; white space in lists says nothing."""
    lists = {key for key, kind in OPTIONS.items() if kind in {OptionType.IDS, OptionType.KEYS}}
    return {
        docname: [
            (one.title, {key: " ".join(text.split()) if key in lists else text for key, text in one.options.items()})
            for one in given
        ]
        for docname, given in built.domain.given.items()
    }


def citations_of_loaders(built: Built) -> dict[str, Counter[tuple[str, str]]]:
    """Count (role, id) by page, as the check sees them."""
    pages = built.domain.edition.corpus.pages
    counts = {docname_of(page.path): Counter((one.role, one.id) for one in page.all_citations()) for page in pages}
    return {docname: count for docname, count in counts.items() if count}


def citations_of_sphinx(built: Built) -> dict[str, Counter[tuple[str, str]]]:
    """Count (role, id) by page, as Sphinx ran the roles."""
    return {docname: Counter((one.role, one.id) for one in citing) for docname, citing in built.domain.citing.items()}


def test_both_see_the_same_recommendations_in_the_constructed_project(edition: Built) -> None:
    assert recommendations_of_sphinx(edition) == recommendations_of_loaders(edition)


def test_both_see_the_same_citations_in_the_constructed_project(edition: Built) -> None:
    assert citations_of_sphinx(edition) == citations_of_loaders(edition)


def test_both_see_the_same_recommendations_in_the_real_corpus(real_edition: Built) -> None:
    seen = recommendations_of_sphinx(real_edition)
    assert sum(map(len, seen.values())) >= 15
    assert seen == recommendations_of_loaders(real_edition)


def test_both_see_the_same_citations_in_the_real_corpus(real_edition: Built) -> None:
    assert citations_of_sphinx(real_edition) == citations_of_loaders(real_edition)


def test_both_see_the_same_pages_in_the_real_corpus(real_edition: Built) -> None:
    written = {
        name for name in real_edition.app.env.found_docs if name == "index" or name.startswith("recommendations/")
    }
    read = {docname_of(page.path) for page in real_edition.domain.edition.corpus.pages}
    assert written | {"recommendations/easy-language/index"} == read
    assert "easy-language/index" in real_edition.app.env.found_docs  # where that page is printed


def test_every_place_that_links_were_worked_out_for_is_where_sphinx_defined_it(real_edition: Built) -> None:
    domain = real_edition.domain
    defined = {name: (found.docname, found.anchor) for (kind, name), found in domain.objects.items() if kind != "code"}
    assert defined == {name: tuple(place) for name, place in domain.edition.places.items()}
