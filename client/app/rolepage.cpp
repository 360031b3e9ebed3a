// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/rolepage.h"

#include "client/net/session.h"
#include "client/widgets/theme.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

RolePage::RolePage(const Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_text(new QLabel) {
    auto* card = new QFrame;
    card->setProperty("card", true);
    card->setFixedWidth(Theme::kFormWidth);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setObjectName(QStringLiteral("roleText"));
    column->addWidget(m_text);
    auto* page = new QVBoxLayout(this);
    page->addStretch(1);
    page->addWidget(card, 0, Qt::AlignHCenter);
    page->addStretch(2);
}

void RolePage::enter() {
    const QString name = m_session.facts() ? m_session.facts()->fullName : QString();
    m_text->setText(
        tr("Signed in as %1.\n\nAdministrators manage staff and never touch customers or money. Staff are created with "
           "\"tellerdesk-server user create\" on the server or through its HTTPS interface (POST /v1/users).")
            .arg(name));
    setFocus();
}

} // namespace tellerdesk::client
