// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/papers.h"

#include "client/app/desk.h"
#include "client/net/session.h"
#include "client/printing/printing.h"
#include "client/till/tillpresenter.h"

#include <QDir>

#include <utility>

namespace tellerdesk::client {

Papers::Papers(const Parts& parts, QString folder)
    : m_parts(parts)
    , m_statements(parts.printing.spooler, parts.printing.choice)
    , m_folder(std::move(folder)) {
    connect(&m_statements, &StatementPrinting::noticed, this, &Papers::noticed);
}

Letterhead Papers::letterhead() const {
    const auto& facts = *m_parts.session.facts();
    return {.bank = m_parts.desk.server()->name,
            .branch = facts.branchName + QStringLiteral(" (") + facts.branchCode + QStringLiteral(")"),
            .teller = facts.fullName,
            .demo = m_parts.desk.server()->demo};
}

void Papers::save(const QString& html, Paper paper, const QString& name) {
    const QString file = QDir(m_folder).filePath(name);
    QDir().mkpath(m_folder);
    savePdf(html, paper, file, this, [this, file, asker = m_asker](const QString& error) {
        const QString shown = shownPath(file);
        if (asker == m_asker) {
            Q_EMIT noticed(error.isEmpty() ? tr("Saved as %1").arg(shown)
                                           : tr("%1 could not be written: %2").arg(shown, error));
        }
        if (error.isEmpty()) {
            Q_EMIT documentSaved(file);
        }
    });
}

void Papers::forgetAsker() {
    ++m_asker;
    m_statements.forgetAsker();
}

void Papers::saveProof() {
    const auto& closed = m_parts.till.closed();
    if (closed && m_parts.session.facts()) {
        save(proofHtml({.head = letterhead(), .till = *closed}), Paper::A4,
             QStringLiteral("till-closing-%1.pdf").arg(closed->id.toString()));
    }
}

void Papers::giveStatement(const StatementPeriod& period) {
    const auto& facts = m_parts.session.facts();
    if (!facts) {
        return;
    }
    const QString html = statementHtml({.head = letterhead(), .period = period});
    const QString name =
        QStringLiteral("statement-%1-%2").arg(period.account.number, facts->businessDate.toString(Qt::ISODate));
    if (period.print && m_statements.hasPrinter()) {
        m_statements.print(html, name);
    } else {
        save(html, Paper::A4, name + QStringLiteral(".pdf"));
    }
}

} // namespace tellerdesk::client
