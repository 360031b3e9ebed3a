// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/documents.h"
#include "client/printing/pdf.h"
#include "client/statement/statementpresenter.h"

#include <QObject>
#include <QString>

namespace tellerdesk::client {

class Desk;
class Session;
class TillPresenter;

// What leaves the desk on paper, as PDF files in one folder: written off the GUI thread, and told of when it is done.
class Papers : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const Desk& desk;
        const Session& session;
        const TillPresenter& till;
    };
    Papers(const Parts& parts, QString folder);

    void saveProof(); // of the till that was closed
    void saveStatement(const StatementPeriod& period);

Q_SIGNALS:
    void noticed(const QString& text); // where it was saved, or why not
    void documentSaved(const QString& file);

private:
    Letterhead letterhead() const;
    void save(const QString& html, Paper paper, const QString& name);

    Parts m_parts;
    QString m_folder;
};

} // namespace tellerdesk::client
