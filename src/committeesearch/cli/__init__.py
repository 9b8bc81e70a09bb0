"""The command line.

Exit codes: 0 done, 1 found nothing or fell below a bound, 2 wrong use, 3 index missing or unusable.
"""

from committeesearch.cli import commands, measuring, officers
from committeesearch.cli.options import app

__all__ = ["app", "commands", "main", "measuring", "officers"]


def main() -> None:
    """Entry point of the console script."""
    app()
