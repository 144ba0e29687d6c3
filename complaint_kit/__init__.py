"""complaint_kit drafts regulatory complaints: answers in, letters out, on your own machine."""

import os

__version__ = "0.1.0"

# What other packages plug into pydantic would see what people tell; to look for it also takes a while.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
