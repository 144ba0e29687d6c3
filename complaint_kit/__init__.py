"""complaint_kit drafts regulatory complaints: answers in, letters out, on your own machine."""

__version__ = "0.1.0"
