"""The parallel edition for people who read with difficulty: pages, a switch there and back, and a PDF of its own."""
