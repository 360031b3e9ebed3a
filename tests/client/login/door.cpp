// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/login/door.h"

#include "shared/api/clientconfig.h"
#include "tests/client/net/clientofserver.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QInputMethodEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace tellerdesk::test {

namespace {

QString textAt(const QJsonObject& body, const char* name) {
    return body.value(QLatin1StringView(name)).toString();
}

} // namespace

Door::Door()
    : server(authority.make(CertificateFault::None).configuration(),
             [this](const FakeRequest& request) { return answer(request); }) {
    bank.people[QStringLiteral("mina")] = {.password = QStringLiteral("a good long sentence"), .facts = teller()};
    bank.people[QStringLiteral("mina")].facts.username = QStringLiteral("mina");
    QDir().mkpath(in("desk"));
    qputenv("TELLERDESK_CONFIG", config().toLocal8Bit());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void Door::writeConfig(const QString& path, const QUrl& address) const {
    QFile file(path);
    const QByteArray text = ClientConfig{.address = address, .authorities = authority.certificate()}.toText();
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

void Door::start() {
    m_client = std::make_unique<client::Application>(
        client::Application::Options{.dataFolder = in("data"), .documentsFolder = in("documents"), .keychain = false});
    m_client->window().show();
    m_client->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_client->window()));
    m_client->start();
}

QString Door::callerOf(const FakeRequest& request) const {
    const QString token = QString::fromLatin1(request.headers.value("authorization"));
    const QString renewed = QStringLiteral("Bearer renewed-token-of-");
    if (token.startsWith(renewed)) {
        return token.mid(renewed.size());
    }
    return token.startsWith(u"Bearer token-of-") && !bank.tokensRanOut ? token.mid(16) : QString();
}

FakeReply Door::answer(const FakeRequest& request) {
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (request.target == "/v1/server") {
        bank.info.time = SystemClock().now();
        return FakeReply::json(bank.info.toJson());
    }
    if (request.target == "/v1/setup") {
        if (textAt(body, "setup_code") != bank.setUpCode) {
            return FakeReply::problem("forbidden", 403);
        }
        bank.info.setupRequired = false;
        auto facts = teller();
        facts.role = Role::Administrator;
        facts.username = textAt(body, "username");
        bank.people[facts.username] = {.password = textAt(body, "password"), .facts = facts};
        return FakeReply::json({}, 201);
    }
    if (request.target == "/v1/login") {
        return signIn(body);
    }
    if (request.target == "/v1/tokens/renew") {
        return renew(body);
    }
    const auto caller = bank.people.find(callerOf(request));
    if (caller == bank.people.end()) {
        return FakeReply::problem("unauthenticated", 401);
    }
    if (request.target == "/v1/me/password") {
        return changePassword(request, body);
    }
    if (request.target == "/v1/logout") {
        ++bank.logouts;
        return {.status = 204};
    }
    MeReply me = meOf(caller->second.facts);
    me.user.mustChangePassword = caller->second.facts.mustChangePassword;
    if (request.target == "/v1/me" && bank.meFails) {
        return FakeReply::problem("unavailable", 503);
    }
    return request.target == "/v1/me" ? FakeReply::json(me.toJson()) : FakeReply::problem("not_found", 404);
}

FakeReply Door::signIn(const QJsonObject& body) {
    const QString name = textAt(body, "username");
    const auto person = bank.people.find(name);
    if (person == bank.people.end() || person->second.password != textAt(body, "password")) {
        ++bank.wrongTries;
        return FakeReply::problem("invalid_credentials", 401);
    }
    SessionReply session = sessionOf(qPrintable(name), qPrintable(QStringLiteral("token-of-") + name));
    session.user.id = person->second.facts.userId;
    session.user.role = person->second.facts.role;
    session.refreshToken += QString::number(m_sessions.size());
    m_sessions.push_back(session);
    FakeReply reply = FakeReply::json(session.toJson());
    reply.way = bank.holdsLogins ? FakeReply::Way::Held : FakeReply::Way::Whole;
    return reply;
}

FakeReply Door::renew(const QJsonObject& body) {
    for (SessionReply& session : m_sessions) {
        if (session.refreshToken == textAt(body, "refresh_token")) {
            session.accessToken = QStringLiteral("renewed-token-of-") + session.user.username;
            session.refreshToken += QStringLiteral("-again");
            return FakeReply::json(session.toJson());
        }
    }
    return FakeReply::problem("unauthenticated", 401);
}

FakeReply Door::changePassword(const FakeRequest& request, const QJsonObject& body) {
    Bank::Person& person = bank.people[callerOf(request)];
    if (textAt(body, "current_password") != person.password) {
        return FakeReply::problem("current_password_wrong", 409);
    }
    person.password = textAt(body, "new_password");
    person.facts.mustChangePassword = false;
    return {.status = 204};
}

void Door::press(QKeyCombination keys) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : QApplication::activeWindow(), keys.key(), keys.keyboardModifiers());
}

void Door::type(const QString& text) {
    for (const QChar each : text) {
        if (each.unicode() < 128) {
            QTest::keyClick(QApplication::focusWidget(), each.toLatin1());
        } else { // as an input method does it
            QInputMethodEvent event;
            event.setCommitString(each);
            QApplication::sendEvent(QApplication::focusWidget(), &event);
        }
    }
}

bool Door::comesTo(const char* focusName) {
    return QTest::qWaitFor(
        [focusName] {
            const QWidget* focused = QApplication::focusWidget();
            return focused != nullptr && focused->objectName() == QLatin1StringView(focusName);
        },
        20'000);
}

bool Door::comesToPlace(client::Place place) {
    return QTest::qWaitFor([&] { return m_client->desk().place() == place; }, 20'000);
}

QWidget* Door::find(const char* objectName) const {
    for (QWidget* widget : m_client->window().findChildren<QWidget*>(QString::fromLatin1(objectName))) {
        if (widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

QString Door::textOf(const char* objectName) const {
    const QWidget* widget = find(objectName);
    const auto* label = qobject_cast<const QLabel*>(widget);
    const auto* edit = qobject_cast<const QLineEdit*>(widget);
    return label != nullptr ? label->text() : edit != nullptr ? edit->text() : QString();
}

QString Door::description() const {
    const QWidget* focused = QApplication::focusWidget();
    return focused != nullptr ? focused->accessibleDescription() : QString();
}

} // namespace tellerdesk::test
