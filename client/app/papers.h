// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/documents.h"
#include "client/printing/pdf.h"
#include "client/printing/statementprinting.h"
#include "client/statement/statementpresenter.h"

#include <QObject>
#include <QString>

namespace tellerdesk::client {

class Desk;
class Printing;
class Session;
class TillPresenter;

// What leaves the desk on paper, by its printer or as PDF files in one folder: made off the GUI thread, and told of
// when it is done.
class Papers : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const Desk& desk;
        const Session& session;
        const TillPresenter& till;
        const Printing& printing;
    };
    Papers(const Parts& parts, QString folder);

    void saveProof();                                  // of the till that was closed
    void giveStatement(const StatementPeriod& period); // printed, or saved
    void forgetAsker();                                // what is still being made is nobody else's to read of

Q_SIGNALS:
    void noticed(const QString& text); // where it was saved, or why not
    void documentSaved(const QString& file);

private:
    Letterhead letterhead() const;
    void save(const QString& html, Paper paper, const QString& name);

    Parts m_parts;
    StatementPrinting m_statements;
    QString m_folder;
    quint64 m_asker = 0;
};

} // namespace tellerdesk::client
