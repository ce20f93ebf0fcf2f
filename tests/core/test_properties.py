"""What holds for any input: the readers agree, the options are MyST's own, and nothing raises."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from docutils.parsers.rst.directives import misc
from hypothesis import example, given, settings
from hypothesis import strategies as st
from myst_parser.parsers.directives import parse_directive_text

from belegkette.check import run_check
from belegkette.corpus import load_corpus
from belegkette.diagnostics import Problem, Severity
from belegkette.loaders.evidence import load_evidence
from belegkette.loaders.files import SourceFile, decode_source
from belegkette.loaders.options import split_content
from belegkette.loaders.recommendations import load_page
from belegkette.loaders.vocabulary import TERM_FILES, load_terms
from belegkette.loaders.yaml_data import load_yaml
from belegkette.loaders.yaml_tree import YamlFault, parse_yaml_tree
from belegkette.model.terms import Profile
from belegkette.settings import Settings

MANY = settings(max_examples=400, deadline=None)

YAML_WORDS = st.sampled_from(
    [
        *"-?:,[]{}#&*!|>'\"%@`~=.+_0123456789aNn \n\t",
        *(
            " ",
            "\n",
            "\n",
            "\n  ",
            ": ",
            "- ",
            "a: ",
            "b: ",
            "- a: ",
            "true",
            "Yes",
            "NO",
            "null",
            "~",
            "0o17",
            "012",
            "0x1F",
        ),
        *(
            "1_000",
            "1e3",
            ".5",
            "+.inf",
            ".nan",
            "1:30",
            "2022-05-17",
            "<<: ",
            "*a",
            "&a ",
            "!!str ",
            "---\n",
            "...\n",
            ">-\n",
        ),
        *("ä", "„", "\ufeff", "\u2028", "\x85", "\x0c", "\\", '"\\x41"', "''", "\r\n"),
    ]
)
YAML_TEXTS = st.lists(YAML_WORDS, max_size=25).map("".join)

OPTION_WORDS = st.sampled_from(
    [
        *(
            "\n",
            "\n",
            "\n:",
            ":a: ",
            ":b:",
            ":id: X-1",
            "a: b",
            "---",
            "---\n",
            ":::",
            ": ",
            "#",
            " # c",
            "|",
            ">",
            "'",
            '"',
            "\\",
        ),
        *(" ", "  ", "\t", "x", "y z", "ä", "-", ",", "[a]", "{b}", "\n\n", "    ", "\u00a0"),
    ]
)
OPTION_TEXTS = st.lists(OPTION_WORDS, max_size=16).map("".join)

PAGE_WORDS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            ":::",
            "::::",
            "```",
            "~~~",
            "{recommendation}",
            "{evidence}`A-1`",
            "{quote}`",
            "{note}",
            "{include} x",
            " T",
        ),
        *(
            ":id: HE-01\n",
            ":strength: soll\n",
            ":evidence: A-1, , A-2\n",
            ":evidence: >\n  A-1,\n  A-2\n",
            "---\n",
            "waive: 1\n",
        ),
        *(
            ":waive: EVD001 bis 2027-01-01: x; y\n",
            ":status: superseded\n",
            ":supersedes: HE-01\n",
            "Das Land soll. ",
            "- ",
            "> ",
        ),
        *(
            "1. ",
            "    ",
            "| a | b |\n|---|---|\n",
            "<!--",
            "-->",
            "`",
            "\\",
            "{",
            "}",
            "TODO",
            "# ",
            "% ",
            "\t",
            "\u2028",
            "+++",
            "$$",
        ),
    ]
)
PAGE_TEXTS = st.lists(PAGE_WORDS, max_size=30).map("".join)


RECORD_WORDS = st.sampled_from(
    [
        *(
            "kind: document\n",
            "kind: statistic\nvalue: 1\nunit: U\nas-of: 2020\n",
            "kind: interview-finding\n",
            "kind: event\n",
        ),
        *(
            "kind: state-practice\n",
            "region: DE-HE\n",
            "region: [LDK, X]\n",
            "group: a\n",
            "codes: [K1]\n",
            "status: withdrawn\n",
        ),
        *(
            "sources: [{key: S}]\n",
            "sources: [{title: T}]\n",
            "interview: I\n",
            "confidence: {level: low}\n",
            "not-used: N\n",
        ),
        *("contradicts: A-2\n", "contradicts: [A-1, {id: A-3}]\n", "derived-from: A-1\n", "derived-from: [A-2, A-3]\n"),
        *(
            "valid-until: 2020\n",
            "visibility: internal\n",
            "contained-in: A-1\n",
            "waive: [{code: LNK003, reason: R, until: 2020}]\n",
        ),
        *(
            "transferability: {verdict: not-assessable, mechanism: M}\n",
            "carrier: {text: T, source: S}\n",
            "farbe: rot\n",
        ),
    ]
)
RECORDS = st.lists(st.lists(RECORD_WORDS, max_size=6, unique=True).map("".join), max_size=4)
TERMS = st.fixed_dictionaries(
    {},
    optional={
        "evidence/vocabulary.yaml": st.sampled_from(
            [
                "home: DE-HE\nregions: {DE-HE: {name: H}, LDK: {name: L, model: true, part-of: DE-HE}}\n",
                "groups: {a: {name: A, concerned: true}}\n",
                "x",
            ]
        ),
        "evidence/codebook.yaml": st.sampled_from(
            ["codes: {K1: {name: K}, K2: {name: K, parent: K9}}\n", "codes: {}\n"]
        ),
        "evidence/sources.yaml": st.sampled_from(["sources: {S: {title: T}}\n", "sources: {}\n", "- x\n"]),
    },
)


def outcome(read: object, text: str) -> object:
    assert callable(read)
    try:
        return repr(read(text))
    except YamlFault as fault:
        return YamlFault, fault.line >= 1, fault.column >= 1


@MANY
@given(YAML_TEXTS)
def test_the_fast_and_the_careful_reader_agree(text: str) -> None:
    def careful(text: str) -> object:
        root = parse_yaml_tree(text)
        return None if root is None else root.data()

    assert outcome(load_yaml, text) == outcome(careful, text)


@MANY
@given(OPTION_TEXTS)
def test_options_and_body_are_split_as_myst_splits_them(text: str) -> None:
    lines = text.split("\n")

    split = split_content(tuple(lines))

    parsed = parse_directive_text(misc.TestDirective, "", "\n".join(lines))
    assert {option.key: option.value for option in split.options} == parsed.options
    assert [line for line in split.body if line.strip()] == [line for line in parsed.body if line.strip()]
    assert bool(split.fault) == any("Invalid options format" in warning.msg for warning in parsed.warnings)
    if any(line.strip() for line in split.body):
        assert split.body_line == parsed.body_offset


@MANY
@given(st.binary(max_size=60) | YAML_TEXTS.map(str.encode))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    source = decode_source(data, "evidence/a.yaml")

    assert isinstance(source, Problem) or "\r" not in source.text


@MANY
@given(YAML_TEXTS | st.text(max_size=60), st.sampled_from(["evidence/a.yaml", "evidence/a.md"]))
def test_any_text_is_evidence_or_has_a_problem(text: str, path: str) -> None:
    loaded = load_evidence(SourceFile(path, text))

    assert loaded.records or loaded.problems


@MANY
@given(YAML_TEXTS | st.text(max_size=60), st.sampled_from(sorted(TERM_FILES)))
def test_any_text_is_a_list_of_terms_or_has_a_problem(text: str, name: str) -> None:
    loaded = load_terms(SourceFile(f"evidence/{name}", text), TERM_FILES[name])

    assert loaded.content is not None or loaded.problems


@MANY
@given(text=PAGE_TEXTS | st.text(max_size=60), holds=st.booleans())
@example(text=":::\n\n::::", holds=True)
@example(text="```{a}", holds=True)
def test_any_text_is_a_page_whose_places_lie_in_it(text: str, holds: bool) -> None:
    lines = text.split("\n")

    loaded = load_page(SourceFile("recommendations/a.md", text), holds_recommendations=holds)

    places = [(citation.line, citation.column) for citation in loaded.page.all_citations()]
    for recommendation in loaded.page.recommendations:
        places.append((recommendation.line, recommendation.column))
        places.extend((option.line, option.column) for option in recommendation.options.values())
        places.extend((mention.line, mention.column) for _option, mention in recommendation.links())
    assert all(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in places)


@settings(max_examples=150, deadline=None)
@given(RECORDS, PAGE_TEXTS, TERMS, st.sampled_from(list(Profile)))
def test_any_project_can_be_checked(records: list[str], page: str, terms: dict[str, str], profile: Profile) -> None:
    files = dict(terms)
    for number, record in enumerate(records, start=1):
        files[f"evidence/{number}.yaml"] = f"id: A-{number}\ntitle: T\ntext: T\n{record}"
    with TemporaryDirectory() as root:
        (Path(root) / "evidence").mkdir()
        (Path(root) / "recommendations").mkdir()
        for path, content in {**files, "recommendations/a.md": page}.items():
            (Path(root) / path).write_text(content)

        result = run_check(load_corpus(root, Settings()), Settings(), profile, date(2026, 11, 22))

    assert result.failed == any(
        diagnostic.severity is Severity.ERROR and not diagnostic.waived for diagnostic in result.diagnostics
    )
