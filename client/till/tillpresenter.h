// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/doubtfulamount.h"
#include "client/net/courier.h"
#include "client/net/session.h"
#include "shared/api/messages_tills.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace tellerdesk::client {

// Opening with a float, and closing by a blind count: a first count that disagrees says only "count again"; the second
// is read back with its difference and can be closed. A count that agrees is read back at once.
class TillPresenter : public QObject {
    Q_OBJECT

public:
    enum class Step { Opening, OpeningReview, Counting, CountAgain, ClosingReview, Sending, Closed };

    struct Line {
        Currency currency = {};
        QString text = {};  // as typed
        QString fault = {}; // what is wrong with it
        qint64 amountMinor = 0;
        DoubtfulAmount reader = {};
    };

    TillPresenter(Api& api, Courier& courier, Session& session, QObject* parent = nullptr);

    void enter(); // opening or counting, as the till is now
    void leave(); // the user has gone: nothing of their count stays
    void setText(std::size_t line, const QString& text);
    void setReason(const QString& reason) { m_reason = reason; }
    void confirm(); // F9
    bool stepBack();

    Step step() const { return m_step; }
    const std::vector<Line>& lines() const { return m_lines; }
    const std::optional<TillSession>& closed() const { return m_closed; }
    const std::optional<ApiError>& error() const { return m_error; }
    const QString& notice() const { return m_notice; }
    bool isCounting() const { return m_step == Step::Counting || m_step == Step::CountAgain; }
    qint64 expectedMinor(Currency currency) const; // for the read-back only
    void setArmingTime(int ms) { m_armingMs = ms; }

Q_SIGNALS:
    void changed();
    void finished(); // opened, or closed and read

private:
    void go(Step step);
    void startLines(const std::vector<Currency>& currencies);
    bool readLines();
    bool agrees() const;
    void checkCount();
    void open();
    void close();
    void answered(const Outcome<TillSession>& outcome, Step from);
    std::vector<CashAmount> cash() const;
    RequestKey keyFor(const QString& path, const QJsonObject& body);
    void send(const QString& path, const QJsonObject& body, Step from);
    void lookAgain(const ApiError& refusal, Step from);

    Api& m_api;
    Courier& m_courier;
    Session& m_session;
    Step m_step = Step::Opening;
    std::vector<Line> m_lines;
    QString m_reason;
    QString m_notice;
    bool m_countedBefore = false;
    std::map<Currency, qint64> m_expected; // as the server had it when the count was first checked
    std::optional<TillSession> m_closed;
    std::optional<ApiError> m_error;
    // What was sent, until its outcome is known: only the very same request has the same key.
    struct Sent {
        std::optional<UserId> user = {};
        QDate businessDate = {};
        QString path = {};
        QJsonObject body = {};
        bool operator==(const Sent&) const = default;
    };
    Sent m_sent;
    std::optional<RequestKey> m_key;
    quint64 m_asked = 0; // an answer to whoever has gone is dropped
    QElapsedTimer m_inReview;
    int m_armingMs = 300;
};

} // namespace tellerdesk::client
