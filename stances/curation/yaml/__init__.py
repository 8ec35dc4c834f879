"""A dataset file as text: where its values stand, how they are written and put in order."""
