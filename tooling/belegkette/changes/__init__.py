"""Two editions compared: what was added, removed, said differently, and what now rests on something else."""
