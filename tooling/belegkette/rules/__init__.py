"""The rule catalogue: each rule with its code, its severities, its public page and its check."""
