"""What saves a view: files, the table for the clipboard, the figure as a picture."""
