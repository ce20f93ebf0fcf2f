"""Contact data (PRV001). Every number and address is a sample; nobody has them."""

from __future__ import annotations

import pytest

from belegkette.privacy.contact import find_contact_data, may_hold_contact_data

FOUND = {
    "erika.mustermann@example.org": "Mailadresse",
    "erika.mustermann (at) example.org": "Mailadresse",
    "erika[at]example.org": "Mailadresse",
    "beratung.mustermann@example.org": "Mailadresse",
    "0611 3219000": "Telefonnummer",
    "0611/3219000": "Telefonnummer",
    "0611-3219000": "Telefonnummer",
    "(0611) 3219000": "Telefonnummer",
    "+49 611 3219000": "Telefonnummer",
    "0151 23456789": "Telefonnummer",
    "06113219000": "Telefonnummer",
    "0641 12 34 56": "Telefonnummer",
    "0611 8170": "Telefonnummer",
    "DE89 3704 0044 0532 0130 00": "Kontonummer (IBAN)",
    "DE89370400440532013000": "Kontonummer (IBAN)",
    "86095742719": "Steuer-Identifikationsnummer",
    "86 095 742 719": "Steuer-Identifikationsnummer",
    "65 170839 J 003": "Rentenversicherungsnummer",
    "65170839J003": "Rentenversicherungsnummer",
    "Musterstraße 12a": "Anschrift",
    "Musterstr. 12": "Anschrift",
    "Berliner Allee 7": "Anschrift",
    "Am Mühlbach 5, 35578 Wetzlar": "Anschrift",
    "GI-AB 123": "Kfz-Kennzeichen",
    "LDK-X 9999": "Kfz-Kennzeichen",
    "geboren am 12. März 1984": "Geburtsdatum",
    "geb. 12.03.1984": "Geburtsdatum",
    "Geburtsdatum: 1984-03-12": "Geburtsdatum",
    "https://www.facebook.com/erika.muster": "Profil in einem sozialen Netz",
    "@erika_muster": "Profil in einem sozialen Netz",
}
CLEAN = [
    "poststelle@example.org",
    "info-hessen@example.org",
    "DE88 3704 0044 0532 0130 00",
    "86095742718",
    "65 170839 J 004",
    "§ 61 Abs. 2 Satz 1 SGB IX",
    "14.06.2023",
    "2022-05-17",
    "2021/2023",
    "in den Jahren 2021 und 2022",
    "0,75 Prozent",
    "17 600 Personen",
    "Drucksache 20/12345",
    "ISBN 978-3-16-148410-0",
    "DOI 10.1007/s00103-021-03456-7",
    "auf dem Weg 2030",
    "Der Ring 3.2 Prozent",
    "EF-VO 2008",
    "(09–12/2019)",
    "an der Bundesstraße 73 gelegen",
    "BFA-D27-04",
    "HE-01",
    "0251010",
    "Abfallschlüssel 03 01 05",
    "Warennummer 0401 10 10",
    "CAS 0736150-63-3",
    "der Käufer\n\n1. prüft",
    "die Gasse\n\n3. folgt",
    "nach DWA-A 221 und DIN-EN 1176",
    "am 3. Oktober 2023",
    "https://example.org/0611321900001",
    "https://www.facebook.com",
    "Az. S 12 SO 345/21",
    "10 000 bis 12 000 Euro im Jahr 2024",
]


@pytest.mark.parametrize("words", FOUND)
def test_contact_data_is_found_with_its_place_and_kind(words: str) -> None:
    text = f"Wir lesen hier: {words} und mehr."

    assert [(hit.start, hit.words, hit.what) for hit in find_contact_data(text)] == [(16, words, FOUND[words])]


@pytest.mark.parametrize("words", FOUND)
def test_the_quick_look_misses_nothing_wherever_it_stands(words: str) -> None:
    texts = (
        words,
        f"text: {words}\n",
        f'text: "{words}"',
        f"text: >-\n  a\n  {words.replace(' ', chr(10) + '      ')}\n",
    )

    assert [text for text in texts if not may_hold_contact_data(text.encode())] == []


@pytest.mark.parametrize("words", CLEAN)
def test_what_only_looks_alike_is_not_reported(words: str) -> None:
    assert list(find_contact_data(f"Wir lesen hier: {words} und mehr.")) == []
