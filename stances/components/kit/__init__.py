"""What every component is made with."""
