"""Where Streamlit lives: what is cached, what is selected, and how a page presents it."""
