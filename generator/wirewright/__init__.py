"""wirewright: typed clients for HTTP APIs that are documented by samples only."""
