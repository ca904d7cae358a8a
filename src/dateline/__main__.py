"""``python -m dateline`` is ``dateline``."""

from dateline.cli import main

main()
