"""What makes fetched text safe to show on a terminal: the same as everywhere else."""

from dateline.visible import show_character, show_line, show_safely

__all__ = ["show_character", "show_line", "show_safely"]
