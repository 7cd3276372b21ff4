"""Compiled inner loops over flat arrays. Nothing here checks its input: the functions one level up do."""
