"""What a built site promises, apart from how it is built: its policy, and the look at the finished files."""
