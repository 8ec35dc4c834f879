"""Tables: positions, their ages, agreement, counts."""
