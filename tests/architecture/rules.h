// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/sourcefile.h"

namespace tellerdesk::architecture {

// Each rule reads one file and says where it is broken. What they hold is told in ARCHITECTURE.md and CONTRIBUTING.md.

// Who may include whom: the arrows between the folders, and which folder may know which module of Qt.
QList<Finding> brokenArrows(const SourceFile& file);
// A CMakeLists.txt of shared/ that links more of Qt than Core.
QList<Finding> brokenLinks(const SourceFile& file);

// The licence line at the head of code, scripts and build files.
QList<Finding> missingLicence(const SourceFile& file);
// Words that stand for unfinished work, skipped tests, vague names and namespaces let loose.
QList<Finding> bannedWords(const SourceFile& file);
// Floating point where money is handled.
QList<Finding> floatingMoney(const SourceFile& file);

// Statements with SELECT *, statements glued together, values bound past the one typed wrapper.
QList<Finding> looseStatements(const SourceFile& file);
// On the posting path: what a pooler, a replica or another engine does not take.
QList<Finding> unportablePosting(const SourceFile& file);
// Triggers and functions share no migration with tables, so that an engine without them can leave that file out.
QList<Finding> mixedMigration(const SourceFile& file);

// A file of more than 400 lines that no reason excuses.
QList<Finding> oversized(const SourceFile& file);

struct Sizes {
    qsizetype files = 0;
    qsizetype median = 0;
    qsizetype p90 = 0;
    qsizetype largest = 0;
};
Sizes sizesOf(const QList<SourceFile>& files);

} // namespace tellerdesk::architecture
