"""What one selection of one export says: its frames, sentences, tables and figures, for the screen and for every file."""
