"""The evidence traceability report as plain values: what a reviewer must see before saying that a chain holds.

Built from the corpus, the graph, the check and the ledger. It knows neither HTML nor workbooks; `belegkette.desk` turns
it into files.
"""
