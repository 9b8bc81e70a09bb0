"""``python -m committeesearch.cli``."""

from committeesearch.cli import main

main()
