"""Language: from a text to its words, sentences and shallow syntax."""
