"""What reviewers hold in their hands: the facts about each subject, as text for a terminal and as rows of a workbook."""
