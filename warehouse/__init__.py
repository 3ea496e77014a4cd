"""Bytes: atomic Parquet per stage and batch, fingerprints, and the DuckDB file that analysts read."""
