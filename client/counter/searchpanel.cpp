// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/searchpanel.h"

#include "client/app/errortext.h"
#include "client/counter/customersearch.h"
#include "client/widgets/icon.h"
#include "client/widgets/theme.h"
#include "client/widgets/twolinedelegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace tellerdesk::client {

SearchPanel::SearchPanel(CustomerSearch& search, const RecentCustomers& recent, QWidget* parent)
    : QFrame(parent)
    , m_search(search)
    , m_recent(recent)
    , m_box(new QLineEdit)
    , m_notice(new QLabel)
    , m_list(new QListWidget) {
    setProperty("card", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    auto* caption = new QLabel(tr("Find a &customer"));
    caption->setBuddy(m_box);
    m_box->setObjectName(QStringLiteral("search"));
    m_box->setPlaceholderText(tr("Name, phone or number"));
    m_box->setAccessibleName(tr("Find a customer by name, phone, document or account number"));
    m_box->setMaxLength(200);
    m_box->setClearButtonEnabled(true);
    m_box->addAction(themeIcon(Icon::Search, Theme::Tone::Muted), QLineEdit::LeadingPosition);
    m_notice->setWordWrap(true);
    m_notice->setObjectName(QStringLiteral("searchNotice"));
    Theme::setTone(m_notice, Theme::Tone::Muted);
    m_list->setObjectName(QStringLiteral("found"));
    m_list->setAccessibleName(tr("Customers found"));
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    for (QWidget* each : std::initializer_list<QWidget*>{caption, m_box, m_notice}) {
        column->addWidget(each);
    }
    column->addWidget(m_list, 1);
    column->addStretch(0); // in the list's place while there is none
    m_box->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_box, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_takeFirst = false;
        m_showsRecent = false;
        m_search.setText(text);
    });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { choose(m_list->row(item)); });
    connect(&search, &CustomerSearch::changed, this, &SearchPanel::refresh);
    refresh();
}

void SearchPanel::focusBox() {
    if (m_showsRecent) {
        m_showsRecent = false;
        refresh();
    }
    m_box->setFocus();
    m_box->selectAll();
}

void SearchPanel::clear() {
    m_showsRecent = false;
    m_takeFirst = false;
    m_search.clear();
}

void SearchPanel::searchFor(const QString& text) {
    m_box->setText(text);
    m_box->setFocus();
}

QString SearchPanel::text() const {
    return m_box->text();
}

bool SearchPanel::stepBack() {
    const bool was = m_showsRecent;
    if (was) {
        focusBox();
    }
    return was;
}

void SearchPanel::sayFailed(const ApiError& error) {
    m_notice->setText(errorText(error));
}

void SearchPanel::addRow(const QString& name, const QString& phone) {
    auto* item = new QListWidgetItem(name, m_list);
    item->setData(TwoLineDelegate::kSecondLineRole, phone);
    item->setData(Qt::AccessibleTextRole, phone.isEmpty() ? name : name + QStringLiteral(", ") + phone);
    item->setToolTip(name);
}

void SearchPanel::showRecent(bool lastFirst) {
    m_showsRecent = true;
    refresh();
    if (m_list->count() > 0) {
        m_list->setFocus();
        m_list->setCurrentRow(lastFirst ? m_list->count() - 1 : 0);
    }
}

void SearchPanel::refresh() {
    using State = CustomerSearch::State;
    const State state = m_search.state();
    if (state == State::Idle && !m_box->text().isEmpty()) {
        m_box->clear();
    }
    m_list->clear();
    if (m_showsRecent) {
        for (const RecentCustomers::One& one : m_recent.list()) {
            addRow(one.fullName, one.phone);
        }
    }
    for (const CustomerInfo& customer : m_search.customers()) {
        addRow(customer.fields.fullName, customer.fields.phone.value_or(QString()));
    }
    refreshNotice();
    m_list->setVisible(m_list->count() > 0);
    if (m_takeFirst && state == State::Found) {
        choose(0);
    } else if (m_takeFirst && (state == State::Nothing || state == State::Failed)) {
        m_takeFirst = false;
    }
}

void SearchPanel::refreshNotice() {
    using State = CustomerSearch::State;
    switch (m_search.state()) {
    case State::Idle:
        m_notice->setText(!m_showsRecent ? tr("Type the beginning of a name, or any number that the customer has. Down "
                                              "shows the last customers.")
                          : m_recent.list().empty() ? tr("Nobody was served yet since you signed in.")
                                                    : tr("The last customers. Enter serves one again."));
        break;
    case State::Asking:
        m_notice->setText(tr("Searching."));
        break;
    case State::Found:
        m_notice->setText(m_search.hasMore()
                              ? tr("More than %n found; type more to narrow it down.", nullptr, m_list->count())
                              : tr("%n found.", nullptr, m_list->count()));
        break;
    case State::Nothing:
        m_notice->setText(tr("Nobody found in your branch. Check the spelling, or make a new customer with Ctrl+N."));
        break;
    case State::Failed:
        m_notice->setText(errorText(m_search.error()));
        break;
    }
}

void SearchPanel::choose(int row) {
    m_takeFirst = false;
    const auto at = static_cast<std::size_t>(row);
    if (row >= 0 && m_showsRecent && at < m_recent.list().size()) {
        const CustomerId id = m_recent.list()[at].id; // the list changes when somebody is served
        Q_EMIT recentChosen(id);
    } else if (row >= 0 && at < m_search.customers().size()) {
        const CustomerInfo customer = m_search.customers()[at]; // the list goes when the search is cleared
        Q_EMIT chosen(customer);
    }
}

bool SearchPanel::pressedInBox(int key) {
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (m_box->text().isEmpty() && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        showRecent(key == Qt::Key_Up);
        return true;
    }
    if (key == Qt::Key_Down && m_list->count() > 0) {
        m_list->setFocus();
        m_list->setCurrentRow(0);
        return true;
    }
    if (enter && m_search.state() == CustomerSearch::State::Asking) {
        m_takeFirst = true;
    } else if (enter && !m_showsRecent) {
        choose(0);
    }
    return enter;
}

bool SearchPanel::pressedInList(int key) {
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_list->currentRow());
        return true;
    }
    if (key == Qt::Key_Up && m_list->currentRow() <= 0) {
        focusBox();
        return true;
    }
    return false;
}

bool SearchPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((watched == m_box && pressedInBox(key)) || (watched == m_list && pressedInList(key))) {
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace tellerdesk::client
