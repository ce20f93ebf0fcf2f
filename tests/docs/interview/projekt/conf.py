"""Settings of the constructed edition; everything not set here comes from Belegkette."""

project = "Konstruiertes Projekt"
author = "Niemand"
language = "de"
extensions = ["sphinx_design", "belegkette.sphinx_ext", "belegkette.pdf.tagging"]
pdf_documents = [("index", "handlungsempfehlungen", project, author)]
