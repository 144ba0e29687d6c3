"""The interview on a terminal."""
