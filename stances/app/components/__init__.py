"""The components of the dashboard: each a payload in Python, a script and a style."""
