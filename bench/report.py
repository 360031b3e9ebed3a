# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows that a run must have, and those that it has."""

AT_LEAST, AT_MOST = "at least", "at most"

# Each row by its part, in the order of the table. A run in which one is missing says so in its place.
ROWS = {
    "transfers": [("transfers/s, random accounts, over pgbench's", 1.5, AT_LEAST),
                  ("transfers/s, one teller over 64", 0.9, AT_LEAST),
                  ("transfers/s over set-based SQL alone", 0.6, AT_LEAST),
                  ("p99 of a transfer over its p50", 4, AT_MOST)],
    "hot_account": [("transfers/s, one hot account, over pgbench's", 5, AT_LEAST)],
    "deposits": [("deposits/s over pgbench's", 1.3, AT_LEAST)],
    "lonely": [("one lonely client: p50 of a transfer over pgbench's", 2.5, AT_MOST)],
    "reads": [("GET /v1/accounts/{id}/s over pgbench's select", 0.2, AT_LEAST)],
    "logins": [("transfers p99 with 8 clients logging in over without", 3, AT_MOST)],
    "search": [("customer search as you type, 100,000 customers, p99, ms", 50, AT_MOST)],
    "two_servers": [("two servers on one database: transfers/s over one", 0.9, AT_LEAST)],
    "growth": [("transfers/s with 1,000,000 accounts over 1,000", 0.8, AT_LEAST),
               ("statement page p99 with 10,000,000 entries over 1,000 accounts'", 1.3, AT_MOST)],
    "client": [("client: start to login window over KeePassXC's", 1.0, AT_MOST),
               ("client: resident at the login page over KeePassXC idle", 0.9, AT_MOST),
               ("client: resident after {customers} served customers over KeePassXC idle", 1.3, AT_MOST),
               ("client: key press to painted, any field, p99, ms", 50, AT_MOST),
               ("client: page switch, p99, ms", 100, AT_MOST),
               ("client: login to usable counter, beyond the password hash, ms", 300, AT_MOST),
               ("client: statement of 1,000,000 entries, open, slowest, ms", 150, AT_MOST),
               ("client: statement of 1,000,000 entries, slowest frame to its end, ms", 50, AT_MOST)],
    "memory": [("server's resident memory under all of it, MiB", 100, AT_MOST)],
}
PARTS = list(ROWS)


def is_row(measure, pattern):
    """Where a pattern has {customers}, any number may stand."""
    before, found, after = pattern.partition("{customers}")
    return measure.startswith(before) and measure.endswith(after) if found else measure == pattern


class Report:
    def __init__(self, say, parts):
        self.rows = []
        self.facts = {}
        self.seconds = {}
        self.faults = []
        self.failed = set()
        self.parts = parts
        self.say = say

    def add(self, measure, value, bound, sense):
        holds = value >= bound if sense == AT_LEAST else value <= bound
        self.rows.append({"measure": measure, "value": round(value, 3), "bound": bound, "sense": sense, "holds": holds})
        self.say(f"{measure}: {value:.3g} ({sense} {bound:g}{'' if holds else ', MISSED'})")

    def fact(self, name, value):
        self.facts[name] = round(value, 2)
        self.say(f"  {name}: {value:.4g}")

    def fault(self, text):
        self.faults.append(text)
        self.say(f"FAILED: {text}")

    def fail(self, part, error):
        self.failed.add(part)
        self.fault(f"{part.replace('_', ' ')}: {error}")

    def whole(self):
        """The rows in their order. One that is missing, or whose part failed, has no value and does not hold."""
        rows, known = [], set()
        for part in self.parts:
            for measure, bound, sense in ROWS[part]:
                found = next((row for row in self.rows if is_row(row["measure"], measure)), None)
                if found:
                    known.add(found["measure"])
                if found is None or part in self.failed:
                    found = {"measure": measure, "value": None, "bound": bound, "sense": sense, "holds": False}
                rows.append(found)
        return rows + [row for row in self.rows if row["measure"] not in known]

    def table(self):
        rows = self.whole()
        width = max(len(row["measure"]) for row in rows)
        lines = [f"{'measure':{width}}  {'value':>9}  {'bound':>15}"]
        for row in rows:
            value = "none" if row["value"] is None else f"{row['value']:.3g}"
            bound = f"{row['sense']} {row['bound']:g}"
            lines.append(f"{row['measure']:{width}}  {value:>9}  {bound:>15}  {'' if row['holds'] else 'MISSED'}".rstrip())
        return "\n".join(lines)
