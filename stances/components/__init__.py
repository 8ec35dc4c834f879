"""What is shown, whoever shows it: payloads, and the scripts and styles that draw them."""

from pathlib import Path

FOLDER = Path(__file__).parent
