// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/realbank.h"

#include "shared/api/clientconfig.h"

#include <QFile>

namespace tellerdesk::test {

RealBank::RealBank(const Settings& settings)
    : m_folder(settings) {}

bool RealBank::start() {
    m_server = std::make_unique<ServerProgram>(m_folder);
    if (!m_server->waitForReady()) {
        return false;
    }
    if (!m_hasUsers) {
        for (const char* teller : {"mina", "jun"}) {
            createUser(m_folder, QString::fromLatin1(teller), "teller");
        }
        createUser(m_folder, QStringLiteral("sam"), "supervisor");
        createUser(m_folder, QStringLiteral("ada"), "administrator"); // else the bank is not set up
        m_hasUsers = true;
    }
    m_supervisor.reset();
    return true;
}

void RealBank::writeConfig(const QString& file, quint16 port) const {
    const ClientConfig config{.address = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port)),
                              .authorities = authority()};
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(config.toText()) < 0) {
        qFatal("%s cannot be written", qPrintable(file));
    }
}

ApiClient& RealBank::supervisor() {
    if (!m_supervisor) {
        m_supervisor = std::make_unique<ApiClient>(port(), authority());
        if (!m_supervisor->login(QStringLiteral("sam"), kPassword)) {
            qFatal("The supervisor cannot sign in");
        }
    }
    return *m_supervisor;
}

QString RealBank::addCustomer(const QString& fullName, const char* currency) {
    const ApiAnswer customer =
        supervisor().post(QStringLiteral("/v1/customers"), {{QStringLiteral("full_name"), fullName}});
    const ApiAnswer account = supervisor().post(QStringLiteral("/v1/accounts"),
                                                {{QStringLiteral("customer_id"), customer.body[QStringLiteral("id")]},
                                                 {QStringLiteral("currency"), QString::fromLatin1(currency)}});
    if (account.status != 201) {
        qFatal("%s gets no account", qPrintable(fullName));
    }
    return account.body[QStringLiteral("id")].toString();
}

qint64 RealBank::balanceOf(const QString& account) {
    return supervisor().get(QStringLiteral("/v1/accounts/") + account).body[QStringLiteral("balance")].toInteger(-1);
}

} // namespace tellerdesk::test
