"""Reports: what is known of contracts as plain rows, the same for every form of output."""
