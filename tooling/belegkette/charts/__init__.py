"""Drawings of the evidence base as SVG: same values, same bytes; no fonts, scripts or files from elsewhere.

Values and words come in, one text comes out. Every drawing has a title and a description, and says nothing by colour
alone: tones differ in lightness and texture, too. Presentation attributes serve paper; classes (``bk-c-…``) let the
website's stylesheet choose colours for light and dark. Nothing here knows records, Sphinx or the disk.
"""
