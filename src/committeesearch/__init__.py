"""Semantic search and cited answers over council committee papers."""
