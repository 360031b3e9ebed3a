// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/keychainvault.h"

#include "shared/api/fieldreader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <utility>

namespace tellerdesk::client {

namespace {

const QString kService = QStringLiteral("tellerdesk");
const QString kKey = QStringLiteral("session");

QString textOf(const KeptToken& token) {
    const QJsonObject json{{QStringLiteral("server"), token.server},
                           {QStringLiteral("username"), token.username},
                           {QStringLiteral("refresh_token"), token.refreshToken}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<KeptToken> tokenFrom(const QString& text) {
    const auto json = parseJson(text.toUtf8());
    if (!json) {
        return std::nullopt;
    }
    FieldReader in(*json, FieldReader::Unread::Pass);
    KeptToken token;
    token.server = in.anyText("server");
    token.username = in.anyText("username");
    token.refreshToken = in.anyText("refresh_token");
    const auto read = in.finish(token);
    return read && !token.refreshToken.isEmpty() ? std::optional(token) : std::nullopt;
}

} // namespace

KeychainVault::KeychainVault(QObject* parent)
    : TokenVault(parent) {}

void KeychainVault::start(QKeychain::Job* job, const std::function<void(QKeychain::Job*)>& done) {
    // A job that is late may still end one day, and then deletes itself.
    auto* limit = new QTimer(this);
    limit->setSingleShot(true);
    connect(job, &QKeychain::Job::finished, limit, [limit, done](QKeychain::Job* finished) {
        limit->deleteLater();
        limit->stop();
        done(finished);
    });
    connect(limit, &QTimer::timeout, this, [job = QPointer(job), limit, done] {
        if (job) {
            job->disconnect(limit);
        }
        limit->deleteLater();
        done(nullptr);
    });
    job->setKey(kKey);
    job->setInsecureFallback(false);
    limit->start(m_timeout);
    job->start();
}

void KeychainVault::load(QObject* context, std::function<void(std::optional<KeptToken>)> done) {
    auto tell = [context = QPointer(context), done = std::move(done)](std::optional<KeptToken> token) {
        if (context) {
            done(std::move(token));
        }
    };
    if (m_isKnown) {
        QTimer::singleShot(0, this, [tell, token = m_token] { tell(token); });
        return;
    }
    auto* job = new QKeychain::ReadPasswordJob(kService);
    start(job, [this, tell](QKeychain::Job* finished) {
        const bool answered = finished != nullptr && (finished->error() == QKeychain::NoError ||
                                                      finished->error() == QKeychain::EntryNotFound);
        if (m_isKnown) { // somebody signed in or out meanwhile
            return tell(m_token);
        }
        if (!answered) {
            setMemoryOnly(true);
            return tell(std::nullopt);
        }
        const auto* read = static_cast<QKeychain::ReadPasswordJob*>(finished);
        tell(read->error() == QKeychain::NoError ? tokenFrom(read->textData()) : std::nullopt);
    });
}

void KeychainVault::keep(const KeptToken& token) {
    m_token = token;
    m_isKnown = true;
    write();
}

void KeychainVault::forget() {
    m_token.reset();
    m_isKnown = true;
    write();
}

// One job at a time, so that the last word wins.
void KeychainVault::write() {
    if (m_writing) {
        m_writeAgain = true;
        return;
    }
    m_writing = true;
    m_writeAgain = false;
    QKeychain::Job* job = nullptr;
    if (m_token) {
        auto* writing = new QKeychain::WritePasswordJob(kService);
        writing->setTextData(textOf(*m_token));
        job = writing;
    } else {
        job = new QKeychain::DeletePasswordJob(kService);
    }
    start(job, [this, keeps = m_token.has_value()](QKeychain::Job* finished) {
        m_writing = false;
        const auto error = finished != nullptr ? finished->error() : QKeychain::OtherError;
        const bool worked = error == QKeychain::NoError || (!keeps && error == QKeychain::EntryNotFound);
        if (keeps || !worked) {
            setMemoryOnly(!worked);
        }
        if (m_writeAgain) {
            write();
        }
    });
}

void KeychainVault::setMemoryOnly(bool memoryOnly) {
    if (m_memoryOnly != memoryOnly) {
        m_memoryOnly = memoryOnly;
        Q_EMIT memoryOnlyChanged();
    }
}

} // namespace tellerdesk::client
