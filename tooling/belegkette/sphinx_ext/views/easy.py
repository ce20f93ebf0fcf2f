"""What the easy-to-read edition shows, and the way there from a recommendation and back."""

from __future__ import annotations

from belegkette.edition import Edition, docname_of
from belegkette.i18n import _
from belegkette.ledger.easy_state import EasyStatus, easy_book_of
from belegkette.loaders.easy_text import START_PAGE
from belegkette.model.dates import PartialDate
from belegkette.model.recommendation import Recommendation
from belegkette.places import anchor_of, easy_docname, natural_key
from belegkette.sphinx_ext.views.base import Answer, View


class EasyItem(View, frozen=True, kw_only=True):
    """The easy version of a recommendation: its Markdown, its state, and the page with the original."""

    id: str
    title: str
    content: tuple[str, ...]
    status: EasyStatus
    tested: PartialDate | None
    path: str
    docname: str
    anchor: str


class EasyPart(Answer, frozen=True, kw_only=True):
    """The easy texts of one field of action."""

    items: tuple[EasyItem, ...]


class EasyPage(View, frozen=True, kw_only=True):
    """A page of the easy edition, with the number of its recommendations (0 for a page that somebody wrote)."""

    docname: str
    title: str
    count: int = 0


class EasyStart(Answer, frozen=True, kw_only=True):
    """The pages of the easy edition, how many texts it has, and how many a test group has accepted."""

    pages: tuple[EasyPage, ...]
    texts: int
    tested: int


class EasyLink(Answer, frozen=True, kw_only=True):
    """Where the easy version of a recommendation stands."""

    docname: str
    anchor: str


def field_of(recommendation: Recommendation) -> str:
    """Return the first field of action, empty without one."""
    return recommendation.field.split(",")[0].strip()


def easy_texts(edition: Edition) -> tuple[Recommendation, ...]:
    """Return the recommendations with an easy version, in natural order of their ids."""
    found = (one for one in easy_book_of(edition.graph).texts if edition.corpus.recommendations.get(one.id) is one)
    return tuple(sorted(found, key=lambda one: natural_key(one.id)))


def fields_of(edition: Edition) -> tuple[str, ...]:
    """Return the fields of action with easy texts, in the order of their first recommendation."""
    return tuple(dict.fromkeys(field_of(one) for one in easy_texts(edition)))


def title_of(edition: Edition, field: str) -> str:
    """Return the title of a field's page: its easy name, else its ordinary one."""
    known = edition.vocabulary.fields.get(field)
    if known is not None and known.easy_name:
        return known.easy_name
    return edition.field_name(field) if field else _("Weitere Vorschläge")


def answer_easy_part(edition: Edition, field: str) -> EasyPart:
    """Return the easy texts of a field of action."""
    found = [one for one in easy_texts(edition) if field_of(one) == field]
    return EasyPart(
        items=tuple(_item(edition, one) for one in found), files=edition.files_of([one.id for one in found])
    )


def answer_easy_start(edition: Edition) -> EasyStart:
    """Return what the easy edition holds."""
    texts = easy_texts(edition)
    states = [_status(edition, one) for one in texts]
    own = [
        EasyPage(docname=docname_of(page.path), title=page.title or page.path)
        for page in sorted(edition.corpus.pages, key=lambda page: page.path)
        if page.easy is not None and page.path != START_PAGE
    ]
    fields = [
        EasyPage(
            docname=easy_docname(field),
            title=title_of(edition, field),
            count=sum(field_of(one) == field for one in texts),
        )
        for field in fields_of(edition)
    ]
    return EasyStart(
        pages=(*own, *fields),
        texts=len(texts),
        tested=states.count(EasyStatus.TESTED),
        files=edition.files_of([one.id for one in texts]),
    )


def is_tested(edition: Edition) -> bool:
    """Whether a test group has accepted every easy text as it is now."""
    found = answer_easy_start(edition)
    return bool(found.texts) and found.tested == found.texts


def answer_easy_link(edition: Edition, name: str) -> EasyLink | None:
    """Return where the easy version of a recommendation stands, None if it has none."""
    recommendation = edition.corpus.recommendations.get(name)
    if recommendation is None or recommendation.easy is None or recommendation.superseded:
        return None
    return EasyLink(docname=easy_docname(field_of(recommendation)), anchor=anchor_of(name), files=())


def _status(edition: Edition, recommendation: Recommendation) -> EasyStatus:
    state = easy_book_of(edition.graph).state(recommendation)
    return state.status if state is not None else EasyStatus.UNTESTED


def _item(edition: Edition, recommendation: Recommendation) -> EasyItem:
    easy, state = recommendation.easy, easy_book_of(edition.graph).state(recommendation)
    assert easy is not None  # only those with an easy text are asked for
    assert state is not None
    return EasyItem(
        id=recommendation.id,
        title=easy.title,
        content=easy.content,
        status=state.status,
        tested=state.test.date if state.test is not None else None,
        path=recommendation.path,
        docname=docname_of(recommendation.path),
        anchor=anchor_of(recommendation.id),
    )
