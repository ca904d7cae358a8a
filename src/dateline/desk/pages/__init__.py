"""The pages of the desk: one file each, with a ``router`` and, for the head of all pages, a ``TAB``."""
