"""The gate: from a run, thresholds, waivers and a baseline to a verdict.  It changes no status and no raw score."""
