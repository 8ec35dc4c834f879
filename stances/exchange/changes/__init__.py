"""What changed between two datasets as text, as Markdown for a pull request, and as JSON."""
