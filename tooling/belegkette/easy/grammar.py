"""EAS003 to EAS006: genitive, passive, subjunctive and negation, as far as their words give them away.

No grammar: German case is often not to be seen. What is often wrong (a feminine genitive) is not looked for at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.easy.findings import Finding
from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.easy.reading import Sentence

_ARTICLE = r"(?:des|eines|keines|meines|deines|seines|ihres|unseres|eures|dieses|jenes|jedes|welches)"
_GENITIVE = re.compile(
    rf"\b{_ARTICLE}\s+(?:[a-zäöüß]+en\s+){{0,2}}(?:[A-ZÄÖÜ][\w-]*(?:s|ens)\b|[A-ZÄÖÜ][\w-]*(?:en|n)\b)"
    r"|\b(?:[Ww]egen|[Ww]ährend|[Tt]rotz|[Ss]tatt|[Aa]nstatt|[Aa]ufgrund|[Ii]nnerhalb|[Aa]ußerhalb|[Mm]ithilfe)\s+"
    r"(?:des|der|eines|einer|seines|seiner|ihres|ihrer|dieses|dieser)\s+[\w-]+"
)
_NOT_GENITIVE = re.compile(r"^(?:dieses|jedes|welches|jenes)\s+[A-ZÄÖÜ]\w*(?<![^s]s)$")
_PLACE = re.compile(
    r"\b(?:Deutschland|Hessen|Bayern|Hamburg|Berlin|Bremen|Sachsen|Thüringen|Brandenburg|Niedersachsen|Europa)s\s+[A-ZÄÖÜ]"
)
_BECOME = re.compile(r"\b(?:werde|wirst|wird|werdet|werden|wurde|wurdest|wurden|worden)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:(?:an|auf|aus|ab|bei|durch|ein|fest|her|hin|los|mit|nach|statt|teil|um|vor|weg|weiter|zu|zurück|zusammen)?"
    r"ge[a-zäöüß]{3,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter|wider)[a-zäöüß]{3,}t|[a-zäöüß]{2,}iert|"
    r"(?:beschrieben|besprochen|verboten|vergeben|verloren|verstanden|entschieden|erhoben|übernommen|unternommen))\b"
)
_NO_PARTICIPLE = frozenset(
    "gern gerne gestern gegen gut gesund gerecht geeignet geben gehen gelten gehören gelingen genießen genau gleich genug "
    "geschehen gefallen gewinnen gewinnt gefällt gehört gilt geht gibt gelingt bereit bekannt beliebt überhaupt unterschiedlich "
    "bestimmt verrückt beruht besteht bekommt erst entsteht verdient versteht erlaubt gesamt gehabt geworden geduldet getan".split()
) - {"erlaubt", "verdient", "getan"}
_SUBJUNCTIVE = re.compile(
    r"\b(?:würde|würdest|würden|würdet|wäre|wärst|wären|wäret|hätte|hättest|hätten|hättet|könnte|könntest|könnten|könntet|"
    r"sollte|solltest|sollten|solltet|müsste|müsstest|müssten|dürfte|dürften|käme|kämen|ginge|gingen|gäbe|gäben|bräuchte|"
    r"bräuchten|wüsste|wüssten|ließe|ließen|bliebe|blieben|seien|sei)\b",
    re.IGNORECASE,
)
_BE_IMPERATIVE = re.compile(r"^sei\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:nicht|nie|niemals|niemand(?:em|en)?|nichts|weder|kein(?:e[mnrs]?)?|keinerlei)\b", re.IGNORECASE
)


def find_grammar(sentence: Sentence) -> Iterator[Finding]:
    """Yield one finding for each kind of hard grammar in a sentence."""
    yield from _first(
        sentence,
        "EAS003",
        _genitive(sentence.text),
        _("Genitiv: „{words}“."),
        _("Mit „von“ schreiben: „das Geld vom Amt“ statt „das Geld des Amtes“."),
    )
    yield from _first(
        sentence,
        "EAS004",
        _passive(sentence.text),
        _("Passiv: „{words}“."),
        _("Sagen, wer etwas tut: „Das Amt bezahlt das Geld“ statt „Das Geld wird bezahlt“."),
    )
    yield from _first(
        sentence,
        "EAS005",
        _subjunctive(sentence.text),
        _("Möglichkeitsform: „{words}“."),
        _("Die Wirklichkeitsform nehmen: „vielleicht kann“ statt „könnte“, „soll“ statt „sollte“."),
    )
    negation = next((found for found in _NEGATION.finditer(sentence.text) if not sentence.is_bold(found.start())), None)
    yield from _first(
        sentence,
        "EAS006",
        negation,
        _("Verneinung: „{words}“."),
        _("Sagen, was ist, statt was nicht ist; wenn es sein muss, das Wort fett drucken: „**nicht**“."),
    )


def _genitive(text: str) -> re.Match[str] | None:
    for found in _GENITIVE.finditer(text):
        if not _NOT_GENITIVE.match(found[0]):
            return found
    return _PLACE.search(text)


def _passive(text: str) -> re.Match[str] | None:
    """Return a form of „werden“ with a past participle in the same clause."""
    for verb in _BECOME.finditer(text):
        begin = max((text.rfind(mark, 0, verb.start()) for mark in ",;:"), default=-1) + 1
        end = min((at for mark in ",;:" if (at := text.find(mark, verb.end())) >= 0), default=len(text))
        for participle in _PARTICIPLE.finditer(text, begin, end):
            if participle[0].lower() not in _NO_PARTICIPLE and participle[0][0].islower():
                first, last = sorted((verb.span(), participle.span()))
                return re.compile(re.escape(text[first[0] : last[1]])).search(text, first[0])
    return None


def _subjunctive(text: str) -> re.Match[str] | None:
    return next(
        (
            found
            for found in _SUBJUNCTIVE.finditer(text)
            if not _BE_IMPERATIVE.match(text[found.start() :] if found.start() == 0 else "")
        ),
        None,
    )


def _first(sentence: Sentence, code: str, found: re.Match[str] | None, message: str, hint: str) -> Iterator[Finding]:
    if found is not None:
        line, column = sentence.place(found.start())
        yield Finding(
            code=code, line=line, column=column, words=found[0], message=message.format(words=found[0]), hint=hint
        )
