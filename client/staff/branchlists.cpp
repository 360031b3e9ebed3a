// SPDX-License-Identifier: GPL-3.0-or-later
// What the branch page shows of its lists and of a till that is being closed.
#include "client/app/dates.h"
#include "client/staff/branchpage.h"
#include "client/staff/stafftexts.h"
#include "client/widgets/amountedit.h"
#include "client/widgets/form.h"
#include "client/widgets/wraptext.h"
#include "shared/money/moneytext.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

using Closing = BranchDesk::Closing;

QString money(qint64 minor, Currency currency) {
    return formatMoney({.minor = minor, .currency = currency}, QLocale());
}

// Keeps the chosen row where the list was only read again.
void fill(QListWidget* list, const QStringList& texts) {
    const int row = list->currentRow();
    list->clear();
    list->addItems(texts);
    for (int i = 0; i < list->count(); ++i) {
        list->item(i)->setToolTip(texts[i]);
        list->item(i)->setSizeHint(QSize(0, Theme::kFieldHeight));
    }
    list->setCurrentRow(row >= 0 && row < list->count() ? row : list->count() - 1 < 0 ? -1 : 0);
}

// Over and short as words: a sign is easily overlooked.
QString lineText(const BranchDesk::Line& line) {
    const qint64 variance = line.countedMinor - line.expectedMinor;
    const QString counted = money(line.countedMinor, line.currency);
    const QString expected = money(line.expectedMinor, line.currency);
    if (variance == 0) {
        return BranchPage::tr("Counted %1, as expected").arg(counted);
    }
    const QString amount = money(variance < 0 ? -variance : variance, line.currency);
    return (variance < 0 ? BranchPage::tr("Counted %1, expected %2: SHORT by %3")
                         : BranchPage::tr("Counted %1, expected %2: OVER by %3"))
        .arg(counted, expected, amount);
}

} // namespace

void BranchPage::refreshLists() {
    QStringList locked;
    for (const UserInfo& user : m_desk.locked()) {
        locked.append(QStringLiteral("%1 (%2)   %3").arg(user.fullName, user.username, statusText(user)));
    }
    fill(m_locked, locked);
    QStringList tills;
    for (const TillSession& till : m_desk.tills()) {
        QStringList cash;
        for (const TillPosition& position : till.positions) {
            cash.append(money(position.expectedMinor, position.currency));
        }
        const QString teller = m_desk.tellerOf(till);
        const QString whose = m_desk.isOwn(till) ? tr("You (close it with F8)")
                              : teller.isEmpty() ? tr("Another supervisor")
                                                 : teller;
        tills.append(
            QStringLiteral("%1   %2   %3").arg(whose, dateText(till.businessDate), cash.join(QStringLiteral(", "))));
    }
    fill(m_tills, tills);
    const bool loading = m_desk.isLoading();
    const auto notice = [loading](const QStringList& list, const QString& nothing) {
        return !list.isEmpty() ? QString() : loading ? tr("Reading.") : nothing;
    };
    m_lockedNotice->setText(notice(locked, tr("Nobody is locked out.")));
    m_tillsNotice->setText(notice(tills, tr("No till is open.")));
    for (const auto& [notice, list] : {std::pair(m_lockedNotice, m_locked), std::pair(m_tillsNotice, m_tills)}) {
        notice->setVisible(!notice->text().isEmpty());
        list->setVisible(list->count() > 0);
    }
}

void BranchPage::rebuildForm() {
    delete m_form;
    m_form = new Form;
    m_formPlace->addWidget(m_form);
    for (std::size_t i = 0; i < m_desk.lines().size(); ++i) {
        const auto& line = m_desk.lines()[i];
        auto* edit = new AmountEdit;
        edit->setCurrency(line.currency);
        edit->setTyped(line.text);
        m_form->add(qPrintable(QStringLiteral("counted") + line.currency.code()),
                    tr("Counted in %1").arg(line.currency.code()), edit);
        connect(edit, &AmountEdit::typedChanged, this, [this, i](const QString& typed) { m_desk.setText(i, typed); });
    }
    m_reason->clear();
    if (!m_desk.lines().empty()) {
        m_form->findChild<AmountEdit*>()->setFocus();
    }
}

void BranchPage::refreshClosing() {
    const Closing now = m_desk.closing();
    const bool another = now != m_shown;
    if (now == Closing::Counting && (another || m_form == nullptr)) {
        rebuildForm();
    }
    m_shown = now;
    m_closing->setVisible(now != Closing::None);
    if (now == Closing::None) {
        return;
    }
    const QString teller = m_desk.tellerOf(*m_desk.till());
    m_whose->setText(tr("Till of %1, opened on %2. Count what lies in it; type 0 where there is nothing.")
                         .arg(teller.isEmpty() ? tr("another supervisor") : wrapAnywhere(teller),
                              dateText(m_desk.till()->businessDate)));
    m_form->setVisible(now == Closing::Counting);
    m_form->clearFaults();
    QStringList readBack;
    for (const BranchDesk::Line& line : m_desk.lines()) {
        if (!line.fault.isEmpty()) {
            m_form->setFault(QStringLiteral("counted") + line.currency.code(), line.fault);
        }
        readBack.append(lineText(line));
    }
    m_readBack->setText(readBack.join(u'\n'));
    m_readBack->setAccessibleName(m_readBack->text());
    m_readBack->setVisible(now == Closing::Review);
    m_reasonForm->setVisible(now == Closing::Review);
    m_hint->setText(now == Closing::Counting ? tr("F9 checks the count. Esc goes back.")
                    : now == Closing::Review ? tr("F9 closes the till. Esc goes back to the count.")
                                             : tr("Waiting for the server."));
    if (another && now == Closing::Review) {
        m_readBack->setFocus();
    }
}

} // namespace tellerdesk::client
