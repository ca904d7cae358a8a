"""What templates show of answers: small records with the words and numbers of one part of a page."""
