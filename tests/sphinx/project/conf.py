"""A constructed edition for the tests: nothing in it was ever said or found."""

project = "Konstruierte Ausgabe"
project_copyright = "Konstruiert"
language = "de"
extensions = ["belegkette.sphinx_ext", "belegkette.pdf"]
belegkette_as_of = "2026-11-22"
