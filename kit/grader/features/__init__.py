"""Built-in features. Each is a plugin of the same hooks that anybody else can use."""

from __future__ import annotations
