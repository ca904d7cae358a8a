"""Archives: shards of pages in, shards of reports as Parquet out, one by one and each once."""
