"""Who says what in a source text: quotation marks, speakers, and the actors they name."""
