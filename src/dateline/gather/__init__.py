"""Gathering: from a SOURCE to the bytes of its pages."""
