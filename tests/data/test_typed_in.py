"""Nothing outside the data folder names what the shipped data name."""

import ast
import re

from src.programme.definition import read_programme
from tests.data.files import DATA, read_rows
from tests.shell.code import CODE, constants, place, tree


def words_of_the_data() -> set[str]:
    """What the shipped data say and the code must not: names, keys, years, and the number of municipalities."""
    programme = read_programme(DATA)
    register = read_rows(DATA / "register" / "municipalities.csv")
    offerings = [(offering.key, offering.name.sv, offering.name.en, offering.definite.sv) for offering in programme.offerings]
    municipalities = [word for row in register for word in (row["kommun_kod"], row["kommun"])]
    cooperation = [row["samarbete"] for row in register if row["samarbete"]]
    names = {programme.region.name, programme.name.sv, programme.owner.sv, *municipalities, *cooperation}
    limits = {str(rule.population_at_most) for rule in programme.eligibility}
    return names.union(*offerings) | {str(year) for year in programme.years} | limits | {str(len(register))}


def test_the_words_of_the_data_are_found() -> None:
    assert {"Skåne", "1260", "Bjuv", "Folkpaket", "Public package", "2018", "33", "25000"} <= words_of_the_data()


def test_no_number_or_name_of_the_data_is_typed_in() -> None:
    said = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(words_of_the_data())))})(?!\w)")
    found = []
    for file in CODE:
        module = tree(file)
        addresses = {id(word.value) for word in ast.walk(module) if isinstance(word, ast.keyword) and word.arg == "url_path"}
        found += [
            f"{place(file, node)}: {word}"
            for node in constants(module)
            if id(node) not in addresses and isinstance(node.value, str | int | float) and not isinstance(node.value, bool)
            for word in said.findall(str(node.value))
        ]
    assert found == []
