"""A constructed edition whose pages are pictured: nothing in it was ever said or found."""

project = "Konstruierte Handlungsempfehlungen"
author = "Konstruierte Stelle"
project_copyright = "Konstruiert"
language = "de"
extensions = ["belegkette.sphinx_ext", "belegkette.pdf"]
belegkette_as_of = "2026-11-22"
belegkette_pdf_date = "2026-11-22"
belegkette_pdf_subtitle = "Konstruierter Inhalt zur Prüfung des Satzes"
belegkette_pdf_notice = "Keine Zahl, kein Name und keine Empfehlung darin ist echt."
