// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tellerdesk::architecture {

namespace {

void search(const SourceFile& file, const QString& text, const QRegularExpression& words, const QString& reason,
            QList<Finding>& findings) {
    auto matches = words.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        findings.append(
            file.finding(lineAt(text, match.capturedStart()), match.captured().simplified() + u": "_s + reason));
    }
}

bool isScriptOrCode(const SourceFile& file) {
    static const QRegularExpression names(uR"re((\.(h|cpp|sql|cmake|yml|sh)|CMakeLists\.txt)$)re"_s);
    return names.match(file.path()).hasMatch() || file.text().startsWith(u"#!");
}

// Painting and printing measure in floating point, and touch amounts only as text; the server's outer folders see none.
bool handlesMoney(const SourceFile& file) {
    static const QRegularExpression amounts(u"money|amount|denomination|balance"_s);
    const bool paints = file.isIn(u"client/printing") || file.isIn(u"client/widgets");
    const bool measures = file.isIn(u"client/tour");
    const bool outer = file.isIn(u"server/ops") || file.isIn(u"server/tls") || file.isIn(u"server/tokens") ||
                       file.isIn(u"server/http");
    return file.isIn(u"shared") || (file.isIn(u"server") && !outer) ||
           (file.isIn(u"client") && !measures && (!paints || file.name().contains(amounts)));
}

} // namespace

QList<Finding> missingLicence(const SourceFile& file) {
    const QString head = file.text().section(u'\n', 0, file.text().startsWith(u"#!") ? 1 : 0);
    if (!isScriptOrCode(file) || head.contains(u"SPDX-License-Identifier: GPL-3.0-or-later")) {
        return {};
    }
    return {file.finding(1, u"the licence line is missing"_s)};
}

QList<Finding> bannedWords(const SourceFile& file) {
    static const QRegularExpression unfinished(uR"re(\b(TODO|FIXME|HACK|QSKIP|qSkip|DISABLED_\w+)\b)re"_s);
    static const QRegularExpression vague(uR"re(\b(?:class|struct)\s+(?!Q[A-Z])\w*(?:Manager|Helper|Utils?)\b)re"_s);
    static const QRegularExpression loose(uR"re(\busing\s+namespace\s+std\s*;)re"_s);
    QList<Finding> findings;
    if (isScriptOrCode(file) && !file.isIn(u"tests/architecture")) {
        search(file, file.text(), unfinished, u"finish it, or leave it out"_s, findings);
    }
    search(file, file.code(), vague, u"a name that says what it does"_s, findings);
    search(file, file.code(), loose, u"names it all"_s, findings);
    return findings;
}

QList<Finding> floatingMoney(const SourceFile& file) {
    // A parameter without a name cannot be used: that is how a reader turns fractions away.
    static const QRegularExpression floating(
        uR"re(\b(?:(?:double|float|qreal)\b(?!\s*[,)])|toDouble\b|toFloat\b|QDoubleSpinBox\b|stod\b))re"_s);
    QList<Finding> findings;
    if (handlesMoney(file)) {
        search(file, file.code(), floating, u"money is whole minor units"_s, findings);
    }
    return findings;
}

} // namespace tellerdesk::architecture
