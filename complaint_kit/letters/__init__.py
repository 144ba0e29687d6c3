"""The neutral document that every writer reads."""
