"""The only room that knows Python: from an `Api` to the files of its package."""
