// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tellerdesk::architecture {

namespace {

constexpr qsizetype kLargest = 400;

// Path -> the reason why it is better in one piece.
const QHash<QString, QString>& excused() {
    static const QHash<QString, QString> reasons = {};
    return reasons;
}

bool isMeasured(const SourceFile& file) {
    return file.isCpp() || file.path().endsWith(u".sql");
}

} // namespace

QList<Finding> oversized(const SourceFile& file) {
    if (!isMeasured(file) || file.lineCount() <= kLargest || excused().contains(file.path())) {
        return {};
    }
    return {file.finding(0, u"%1 lines; %2 are the limit without a reason"_s.arg(file.lineCount()).arg(kLargest))};
}

Sizes sizesOf(const QList<SourceFile>& files) {
    QList<qsizetype> sizes;
    for (const SourceFile& file : files) {
        if (isMeasured(file)) {
            sizes.append(file.lineCount());
        }
    }
    if (sizes.isEmpty()) {
        return {};
    }
    std::sort(sizes.begin(), sizes.end());
    return {.files = sizes.size(),
            .median = sizes[sizes.size() / 2],
            .p90 = sizes[sizes.size() * 9 / 10],
            .largest = sizes.last()};
}

} // namespace tellerdesk::architecture
