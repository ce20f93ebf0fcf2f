"""Corpora of any size for measuring, made of words, not of findings: everything in them is constructed.

    python bench/generate.py --recommendations 1000 --records 5000 OUT

Ten recommendations a page, ten records a file, five links and one citation each; about 60 words a recommendation and
50 a record. One percent of all items has a fault; ``OUT/faults.json`` says which code the check must report where. The
same numbers and the same seed give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

LINKS = 5
PER_FILE = 10
STATISTICS_EVERY = 10
NOUNS = (
    "Anlaufstelle Arbeitsplatz Auskunft Beratung Begleitung Bescheid Betrieb Budget Dienst Einarbeitung Empfehlung Erprobung "
    "Fachkraft Förderung Gespräch Gruppe Handreichung Kammer Kreis Lohnkostenzuschuss Netzwerk Praktikum Rückkehrrecht "
    "Teilhabe Übergang Verfahren Vereinbarung Vertrag Werkstatt Zuständigkeit"
).split()
VERBS = "beschreibt ergänzt erleichtert erreicht ermöglicht fördert klärt nennt prüft regelt sichert stärkt unterstützt verbindet zeigt".split()
ADJECTIVES = "barrierefreie betriebliche dauerhafte enge frühe gemeinsame gute klare kurze langfristige regionale schnelle verlässliche wirksame zusätzliche".split()
SMALL = "auch bei dabei dann damit für hier im in mit nach oft schon seit sehr über um und von vor während wenn wie wo zu".split()
MODALS = {"soll": "soll", "sollte": "sollte", "kann": "kann"}
GROUPS = ("betroffene", "fachkraefte", "betriebe", "dienste", "traeger")
REGIONS = ("DE-HE", "DE-HH", "DE-BW", "DE-NI", "DE-BY")
MODEL_REGION_EVERY = 50

RECORD_FAULTS = ("SRC002", "SRC003", "SRC004", "SRC005", "SRC006", "SRC007", "LNK003", "EVD010")
RECOMMENDATION_FAULTS = ("LNK001", "LNK008", "LNK009", "LNK010", "REC001")


@dataclass
class Page:
    """A file that is being written, line by line, and the faults put into it."""

    path: str
    lines: list[str] = field(default_factory=list)
    faults: list[dict[str, object]] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        """Add lines at the end."""
        self.lines.extend(lines)

    def fault(self, code: str, *, ahead: int = 1) -> None:
        """Note that a line will be reported: `ahead` lines after the last one, so 1 is the next."""
        self.faults.append({"path": self.path, "line": len(self.lines) + ahead, "code": code})


@dataclass
class Plan:
    """What goes where: the records a recommendation names, and who carries which fault."""

    recommendations: int
    records: int
    links: list[list[int]]
    record_faults: dict[int, str]
    recommendation_faults: dict[int, str]


def make_plan(recommendations: int, records: int, share: float, rng: random.Random) -> Plan:
    """Spread links and faults. Every record is named at least once if there are enough links."""
    links = _spread_links(recommendations, records, rng)
    total = round(share * (recommendations + records))
    kinds = RECORD_FAULTS + RECOMMENDATION_FAULTS
    wanted = [kinds[at % len(kinds)] for at in range(max(total, len(kinds)))] if share else []
    files = list(range((records + PER_FILE - 1) // PER_FILE))
    rng.shuffle(files)
    record_faults: dict[int, str] = {}
    for code in (code for code in wanted if code in RECORD_FAULTS):
        at = _suitable_file(files, code)
        if at is not None:
            record_faults[at * PER_FILE + rng.randrange(min(PER_FILE, records - at * PER_FILE))] = code
    broken = _unreadable(record_faults)
    free = [at for at in range(recommendations) if not broken & set(links[at])]
    rng.shuffle(free)
    codes = [code for code in wanted if code in RECOMMENDATION_FAULTS]
    return Plan(recommendations, records, links, record_faults, dict(zip(free, codes, strict=False)))


def _spread_links(recommendations: int, records: int, rng: random.Random) -> list[list[int]]:
    """Give every recommendation different records: at most one statistic, because it has no confidence to derive from."""
    statistics = [number for number in range(records) if _is_statistic(number)]
    findings = [number for number in range(records) if not _is_statistic(number)]
    rng.shuffle(statistics)
    rng.shuffle(findings)
    links: list[list[int]] = [[] for _ in range(recommendations)]
    for at, number in zip(rng.sample(range(recommendations), recommendations), statistics, strict=False):
        links[at].append(number)
    waiting = cycle(findings)
    for group in links:
        while len(group) < min(LINKS, len(findings)):
            number = next(waiting)
            if number not in group:
                group.append(number)
    return [sorted(group) for group in links]


def _is_statistic(number: int) -> bool:
    return is_statistic_file(number // PER_FILE)


def is_statistic_file(at: int) -> bool:
    """Every tenth file holds statistics under ``records``; the others hold findings with shared keys."""
    return at % STATISTICS_EVERY == STATISTICS_EVERY - 1


def _suitable_file(files: list[int], code: str) -> int | None:
    """Take a file that has no fault yet out of the list; missing definitions need statistics."""
    for at in files:
        if is_statistic_file(at) == (code == "EVD010"):
            files.remove(at)
            return at
    return None


def _unreadable(faults: dict[int, str]) -> set[int]:
    found: set[int] = set()
    for number, code in faults.items():
        if code == "SRC002":
            first = number - number % PER_FILE
            found.update(range(first, first + PER_FILE))
        elif code in {"SRC003", "SRC004", "SRC005"}:
            found.add(number)
    return found


def record_id(number: int) -> str:
    """Return the id of a record by its number from 0."""
    return f"F-{number + 1:06d}"


def words(rng: random.Random, count: int) -> str:
    """Return a text of about so many words in sentences of ten."""
    sentences = []
    while count > 0:
        middle = [rng.choice(rng.choice((SMALL, ADJECTIVES, NOUNS))) for _ in range(6)]
        sentence = ["Die", rng.choice(ADJECTIVES), rng.choice(NOUNS), rng.choice(VERBS), *middle]
        sentences.append(" ".join(sentence) + ".")
        count -= len(sentence)
    return " ".join(sentences)


def write_corpus(
    out: Path, recommendations: int, records: int, *, seed: int = 1, share: float = 0.01
) -> list[dict[str, object]]:
    """Write the whole corpus below a folder and return the faults that are in it."""
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    plan = make_plan(recommendations, records, share, rng)
    pages = [*_terms(records)]
    files = range((records + PER_FILE - 1) // PER_FILE)
    pages += [_statistics(plan, at, rng) if is_statistic_file(at) else _findings(plan, at, rng) for at in files]
    pages += [_recommendations(plan, at, rng) for at in range((recommendations + PER_FILE - 1) // PER_FILE)]
    faults = [fault for page in pages for fault in page.faults]
    for page in pages:
        path = out / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(page.lines) + "\n", encoding="utf-8", newline="\n")
    manifest = {"seed": seed, "recommendations": recommendations, "records": records, "faults": faults}
    (out / "faults.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return faults


def _terms(records: int) -> list[Page]:
    vocabulary = Page("evidence/vocabulary.yaml", ["# Konstruiert: Begriffe für Messungen.", "home: DE-HE", "regions:"])
    vocabulary.add("  DE-HE: {name: Hessen}", "  DE-HH: {name: Hamburg}", "  DE-BW: {name: Baden-Württemberg}")
    vocabulary.add("  LDK: {name: Lahn-Dill-Kreis, model: true, part-of: DE-HE}")
    vocabulary.add("  DE-NI: {name: Niedersachsen}", "  DE-BY: {name: Bayern}", "groups:")
    vocabulary.add(
        *(f"  {key}: {{name: Gruppe {key}, concerned: {str(at == 0).lower()}}}" for at, key in enumerate(GROUPS))
    )
    vocabulary.add("addressees:", "  LAND:", "    names:", "      - name: Das Land", "fields:")
    vocabulary.add("  netzwerk: {name: Netzwerke}", "  verfahren: {name: Verfahren}")
    codebook = Page("evidence/codebook.yaml", ["# Konstruiert: Codes für Messungen.", "codes:"])
    codebook.add(*(f"  K{number:02d}: {{name: Code {number}, definition: Konstruiert.}}" for number in range(1, 21)))
    sources = Page("evidence/sources.yaml", ["# Konstruiert: Quellen für Messungen.", "sources:"])
    for number in range(max(records // 50, LINKS + 1)):
        sources.add(
            f"  Q{number:04d}:", f"    title: Konstruierte Quelle {number}", "    publisher: Verlag", "    year: 2024"
        )
    return [vocabulary, codebook, sources]


def _findings(plan: Plan, at: int, rng: random.Random) -> Page:
    page = Page(
        f"evidence/interviews/datei-{at:05d}.yaml", ["# Konstruiert.", "kind: interview-finding", "method: interview"]
    )
    page.add(f"date: 2024-{at % 12 + 1:02d}", "findings:")
    for number in range(at * PER_FILE, min((at + 1) * PER_FILE, plan.records)):
        fault = plan.record_faults.get(number, "")
        _finding(page, record_id(number), number, plan, rng, fault=fault)
        if fault in {"SRC007", "LNK003"}:
            page.fault(fault)
            extra = record_id(0) if fault == "SRC007" and number else record_id(plan.records + number)
            _finding(page, extra, number, plan, rng)
    return page


def _finding(page: Page, name: str, number: int, plan: Plan, rng: random.Random, *, fault: str = "") -> None:
    if fault == "SRC004":
        page.fault(fault)
    page.add(f"  - id: {name}")
    if fault != "SRC004":
        page.add(f"    title: {rng.choice(ADJECTIVES).capitalize()} {rng.choice(NOUNS)} und {rng.choice(NOUNS)}")
    if fault == "SRC002":
        page.fault(fault)
    page.add(f"    text: {words(rng, 50)}" if fault != "SRC002" else f'    text: "{words(rng, 50)}')
    if fault in {"SRC003", "SRC005", "SRC006"}:
        page.fault(fault)
    page.add(f"    region: {'UNBEKANNT' if fault == 'SRC006' else _region(number)}"
             if fault not in {"SRC003", "SRC005"} else _wrong_line(fault))  # fmt: skip
    page.add(f"    group: [{GROUPS[number % len(GROUPS)]}, {GROUPS[0]}]")
    page.add(f"    factor: {('enabler', 'barrier', 'ambivalent', 'neutral')[number % 4]}")
    page.add(f"    codes: [K{number % 20 + 1:02d}]", f"    n-source: {number % 90 + 10}")
    page.add("    sources:", f"      - {{key: {_source(number, plan)}, locator: S. {number % 200 + 1}, extent: full}}")
    page.add("    confidence: {level: moderate, note: Konstruiert.}")


def _region(number: int) -> str:
    """Return a region; so few lie in the model region that no recommendation rests on it alone."""
    return REGIONS[number % len(REGIONS)] if number % MODEL_REGION_EVERY else "LDK"


def _wrong_line(fault: str) -> str:
    return "    regoin: DE-HE" if fault == "SRC003" else "    visibility: geheim"


def _source(number: int, plan: Plan) -> str:
    return f"Q{number % max(plan.records // 50, LINKS + 1):04d}"


def _statistics(plan: Plan, at: int, rng: random.Random) -> Page:
    page = Page(f"evidence/statistics/datei-{at:05d}.yaml", ["# Konstruiert.", "records:"])
    for number in range(at * PER_FILE, min((at + 1) * PER_FILE, plan.records)):
        fault = plan.record_faults.get(number, "")
        if fault:
            page.fault(fault)
        page.add(f"  - id: {record_id(number)}", "    kind: statistic", f"    title: Zahl {rng.choice(NOUNS)} {number}")
        page.add(f"    text: {words(rng, 50)}", f"    region: {_region(number)}", f"    value: {number}.5")
        page.add("    unit: Personen", "    as-of: 2024-12-31")
        if fault != "EVD010":
            page.add("    definition: Konstruiert.")
        page.add("    sources:", f"      - {{key: {_source(number, plan)}, extent: full}}")
    return page


def _recommendations(plan: Plan, at: int, rng: random.Random) -> Page:
    page = Page(
        f"recommendations/seite-{at:05d}.md", ["---", "field: netzwerk", "---", "", f"# Seite {at} (konstruiert)", ""]
    )
    for number in range(at * PER_FILE, min((at + 1) * PER_FILE, plan.recommendations)):
        _recommendation(page, number, plan, rng)
    return page


def _recommendation(page: Page, number: int, plan: Plan, rng: random.Random) -> None:
    fault = plan.recommendation_faults.get(number, "")
    strength = tuple(MODALS)[number % len(MODALS)]
    ids = [record_id(link) for link in plan.links[number]]
    page.add(f":::{{recommendation}} {rng.choice(ADJECTIVES).capitalize()} {rng.choice(NOUNS)} schaffen")
    page.add(f":id: E-{number + 1:06d}", f":strength: {strength}", ":addressee: LAND")
    if fault in {"LNK001", "LNK008"}:
        page.fault(fault)
    more = {"LNK001": [f"X-{number}"], "LNK008": ids[:1]}.get(fault, [])
    page.add(
        f":evidence: {', '.join([*ids, *more])}", ":horizon: 2030", ":indicator: Zahl der Stellen", ":status: draft", ""
    )
    if fault == "REC001":
        page.fault(fault)
    modal = "muss" if fault == "REC001" else MODALS[strength]
    page.add(f"Das Land {modal} eine {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)} in jedem Kreis einrichten.", "")
    if fault in {"LNK009", "LNK010"}:
        page.fault(fault)
    cited = f"{{evidence}}`{ids[0]}`"
    cited += {"LNK009": f", {{evidence}}`{_other(number, plan)}`", "LNK010": ", {recommendation}`X-01`"}.get(fault, "")
    page.add(f"**Begründung.** {words(rng, 45)} Das zeigt ein Befund ({cited}).", ":::", "")


def _other(number: int, plan: Plan) -> str:
    """Return a readable record that the recommendation does not name."""
    broken = _unreadable(plan.record_faults) | set(plan.links[number])
    return record_id(next(other for other in range(plan.records) if other not in broken))


def main() -> int:
    """Write a corpus where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--recommendations", type=int, default=100)
    parser.add_argument("--records", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.01, help="share of items with a fault")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    if arguments.out.exists() and any(arguments.out.iterdir()):
        print(f"{arguments.out} is not empty", file=sys.stderr)
        return 2
    faults = write_corpus(
        arguments.out, arguments.recommendations, arguments.records, seed=arguments.seed, share=arguments.faults
    )
    print(
        f"{arguments.recommendations} recommendations, {arguments.records} records, {len(faults)} faults in {arguments.out}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
