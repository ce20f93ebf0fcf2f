"""What programs make of REFI-QDA, one constructed project for each deviation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.importers.projects import (
    PHRASES,
    SPEECH,
    Case,
    Selection,
    Source,
    guid,
    project_xml,
    select,
    write_qdpx,
    zipped,
)

from belegkette.corpus import Corpus
from belegkette.model.evidence import Coding

Run = Callable[..., dict[str, Any]]
Load = Callable[[], Corpus]


def plain(**options: Any) -> Source:
    return Source(stored=SPEECH.encode(), selections=select(SPEECH), **options)


def codings(corpus: Corpus) -> list[Coding]:
    return sorted((one for one in corpus.evidence.values() if isinstance(one, Coding)), key=lambda one: one.text)


def lost(report: dict[str, Any], words: str) -> int:
    return sum(one["count"] for one in report["losses"] if words in one["what"])


@pytest.mark.parametrize(
    "form",
    [
        {"project_name": "Project.qde", "folder": "Sources"},
        {"bom": True},
        {"braces": True},
    ],
    ids=["NVivo's capital letters", "byte order mark before the XML", "identifiers in braces and capitals"],
)
def test_spellings_of_the_archive_make_no_difference(form: dict[str, Any], tmp_path: Path, run: Run) -> None:
    usual = run("refi-qda", write_qdpx(tmp_path / "usual.qdpx", [plain()]))
    other = run("refi-qda", write_qdpx(tmp_path / "other.qdpx", [plain()], **form))
    assert other["new"] == usual["new"] != []


def test_a_bare_project_file_finds_its_sources_beside_it(
    tmp_path: Path, run: Run, texts: Callable[[], list[str]]
) -> None:
    source = plain()
    (tmp_path / "alles" / "Sources").mkdir(parents=True)
    (tmp_path / "alles" / "p.qde").write_text(project_xml([source]), encoding="utf-8")
    (tmp_path / "alles" / "Sources" / f"{source.guid}.txt").write_bytes(SPEECH.encode())
    run("refi-qda", tmp_path / "alles" / "p.qde", "--write")
    assert texts() == sorted(PHRASES)


def test_a_missing_text_loses_its_passages_and_nothing_else(tmp_path: Path, run: Run) -> None:
    there, away = plain(), Source(name="Gespräch B", stored=None, selections=select(SPEECH))
    report = run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [there, away]))
    assert (report["counts"]["new"], lost(report, "dessen Text fehlt")) == (len(PHRASES), len(PHRASES))


def test_a_text_that_is_no_utf8_is_a_loss(tmp_path: Path, run: Run) -> None:
    source = Source(stored=SPEECH.replace("😀", "").encode("latin-1"), selections=select(SPEECH))
    assert lost(run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [source])), "nicht lesbar") == len(PHRASES)


def test_missing_media_are_named_and_stop_nothing(tmp_path: Path, run: Run) -> None:
    xml = project_xml([plain()]).replace(
        "<Sources>",
        f'<Sources><AudioSource guid="{guid("ton")}" name="Ton" path="internal://fehlt.mp3"/>'
        f'<PictureSource guid="{guid("bild")}" name="Bild"><PictureSelection guid="{guid("x")}"/></PictureSource>',
    )
    path = tmp_path / "p.qdpx"
    path.write_bytes(zipped({"project.qde": xml.encode(), f"sources/{plain().guid}.txt": SPEECH.encode()}))
    report = run("refi-qda", path)
    assert (report["counts"]["new"], lost(report, "als Datei"), lost(report, "ohne Text")) == (len(PHRASES), 2, 1)


def test_a_transcript_of_a_recording_is_read_by_its_sync_points(
    tmp_path: Path, run: Run, texts: Callable[[], list[str]]
) -> None:
    start = SPEECH.index(PHRASES[2])
    points = "".join(
        f'<SyncPoint guid="{guid(name)}" position="{at}"/>'
        for name, at in (("von", start), ("bis", start + len(PHRASES[2])))
    )
    source = (
        f'<AudioSource guid="{guid("ton")}" name="Gespräch A"><Transcript guid="{guid("t")}">'
        f"<PlainTextContent>{SPEECH}</PlainTextContent>{points}"
        f'<TranscriptSelection guid="{guid("s")}" fromSyncPoint="{guid("von")}" toSyncPoint="{guid("bis")}">'
        f'<Coding guid="{guid("c")}"><CodeRef targetGUID="{guid("K08")}"/></Coding></TranscriptSelection>'
        "</Transcript></AudioSource>"
    )
    path = tmp_path / "p.qde"
    path.write_text(project_xml([]).replace("<Sources>", f"<Sources>{source}"), encoding="utf-8")
    run("refi-qda", path, "--write")
    assert texts() == [PHRASES[2]]


def test_a_coding_that_points_at_a_case_gives_the_passage_the_case(tmp_path: Path, run: Run, corpus: Load) -> None:
    case = Case(name="Fall eins", values={"Landkreis": "Lahn-Dill-Kreis"})
    selections = select(SPEECH)
    selections[0].codes = ("K03", case.guid)
    (tmp_path / "m.yaml").write_text("variables: {Landkreis: region}\n", encoding="utf-8")
    (tmp_path / "n.yaml").write_text("documents: {Gespräch A: LDK-07}\n", encoding="utf-8")
    path = write_qdpx(tmp_path / "p.qdpx", [Source(stored=SPEECH.encode(), selections=selections)], cases=[case])
    report = run("refi-qda", path, "--write", "--mapping", "../m.yaml", names="../n.yaml")
    assert {one.text: one.region for one in codings(corpus())}[PHRASES[0]] == "LDK"
    assert any("Codes, die auf einen Fall zeigen" in one["about"] for one in report["decisions"])


def test_a_passage_with_a_comment_and_no_code_is_reported(tmp_path: Path, run: Run) -> None:
    comment = Selection(start=3, end=6, codes=(), description="Eine konstruierte Anmerkung")
    source = Source(stored=SPEECH.encode(), selections=[*select(SPEECH), comment, Selection(start=3, end=6, codes=())])
    report = run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [source]))
    assert (lost(report, "Kommentar an einer Textstelle"), lost(report, "ohne Code")) == (1, 2)


def test_a_case_without_a_name_still_tells_its_variables(tmp_path: Path, run: Run, corpus: Load) -> None:
    source = plain()
    case = Case(sources=[source.guid], values={"Gruppe": "IFD"})
    (tmp_path / "m.yaml").write_text("variables: {Gruppe: {field: group, values: {IFD: ifd}}}\n", encoding="utf-8")
    path = write_qdpx(tmp_path / "p.qdpx", [source], cases=[case])
    report = run("refi-qda", path, "--write", "--mapping", "../m.yaml")
    assert {one.group for one in codings(corpus())} == {"ifd"}
    assert any("Fälle ohne Namen" in one["about"] for one in report["decisions"])


def test_two_documents_of_one_name_need_their_identifiers(tmp_path: Path, run: Run) -> None:
    sources = [plain(id=guid("eins")), plain(id=guid("zwei"))]
    for one in sources[1].selections:
        one.id = guid(f"zwei {one.start}")
    path = write_qdpx(tmp_path / "p.qdpx", sources)
    (tmp_path / "n.yaml").write_text(
        f'documents: {{"{guid("eins")}": LDK-07, "{guid("zwei")}": LDK-08}}\n', encoding="utf-8"
    )
    assert run("refi-qda", path)["code"] == 1
    assert run("refi-qda", path, names="../n.yaml")["counts"]["new"] == 2 * len(PHRASES)


def test_notes_and_descriptions_become_memos(tmp_path: Path, run: Run, corpus: Load) -> None:
    selections = select(SPEECH)
    selections[0].description, selections[0].notes = "Erste Notiz", ("n1",)
    path = write_qdpx(
        tmp_path / "p.qdpx",
        [Source(stored=SPEECH.encode(), selections=selections)],
        notes={"n1": "Zweite Notiz", "n2": "Lose Notiz"},
    )
    report = run("refi-qda", path, "--write")
    assert {one.text: one.memo for one in codings(corpus())}[PHRASES[0]] == "Erste Notiz\n\nZweite Notiz"
    assert lost(report, "Notiz, die an keiner") == 1


def test_nested_codes_keep_their_order_and_descriptions(project: Path, tmp_path: Path, run: Run, corpus: Load) -> None:
    (project / "evidence" / "codebook.yaml").unlink()
    inner = f'<Code guid="{guid("K04")}" name="K04 Netz" isCodable="true"><Description>Was zusammen geht.</Description></Code>'
    codes = f'<Code guid="{guid("K03")}" name="Struktur" isCodable="false">{inner}</Code>'
    selections = [Selection(start=0, end=2, codes=(guid("K04"),))]
    run(
        "refi-qda",
        write_qdpx(tmp_path / "p.qdpx", [Source(stored=b"Ja gut", selections=selections)], codes=codes),
        "--write",
    )
    codebook = corpus().codebook
    assert codebook is not None
    assert (codebook.codes["K04"].parent, codebook.codes["K04"].definition) == ("STRUKTUR", "Was zusammen geht.")


@pytest.mark.parametrize("namespace", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0"])
def test_both_namespaces_of_codebooks_are_read(namespace: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "c.qdc"
    path.write_text(
        f'\ufeff<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="{namespace}"><Codes>'
        f'<Code guid="{guid("x")}" name="K03 Ansprechstelle" isCodable="true"/></Codes></CodeBook>',
        encoding="utf-8",
    )
    report = run("refi-qda", path)
    assert (report["code"], report["counts"]["unchanged"]) == (0, 1)


def test_sets_links_and_graphs_are_counted(tmp_path: Path, run: Run) -> None:
    extra = "<Links><Link/></Links><Sets><Set/><Set/></Sets><Graphs><Graph/></Graphs>"
    report = run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [plain()], extra=extra))
    assert [lost(report, word) for word in ("Verknüpfung", "Gruppe (Set)", "Zeichnung")] == [1, 2, 1]


def test_the_foreign_identifier_and_the_checksum_stay(tmp_path: Path, run: Run, corpus: Load) -> None:
    report = run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [plain()]), "--write")
    first = codings(corpus())[0]
    assert first.origin is not None
    assert (first.foreign_id, first.origin.sha256) == (guid(first.text), report["sha256"])


def test_a_pdf_is_read_by_its_text(tmp_path: Path, run: Run, texts: Callable[[], list[str]]) -> None:
    start = SPEECH.index(PHRASES[2])
    source = (
        f'<PDFSource guid="{guid("pdf")}" name="Gespräch A" path="internal://fehlt.pdf"><Representation guid="{guid("r")}">'
        f"<PlainTextContent>{SPEECH}</PlainTextContent>"
        f'<PlainTextSelection guid="{guid("s")}" startPosition="{start}" endPosition="{start + len(PHRASES[2])}">'
        f'<Coding guid="{guid("c")}"><CodeRef targetGUID="{guid("K08")}"/></Coding></PlainTextSelection></Representation>'
        f'<PDFSelection guid="{guid("q")}" page="1"/></PDFSource>'
    )
    path = tmp_path / "p.qde"
    path.write_text(project_xml([]).replace("<Sources>", f"<Sources>{source}"), encoding="utf-8")
    report = run("refi-qda", path, "--write")
    assert (texts(), lost(report, "ohne Text")) == ([PHRASES[2]], 1)
