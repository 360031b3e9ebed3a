// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/topbar.h"

#include "client/net/session.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace tellerdesk::client {

namespace {

QLabel* label(QWidget* parent, const char* name, Theme::Type type, Theme::Tone tone) {
    auto* it = new QLabel(parent);
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    Theme::setType(it, type);
    Theme::setTone(it, tone);
    return it;
}

QString roleName(Role role) {
    switch (role) {
    case Role::Teller:
        return TopBar::tr("Teller");
    case Role::Supervisor:
        return TopBar::tr("Supervisor");
    case Role::Administrator:
        return TopBar::tr("Administrator");
    case Role::Auditor:
        return TopBar::tr("Auditor");
    }
    return {};
}

QString tillText(const std::optional<TillSession>& till) {
    if (!till) {
        return TopBar::tr("Till closed");
    }
    QStringList positions;
    for (const TillPosition& position : till->positions) {
        positions << formatMoney({position.expectedMinor, position.currency}, QLocale());
    }
    return TopBar::tr("Till: %1").arg(positions.join(QStringLiteral("   ")));
}

} // namespace

TopBar::TopBar(const Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_bank(label(this, "bankName", Theme::Type::Strong, Theme::Tone::Accent))
    , m_demo(label(this, "demoMark", Theme::Type::Strong, Theme::Tone::Caution))
    , m_branch(label(this, "branchName", Theme::Type::Body, Theme::Tone::Plain))
    , m_date(label(this, "businessDate", Theme::Type::Body, Theme::Tone::Plain))
    , m_teller(label(this, "tellerName", Theme::Type::Body, Theme::Tone::Plain))
    , m_till(label(this, "tillPosition", Theme::Type::Strong, Theme::Tone::Plain)) {
    setProperty("card", true);
    m_demo->setText(tr("DEMO"));
    m_demo->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kMargin);
    for (QLabel* each : {m_bank, m_demo, m_branch, m_date, m_teller}) {
        row->addWidget(each);
    }
    row->addStretch(1);
    row->addWidget(m_till);
    connect(&session, &Session::changed, this, &TopBar::refresh);
    refresh();
}

void TopBar::setBank(const QString& name, bool demo) {
    m_bank->setText(name);
    m_demo->setVisible(demo);
}

void TopBar::setShowsDesk(bool shows) {
    m_showsDesk = shows;
    refresh();
}

void TopBar::setHidesTill(bool hides) {
    m_hidesTill = hides;
    refresh();
}

void TopBar::refresh() {
    const auto& facts = m_session.facts();
    const bool shows = m_showsDesk && facts.has_value();
    for (QLabel* each : {m_branch, m_date, m_teller}) {
        each->setVisible(shows);
    }
    m_till->setVisible(shows && isAllowed(facts->role, Permission::OperateTill));
    if (!shows) {
        for (QLabel* each : {m_branch, m_date, m_teller, m_till}) {
            each->clear();
        }
        return;
    }
    m_branch->setText(tr("%1 (%2)").arg(facts->branchName, facts->branchCode));
    m_date->setText(tr("Business date %1").arg(QLocale().toString(facts->businessDate, QLocale::ShortFormat)));
    const QString name = m_teller->fontMetrics().elidedText(facts->fullName, Qt::ElideRight, 220);
    m_teller->setText(tr("%1, %2").arg(name, roleName(facts->role)));
    m_teller->setToolTip(facts->fullName);
    m_till->setText(m_hidesTill ? tr("Till: being counted") : tillText(facts->till));
}

} // namespace tellerdesk::client
