"""Many reports: assessed by worker processes or a cluster, remembered by content, compared with each other."""
