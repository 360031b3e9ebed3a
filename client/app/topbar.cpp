// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/topbar.h"

#include "client/net/session.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

constexpr int kNameWidth = 170;
constexpr int kNameWidthBesideLargeAmounts = 100; // the till must be seen whole
constexpr int kLargeAmounts = 500;

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
        return TopBar::tr("Closed");
    }
    QStringList positions;
    for (const TillPosition& position : till->positions) {
        positions << formatMoney({position.expectedMinor, position.currency}, QLocale());
    }
    return positions.join(QStringLiteral("   "));
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
    m_bank->setText(tr("Tellerdesk"));
    m_demo->setText(tr("DEMO"));
    m_demo->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kSection);
    row->addWidget(m_bank);
    row->addWidget(m_demo);
    addFact(tr("Branch"), m_branch);
    addFact(tr("Business date"), m_date);
    addFact(tr("Teller"), m_teller);
    row->addStretch(1);
    addFact(tr("Till"), m_till);
    connect(&session, &Session::changed, this, &TopBar::refresh);
    refresh();
}

// The caption above its value takes less of the width, which the amounts need.
void TopBar::addFact(const QString& caption, QLabel* value) {
    auto* fact = new QWidget(this);
    auto* above = new QLabel(caption, fact);
    Theme::setType(above, Theme::Type::Small);
    Theme::setTone(above, Theme::Tone::Muted);
    auto* column = new QVBoxLayout(fact);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(above);
    column->addWidget(value);
    static_cast<QHBoxLayout*>(layout())->addWidget(fact);
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
        each->parentWidget()->setVisible(shows);
    }
    m_till->parentWidget()->setVisible(shows && isAllowed(facts->role, Permission::OperateTill));
    if (!shows) {
        for (QLabel* each : {m_branch, m_date, m_teller, m_till}) {
            each->clear();
            each->setToolTip(QString());
        }
        return;
    }
    m_till->setText(m_hidesTill ? tr("Being counted") : tillText(facts->till));
    const int nameWidth = m_till->sizeHint().width() > kLargeAmounts ? kNameWidthBesideLargeAmounts : kNameWidth;
    const auto shorten = [nameWidth](QLabel* label, const QString& text) {
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideRight, nameWidth));
        label->setToolTip(text);
    };
    shorten(m_branch, tr("%1 (%2)").arg(facts->branchName, facts->branchCode));
    m_date->setText(QLocale().toString(facts->businessDate, QLocale::ShortFormat));
    shorten(m_teller, tr("%1, %2").arg(facts->fullName, roleName(facts->role)));
}

} // namespace tellerdesk::client
