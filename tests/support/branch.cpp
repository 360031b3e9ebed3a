// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/branch.h"

#include <QFile>

namespace tellerdesk::test {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void createUser(const ServerFolder& folder, const QString& username, const char* role) {
    const Ended ended = folder.run(words("user create --password-stdin --full-name Kim --username")
                                       << username << QStringLiteral("--role") << QString::fromUtf8(role),
                                   kPassword.toUtf8() + '\n');
    if (ended.exitCode != 0) {
        qFatal("%s", qPrintable(ended.errors));
    }
}

Branch::Branch(const ServerFolder& folder, const ServerProgram& server, int firstTeller) {
    for (int i = firstTeller; i < firstTeller + kDesks; ++i) {
        const QString name = QStringLiteral("teller%1").arg(i);
        createUser(folder, name, "teller");
        m_desks.push_back(std::make_unique<TellersDesk>(server.port(), folder.authority(), name, kPassword));
    }
}

// Sockets belong to their threads: each desk is used by one at a time.
bool Branch::open() {
    std::atomic<bool> opened = true;
    each([&](TellersDesk& desk) {
        if (!desk.open()) {
            opened = false;
        }
        desk.letGo();
    });
    return opened;
}

void Branch::start() {
    m_stop = false;
    for (const auto& desk : m_desks) {
        m_threads.emplace_back(QThread::create([&stop = m_stop, &desk = *desk] {
            desk.work(stop);
            desk.letGo();
        }));
        m_threads.back()->start();
    }
}

void Branch::stop() {
    m_stop = true;
    for (const auto& thread : m_threads) {
        thread->wait();
    }
    m_threads.clear();
}

void Branch::moveTo(quint16 port) {
    for (const auto& desk : m_desks) {
        desk->moveTo(port);
    }
}

int Branch::posted() const {
    int sum = 0;
    for (const auto& desk : m_desks) {
        sum += desk->tally().posted;
    }
    return sum;
}

QString Branch::faults() {
    QString faults;
    for (const auto& desk : m_desks) {
        const bool settled = desk->settle();
        const qint64 balance = desk->balance();
        const int posted = desk->tally().posted;
        if (!settled || balance != posted || desk->tally().wrong > 0) {
            faults += QStringLiteral("settled %1, told %2, has %3, wrong %4 (%5)\n")
                          .arg(settled)
                          .arg(posted)
                          .arg(balance)
                          .arg(desk->tally().wrong)
                          .arg(desk->tally().firstWrong);
        }
    }
    return faults;
}

void Branch::each(const std::function<void(TellersDesk&)>& work) {
    std::vector<std::unique_ptr<QThread>> threads;
    for (const auto& desk : m_desks) {
        threads.emplace_back(QThread::create([&desk = *desk, &work] { work(desk); }));
        threads.back()->start();
    }
    for (const auto& thread : threads) {
        thread->wait();
    }
}

} // namespace tellerdesk::test
