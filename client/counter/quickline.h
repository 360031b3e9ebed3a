// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/quickorder.h"
#include "shared/api/messages_accounts.h"

#include <QObject>

#include <optional>

namespace tellerdesk::client {

class PostingPresenter;
class ServedCustomer;

// Ctrl+K: reads the line, serves the account's owner, and hands over what is to be reviewed. Nothing of the line is
// lost where it cannot be followed.
class QuickLine : public QObject {
    Q_OBJECT

public:
    QuickLine(ServedCustomer& served, const PostingPresenter& posting, QObject* parent = nullptr);

    void setText(const QString& text);
    // `chosen` is the account whose number may be left out.
    void submit(const std::optional<AccountInfo>& chosen);
    void cancel();

    QString hint() const; // what comes next
    const QString& fault() const { return m_fault; }
    bool isAsking() const { return m_wanted.has_value(); }

Q_SIGNALS:
    void changed();
    void ready(const tellerdesk::client::QuickOrder& order, const tellerdesk::AccountInfo& account);
    void searched(const QString& text); // no code: somebody's name or number

private:
    struct Wanted {
        QuickOrder order = {};
        std::optional<AccountInfo> account = {}; // found, and its owner is being served
    };
    void fail(const QString& text);
    void ask(const QuickOrder& order, const QString& number);
    void serveOwner(const AccountInfo& account);
    void takeAccounts();

    ServedCustomer& m_served;
    const PostingPresenter& m_posting;
    QString m_text;
    QString m_fault;
    std::optional<Wanted> m_wanted;
    quint64 m_asked = 0; // answers to earlier questions are dropped
};

} // namespace tellerdesk::client
