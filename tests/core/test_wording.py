"""Modal verbs and sentences in constructed German."""

from __future__ import annotations

import pytest

from belegkette.rules.wording import find_modals


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Das Land soll handeln.", ["soll"]),
        (
            "Die Länder sollen, sollten, können, müssten, dürfen und könnten.",
            ["soll", "sollte", "kann", "muss", "darf", "könnte"],
        ),
        ("Die Kanne, die Sollstärke, das Soll, das Können, Soll-Werte, kann-nicht, unkann.", []),
        ("Soll das Land zahlen? Kann es?", ["soll", "kann"]),
        ("**Soll** es? _Kann_ es? (Sollte es?)", ["soll", "kann", "sollte"]),
        ("Das Land SOLL zahlen.", ["soll"]),
        ("Ziel: Können soll man es.", ["kann", "soll"]),
        ('„soll“ ”kann” »muss« «darf» "sollte" ‚könnte‘ ›soll‹ bleibt', ["kann"]),
        ("`soll` ``kann ` muss`` <!-- darf --> [Text](soll) bleibt", []),
        ("„offen und soll", ["soll"]),
        ("", []),
    ],
)
def test_modal_verbs_are_found_as_whole_words_outside_of_quotations(text: str, verbs: list[str]) -> None:
    assert [modal.verb for modal in find_modals(text)] == verbs


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Das Land soll nicht zahlen.", True),
        ("Kein Land soll zahlen.", True),
        ("Das Land soll keinerlei Anträge\nablehnen.", True),
        ("Nicht das Land soll zahlen.", True),
        ("Das Land soll, wie bisher, nicht zahlen.", True),
        ("Das Land soll nicht nur zahlen.", False),
        ("Das Land soll nicht\nnur zahlen.", False),
        ("Das Land soll nicht zuletzt zahlen.", False),
        ("Das Land soll zahlen. Das ist nicht neu.", False),
        ("Das Land soll Menschen, die nicht arbeiten, beraten.", False),
        ("Das Land soll dafür sorgen, dass keine Wartezeit entsteht.", False),
        ("Das Land soll Menschen, mit denen niemand und nicht einmal der Kreis spricht, beraten.", False),
        ("Wir empfehlen, dass das Land nicht zahlen soll.", True),
        ("Das Land soll zahlen, aber nicht sofort.", True),
        ("Das Land soll nichts ändern, Nichtstun und Nicht-Handeln vermeiden.", False),
    ],
)
def test_a_verb_is_negated_by_its_own_sentence(text: str, negated: bool) -> None:
    assert find_modals(text)[0].negated is negated


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Es soll. Es kann.", [0, 1]),
        ("Es soll nach § 61 Abs. 2 Nr. 3 SGB IX bzw. z. B. Art. 5 gelten und kann.", [0, 0]),
        ("Es soll bis 31. Dezember 2027 gelten und kann.", [0, 0]),
        ("Es soll bis 2027. Es kann.", [0, 1]),
        ("Es soll! „Wie?“ Es kann.", [0, 1]),
        ("Es soll; es kann.", [0, 0]),
    ],
)
def test_sentences_end_where_a_new_one_begins(text: str, sentences: list[int]) -> None:
    assert [modal.sentence for modal in find_modals(text)] == sentences


@pytest.mark.parametrize(
    "text", ["„" * 50_000, "`" * 50_000, "<!--" * 20_000, '"' * 50_001, "](" * 30_000, "kein " * 20_000]
)
def test_hostile_texts_are_no_hang(text: str) -> None:
    assert all(modal.verb == "soll" for modal in find_modals(f"{text} soll"))
