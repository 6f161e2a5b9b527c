"""Settings for every test."""

from hypothesis import settings

# The same examples every time, and no deadline: a slow machine is no failure.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
