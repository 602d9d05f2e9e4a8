"""What to say where no browser is there to draw figures to files."""

from src.language import Language


def no_browser_words(text: Language) -> str:
    """Why figures are lacking, and how to get them."""
    return text(
        "Ingen Chromium eller Chrome hittades, och utan en sådan kan figurer inte ritas till filer. "
        "Installera en (Debian och Ubuntu: sudo apt install chromium), eller ange dess sökväg i miljövariabeln CHROMIUM."
    )
