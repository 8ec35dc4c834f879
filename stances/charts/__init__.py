"""Answers into specs of plain lists, specs into figures and their alternative texts."""
