// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/amountedit.h"

#include "client/widgets/theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace tellerdesk::client {

namespace {

qsizetype commonAtFront(QStringView left, QStringView right) {
    const auto [end, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return end - left.begin();
}

qsizetype commonAtBack(QStringView left, QStringView right) {
    const auto [end, other] = std::mismatch(left.rbegin(), left.rend(), right.rbegin(), right.rend());
    return end - left.rbegin();
}

} // namespace

AmountEdit::AmountEdit(QWidget* parent)
    : QLineEdit(parent) {
    setAlignment(Qt::AlignRight);
    setLayoutDirection(Qt::LeftToRight); // amounts stay left to right in every language
    setMaxLength(40);
    Theme::setType(this, Theme::Type::Heading);
    connect(this, &QLineEdit::textEdited, this, &AmountEdit::takeEdited);
}

void AmountEdit::setCurrency(Currency currency) {
    m_currency = currency;
    setPlaceholderText(currency == Currency() ? QString() : formatMoney({.minor = 0, .currency = currency}, QLocale()));
}

void AmountEdit::setTyped(const QString& text) {
    if (m_typed != text) {
        m_typed = text;
        show(m_typed.size());
    }
}

Expected<ReadAmount, AmountFault> AmountEdit::amount() const {
    return readAmount(m_typed, m_currency, QLocale());
}

bool AmountEdit::isSignAt(qsizetype shownAt) const {
    return shownAt >= 0 && shownAt < static_cast<qsizetype>(m_shown.from.size()) &&
           m_shown.from[static_cast<std::size_t>(shownAt)] == GroupedText::kSign;
}

// What was there before and still is keeps its meaning; what stands between was typed or pasted now.
void AmountEdit::takeEdited(const QString& shown) {
    const qsizetype front = commonAtFront(m_shown.text, shown);
    const qsizetype back = commonAtBack(QStringView(m_shown.text).sliced(front), QStringView(shown).sliced(front));
    const qsizetype shift = m_shown.text.size() - shown.size();
    QString typed;
    qsizetype typedBeforeCursor = 0;
    for (qsizetype at = 0; at < shown.size(); ++at) {
        const bool fresh = at >= front && at < shown.size() - back;
        const qsizetype before = at < front ? at : at + shift;
        if (fresh) {
            typed += shown[at];
        } else if (!isSignAt(before)) {
            typed += m_typed[m_shown.from[static_cast<std::size_t>(before)]];
        }
        if (at < cursorPosition()) {
            typedBeforeCursor = typed.size();
        }
    }
    m_typed = typed;
    show(typedBeforeCursor);
    Q_EMIT typedChanged(m_typed);
}

void AmountEdit::show(qsizetype typedBeforeCursor) {
    m_shown = groupTyped(m_typed, QLocale());
    if (text() != m_shown.text) {
        setText(m_shown.text);
    }
    // Right behind the character that was typed last.
    const auto last = std::find(m_shown.from.begin(), m_shown.from.end(), typedBeforeCursor - 1);
    setCursorPosition(typedBeforeCursor == 0 ? 0 : static_cast<int>(last - m_shown.from.begin()) + 1);
}

void AmountEdit::keyPressEvent(QKeyEvent* event) {
    if (event->text() == u"=") {
        Q_EMIT fillRequested();
        return;
    }
    // A sign between thousands comes back by itself: the key is meant for the digit behind it.
    if (!hasSelectedText() && event->key() == Qt::Key_Backspace && isSignAt(cursorPosition() - 1)) {
        cursorBackward(false);
    } else if (!hasSelectedText() && event->key() == Qt::Key_Delete && isSignAt(cursorPosition())) {
        cursorForward(false);
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace tellerdesk::client
