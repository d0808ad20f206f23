from django.db import connection

# What the query sets found, for the end of the run: language: (found, missed, wrong).
TOLD = {}


def pytest_terminal_summary(terminalreporter):
    if TOLD:
        terminalreporter.section(f"searches on {connection.vendor}")
    for name, (queries, found, missed, wrong) in sorted(TOLD.items()):
        line = f"{name:<6} {queries:>3} queries: {found} found, {missed} missed"
        terminalreporter.write_line(f"{line}, {wrong} wrong")
