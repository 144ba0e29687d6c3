"""A `Letter` to bytes, one module a format."""
