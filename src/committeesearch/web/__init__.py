"""The Gradio app."""

import os

# Must stand before Gradio is first imported: it looks two hosts up while it loads.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from committeesearch.web.server import build_app, serve

__all__ = ["build_app", "serve"]
