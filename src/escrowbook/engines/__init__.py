"""Who runs a batch: this process, others beside it, or a cluster. One small interface: `Work`."""
