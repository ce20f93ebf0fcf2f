"""The record model: what evidence, sources, vocabulary and recommendations are made of."""
