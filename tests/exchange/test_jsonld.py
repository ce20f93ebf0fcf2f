"""An RDF library reads our JSON-LD without asking anybody, and finds what was derived from what."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF

from belegkette.exchange.document import GraphDocument
from belegkette.exchange.jsonld import render_jsonld

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

BASE = "https://example.org/kette"
HERE = Namespace(f"{BASE}#")


@pytest.fixture
def graph(public: GraphDocument) -> Graph:
    """The constructed project as triples."""
    return Graph().parse(data=render_jsonld(public), format="json-ld", publicID=BASE)


def test_a_recommendation_was_derived_from_its_evidence(graph: Graph) -> None:
    assert set(graph.objects(HERE["HE-1"], PROV.wasDerivedFrom)) == {HERE["F-1"], HERE["F-2"], HERE["F-3"]}


def test_a_record_was_derived_from_records_and_has_a_source(graph: Graph) -> None:
    assert set(graph.objects(HERE["F-2"], PROV.wasDerivedFrom)) == {HERE["F-1"]}
    assert set(graph.objects(HERE["F-1"], PROV.hadPrimarySource)) == {HERE["source-A"]}


def test_everything_is_an_entity(graph: Graph, public: GraphDocument) -> None:
    entities = set(graph.subjects(RDF.type, PROV.Entity))
    assert entities >= {HERE[one.id] for one in (*public.recommendations, *public.evidence)}


def test_titles_are_german(graph: Graph) -> None:
    assert graph.value(HERE["HE-1"], DCTERMS.title) == Literal("Stellen benennen", lang="de")


def test_a_newer_recommendation_is_a_revision(graph: Graph) -> None:
    assert set(graph.objects(HERE["HE-2"], PROV.wasRevisionOf)) == {HERE["HE-1"]}


def test_the_context_stands_in_the_document(public: GraphDocument) -> None:
    context = json.loads(render_jsonld(public))["@context"]
    assert isinstance(context, dict)
    assert "@import" not in context


def test_every_address_is_one(graph: Graph) -> None:
    assert all(" " not in str(node) for triple in graph for node in triple if isinstance(node, URIRef))
