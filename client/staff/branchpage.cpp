// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/branchpage.h"

#include "client/staff/stafftexts.h"
#include "client/widgets/form.h"
#include "client/widgets/wraptext.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

using Closing = BranchDesk::Closing;

constexpr int kAgainMs = 30'000;

QLabel* label(const char* name, Theme::Type type) {
    auto* it = new QLabel;
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setWordWrap(true);
    Theme::setType(it, type);
    return it;
}

struct Card {
    QFrame* frame;
    QVBoxLayout* column;
};

Card card(const QString& title) {
    auto* frame = new QFrame;
    frame->setProperty("card", true);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    auto* heading = new QLabel(title);
    Theme::setType(heading, Theme::Type::Heading);
    column->addWidget(heading);
    return {frame, column};
}

QListWidget* list(const char* name, const QString& accessibleName) {
    auto* it = new QListWidget;
    it->setObjectName(QString::fromLatin1(name));
    it->setAccessibleName(accessibleName);
    it->setTextElideMode(Qt::ElideRight);
    it->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    it->setMinimumHeight(2 * Theme::kFieldHeight);
    return it;
}

} // namespace

BranchPage::BranchPage(BranchDesk& desk, QWidget* parent)
    : Page(parent)
    , m_desk(desk)
    , m_notice(label("branchNotice", Theme::Type::Strong))
    , m_locked(list("lockedTellers", tr("Locked tellers")))
    , m_lockedNotice(label("lockedNotice", Theme::Type::Body))
    , m_unlock(new QPushButton(tr("&Unlock")))
    , m_tills(list("openTills", tr("Open tills")))
    , m_tillsNotice(label("tillsNotice", Theme::Type::Body))
    , m_close(new QPushButton(tr("&Close this till")))
    , m_whose(label("closingWhose", Theme::Type::Body))
    , m_formPlace(new QVBoxLayout)
    , m_reasonForm(new Form)
    , m_reason(m_reasonForm->addText("closingReason", tr("&Reason for the difference (optional)")))
    , m_readBack(label("closingReadBack", Theme::Type::Heading))
    , m_hint(label("closingHint", Theme::Type::Strong)) {
    auto* heading = new QLabel(tr("Branch"));
    Theme::setType(heading, Theme::Type::Title);
    auto* left = new QVBoxLayout;
    left->setSpacing(Theme::kSection);
    auto* ways = new QLabel(tr("F2 leads to the counter, F8 to your own till. What stands here is read again every "
                               "half a minute."));
    ways->setWordWrap(true);
    Theme::setTone(ways, Theme::Tone::Muted);
    left->addWidget(heading);
    left->addWidget(ways);
    left->addWidget(m_notice);
    left->addWidget(buildLocked(), 1);
    left->addWidget(buildTills(), 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kMargin, Theme::kSection, Theme::kMargin, Theme::kSection);
    row->setSpacing(Theme::kSection);
    row->addLayout(left, 1);
    row->addWidget(buildClosing());
    m_notice->hide();
    m_notice->setFocusPolicy(Qt::StrongFocus); // where there is no list to stand on
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible() && m_desk.closing() == Closing::None) {
            m_desk.enter();
        }
    });
    m_again.start();
    connect(&desk, &BranchDesk::changed, this, &BranchPage::refresh);
    connect(&desk, &BranchDesk::unlocked, this, [this](const UserInfo& user) {
        say(tr("%1 can log in again.").arg(user.username), Theme::Tone::Good);
        m_locked->setFocus();
    });
    connect(&desk, &BranchDesk::closed, this, [this] {
        say(tr("The till is closed."), Theme::Tone::Good);
        m_tills->setFocus();
    });
    refresh();
}

QWidget* BranchPage::buildLocked() {
    const auto [frame, column] = card(tr("Locked tellers"));
    m_unlock->setObjectName(QStringLiteral("unlockTeller"));
    Theme::setTone(m_lockedNotice, Theme::Tone::Muted);
    column->addWidget(m_lockedNotice);
    column->addWidget(m_locked, 1);
    column->addWidget(m_unlock, 0, Qt::AlignLeft);
    connect(m_unlock, &QPushButton::clicked, this, &BranchPage::unlockChosen);
    connect(m_locked, &QListWidget::currentRowChanged, this, &BranchPage::offer);
    return frame;
}

