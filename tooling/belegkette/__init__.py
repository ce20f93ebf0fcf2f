"""Belegkette: a docs-as-code pipeline for policy recommendations and the evidence they rest on.

Importing the package loads nothing else: the check must start fast, and neither Sphinx nor pandas belongs to it.
"""

__version__ = "0.1.0"
