# SPDX-License-Identifier: GPL-3.0-or-later
"""The client under Xvfb against the local server, in turn with KeePassXC."""


def measure(bench, quick):
    pass