QWidget* BranchPage::buildTills() {
    const auto [frame, column] = card(tr("Open tills"));
    m_close->setObjectName(QStringLiteral("closeTill"));
    Theme::setTone(m_tillsNotice, Theme::Tone::Muted);
    column->addWidget(m_tillsNotice);
    column->addWidget(m_tills, 1);
    column->addWidget(m_close, 0, Qt::AlignLeft);
    connect(m_close, &QPushButton::clicked, this, &BranchPage::closeChosen);
    connect(m_tills, &QListWidget::currentRowChanged, this, &BranchPage::offer);
    return frame;
}

QWidget* BranchPage::buildClosing() {
    const auto [frame, column] = card(tr("Close a till"));
    m_closing = frame;
    m_closing->setFixedWidth(Theme::kFormWidth);
    m_readBack->setFocusPolicy(Qt::StrongFocus);
    Theme::setTone(m_hint, Theme::Tone::Accent);
    column->addWidget(m_whose);
    column->addLayout(m_formPlace);
    column->addWidget(m_readBack);
    column->addWidget(m_reasonForm);
    column->addWidget(m_hint);
    column->addStretch(1);
    connect(m_reason, &QLineEdit::textEdited, this, [this](const QString& text) { m_desk.setReason(text); });
    return frame;
}

std::vector<Command> BranchPage::commands() const {
    std::vector<Command> commands;
    if (m_desk.closing() != Closing::None) {
        commands.push_back(Command::CloseTill);
    }
    commands.push_back(Command::Till);
    commands.push_back(Command::Lock);
    return commands;
}

void BranchPage::run(Command command) {
    if (command == Command::CloseTill) {
        m_desk.confirm();
    }
}

bool BranchPage::stepBack() {
    const bool stepped = m_desk.stepBack();
    if (stepped && m_desk.closing() == Closing::None) {
        m_tills->setFocus();
    }
    return stepped;
}

void BranchPage::enter() {
    m_wantsFocus = m_desk.closing() == Closing::None;
    say({}, Theme::Tone::Muted);
    m_desk.enter();
}

void BranchPage::clearDesk() {
    m_desk.leave();
    say({}, Theme::Tone::Muted);
}

void BranchPage::say(const QString& text, Theme::Tone tone) {
    Theme::setTone(m_notice, tone);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_notice->setAccessibleName(text);
    for (QListWidget* list : {m_locked, m_tills}) { // whichever has the focus tells it
        list->setAccessibleDescription(text);
    }
}

void BranchPage::unlockChosen() {
    const auto row = static_cast<std::size_t>(m_locked->currentRow());
    if (m_locked->currentRow() >= 0 && row < m_desk.locked().size()) {
        m_desk.unlock(m_desk.locked()[row].id);
    }
}

void BranchPage::closeChosen() {
    const auto row = static_cast<std::size_t>(m_tills->currentRow());
    if (m_tills->currentRow() >= 0 && row < m_desk.tills().size()) {
        say({}, Theme::Tone::Muted);
        m_desk.startClosing(m_desk.tills()[row]);
    }
}

void BranchPage::offer() {
    const auto till = static_cast<std::size_t>(m_tills->currentRow());
    const bool idle = m_desk.closing() == Closing::None;
    m_unlock->setEnabled(m_locked->currentRow() >= 0);
    m_close->setEnabled(idle && m_tills->currentRow() >= 0 && till < m_desk.tills().size() &&
                        !m_desk.isOwn(m_desk.tills()[till]));
}

void BranchPage::refresh() {
    refreshLists();
    refreshClosing();
    offer();
    if (m_desk.error()) {
        say(staffErrorText(*m_desk.error()), Theme::Tone::Bad);
    }
    if (m_wantsFocus && !m_desk.isLoading()) {
        m_wantsFocus = false;
        QWidget* first = !m_desk.locked().empty()  ? static_cast<QWidget*>(m_locked)
                         : !m_desk.tills().empty() ? static_cast<QWidget*>(m_tills)
                                                   : m_notice;
        first->setFocus();
    }
    Q_EMIT commandsChanged();
}

} // namespace tellerdesk::client
