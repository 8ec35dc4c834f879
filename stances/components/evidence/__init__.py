"""The panel of evidence: what it shows, and how it is drawn."""
