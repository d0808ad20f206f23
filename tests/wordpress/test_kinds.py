"""Which kind a post is, told by title, categories and text."""

import pytest

from mmn.wordpress.kinds import kind_of

MET = "On 3 May 2019 the network held a workshop in town."
JOB = ["Deadline for application: 1 May 2019", "Reports to: Head", "Start date: June"]


def kind(title, *lines, categories=(), pdf=False, day=False, day_in_title=False):
    found = kind_of(title, list(categories), list(lines), pdf, day, day_in_title)
    return f"{found.model} {found.format}".strip()


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("vacancies", kind("VACANCY: Rice officer")),
        ("vacancies", kind("We look for an officer", *JOB)),
        ("news press_release", kind("Press release: a step forward", MET, day=True)),
        ("news press_release", kind("A step forward", "MMN Press Release: A step")),
        ("news open_letter", kind("Open letter to the minister")),
        ("news joint_statement", kind("Joint statement on fishing")),
        ("news statement", kind("On the new law", categories=["statements"])),
        ("news statement", kind("移住者についての声明")),
        ("events", kind("Invitation: film evening", day=True)),
        ("events", kind("Films", "We invite you to an evening on 3 May.", day=True)),
        ("news invitation", kind("Invitation: film evening")),
        ("publications", kind("MMN releases a study", pdf=True)),
        ("publications", kind("“Rice and rights” is now available", pdf=True)),
        ("publications", kind("Rice", "Published in May 2019.", pdf=True)),
        ("events", kind("Workshop on rice", MET, day=True)),
        ("events", kind("Rice project begins", MET, day=True)),
        ("events", kind("Meeting, 3 May 2019", day=True, day_in_title=True)),
        ("events", kind("Workshop on rice", MET, pdf=True, day=True)),
        ("news news", kind("MMN releases a study")),
        ("news news", kind("Workshop on rice", "It is being planned.")),
        ("news news", kind("A new bridge", "It opened on 3 May 2019.", day=True)),
        ("news news", kind("Notes of the steering committee meeting")),
    ],
)
def test_kind_follows_from_title_categories_and_text(expected, found):
    assert found == expected
