// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/rolepage.h"

#include "client/net/session.h"
#include "client/widgets/centred.h"
#include "client/widgets/wraptext.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tellerdesk::client {

RolePage::RolePage(const Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_text(new QLabel) {
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setObjectName(QStringLiteral("roleText"));
    makeCentredCard(this)->addWidget(m_text);
}

void RolePage::enter() {
    const QString name = m_session.facts() ? m_session.facts()->fullName : QString();
    m_text->setText(
        tr("Signed in as %1.\n\nAdministrators manage staff and never touch customers or money. Staff are created with "
           "\"tellerdesk-server user create\" on the server or through its HTTPS interface (POST /v1/users).")
            .arg(wrapAnywhere(name)));
    setFocus();
}

} // namespace tellerdesk::client
