"""Answers for programs: the same documents by HTTP, under ``/api``, and by MCP."""
