"""One module a format, each with ``read(data) -> Content``; loaded only when a file needs it."""
