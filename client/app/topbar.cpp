// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/topbar.h"

#include "client/app/dates.h"
#include "client/net/session.h"
#include "client/widgets/elidedlabel.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <type_traits>

namespace tellerdesk::client {

namespace {

constexpr int kNameMost = 260;              // one long name does not push the others aside
constexpr qsizetype kCurrenciesInSight = 3; // of the largest amounts, no more have room beside the names

template <class L>
L* label(QWidget* parent, const char* name, Theme::Type type, Theme::Tone tone) {
    auto* it = new L(parent);
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    if constexpr (std::is_same_v<L, ElidedLabel>) {
        it->setMaximumWidth(kNameMost);
    }
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

QStringList amountsOf(const std::optional<TillSession>& till) {
    QStringList amounts;
    for (const TillPosition& position : till ? till->positions : std::vector<TillPosition>()) {
        amounts << formatMoney({position.expectedMinor, position.currency}, QLocale());
    }
    return amounts;
}

} // namespace

TopBar::TopBar(const Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_bank(label<ElidedLabel>(this, "bankName", Theme::Type::Strong, Theme::Tone::Accent))
    , m_demo(label<QLabel>(this, "demoMark", Theme::Type::Strong, Theme::Tone::Caution))
    , m_branch(label<ElidedLabel>(this, "branchName", Theme::Type::Body, Theme::Tone::Plain))
    , m_date(label<QLabel>(this, "businessDate", Theme::Type::Body, Theme::Tone::Plain))
    , m_teller(label<ElidedLabel>(this, "tellerName", Theme::Type::Body, Theme::Tone::Plain))
    , m_till(label<QLabel>(this, "tillPosition", Theme::Type::Strong, Theme::Tone::Plain)) {
    setProperty("card", true);
    m_bank->setFullText(tr("Tellerdesk"));
    m_demo->setText(tr("DEMO"));
    m_demo->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kSection);
    row->addWidget(m_bank);
    row->addWidget(m_demo);
    addFact(tr("Branch"), m_branch);
    addFact(tr("Business date"), m_date);
    addFact(tr("User"), m_teller);
    row->addStretch(1);
    addFact(tr("Till"), m_till);
    connect(&session, &Session::changed, this, &TopBar::refresh);
    refresh();
}

// The caption above its value takes less of the width, which the amounts need.
void TopBar::addFact(const QString& caption, QLabel* value) {
    auto* fact = new QWidget(this);
    fact->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
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
    m_bank->setFullText(name);
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
    for (QLabel* each : std::initializer_list<QLabel*>{m_branch, m_date, m_teller}) {
        each->parentWidget()->setVisible(shows);
    }
    m_till->parentWidget()->setVisible(shows && isAllowed(facts->role, Permission::OperateTill));
    if (!shows) {
        m_branch->setFullText({});
        m_teller->setFullText({});
        m_date->clear();
        showTill({}, {});
        return;
    }
    m_branch->setFullText(tr("%1 (%2)").arg(facts->branchName, facts->branchCode));
    m_teller->setFullText(tr("%1, %2").arg(facts->fullName, roleName(facts->role)));
    m_date->setText(dateText(facts->businessDate));
    if (m_hidesTill) {
        showTill({}, tr("Being counted"));
    } else {
        showTill(amountsOf(facts->till), facts->till ? tr("Empty") : tr("Closed"));
    }
}

// One element whose name changes with the till. What has no room is counted, and named in full by name and tool tip.
void TopBar::showTill(const QStringList& amounts, const QString& otherwise) {
    QStringList shown = amounts.mid(0, kCurrenciesInSight);
    if (shown.size() < amounts.size()) {
        shown << tr("+%1 more").arg(amounts.size() - shown.size());
    }
    const QString text = amounts.isEmpty() ? otherwise : shown.join(QStringLiteral("    "));
    m_till->setText(text);
    const QString name =
        text.isEmpty() ? text : tr("Till: %1").arg(amounts.isEmpty() ? otherwise : amounts.join(QStringLiteral(", ")));
    if (name != m_till->accessibleName()) { // each change is told to a screen reader
        m_till->setAccessibleName(name);
    }
    m_till->setToolTip(shown.size() > kCurrenciesInSight ? amounts.join(u'\n') : QString());
}

} // namespace tellerdesk::client
