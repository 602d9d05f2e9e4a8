"""The verdicts of the shipped claims on the shipped record; and the card that says how a claim is written."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.judgement import Judgement
from src.opening import DataFolder
from src.programme.claims import Claim
from src.programme.definition import read_programme
from tests.data.files import CARDS, DATA, card_rows

STAFFANSTORP, PERSTORP = "1230", "1275"
NOT_IN_THE_LIST_OF_2020 = {"1230", "1233", "1260", "1262", "1263", "1265", "1266", "1267"}
NOT_IN_THE_LIST_OF_2020 |= {"1270", "1272", "1273", "1282", "1284", "1285", "1286", "1287"}
ABOVE_THE_LIMIT = {"1233", "1280", "1281", "1282", "1283", "1284", "1285", "1286", "1287", "1290", "1292", "1293"}


def judged(root: Path, folder: str = "2020-11-13") -> dict[str, Judgement]:
    assessed = DataFolder(root).open(folder)
    assert isinstance(assessed, AssessedRecord), assessed
    return {judgement.claim.key: judgement for judgement in assessed.judgements}


def numbers(judgements: dict[str, Judgement]) -> dict[str, tuple[str, int, int | None, int | None]]:
    return {key: (one.verdict.value, one.claimed, one.at_least, one.at_most) for key, one in judgements.items()}


@pytest.fixture(scope="module")
def shipped() -> dict[str, Judgement]:
    return judged(DATA)


def test_the_published_claims_get_the_verdicts_that_were_worked_out_by_hand(shipped: dict[str, Judgement]) -> None:
    assert numbers(shipped) == {
        "alla-har-varit-med": ("differs", 33, 32, 32),
        "alla-tackade-ja-2020": ("differs", 33, 17, 17),
        "avtalsbiblioteken-varje-ar": ("holds", 4, 4, 4),
        "tre-tog-allt": ("untestable", 3, 3, 20),
        "alla-ar-nadda": ("untestable", 33, 32, 33),
        "gruppen-borjade-2018": ("holds", 2018, 2018, 2018),
        "ledarpaketets-grans": ("untestable", 0, 0, 12),
        "nationell-representant-2019": ("holds", 2019, 2019, 2019),
        "antal-kommuner": ("holds", 33, 33, 33),
    }


def test_the_municipalities_that_make_the_difference_are_named(shipped: dict[str, Judgement]) -> None:
    assert shipped["alla-har-varit-med"].difference == (STAFFANSTORP,)
    assert shipped["alla-ar-nadda"].unknown == (STAFFANSTORP,)
    assert shipped["avtalsbiblioteken-varje-ar"].further == (PERSTORP,)
    assert set(shipped["alla-tackade-ja-2020"].difference) == NOT_IN_THE_LIST_OF_2020
    assert set(shipped["ledarpaketets-grans"].unknown) == ABOVE_THE_LIMIT


def test_what_would_settle_the_open_claims(shipped: dict[str, Judgement]) -> None:
    reached = shipped["alla-ar-nadda"].wanted
    assert [(one.offering, one.years, one.codes) for one in reached] == [
        (offering, (2018, 2019, 2020), (STAFFANSTORP,)) for offering in ("startpaket", "folkpaket", "ledarpaket")
    ]
    everything = shipped["tre-tog-allt"]
    assert [one.offering for one in everything.wanted] == ["startpaket", "folkpaket", "ledarpaket"]
    assert {one.codes for one in everything.wanted} == {everything.unknown}
    (limit,) = shipped["ledarpaketets-grans"].wanted
    assert (limit.offering, set(limit.codes)) == ("ledarpaket", ABOVE_THE_LIMIT)
    assert all(one.wanted for one in shipped.values() if one.verdict == "untestable")
    assert not any(one.wanted for one in shipped.values() if one.verdict != "untestable")


def test_the_made_up_record_leaves_nothing_open_and_agrees_but_where_the_page_contradicts_itself() -> None:
    demo = numbers(judged(DATA, "demo"))
    assert {key for key, (verdict, *_) in demo.items() if verdict == "differs"} == {"alla-har-varit-med", "alla-tackade-ja-2020"}
    assert {verdict for verdict, *_ in demo.values()} == {"holds", "differs"}


def test_every_claim_is_written_in_both_languages() -> None:
    for claim in read_programme(DATA).claims:
        for text in filter(None, (claim.text, claim.note)):
            assert text.sv
            assert text.en
            assert text.sv != text.en


def test_the_card_has_every_key_that_some_rule_reads_and_its_examples_are_toml() -> None:
    keys, kinds = card_rows("claims.toml", r"\| `claims\[\]\."), get_args(Claim)
    fields = {field.name for kind in kinds for field in msgspec.structs.fields(kind)}
    assert set(keys) == {f"claims[].{name}" for name in (*fields, "rule")}
    common = set.intersection(*({field.name for field in msgspec.structs.fields(kind)} for kind in kinds))
    assert {key for key, row in keys.items() if row[0] != "by rule"} == {f"claims[].{name}" for name in (*common, "rule")}
    for *_, example in keys.values():
        assert tomllib.loads(f"example = {example.strip('`')}")


def test_the_card_says_what_each_rule_must_and_may_have() -> None:
    def listed(cell: str) -> set[str]:
        return set(re.findall(r"`(\w+)`", cell))

    said = {rule: (listed(must), listed(may)) for rule, (must, may, _) in card_rows("claims.toml", r"\| `\w+` \|").items()}
    common = {"key", "text", "source", "note"}
    read = {}
    for kind in get_args(Claim):
        fields = [field for field in msgspec.structs.fields(kind) if field.name not in common]
        read[kind.__struct_config__.tag] = ({f.name for f in fields if f.required}, {f.name for f in fields if not f.required})
    assert said == read


def test_the_sample_of_the_card_is_a_claim(tmp_path: Path) -> None:
    sample = re.search(r"^- \*\*Sample:\*\* `(.+)`,$", CARDS["claims.toml"], flags=re.MULTILINE)
    assert sample
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "claims.toml").write_text(sample[1], encoding="utf-8")
    assert numbers(judged(tmp_path)) == {"antal-kommuner": ("holds", 33, 33, 33)}


def test_another_regions_claims_get_their_own_verdicts(blekinge: Path) -> None:
    assert numbers(judged(blekinge, "2025-12-01")) == {
        "alla-i-natverket": ("untestable", 5, 4, 5),
        "alla-i-natverket-2023": ("differs", 5, 2, 2),
        "alla-har-fatt-nagot": ("holds", 5, 5, 5),
        "karlskrona-varje-ar": ("untestable", 1, 0, 1),
        "karlskrona-de-forsta-aren": ("holds", 1, 1, 1),
        "bara-karlskrona-tog-bada": ("differs", 1, 3, 5),
        "natverket-borjade-2022": ("holds", 2022, 2022, 2022),
        "handledarkursens-grans": ("untestable", 0, 0, 1),
        "nationell-rost-2024": ("holds", 2024, 2024, 2024),
        "antal-kommuner": ("holds", 5, 5, 5),
    }
