"""What the browser keeps of a form that is not saved yet."""
