// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/quickbar.h"

#include "client/counter/quickline.h"
#include "client/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kWidth = 640;
constexpr int kMostTyped = 240;

} // namespace

QuickBar::QuickBar(QuickLine& line, QWidget* page)
    : QFrame(page)
    , m_line(line)
    , m_edit(new QLineEdit)
    , m_says(new QLabel) {
    setProperty("card", true);
    setAutoFillBackground(true);
    auto* caption = new QLabel(tr("&Quick line"));
    caption->setBuddy(m_edit);
    Theme::setType(caption, Theme::Type::Small);
    m_edit->setObjectName(QStringLiteral("quickLine"));
    m_edit->setAccessibleName(tr("Quick line: dp, cw or tr, the amount, the account number"));
    m_edit->setPlaceholderText(tr("dp 100 1234 5678 9012"));
    m_edit->setMaxLength(kMostTyped);
    Theme::setType(m_edit, Theme::Type::Heading);
    m_says->setObjectName(QStringLiteral("quickSays"));
    m_says->setTextFormat(Qt::PlainText);
    m_says->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{caption, m_edit, m_says}) {
        column->addWidget(each);
    }
    m_edit->installEventFilter(this);
    page->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &QuickBar::complete);
    connect(&line, &QuickLine::changed, this, &QuickBar::refresh);
    refresh();
    hide();
}

void QuickBar::open() {
    if (!isOpen()) {
        m_returnTo = QApplication::focusWidget();
    }
    place();
    show();
    raise();
    m_edit->setFocus();
    m_edit->selectAll();
}

void QuickBar::close() {
    m_line.cancel();
    if (isOpen() && m_returnTo) {
        m_returnTo->setFocus();
    }
    hide();
}

void QuickBar::done() {
    clear();
    hide();
}

void QuickBar::clear() {
    m_edit->clear();
    m_before.clear();
    m_line.setText({});
}

// A code that has begun is completed; the rest of it is selected, so that typing on replaces it.
void QuickBar::complete(const QString& text) {
    const bool grew = text.size() > m_before.size() && m_edit->cursorPosition() == text.size();
    QString whole = text;
    if (grew && text.size() == 1) {
        for (const QString& code : quickCodes()) {
            if (code.startsWith(text, Qt::CaseInsensitive)) {
                whole = text + code.mid(1) + u' ';
            }
        }
    } else if (grew && text.size() == 2 && quickKind(text)) {
        whole = text + u' ';
    }
    if (whole != text) {
        m_edit->setText(whole);
        m_edit->setSelection(static_cast<int>(text.size()), static_cast<int>(whole.size() - text.size()));
    }
    m_before = text;
    m_line.setText(whole);
}

void QuickBar::refresh() {
    const bool fault = !m_line.fault().isEmpty();
    m_says->setText(fault ? tr("Not right: %1").arg(m_line.fault()) : m_line.hint());
    Theme::setTone(m_says, fault ? Theme::Tone::Bad : Theme::Tone::Muted);
    m_edit->setAccessibleDescription(m_says->text());
    m_edit->setProperty("fault", fault);
    m_edit->style()->unpolish(m_edit);
    m_edit->style()->polish(m_edit);
    if (isOpen()) {
        place();
    }
}

void QuickBar::place() {
    const int width = std::min(kWidth, parentWidget()->width() - 2 * Theme::kMargin);
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    setGeometry((parentWidget()->width() - width) / 2, Theme::kMargin, width, height);
}

bool QuickBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize && isOpen()) {
        place();
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        if (pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter) {
            if (!pressed->isAutoRepeat()) {
                Q_EMIT submitted();
            }
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace tellerdesk::client
