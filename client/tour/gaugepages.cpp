// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in every field, and the way to every page.
#include "client/app/application.h"
#include "client/app/features.h"
#include "client/app/mainwindow.h"
#include "client/app/page.h"
#include "client/tour/gauge.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QMetaProperty>
#include <QPlainTextEdit>
#include <QPushButton>

namespace tellerdesk::client {

namespace {

constexpr int kBetweenKeysMs = 15;
constexpr int kBetweenPagesMs = 120; // what a page loads has come

QString contentOf(const QWidget& field) {
    return field.property(field.metaObject()->userProperty().name()).toString();
}

// What a person types into or chooses from, and the keys that change it and take the change back.
QList<Qt::Key> keysFor(const QWidget& field) {
    const auto* choice = qobject_cast<const QComboBox*>(&field);
    if (choice != nullptr && choice->count() < 2) {
        return {}; // nothing to choose
    }
    if (choice != nullptr || qobject_cast<const QAbstractSpinBox*>(&field) != nullptr) {
        return {Qt::Key_Down, Qt::Key_Up};
    }
    const auto* line = qobject_cast<const QLineEdit*>(&field);
    const auto* text = qobject_cast<const QPlainTextEdit*>(&field);
    const bool isPart = qobject_cast<const QAbstractSpinBox*>(field.parentWidget()) != nullptr ||
                        qobject_cast<const QComboBox*>(field.parentWidget()) != nullptr;
    const bool takesText = (line != nullptr && !line->isReadOnly()) || (text != nullptr && !text->isReadOnly());
    if (!takesText || isPart) {
        return {};
    }
    return {Qt::Key_1, Qt::Key_2, Qt::Key_0, Qt::Key_Backspace, Qt::Key_Backspace, Qt::Key_Backspace};
}

QString nameOf(const QWidget& page) {
    return QString::fromLatin1(page.metaObject()->className()).section(u':', -1);
}

QKeyCombination keyOf(Command command) {
    return commandKeys(command).front()[0];
}

} // namespace

bool Gauge::typeIn(QWidget& field, const QString& where) {
    const QString name = where + u'/' + field.objectName();
    m_hands.activate();
    field.setFocus(Qt::TabFocusReason);
    if (!m_hands.comesTo(qPrintable(name), [&field] { return field.hasFocus(); })) {
        return false;
    }
    int measured = 0;
    for (const Qt::Key key : keysFor(field)) {
        m_hands.rest(kBetweenKeysMs);
        m_hands.activate(); // a dialog that has gone may take the keyboard along only now
        if (!field.isVisible() || !field.hasFocus()) {
            break; // the key before led away
        }
        const QString before = contentOf(field);
        const auto taken = m_hands.millisecondsOf(
            name, [this, key] { m_hands.press(key); }, [&field, &before] { return contentOf(field) != before; });
        if (taken) {
            add(QStringLiteral("keys"), name, *taken);
            ++measured;
        } else if (m_hands.hasFailed()) {
            return false;
        } else { // the end of a list, or a letter that has no place here
            add(QStringLiteral("untaken"), name, key);
        }
    }
    if (measured == 0) {
        m_hands.fail(QStringLiteral("no key was taken by %1; content \"%2\", shown %3, focus at %4")
                         .arg(name, contentOf(field))
                         .arg(field.isVisible())
                         .arg(QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName()
                                                                     : QStringLiteral("nothing")));
    }
    return measured > 0;
}

bool Gauge::typeInFields(const QString& where) {
    m_hands.rest(kBetweenPagesMs);
    for (auto* field : m_hands.application().window().currentPage()->findChildren<QWidget*>()) {
        if (field->isVisible() && field->isEnabled() && !keysFor(*field).isEmpty() && !typeIn(*field, where)) {
            return false;
        }
    }
    return true;
}

bool Gauge::keysOnSignIn() {
    return m_hands.comesTo("the sign-in page", [this] { return m_hands.isShown("username"); }) &&
           typeInFields(QStringLiteral("SignInPage"));
}

// One step back; what was typed is dropped.
void Gauge::putBack() {
    m_hands.press(Qt::Key_Escape);
    m_hands.rest(kBetweenKeysMs);
    if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
        box->button(QMessageBox::Discard)->click();
        m_hands.rest(kBetweenKeysMs);
    }
}

bool Gauge::counterFields() {
    if (!typeInFields(QStringLiteral("CounterPage"))) {
        return false;
    }
    for (const Command command : {Command::QuickLine, Command::Deposit, Command::Withdrawal, Command::Transfer,
                                  Command::NewCustomer, Command::NewAccount}) {
        m_hands.press(keyOf(command));
        if (!typeInFields(QStringLiteral("CounterPage+%1").arg(static_cast<int>(command)))) {
            return false;
        }
        putBack();
    }
    return true;
}

