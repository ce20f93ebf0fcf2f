"""Readers of our own files: they return what could be built and every problem, and never stop at the first."""
