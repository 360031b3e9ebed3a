// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour looks at beside the postings.
#include "client/app/application.h"
#include "client/app/features.h"
#include "client/app/mainwindow.h"
#include "client/app/page.h"
#include "client/tour/tour.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QTableView>
#include <QTest>

namespace tellerdesk::client {

// Every page that a key of the table of features opens for this role.
bool Tour::visitFeatures(const QString& picturePrefix) {
    for (const FeatureRow& row : allFeatures()) {
        const Page* before = m_application.window().currentPage();
        const QKeySequence key = commandKeys(row.command).front();
        press(key[0]);
        if (m_application.window().currentPage() == before) {
            continue; // not for this role, or already there
        }
        const QString name =
            QString::fromLatin1(m_application.window().currentPage()->metaObject()->className()).section(u':', -1);
        if (!comesToRest() || !picture(picturePrefix + name.chopped(name.endsWith(u"Page") ? 4 : 0).toLower())) {
            return false;
        }
        press(Qt::Key_Escape);
    }
    return true;
}

bool Tour::statement() {
    press(Qt::CTRL | Qt::Key_E);
    const bool shown = comesTo("the statement", [this] {
        const auto* table = window().findChild<QTableView*>(QStringLiteral("entries"));
        return table->isVisible() && table->model()->rowCount() > 0;
    });
    if (!shown || !picture(QStringLiteral("statement"))) {
        return false;
    }
    const int before = m_documents;
    press(Qt::CTRL | Qt::Key_P);
    const bool saved = comesTo("a saved statement", [this, before] { return m_documents > before; });
    press(Qt::Key_Escape);
    return saved && comesTo("counter", [this] { return isShown("search"); });
}

bool Tour::myWork() {
    press(Qt::Key_F7);
    const bool shown = comesTo("my work", [this] {
        const auto* table = window().findChild<QTableView*>(QStringLiteral("work"));
        return table->isVisible() && table->model()->rowCount() > 0;
    });
    if (!shown || !picture(QStringLiteral("my-work"))) {
        return false;
    }
    press(Qt::Key_Return);
    const auto* print = window().findChild<QWidget*>(QStringLiteral("printReceipt"));
    if (!comesTo("a receipt", [print] { return print->isVisible() && print->isEnabled(); }) ||
        !picture(QStringLiteral("receipt"))) {
        return false;
    }
    const int before = m_documents;
    press(Qt::CTRL | Qt::Key_P);
    if (!comesTo("a saved copy", [this, before] { return m_documents > before; })) {
        return false;
    }
    press(Qt::Key_Escape);
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    if (!comesTo("printing", [this] { return isShown("failedPrints"); }) || !picture(QStringLiteral("printing"))) {
        return false;
    }
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    return comesTo("counter", [this] { return isShown("search"); });
}

bool Tour::findNobody() {
    press(Qt::Key_F2);
    type(QStringLiteral("zzzzzz"));
    const bool told =
        comesTo("nobody found", [this] { return textOf("searchNotice").contains(QStringLiteral("Ctrl+N")); });
    const bool pictured = told && picture(QStringLiteral("search-nobody"));
    press(Qt::Key_Escape);
    return pictured;
}

// A withdrawal of more than there is: the fault stands at its field, and nothing is sent.
bool Tour::tooMuch() {
    press(Qt::Key_F4);
    if (!comesTo("the form", [this] { return isShown("draftTitle"); })) {
        return false;
    }
    type(QStringLiteral("99999999999"));
    press(Qt::Key_F9);
    if (!comesToRest() || !picture(QStringLiteral("form-fault"))) {
        return false;
    }
    press(Qt::CTRL | Qt::Key_A);
    press(Qt::Key_Delete);
    press(Qt::Key_Escape);
    return comesTo("the empty form gone", [this] { return !isShown("draftTitle"); });
}

// The keys of the page in front, a window of their own, and the manual at the page's chapter.
bool Tour::help() {
    press(Qt::Key_F1);
    QWidget* keys = nullptr;
    if (!comesTo("the keys", [&keys] { return (keys = QApplication::activeModalWidget()) != nullptr; })) {
        return false;
    }
    if (!m_pictures.take(*keys, QStringLiteral("keys"))) {
        m_failure = m_pictures.failure();
        return false;
    }
    QTest::keyClick(keys, Qt::Key_F1);
    window().activateWindow(); // which the offscreen platform does not do when a window goes
    const bool open = comesTo("the manual", [this] { return isShown("manual"); }) && comesToRest() &&
                      picture(QStringLiteral("manual"));
    press(Qt::Key_Escape);
    return open && comesTo("the page before", [this] { return !isShown("manual"); });
}

bool Tour::settings() {
    const Page* before = m_application.window().currentPage();
    press(Qt::CTRL | Qt::Key_Comma);
    const bool open = comesTo("the settings", [&] { return m_application.window().currentPage() != before; }) &&
                      comesToRest() && picture(QStringLiteral("settings"));
    press(Qt::Key_Escape);
    return open && comesTo("the page before", [&] { return m_application.window().currentPage() == before; });
}

// For whom F2 leads to the counter; an administrator sees no customer.
bool Tour::lookAtCustomer(const QString& picturePrefix) {
    press(Qt::Key_F2);
    return !isShown("search") ||
           (find(QStringLiteral("s"), {}) && comesToRest() && picture(picturePrefix + QStringLiteral("counter")));
}

bool Tour::newStaff(const QString& picturePrefix) {
    if (!isShown("newStaff")) {
        return true;
    }
    press(Qt::ALT | Qt::Key_N);
    const bool open = comesTo("the form", [this] { return isShown("username"); }) &&
                      picture(picturePrefix + QStringLiteral("new-staff"));
    press(Qt::Key_Escape);
    return open;
}

bool Tour::newCustomer() {
    press(Qt::CTRL | Qt::Key_N);
    const bool shown =
        comesTo("the form", [this] { return isShown("full_name"); }) && picture(QStringLiteral("new-customer"));
    press(Qt::Key_Escape);
    return shown;
}

} // namespace tellerdesk::client
