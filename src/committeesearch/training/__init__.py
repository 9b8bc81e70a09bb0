"""How the program's own encoder was trained; nothing here runs when papers are indexed, searched or asked.

    python -m committeesearch.training.encoder OUT.safetensors

``records/`` holds 1,288 invented passages of papers of invented councils with 3,864 questions that they answer,
1,502 of them in lay words, and 4,052 that they only seem to answer, all written for this purpose.
"""
