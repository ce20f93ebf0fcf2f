"""What every key, option and word of the contract means, in German, declared once.

The editors' schemas, the handbook and the scaffolds of ``new`` are made from these tables; a test holds them against
the shapes, so that no key is without an explanation and none is explained that does not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.model.base import Shape
from belegkette.model.evidence import (
    Axis,
    Coding,
    ConcernNote,
    Confidence,
    Contradiction,
    Criterion,
    Document,
    Event,
    ExampleConsent,
    InterviewFinding,
    Origin,
    PracticeExample,
    Record,
    StatePractice,
    Statistic,
    Table,
    Transferability,
    Waiver,
)
from belegkette.model.ledger import Decision, LedgerFile, Reviewer, ReviewerFile, ReviewStatus, ReviewVerdict
from belegkette.model.sources import Publication, SourceList, SourceReference
from belegkette.model.terms import (
    AssessmentStatus,
    Concern,
    Consent,
    Extent,
    Factor,
    Kind,
    Level,
    Method,
    Rating,
    RecommendationStatus,
    RecordStatus,
    Response,
    Strength,
    Verdict,
    Visibility,
)
from belegkette.model.vocabulary import (
    Addressee,
    Code,
    Codebook,
    DatedName,
    Field,
    Group,
    Question,
    Region,
    Vocabulary,
)

if TYPE_CHECKING:
    from enum import StrEnum

DATE = "2022, 2022-05, 2022-05-17, eine Spanne wie 2021/2023, oder unknown"

SHAPES: dict[type[Shape], str] = {
    InterviewFinding: "Ein Befund: was Menschen gesagt haben, verdichtet auf eine Aussage.",
    StatePractice: "Eine Länderpraxis: wie ein Land oder Träger es macht, auf vergleichbaren Achsen.",
    PracticeExample: "Ein Praxisbeispiel: das Porträt eines gelungenen Falls, mit eigener Einwilligung.",
    Event: "Eine Veranstaltung: Beleg für Reichweite, nicht für Wirkung.",
    Statistic: "Eine Zahl mit Einheit, Stichtag und Definition.",
    Document: "Ein Gesetz, eine Schrift, ein Leitfaden.",
    Coding: "Eine kodierte Textstelle aus einem Interview; nur intern.",
    Table: "Internes Rohmaterial in Tabellenform.",
    Axis: "Eine Eigenschaft der Länderpraxis, mit Quelle und Datum.",
    Confidence: "Wie weit dem Befund zu trauen ist, nach GRADE-CERQual.",
    ConcernNote: "Ein CERQual-Bestandteil mit Begründung.",
    Contradiction: "Ein Beleg, der anderes sagt, und warum das geklärt ist.",
    Criterion: "Eines der Kriterien U1 bis U10 zur Übertragbarkeit.",
    ExampleConsent: "Womit die porträtierten Menschen einverstanden sind.",
    Transferability: "Ob die Praxis im eigenen Land erwartet werden kann; erwartbar, nie bewiesen.",
    Origin: "Die fremde Datei, aus der „belegkette import“ einen Beleg übernommen hat.",
    Waiver: "Eine begründete, befristete Ausnahme von einer Regel.",
    Publication: "Eine Veröffentlichung, wie sie in „sources.yaml“ einmal steht.",
    SourceReference: "Wo die Aussage nachzulesen ist: ein Schlüssel aus „sources.yaml“ oder die Veröffentlichung selbst.",
    SourceList: "Alle zitierten Quellen, jede einmal.",
    Addressee: "Wer handeln soll; Stellen wechseln ihre Namen.",
    Code: "Ein Code mit Definition, Ankerbeispiel und Kodierregel.",
    Codebook: "Das Kategoriensystem.",
    DatedName: "Ein Name und die Zeit, in der er gilt.",
    Field: "Ein Handlungsfeld: ein Kapitel der Empfehlungen.",
    Group: "Eine befragte Gruppe.",
    Question: "Eine Frage des Leitfadens.",
    Region: "Ein Land, ein Kreis oder ein anderes Gebiet.",
    Vocabulary: "Die Begriffe, mit denen Belege und Empfehlungen arbeiten.",
    Decision: "Eine Entscheidung über eine Aussage, eine Verknüpfung oder einen Beleg gegen seine Quelle.",
    LedgerFile: "Das Prüfbuch: alle Entscheidungen; hier wird nur angefügt.",
    Reviewer: "Eine prüfende Person; diese Datei bleibt außerhalb des veröffentlichten Projekts.",
    ReviewerFile: "Welche Person hinter welchem Kürzel steht.",
}

FIELDS: dict[type[Shape], dict[str, str]] = {
    Record: {
        "kind": "Belegart.",
        "id": "Kennung, im ganzen Projekt einmalig: Großbuchstaben, Ziffern, Bindestriche, zum Beispiel LDK-07.1.",
        "title": "Die Aussage in einer Zeile.",
        "text": "Die Aussage in eigenen Worten, so dass sie ohne die Quelle verständlich ist.",
        "date": f"Wann erhoben oder veröffentlicht: {DATE}.",
        "valid-from": "Ab wann der Sachverhalt gilt (einschließlich).",
        "valid-until": "Bis wann der Sachverhalt gilt (einschließlich); danach wird gewarnt.",
        "region": "Gebiet, für das die Aussage gilt: Schlüssel aus vocabulary.yaml, einer oder mehrere.",
        "group": "Wer gesprochen hat oder gemeint ist: Schlüssel aus vocabulary.yaml, einer oder mehrere.",
        "sources": "Wo die Aussage nachzulesen ist.",
        "factor": "Ob die Aussage etwas nennt, das hilft oder hemmt.",
        "codes": "Schlüssel aus codebook.yaml.",
        "n": "Zahl der Personen hinter dieser einen Aussage.",
        "n-source": "Umfang der ganzen Stichprobe der Quelle; nie dasselbe wie n.",
        "contradicts": "Kennungen von Belegen, die anderes sagen; mit „resolved“ und Begründung, wenn es geklärt ist.",
        "derived-from": "Kennungen der Belege, aus denen dieser gewonnen wurde.",
        "visibility": "Wer den Beleg sehen darf.",
        "status": "Bearbeitungsstand.",
        "contested": "true, wenn der Sachverhalt umstritten ist.",
        "not-used": "Warum der Beleg mit Absicht nirgends angeführt wird.",
        "waive": "Ausnahmen von Regeln für diesen Beleg.",
    },
    InterviewFinding: {
        "interview": "Schlüssel des Interviews; erscheint nie in der öffentlichen Ausgabe.",
        "method": "Wie erhoben wurde.",
        "question": "Schlüssel der Frage aus vocabulary.yaml; erscheint nie in der öffentlichen Ausgabe.",
        "quote": "Wörtliches Zitat; nur mit Einwilligung zur Veröffentlichung.",
        "passage": "Stelle im Transkript; erscheint nie in der öffentlichen Ausgabe.",
        "consent": "Womit die befragte Person einverstanden ist.",
        "confidence": "Wie weit dem Befund zu trauen ist.",
    },
    StatePractice: {
        "carrier": "Achse: wer zuständig ist.",
        "legal-basis": "Achse: Rechtsgrundlage.",
        "subsidy": "Achse: Höhe und Berechnung des Zuschusses.",
        "duration": "Achse: wie lange gefördert wird.",
        "application": "Achse: wer wo den Antrag stellt.",
        "coaching": "Achse: Anleitung und Begleitung.",
        "funding": "Achse: woher das Geld kommt.",
        "return-right": "Achse: Rückkehr in die Werkstatt.",
        "premiums": "Achse: Prämien und Anreize.",
        "target-group": "Achse: für wen es gedacht ist.",
        "cases": "Achse: Zahl der Fälle.",
        "transferability": "Einschätzung der Übertragbarkeit.",
        "confidence": "Wie weit den Angaben zu trauen ist.",
    },
    PracticeExample: {
        "branch": "Branche des Betriebs, zum Beispiel Handel; eine oder mehrere.",
        "consent": "Einwilligung der porträtierten Menschen und des Betriebs.",
        "confidence": "Wie weit den Angaben zu trauen ist.",
    },
    Event: {
        "audience": "An wen sich die Veranstaltung richtete.",
        "participants": "Zahl der Teilnehmenden oder unknown.",
        "format": "Art der Veranstaltung, zum Beispiel Fachtag.",
        "contained-in": "Kennung der Veranstaltung, zu der diese gehört; so wird nichts doppelt gezählt.",
    },
    Statistic: {
        "value": "Die Zahl, mit Dezimalpunkt und ohne Tausendertrennung.",
        "unit": "Was gezählt wird, zum Beispiel Personen.",
        "as-of": "Stichtag oder Berichtszeit der Zahl.",
        "definition": "Was die Zahl genau zählt und was nicht.",
    },
    Document: {},
    Coding: {
        "interview": "Schlüssel des Interviews.",
        "passage": "Stelle im Transkript.",
        "question": "Schlüssel der Frage aus vocabulary.yaml.",
        "memo": "Notiz der Auswertenden zu dieser Stelle.",
        "foreign-id": "Kennung der Textstelle im Programm, mit dem codiert wurde.",
        "origin": "Datei, aus der die Stelle übernommen wurde.",
    },
    Origin: {
        "format": "Form der Datei, zum Beispiel refi-qda.",
        "sha256": "Prüfsumme der Datei.",
        "program": "Programm, das sie geschrieben hat, soweit bekannt.",
    },
    Table: {},
    Axis: {
        "text": "Die Angabe in eigenen Worten.",
        "source": "Schlüssel der Quelle aus sources.yaml.",
        "date": f"Stand der Angabe: {DATE}.",
        "extent": "Wie viel von der Quelle für diese Angabe gelesen wurde.",
    },
    Confidence: {
        "level": "Wie weit der Aussage zu trauen ist.",
        "methods": "Bedenken wegen der Methode der Quelle.",
        "coherence": "Bedenken, ob die Aussage zu den Einzelheiten passt.",
        "adequacy": "Bedenken, ob das Material reich genug ist.",
        "relevance": "Bedenken, ob Ort, Zeit und Gruppe zur Frage passen.",
        "note": "Begründung in einem Satz.",
    },
    ConcernNote: {
        "concern": "Wie schwer das Bedenken wiegt.",
        "note": "Warum.",
    },
    Contradiction: {
        "id": "Kennung des Belegs, der anderes sagt.",
        "resolved": "Warum der Widerspruch geklärt ist.",
    },
    Criterion: {
        "rating": "Wie das Kriterium ausfällt.",
        "note": "Warum.",
    },
    ExampleConsent: {
        "scope": "Wofür die Einwilligung gilt.",
        "until": "Bis wann sie gilt (einschließlich).",
        "withdrawn": "true oder das Datum, an dem sie widerrufen wurde.",
    },
    Transferability: {
        "verdict": "Urteil über die Übertragbarkeit.",
        "mechanism": "Wodurch die Praxis wirkt, soweit bekannt.",
        "assessed": "Wann die Einschätzung entstand.",
        "status": "Ob die Einschätzung ein Entwurf ist oder von den Verantwortlichen übernommen wurde.",
        "U1": "Rechtsrahmen: Was gilt im Bund, was nur im Land?",
        "U2": "Trägerstruktur: Wer ist zuständig, wie viele sind es?",
        "U3": "Finanzierung: Woher kommt das Geld, gibt es die Quelle hier auch?",
        "U4": "Zielgruppe und Größe des Problems.",
        "U5": "Beteiligte und ihre Kapazität, etwa Fachdienste und Ansprechstellen.",
        "U6": "Akzeptanz bei Politik, Betrieben, Beschäftigten und Angehörigen.",
        "U7": "Arbeitsmarkt und Geographie.",
        "U8": "Kernelemente: Was muss bleiben, damit es wirkt?",
        "U9": "Güte der Belege am Ursprungsort.",
        "U10": "Aufwand der Anpassung.",
    },
    Waiver: {
        "code": "Code der Regel, zum Beispiel EVD001.",
        "reason": "Warum die Ausnahme vertretbar ist.",
        "until": "Bis wann sie gilt (einschließlich); dann wird neu entschieden.",
    },
    Publication: {
        "title": "Titel der Veröffentlichung.",
        "publisher": "Wer sie herausgibt.",
        "year": "Erscheinungsjahr oder unknown.",
        "date": f"Genaues Datum, wenn bekannt: {DATE}.",
        "url": "Adresse; mehrere Adressen einer Veröffentlichung sind eine Quelle.",
        "accessed": "Tag des Abrufs.",
        "as-of": "Welchen Stand die Veröffentlichung selbst nennt.",
        "kind": "Art der Veröffentlichung, zum Beispiel website.",
        "archived": "Adresse einer gesicherten Fassung.",
        "note": "Was man beim Lesen wissen muss.",
    },
    SourceReference: {
        "key": "Schlüssel aus sources.yaml; dann entfallen Titel, Herausgeber und Adresse.",
        "title": "Titel der Veröffentlichung.",
        "publisher": "Wer sie herausgibt.",
        "year": "Erscheinungsjahr oder unknown.",
        "url": "Adresse.",
        "accessed": "Tag des Abrufs.",
        "locator": "Stelle: Seite, Abschnitt, Randnummer.",
        "extent": "Wie viel von der Quelle für diese Aussage gelesen wurde.",
        "archived": "Adresse einer gesicherten Fassung.",
        "note": "Was man beim Lesen wissen muss.",
    },
    SourceList: {
        "sources": "Quellen nach Schlüssel; Belege nennen den Schlüssel unter „key“.",
    },
    Addressee: {
        "name": "Name, wenn er sich nie geändert hat.",
        "names": "Namen mit der Zeit, in der sie gelten.",
        "short": "Kurzname.",
        "note": "Erläuterung.",
    },
    Code: {
        "name": "Name des Codes.",
        "definition": "Was darunter fällt.",
        "anchor-example": "Beispiel, das den Code deutlich macht; nie aus einem vertraulichen Interview.",
        "coding-rule": "Wie der Code von seinen Nachbarn abzugrenzen ist.",
        "parent": "Schlüssel des übergeordneten Codes.",
    },
    Codebook: {
        "codes": "Codes nach Schlüssel.",
    },
    DatedName: {
        "name": "Der Name.",
        "from": "Ab wann er gilt (einschließlich).",
        "until": "Bis wann er gilt (einschließlich).",
    },
    Field: {
        "name": "Name des Handlungsfelds.",
        "easy-name": "Sein Name in der leicht lesbaren Ausgabe, in einfachen Wörtern.",
        "description": "Worum es darin geht.",
    },
    Group: {
        "name": "Name der Gruppe.",
        "concerned": "true für Menschen, um deren Arbeit und Leben es geht.",
        "surveyed": "true für Gruppen, die befragt wurden.",
        "note": "Erläuterung.",
    },
    Question: {
        "text": "Wortlaut der Frage.",
    },
    Region: {
        "name": "Name des Gebiets.",
        "model": "true für Modellregionen.",
        "part-of": "Schlüssel des Gebiets, in dem es liegt.",
        "note": "Erläuterung.",
    },
    Vocabulary: {
        "home": "Schlüssel der Region, für die die Empfehlungen geschrieben werden.",
        "regions": "Gebiete nach Schlüssel.",
        "groups": "Befragte Gruppen nach Schlüssel.",
        "addressees": "Adressaten nach Schlüssel.",
        "questions": "Fragen des Leitfadens nach Schlüssel.",
        "fields": "Handlungsfelder nach Schlüssel.",
    },
}

FIELDS |= {
    Decision: {
        "subject": "Worüber entschieden wurde: HE-01 (Aussage), HE-01 -> F-06 (Verknüpfung) oder F-06 (Beleg gegen Quelle).",
        "reviewer": "Kürzel der Person, die entschieden hat, zum Beispiel R1; kein Name.",
        "role": "In welcher Rolle; sie steht auch in öffentlichen Ausgaben.",
        "date": "Tag der Entscheidung, zum Beispiel 2026-11-22.",
        "verdict": "Wie entschieden wurde.",
        "comment": "Anmerkung oder Begründung.",
        "baseline": "Grund eines Ausgangspunkts: nicht einzeln geprüft, aber ab hier zählt jede Änderung.",
        "seen": "Was gelesen wurde: je Kennung ein Fingerabdruck der Bedeutung.",
        "wording": "Der gelesene Wortlaut, damit sich später zeigen lässt, was sich geändert hat; jede Fassung steht einmal.",
    },
    LedgerFile: {
        "reviews": "Die Entscheidungen, die älteste zuerst; die letzte zu einem Gegenstand gilt.",
    },
    Reviewer: {
        "name": "Name der Person; er erscheint nirgends in einer Ausgabe.",
        "role": "In welcher Rolle die Person prüft.",
        "mail": "Mailadresse in Git; an ihr erkennt das Programm, wer entscheidet.",
    },
    ReviewerFile: {
        "reviewers": "Personen nach Kürzel.",
    },
}

FILE_KEYS = {
    "records": "Liste von Belegen.",
    "findings": "Liste von Belegen; was darüber steht, gilt für alle, solange ein Eintrag nichts anderes sagt.",
}

WORDS: dict[type[StrEnum], dict[str, str]] = {
    Kind: {
        Kind.INTERVIEW_FINDING: "Befund",
        Kind.STATE_PRACTICE: "Länderpraxis",
        Kind.PRACTICE_EXAMPLE: "Praxisbeispiel",
        Kind.EVENT: "Veranstaltung",
        Kind.STATISTIC: "Statistik",
        Kind.DOCUMENT: "Dokument",
        Kind.CODING: "Kodierung",
        Kind.TABLE: "Tabelle",
    },
    Extent: {
        Extent.FULL: "vollständig",
        Extent.EXCERPT: "Auszug",
        Extent.TRUNCATED: "abgeschnitten",
        Extent.TITLE_ONLY: "nur Titel",
        Extent.SECONDARY: "aus zweiter Hand",
        Extent.INFERRED: "erschlossen",
    },
    Factor: {
        Factor.ENABLER: "förderlich",
        Factor.BARRIER: "hemmend",
        Factor.AMBIVALENT: "förderlich und hemmend",
        Factor.NEUTRAL: "neutral",
    },
    Level: {
        Level.HIGH: "hoch",
        Level.MODERATE: "mittel",
        Level.LOW: "gering",
        Level.VERY_LOW: "sehr gering",
    },
    Concern: {
        Concern.NONE: "keine Bedenken",
        Concern.MINOR: "geringe Bedenken",
        Concern.MODERATE: "mäßige Bedenken",
        Concern.SERIOUS: "schwere Bedenken",
    },
    Visibility: {
        Visibility.PUBLIC: "öffentlich",
        Visibility.INTERNAL: "intern",
    },
    RecordStatus: {
        RecordStatus.FINAL: "abgeschlossen",
        RecordStatus.DRAFT: "Entwurf",
        RecordStatus.WITHDRAWN: "zurückgezogen",
    },
    Method: {
        Method.INTERVIEW: "Interview",
        Method.SURVEY: "Befragung",
        Method.FOCUS_GROUP: "Fokusgruppe",
    },
    Consent: {
        Consent.PUBLICATION: "Veröffentlichung erlaubt",
        Consent.ANALYSIS_ONLY: "nur Auswertung erlaubt",
        Consent.WITHDRAWN: "widerrufen",
    },
    Verdict: {
        Verdict.PROMISING: "aussichtsreich",
        Verdict.PROMISING_WITH_ADAPTATION: "mit Anpassung aussichtsreich",
        Verdict.NOT_PROMISING_NOW: "derzeit nicht aussichtsreich",
        Verdict.NOT_ASSESSABLE: "nicht beurteilbar",
    },
    Rating: {
        Rating.FAVOURABLE: "günstig",
        Rating.ADAPTABLE: "anpassbar",
        Rating.HINDERING: "hinderlich",
        Rating.UNKNOWN: "unbekannt",
    },
    AssessmentStatus: {
        AssessmentStatus.DRAFT: "Entwurf der Einschätzung",
        AssessmentStatus.ADOPTED: "beschlossene Einschätzung",
    },
    Strength: {
        Strength.SOLL: "soll",
        Strength.SOLLTE: "sollte",
        Strength.KANN: "kann",
        Strength.SOLL_NICHT: "soll nicht",
        Strength.SOLLTE_NICHT: "sollte nicht",
    },
    RecommendationStatus: {
        RecommendationStatus.DRAFT: "Entwurf",
        RecommendationStatus.REVIEW: "in Prüfung",
        RecommendationStatus.APPROVED: "beschlossen",
        RecommendationStatus.IMPLEMENTED: "umgesetzt",
        RecommendationStatus.SUPERSEDED: "ersetzt",
    },
    Response: {
        Response.ACCEPTED: "angenommen",
        Response.PARTLY: "teilweise angenommen",
        Response.REJECTED: "abgelehnt",
    },
    ReviewVerdict: {
        ReviewVerdict.ACCEPTED: "angenommen",
        ReviewVerdict.REJECTED: "zurückgewiesen",
        ReviewVerdict.CHANGES_REQUESTED: "Änderung gewünscht",
    },
    ReviewStatus: {
        ReviewStatus.UNREVIEWED: "noch nicht geprüft",
        ReviewStatus.ACCEPTED: "angenommen",
        ReviewStatus.SUSPECT: "seit der Prüfung geändert",
        ReviewStatus.REJECTED: "zurückgewiesen",
        ReviewStatus.CHANGES_REQUESTED: "Änderung gewünscht",
    },
}

OPTIONS_HELP: dict[str, str] = {
    "id": "Kennung, im ganzen Projekt einmalig, zum Beispiel HE-01.",
    "strength": "Wie stark empfohlen wird; dasselbe Wort muss im ersten Satz stehen.",
    "status": "Bearbeitungsstand.",
    "addressee": "Wer handeln soll: Schlüssel aus vocabulary.yaml, durch Kommas getrennt.",
    "field": "Handlungsfeld; sonst gilt das der Seite.",
    "evidence": "Kennungen der Belege, auf denen die Empfehlung ruht, durch Kommas getrennt.",
    "qualified-by": "Kennungen der Belege, die sie einschränken.",
    "contradicted-by": "Kennungen der Belege, die gegen sie sprechen.",
    "counter-response": "Antwort auf die Belege, die gegen sie sprechen.",
    "horizon": "Bis wann, zum Beispiel 2027.",
    "indicator": "Woran man sieht, dass es geschehen ist.",
    "legal-basis": "Rechtsgrundlage: Kennungen von Belegen oder Worte wie „§ 61 SGB IX“, durch Kommas getrennt.",
    "confidence": "Vertrauen in die Belege, wenn es anders beurteilt wird als errechnet.",
    "discordance": "Warum Stärke und Vertrauen auseinandergehen.",
    "consensus": "Wie einig man sich war.",
    "dissent": "Was dagegen eingewandt wurde.",
    "supersedes": "Kennungen der Empfehlungen, die diese ablöst.",
    "authors": "Wer geschrieben hat: Kürzel, keine Namen.",
    "waive": "Ausnahme: „EVD001 bis 2027-03-31: Grund“; mehrere mit Semikolon.",
    "response": "Antwort des Adressaten nach der Übergabe, danach nach einem Komma Kennungen von Belegen dafür.",
    "response-date": "Datum der Antwort, danach Kennungen von Belegen dafür; ein Beleg bei „response“ genügt auch.",
    "implemented-on": "Datum der Umsetzung, danach nach einem Komma Kennungen von Belegen dafür.",
}


def field_help(shape: type[Shape], key: str) -> str:
    """Return what a key means in a shape or in the shapes it extends; empty if the table does not know it."""
    for ancestor in shape.__mro__:
        known = FIELDS.get(ancestor, {}) if issubclass(ancestor, Shape) else {}
        if key in known:
            return known[key]
    return ""
