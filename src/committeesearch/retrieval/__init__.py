"""From a question to passages: what is indexed, and how it is found."""
