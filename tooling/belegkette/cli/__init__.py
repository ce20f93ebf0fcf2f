"""The command line: thin, German, and quick to start."""
