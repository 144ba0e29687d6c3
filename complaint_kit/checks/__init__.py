"""The linter for packs: one small function a check."""
