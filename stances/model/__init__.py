"""What a record is. No input or output here."""
