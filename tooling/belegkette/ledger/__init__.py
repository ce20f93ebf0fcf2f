"""What the ledger says about today's corpus: fingerprints of meaning, the state of each review, what changed since."""
