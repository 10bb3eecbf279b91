"""THE FILE: bytes, paths, locks and TOML. No other room knows them."""
