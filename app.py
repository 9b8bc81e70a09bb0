"""The web app with the default settings: ``python app.py``."""

from committeesearch.cli import app

app(["app"])
