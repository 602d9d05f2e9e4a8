"""Finds texts that the code shows without having them translated, by reading the code itself."""

import ast
import re
import string
from collections.abc import Iterator
from typing import Final

import pytest

from tests.language.words import foreign_words
from tools.texts import ROOT, called, code_files, marked_calls, source_arguments, sources

# What is shown or Swedish, and rightly not translated: a file and its texts.
EXCEPTED: Final = (
    ("src/app/doorway.py", "a request to the unknown host %r was refused; %s names the hosts that are known"),  # in the log
    ("src/app/failure.py", "Cache-Control"),
    ("src/app/first_visits.py", "Chromium draws figures without its sandbox: run the dashboard as another user than root"),
    ("src/app/listening.py", "Port {} is kept for the system. PORT=8501 make run takes another port."),  # English, as all of make
    ("src/app/listening.py", "Nobody can listen on {}, port {}: {}."),
    ("src/app/listening.py", "Port {} is in use by another program. PORT=9000 make run takes another port."),
    ("src/app/log.py", "Invalid HTTP request received."),  # as others write it in the log
    ("src/app/log.py", "Rejecting WebSocket connection with disallowed Origin or Host header: origin=%s, host=%s"),
    ("src/app/own_answers.py", "Contact: {}\nExpires: {}\nPreferred-Languages: sv, en\n"),  # as RFC 9116 has it
    ("src/app/figure.py", "Download plot as a PNG", "Image download succeeded"),  # Plotly's own, to be replaced
    ("src/app/first_visits.py", "page %r failed before its first visitor"),  # in the log
    ("src/app/figure.py", "Preparing image - this may take a few seconds", "Sorry, there was a problem downloading your image!"),
    ("src/app/head.py", "chip-{}-{}"),  # a widget's key
    ("src/app/report_form.py", "make-{}"),
    ("src/app/visitor_requests.py", "a file could not be made"),  # in the log
    ("src/charts/theme.py", "Source Sans, Liberation Sans, Arial, sans-serif"),  # names of fonts
    ("src/reporting/flags.py", "--format xlsx --years YEAR YEAR --lang en --out tables.xlsx"),  # a command
    ("src/reporting/making.py", "%s could not be drawn: %s", "%s could not be made"),  # for the log
    ("src/reporting/table/workbook.py", "Historik", "History"),  # names that Excel keeps for itself
    ("src/loading/csv_reading.py", "%s is not UTF-8 and was read as %s: see that its letters are right"),  # in the log
    ("src/loading/csv_reading.py", "%s: titles, sums or notes were not read, lines %s"),
    ("src/loading/frames.py", "gäller", "föreslagen"),  # statuses as they stand in the files
    ("src/loading/register.py", "å", "ä", "ö"),  # letters to sort by
    ("src/loading/tables.py", "{}ÅÅÅÅ"),  # stands for a year in the names of the files' columns
    ("src/loading/intake/fills.py", "rad {}"),  # in the reader's language by `header_words`
    ("src/loading/intake/words.py", r"(?:den |the )?(?:(\d{1,2})(?::?[ae]|[.:]|st|nd|rd|th)? )?"),  # days as files have them
    ("src/loading/intake/number_formats.py", "0#?@GgdDmMyYhHsSeEåÅtTbB"),  # letters of number formats
    ("src/loading/intake/columns.py", "år", "(?:fråga )?\\d{1,2}(?:\\.\\d{1,2})?[.):] "),  # headers as files have them
    ("src/loading/intake/columns.py", "källa"),
    ("src/loading/flags.py", "Inlämnad export"),  # the name of an export, which is data
)
# The rooms whose texts are for people, so that one that begins as a sentence or a label does is one.
PEOPLE: Final = ("dashboard.py", "pages/", "src/app/", "src/charts/", "src/reporting/")
# These speak to programs: headers, fonts, styles and keywords by the names that standards and programs have for them.
NOT_PEOPLE: Final = (
    "src/app/allowances.py",
    "src/app/doorway.py",
    "src/app/own_answers.py",
    "src/app/visitor_requests.py",
    "src/app/shell.py",
    "src/reporting/clean_text.py",
    "src/reporting/document/template.py",
    "src/reporting/figure/chromium.py",
    "src/reporting/fonts.py",
    "src/reporting/figure/files.py",
    "src/reporting/figure/renderer.py",
    "src/reporting/figure/svg.py",
)
# A text that is marked (with `N_`) where it is made, and translated where it is shown.
MARKED_ELSEWHERE: Final = {
    "src/app/proposal_form.py",
    "src/command_line.py",
    "src/finding.py",
    "src/handed_in.py",
    "src/loading/__main__.py",
    "src/loading/intake/understanding.py",
    "src/log_export.py",
    "src/reporting/command.py",
    "src/reporting/slides/template.py",
}