bool Gauge::pageFields(QKeyCombination key, const QString& name) {
    const Page* before = m_hands.application().window().currentPage();
    m_hands.press(key);
    const Page* page = m_hands.application().window().currentPage();
    if (page == before && name.isEmpty()) {
        return true; // not for this role, or here already
    }
    if (!typeInFields(nameOf(*page))) {
        return false;
    }
    // What further forms the page has behind its keys and buttons.
    m_hands.press(keyOf(Command::EditCustomer));
    const bool further = typeInFields(nameOf(*page) + QStringLiteral("+edit"));
    for (const char* button : {"newStaff", "importStaff"}) {
        auto* opener = m_hands.window().findChild<QPushButton*>(QString::fromLatin1(button));
        if (opener != nullptr && opener->isVisible() && opener->isEnabled()) {
            opener->click();
            if (!typeInFields(QString::fromLatin1(button))) {
                return false;
            }
            putBack();
        }
    }
    return further;
}

bool Gauge::keys(int rounds, const QString& phone) {
    const bool counter = m_hands.isShown("search");
    std::vector<QKeyCombination> ways{keyOf(Command::Till), keyOf(Command::Statement), keyOf(Command::Settings)};
    for (const FeatureRow& row : allFeatures()) {
        ways.push_back(keyOf(row.command));
    }
    for (int round = 0; round < rounds; ++round) {
        if (counter && (!find(phone) || !counterFields() || !find(phone))) {
            return false;
        }
        Page* home = m_hands.application().window().currentPage();
        if (!counter && !pageFields(keyOf(Command::Back), QStringLiteral("home"))) {
            return false;
        }
        for (const QKeyCombination way : ways) {
            if (!pageFields(way, {})) {
                return false;
            }
            for (int steps = 0; steps < 4 && m_hands.application().window().currentPage() != home; ++steps) {
                putBack();
            }
        }
    }
    return true;
}

Gauge::Led Gauge::switchPage(QKeyCombination key) {
    m_hands.activate(); // which is no part of a switch
    const Page* before = m_hands.application().window().currentPage();
    const auto page = [this] { return m_hands.application().window().currentPage(); };
    const auto taken = m_hands.millisecondsOf(
        nameOf(*before) + QStringLiteral(" to the next page"), [this, key] { m_hands.press(key); },
        [&page, before] { return page() != before; });
    if (!taken && m_hands.hasFailed()) {
        return Led::Failed;
    }
    const QString name = nameOf(*before) + QStringLiteral(" to ") + nameOf(*page());
    add(taken ? QStringLiteral("pages") : QStringLiteral("nowhere"), name, taken.value_or(key.toCombined()));
    m_hands.rest(kBetweenPagesMs);
    return taken ? Led::There : Led::Nowhere;
}

// There, if the key leads anywhere for this role, and step by step back to where it was pressed.
bool Gauge::goAndReturn(QKeyCombination key) {
    const Page* home = m_hands.application().window().currentPage();
    Led led = switchPage(key);
    while (led == Led::There && m_hands.application().window().currentPage() != home) {
        led = switchPage(Qt::Key_Escape);
        if (led == Led::Nowhere) {
            m_hands.fail(QStringLiteral("no way back to %1").arg(nameOf(*home)));
            return false;
        }
    }
    return led != Led::Failed;
}

bool Gauge::pages(int rounds, const QString& phone) {
    if (m_hands.isShown("search") && !find(phone)) {
        return false;
    }
    m_hands.rest(kBetweenPagesMs);
    std::vector<QKeyCombination> ways{keyOf(Command::Till), keyOf(Command::Statement), keyOf(Command::Settings)};
    for (const FeatureRow& row : allFeatures()) {
        ways.push_back(keyOf(row.command));
    }
    const auto measured = [this] { return m_result.value(QStringLiteral("pages")).toArray().size(); };
    qsizetype aRound = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto before = measured();
        for (const QKeyCombination way : ways) {
            if (!goAndReturn(way)) {
                return false;
            }
        }
        m_hands.press(Qt::Key_F1);
        m_hands.rest(kBetweenPagesMs);
        if (!goAndReturn(Qt::Key_F1)) { // from the keys to the manual
            return false;
        }
        aRound = round == 0 ? measured() - before : aRound;
        if (aRound == 0 || measured() - before != aRound) {
            m_hands.fail(QStringLiteral("a round led to fewer pages than the one before"));
            return false;
        }
    }
    return true;
}

} // namespace tellerdesk::client
