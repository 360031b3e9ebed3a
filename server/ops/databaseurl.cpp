// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/databaseurl.h"

#include <QRegularExpression>

namespace tellerdesk::server::ops {

bool isDatabaseUrl(const QString& text) {
    // Not QUrl: libpq also takes several hosts with ports, and none at all before a ?host= that is a folder.
    static const QRegularExpression form(
        QStringLiteral("\\Apostgres(ql)?://([^/?#\\s@]*@)?[^/?#\\s@]*(/[^/?#\\s]*)?(\\?[^#\\s]*)?\\z"));
    return form.match(text).hasMatch();
}

QString withoutPassword(const QString& databaseUrl) {
    static const QRegularExpression inUser(QStringLiteral("(://[^:/?#@]*):[^/?#]*@"));
    static const QRegularExpression inQuery(QStringLiteral("([?&][^=&]*(?:password|passphrase)[^=&]*=)[^&]*"),
                                            QRegularExpression::CaseInsensitiveOption);
    QString shown = databaseUrl;
    shown.replace(inUser, QStringLiteral("\\1:***@"));
    shown.replace(inQuery, QStringLiteral("\\1***"));
    return shown;
}

} // namespace tellerdesk::server::ops
