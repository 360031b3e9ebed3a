// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/cardpage.h"

#include "client/app/errortext.h"
#include "client/widgets/centred.h"
#include "client/widgets/form.h"
#include "client/widgets/icon.h"
#include "client/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

CardPage::CardPage(const QString& heading, const QString& buttonText, QWidget* parent)
    : Page(parent)
    , m_heading(new QLabel(heading))
    , m_explanation(new QLabel)
    , m_form(new Form)
    , m_errorRow(new QWidget)
    , m_error(new QLabel)
    , m_button(new QPushButton(buttonText)) {
    m_column = makeCentredCard(this);
    for (QLabel* label : {m_heading, m_explanation, m_error}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    Theme::setType(m_heading, Theme::Type::Title);
    Theme::setTone(m_explanation, Theme::Tone::Muted);
    Theme::setTone(m_error, Theme::Tone::Bad);
    m_error->setObjectName(QStringLiteral("pageError"));
    auto* errorColumns = new QHBoxLayout(m_errorRow);
    errorColumns->setContentsMargins(0, 0, 0, 0);
    errorColumns->setSpacing(Theme::kGap);
    errorColumns->addWidget(new IconMark(Icon::Bad, Theme::Tone::Bad), 0, Qt::AlignTop);
    errorColumns->addWidget(m_error, 1);
    m_errorRow->hide();
    m_explanation->hide();
    m_button->setProperty("primary", true);
    m_button->setObjectName(QStringLiteral("submit"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_heading, m_explanation, m_form, m_errorRow, m_button}) {
        m_column->addWidget(widget);
    }
    connect(m_form, &Form::completed, this, [this] {
        if (m_button->isEnabled()) {
            submit();
        }
    });
    connect(m_button, &QPushButton::clicked, this, [this] { submit(); });
}

QString CardPage::title() const {
    return m_heading->text();
}

void CardPage::enter() {
    for (auto* edit : m_form->findChildren<QLineEdit*>()) {
        if (edit->text().isEmpty() && edit->isEnabled()) {
            return edit->setFocus();
        }
    }
    m_button->setFocus();
}

void CardPage::showError(const ApiError& error) {
    clearError();
    setWaiting(false);
    bool placed = false;
    for (const FieldError& field : error.failure.fields) {
        placed = m_form->setFault(field.pointer.mid(1), faultText(field.fault)) || placed;
    }
    if (!placed) {
        showError(errorText(error));
    }
}

// A screen reader tells it where the focus is: at a field to try again, which says it as its description.
void CardPage::showError(const QString& text) {
    m_error->setText(text);
    m_error->setAccessibleName(text);
    m_errorRow->show();
    QWidget* field = m_form->focusWidget();
    if (auto* edit = qobject_cast<QLineEdit*>(field); edit == nullptr || edit->isHidden()) {
        field = m_form->findChild<QLineEdit*>();
    }
    if (field != nullptr) {
        field->setAccessibleDescription(text);
        field->setFocus();
    }
}

void CardPage::clearError() {
    m_form->clearFaults();
    m_errorRow->hide();
    m_error->clear();
}

void CardPage::setWaiting(bool waiting) {
    m_button->setEnabled(!waiting);
}

void CardPage::setExplanation(const QString& text) {
    m_explanation->setText(text);
    m_explanation->setVisible(!text.isEmpty());
}

void CardPage::setHeading(const QString& text) {
    m_heading->setText(text);
}

void CardPage::addAboveButton(QWidget* widget) {
    m_column->insertWidget(m_column->indexOf(m_errorRow), widget);
}

void CardPage::addBelow(QWidget* widget) {
    m_column->addWidget(widget);
}

// Tab leads down the card, in whatever order its parts were made.
void CardPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    QWidget* before = nullptr;
    for (QWidget* each : findChildren<QWidget*>()) {
        if ((each->focusPolicy() & Qt::TabFocus) != 0 && qobject_cast<QLineEdit*>(each) != nullptr) {
            before = each;
        }
    }
    for (int at = 0; at < m_column->count(); ++at) {
        QWidget* each = m_column->itemAt(at)->widget();
        const auto buttons = each->findChildren<QPushButton*>();
        for (QPushButton* button : qobject_cast<QPushButton*>(each) != nullptr
                                       ? QList<QPushButton*>{static_cast<QPushButton*>(each)}
                                       : buttons) {
            if (before != nullptr) {
                setTabOrder(before, button);
            }
            before = button;
        }
    }
}

} // namespace tellerdesk::client
