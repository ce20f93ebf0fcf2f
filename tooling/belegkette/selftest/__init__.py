"""The rules tested on the project's own corpus: one defect at a time, on a copy. What makes the defects knows no rule."""
