"""What a visitor sees when something fails that nobody foresaw: that it did, and a reference that the log has."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from src.app.log import reference_of
from src.app.not_found import plain_page
from src.app.process import language
from src.app.shell import query_language
from src.language import CODES, Language


def show_failure(error: Exception) -> bool:
    """Says on the page that something failed, in the visitor's language. Streamlit has logged the error, and shows none of it."""
    from src.app.present import say  # with which comes what pages are made of

    text = _spoken()
    say("answer", text("Något gick fel, och sidan kan inte visas."), role="alert")
    say("note", *what_to_do(text, error))
    return True


async def answer_failure(request: Request, error: Exception) -> Response:
    """The answer to a request that fails: 500, in the visitor's language. The web server logs the error."""
    text = language(query_language(request.scope["query_string"]))
    sentence, path = " ".join(what_to_do(text, error)), request.scope["path"]
    page = plain_page(path, text, text("Något gick fel"), sentence, {"": text("Översikt")})
    return HTMLResponse(page, 500, {"Cache-Control": "no-store"})


def what_to_do(text: Language, error: BaseException) -> tuple[str, str]:
    """Two sentences for the visitor: try again, and which reference to report if it fails again."""
    reference = reference_of(error)
    return (
        text("Försök igen om en stund."),
        text("Händer det igen: säg till den som sköter panelen, och uppge {reference}.", reference=reference),
    )


def _spoken() -> Language:
    from src.app.current import current_language

    try:
        return current_language()
    except Exception:  # noqa: BLE001 which may be what failed
        return language(CODES[0])
