"""Evaluation: gold and reports to figures."""
