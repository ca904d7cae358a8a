"""Linking: across articles, pure functions over neighbours."""
