// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/passwordcard.h"

#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHideEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

PasswordCard::PasswordCard(QWidget* parent)
    : QWidget(parent)
    , m_whose(new QLabel)
    , m_password(new QLineEdit)
    , m_copied(new QLabel) {
    auto* heading = new QLabel(tr("One-time &password"));
    Theme::setType(heading, Theme::Type::Heading);
    heading->setBuddy(m_password);
    m_password->setFont(Theme::fixedFont(Theme::Type::Heading));
    m_password->setReadOnly(true);
    m_password->setObjectName(QStringLiteral("oneTimePassword"));
    m_password->setAccessibleName(tr("One-time password"));
    auto* advice = new QLabel(tr("It is shown only now. Hand it over yourself; at the first login its owner chooses "
                                 "another one. Esc puts it away for good."));
    m_copied->setObjectName(QStringLiteral("copied"));
    for (QLabel* label : {m_whose, advice, m_copied}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_whose->setObjectName(QStringLiteral("passwordOf"));
    Theme::setTone(advice, Theme::Tone::Muted);
    auto* copy = new QPushButton(tr("&Copy"));
    copy->setObjectName(QStringLiteral("copy"));
    auto* done = new QPushButton(tr("O&K, put it away"));
    done->setObjectName(QStringLiteral("putAway"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{heading, m_whose, m_password, copy, done, m_copied, advice}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    connect(copy, &QPushButton::clicked, this, &PasswordCard::copy);
    connect(done, &QPushButton::clicked, this, &PasswordCard::done);
}

void PasswordCard::show(const QString& fullName, const QString& username, const QString& password) {
    m_whose->setText(tr("For %1, user name %2:").arg(wrapAnywhere(fullName), wrapAnywhere(username)));
    m_password->setText(password);
    m_password->setAccessibleDescription(tr("For the user %1. It is shown only now.").arg(username));
    m_copied->clear();
    m_password->setFocus();
    m_password->selectAll();
}

void PasswordCard::copy() {
    QGuiApplication::clipboard()->setText(m_password->text());
    m_copied->setText(tr("Copied. It leaves the clipboard when it is put away here."));
}

void PasswordCard::forget() {
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (!isEmpty() && clipboard->text() == m_password->text()) {
        clipboard->clear();
    }
    m_password->clear();
    m_whose->clear();
    m_password->setAccessibleDescription(QString());
}

bool PasswordCard::isEmpty() const {
    return m_password->text().isEmpty();
}

void PasswordCard::hideEvent(QHideEvent* event) {
    if (!event->spontaneous()) { // a window that is minimised comes back as it was
        forget();
    }
    QWidget::hideEvent(event);
}

} // namespace tellerdesk::client
