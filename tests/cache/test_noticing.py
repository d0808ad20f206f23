"""Which statements count as a change, and which only read."""

import pytest

from mmn.content.noticing import is_change


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "(SELECT 1) UNION (SELECT 2)",
        "  (\n(SELECT 1) UNION SELECT 2)",
        "EXECUTE asked_12 (5)",
        "SELECT 1;\n",
    ],
)
def test_queries_change_nothing(sql):
    assert not is_change(sql)


@pytest.mark.parametrize(
    "sql",
    [
        *("UPDATE content_entry SET a = 1", "(what is this", "EXECUTE other"),
        "SELECT 1; UPDATE content_entry SET a = 1",
        "UPDATE django_session SET a = 1; UPDATE content_entry SET a = 1",
        *("EXPLAIN ANALYZE UPDATE content_entry SET a = 1", "COMMIT"),
    ],
)
def test_what_is_not_known_to_read_is_a_change(sql):
    assert is_change(sql)