# The arguments that are shown: those with these names, of any function, ...
SHOWN: Final = frozenset(
    {"alt", "body", "caption", "headline", "help", "hovertemplate", "label", "placeholder", "subtitle", "text", "ticktext", "title"}
)
# ... the name of what is drawn in a figure, ...
TRACE: Final = re.compile(r"add_[a-z]+|Bar|Choropleth|Heatmap|Scatter(geo)?")
# ... and what these are given by place.
_DRAWERS: Final = (
    "answer badge button caption checkbox code date_input download_button error exception expander feedback file_uploader "
    "form_submit_button header html info key_figures link_button markdown metric multiselect note number_input page_link pills "
    "popover radio segmented_control select_slider selectbox slider spinner status subheader success tabs text_area text_input "
    "time_input title toast toggle warning write"
)
DRAWERS: Final = frozenset(_DRAWERS.split())

# What is no word in a text: markup, and the answers as they stand in the files.
MARKUP: Final = re.compile(r"<style.*?</style>|<[^>]*>|%\{[^}]*\}|&\w+;|'(?:ja|nej|gäller|föreslagen|avvisad)'", re.DOTALL)
SPOKEN: Final = re.compile(r"(?:alt|aria-label|aria-description|data-label|placeholder|title)=[\"']([^\"']*)")
WORD: Final = re.compile(r"[^\W\d_]{2,}")
CAPITAL: Final = re.compile(r"\W*[A-ZÅÄÖ][a-zåäö]+\b")


TREES: Final = {file.relative_to(ROOT).as_posix(): ast.parse(file.read_bytes()) for file in code_files()}


def literals(tree: ast.AST) -> Iterator[tuple[str, list[ast.AST]]]:
    """Every text written in the code but docstrings and texts to be translated, with what it stands in, the nearest first.

    A value in an f-string counts as `{}`.
    """
    marked = [part for keyword, call in marked_calls(tree) for part in source_arguments(keyword, call)]
    texts = {id(source) for argument in marked for source in sources(argument)}

    def look(node: ast.AST, within: list[ast.AST]) -> Iterator[tuple[str, list[ast.AST]]]:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            yield node.value, within
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values), within
        for child in ast.iter_child_nodes(node):
            if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
                yield from look(child, [node, *within])

    yield from look(tree, [])


def untranslated(file: str, tree: ast.AST) -> set[str]:
    """The texts that people see, or that are Swedish, and that nobody can translate."""
    people = file.startswith(PEOPLE) and not file.startswith(NOT_PEOPLE)
    found = set()
    for written, within in literals(tree):
        words = MARKUP.sub(" ", written)
        swedish = re.search("[åäö]", words, re.IGNORECASE) or (" " in words.strip() and foreign_words(words, "en"))
        spoken = any(WORD.search(said) for said in SPOKEN.findall(written))
        if swedish or spoken or (people and CAPITAL.match(words)) or (_is_shown(within) and WORD.search(words)):
            found.add(written)
    return found


