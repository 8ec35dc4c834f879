"""Who stands where on a policy question, with the evidence behind every position."""

__version__ = "0.1.0"
