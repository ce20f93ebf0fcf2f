"""The reviewer's desk: the report as one page, a workbook, a table and JSON.

An edge of the house: jinja2, markdown-it and xlsxwriter live here. Everything maps a report to bytes; nothing is read
from or written to the project.
"""
