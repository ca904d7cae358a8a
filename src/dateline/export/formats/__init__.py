"""The formats, one a file: ``to_NAME.py`` with a ``FORMAT`` in it (see docs/exports.md)."""
