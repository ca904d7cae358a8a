"""Answers: from the rows of a ledger to incident answers."""
