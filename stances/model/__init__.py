"""What a record is. No input, no output."""
