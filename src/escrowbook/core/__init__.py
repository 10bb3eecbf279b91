"""The law: what escrow rules make of terms and events. Pure; the standard library only."""