def _is_shown(within: list[ast.AST]) -> bool:
    """Whether a text is, maybe as one of several or as a part, an argument of a call that shows it."""
    inner: ast.AST | None = None
    for outer in within:
        if isinstance(outer, ast.Call):
            return outer.func is not inner and called(outer) in DRAWERS
        if isinstance(outer, ast.keyword):
            call = within[within.index(outer) + 1]
            if not isinstance(call, ast.Call):
                return False  # of a class
            return outer.arg in SHOWN or (outer.arg == "name" and TRACE.fullmatch(called(call)) is not None)
        if not isinstance(outer, ast.BinOp | ast.Dict | ast.FormattedValue | ast.IfExp | ast.JoinedStr | ast.List | ast.Tuple):
            return False
        inner = outer
    return False


def test_nothing_that_people_see_is_left_untranslated() -> None:
    found = {(file, written) for file, tree in TREES.items() for written in untranslated(file, tree)}
    excepted = {(file, written) for file, *texts in EXCEPTED for written in texts}
    assert found - excepted == set()
    assert excepted - found == set(), "these exceptions are for texts that are no longer there"
    assert {file for file in NOT_PEOPLE if file not in TREES} == set(), "these files are no longer there"


def test_a_text_to_translate_is_written_where_it_is_called() -> None:
    """A finding's are written where it is made, and marked there."""
    elsewhere = {
        (file, ast.unparse(call))
        for file, tree in TREES.items()
        for keyword, call in marked_calls(tree)
        if not call.args or not all(map(sources, source_arguments(keyword, call)))
    }
    assert {file for file, _ in elsewhere} == MARKED_ELSEWHERE, elsewhere


def test_every_placeholder_gets_a_value_and_every_value_has_a_placeholder() -> None:
    """Those of `N_` get theirs later, from the finding."""
    wrong = {}
    for file, tree in TREES.items():
        for keyword, call in marked_calls(tree):
            named = {argument.arg for argument in call.keywords}
            written = [source.value for part in source_arguments(keyword, call) for source in sources(part)]
            if keyword == "N_" or None in named or not written:
                continue
            wanted = {name for words in written for _, name, _, _ in string.Formatter().parse(words) if name is not None}
            if named | ({"n"} if keyword == "plural" else set()) != wanted:
                wrong[file, call.lineno] = named ^ wanted
    assert wrong == {}


@pytest.mark.parametrize(
    "code",
    [
        'st.title("Karta")',
        'st.write("karta")',
        'st.write(f"karta {n}")',
        'st.tabs([text("Karta"), "tabell"])',
        'st.page_link(page, label="kommun")',
        'key_figures([("antal", text.number(n), "")])',
        'st.html(f"<p>antal: {n}</p>")',
        """st.html(f'<div aria-label="antal">{n}</div>')""",
        'go.Bar(x=x, name="nya")',
        'figure.add_annotation(text="mål")',
        'go.Bar(hovertemplate="%{y} nya<extra></extra>")',
        'headers = {"Kommun": rows}',
        'title = "Karta"',
        'said = f"{n} av dem"',
        'st.write(text("Karta") + " och tabell")',
        'note(text("Antal") if n else "inga")',
    ],
)
def test_an_untranslated_text_is_found(code: str) -> None:
    assert untranslated("pages/new.py", ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        '"""Karta och tabell."""',
        'def draw():\n    """Karta och tabell."""',
        'st.title(text("Karta"), anchor=False)',
        'st.html(f\'<p class="answer">{escape(text("Karta"))}</p>\')',
        'st.columns([6, 5], gap="large")',
        'figure(view, drawn, name=f"kommun-{code}")',
        'go.Bar(name=text("nya"), hovertemplate="%{y} " + plain(name) + "<extra></extra>")',
        'st.switch_page("pages/municipality.py")',
        'problem = N_("Filen saknas.")',
        'say = view.text\nst.title(say("Karta"))',
        "def draw(say: Language):\n    st.title(say.plural('{n} rad', '{n} rader', 2))",
        "query = \"SELECT line WHERE participates = 'ja'\"",
    ],
)
def test_what_is_translated_or_not_shown_is_left_alone(code: str) -> None:
    assert untranslated("pages/new.py", ast.parse(code)) == set()
