// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tellersdesk.h"

#include "shared/core/uuid.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

namespace tellerdesk::test {

namespace {

constexpr int kPauseMs = 20; // before a request is sent again
constexpr int kSettleMs = 60'000;

} // namespace

TellersDesk::TellersDesk(quint16 port, const QByteArray& authority, const QString& username, const QString& password)
    : m_authority(authority)
    , m_username(username)
    , m_password(password)
    , m_client(port, authority) {}

bool TellersDesk::open() {
    if (!m_client.login(m_username, m_password)) {
        return false;
    }
    const QJsonObject cash{{QStringLiteral("currency"), QStringLiteral("EUR")}, {QStringLiteral("amount"), 10'000}};
    const QJsonObject opening{{QStringLiteral("opening"), QJsonArray{cash}}};
    const ApiAnswer till = m_client.post(QStringLiteral("/v1/till-sessions"), opening);
    const ApiAnswer customer =
        m_client.post(QStringLiteral("/v1/customers"), {{QStringLiteral("full_name"), QStringLiteral("Customer")}});
    const ApiAnswer account = m_client.post(QStringLiteral("/v1/accounts"),
                                            {{QStringLiteral("customer_id"), customer.body[QStringLiteral("id")]},
                                             {QStringLiteral("currency"), QStringLiteral("EUR")}});
    m_account = account.body[QStringLiteral("id")].toString();
    return till.status == 201 && customer.status == 201 && account.status == 201;
}

bool TellersDesk::deposit() {
    if (m_unsettled.isEmpty()) {
        m_unsettled = Uuid::makeV7().toString();
    }
    const ApiAnswer answer = m_client.post(QStringLiteral("/v1/deposits"),
                                           {{QStringLiteral("account_id"), m_account},
                                            {QStringLiteral("amount"), 1},
                                            {QStringLiteral("currency"), QStringLiteral("EUR")}},
                                           m_unsettled);
    if (answer.status == 201) {
        ++m_tally.posted;
        m_unsettled.clear();
        return true;
    }
    if (answer.status == 503 && !answer.header("retry-after").isEmpty()) {
        ++m_tally.unavailable;
    } else if (answer.status == 0) {
        ++m_tally.lost;
    } else if (answer.code() != u"in_progress" && m_tally.wrong++ == 0) {
        m_tally.firstWrong = QString::number(answer.status) + u' ' +
                             QString::fromUtf8(QJsonDocument(answer.body).toJson(QJsonDocument::Compact));
    }
    return false;
}

void TellersDesk::work(const std::atomic<bool>& stop) {
    while (!stop && m_tally.wrong == 0) {
        if (!deposit()) {
            QThread::msleep(kPauseMs);
        }
    }
}

bool TellersDesk::settle() {
    const QDeadlineTimer deadline(kSettleMs);
    while (!m_unsettled.isEmpty() && !deposit()) {
        if (deadline.hasExpired() || m_tally.wrong > 0) {
            return false;
        }
        QThread::msleep(kPauseMs);
    }
    return true;
}

qint64 TellersDesk::balance() {
    return m_client.get(QStringLiteral("/v1/accounts/") + m_account).body[QStringLiteral("balance")].toInteger(-1);
}

void TellersDesk::moveTo(quint16 port) {
    m_client.moveTo(port);
}

} // namespace tellerdesk::test
