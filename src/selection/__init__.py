"""What is looked at, as a value: the filters, the assumptions, the version, and the frames that they leave."""
