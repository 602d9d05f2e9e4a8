"""The server that `make run` starts: Streamlit's own around dashboard.py, in a shell that adds what Streamlit lacks.

`streamlit run dashboard.py` gives the same dashboard without the shell.
"""

import sys

import streamlit as st
from starlette.middleware import Middleware
from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager

from src.app.allowances import Allowances
from src.app.connections import guard_connections
from src.app.doorway import Doorway
from src.app.failure import answer_failure, show_failure
from src.app.first_visits import first_visits
from src.app.kept_downloads import keep_downloads
from src.app.log import write_one_line_each
from src.app.memory import share_memory
from src.app.own_answers import routes
from src.app.shell import Shell
from src.app.uploads import Uploads
from src.app.visitor_requests import bound_requests

# When a page from another address knocks, Streamlit would ask a server on the internet what this machine is called there.
# Nobody is asked: pages from elsewhere are refused, unless server.corsAllowedOrigins names them.
net_util.get_external_ip = lambda: None

# Until dashboard.py has run once, Streamlit takes the files in pages/ for pages of their own, and tells the first visitor of /karta
# that there is no such page. The pages are those that dashboard.py names.
PagesManager.uses_pages_directory = False

write_one_line_each()
share_memory()
guard_connections()
keep_downloads()
bound_requests()

# In a run, a page hands over to other threads some ten times. Where one of them makes a file, each way back would take 5 ms.
sys.setswitchinterval(0.001)

app = st.App(
    "dashboard.py",
    routes=routes(),
    middleware=[Middleware(Allowances), Middleware(Doorway), Middleware(Shell), Middleware(Uploads)],
    lifespan=first_visits,
    on_script_error=show_failure,
    exception_handlers={Exception: answer_failure},
)
