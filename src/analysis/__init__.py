"""The rules of counting, in pandas: frames in, frames out. Nothing here reads a file, draws or knows a screen."""
