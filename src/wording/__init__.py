"""What is said of a selection: sentences, tables, marks and states in words, in two languages."""
