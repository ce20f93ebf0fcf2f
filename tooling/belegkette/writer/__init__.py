"""Writing our own files: new records, renamed ids, schemas, new projects. Never half, and never over something unasked."""
