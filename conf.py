"""Settings of the edition. Everything not set here comes from `belegkette.sphinx_ext` (see its `defaults`)."""

project = "Handlungsempfehlungen zum Budget für Arbeit in Hessen"
author = "Entwurf ohne herausgebende Stelle"
project_copyright = "Texte: CC BY 4.0"
language = "de"

extensions = ["sphinx_design", "belegkette.sphinx_ext", "belegkette.pdf.tagging"]

pdf_documents = [("index", "handlungsempfehlungen", project, author)]
belegkette_pdf_subtitle = "Entwurfsausgabe aus öffentlichen Quellen"
