"""A visitor who asks a real server for what belongs to all, over the websocket."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.shell.conftest import Server


def page(socket: ClientConnection) -> tuple[str, set[str]]:
    """What the page shows of what all visitors share, and the kinds of messages that came meanwhile."""
    asked, shared, kinds = BackMsg(), "", set[str]()
    asked.rerun_script.page_name = "karta"
    socket.send(asked.SerializeToString())
    while True:
        said = ForwardMsg.FromString(bytes(socket.recv(30)))  # type: ignore[arg-type]
        kinds.add(str(said.WhichOneof("type")))
        kinds |= {"run on save"} if said.session_status_changed.run_on_save else set()
        shared = said.delta.new_element.markdown.body or shared
        if said.WhichOneof("type") == "script_finished":
            return shared, kinds


def test_no_visitor_empties_what_all_share_or_learns_of_the_programs_files(server: Server) -> None:
    way, spoken = f"{server.url.replace('http', 'ws')}/_stcore/stream", [Subprotocol("streamlit")]
    with connect(way, subprotocols=spoken) as one, connect(way, subprotocols=spoken) as other:
        before, _ = page(other)
        page(one)
        one.send(BackMsg(clear_cache=True).SerializeToString())
        one.send(BackMsg(load_git_info=True).SerializeToString())
        one.send(BackMsg(set_run_on_save=True).SerializeToString())
        _, kinds = page(one)
        assert len(before) == 32
        assert page(other)[0] == before
        assert not kinds & {"git_info_changed", "run on save"}
