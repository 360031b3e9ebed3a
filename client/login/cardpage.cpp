// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/cardpage.h"

#include "client/app/errortext.h"
#include "client/widgets/centred.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"

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
    m_error->hide();
    m_explanation->hide();
    m_button->setProperty("primary", true);
    m_button->setObjectName(QStringLiteral("submit"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_heading, m_explanation, m_form, m_error, m_button}) {
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

void CardPage::showError(const QString& text) {
    m_error->setText(text);
    m_error->setAccessibleName(text);
    m_error->show();
    if (auto* edit = m_form->findChild<QLineEdit*>()) {
        edit->setAccessibleDescription(text);
    }
}

void CardPage::clearError() {
    m_form->clearFaults();
    m_error->hide();
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

// Tab goes down the page, though the fields were made after the button.
void CardPage::addBelow(QWidget* widget) {
    m_column->addWidget(widget);
    const auto fields = m_form->findChildren<QLineEdit*>();
    if (m_last == nullptr) {
        m_last = m_button;
        if (!fields.isEmpty()) {
            setTabOrder(fields.back(), m_button);
        }
    }
    if (widget->focusPolicy() != Qt::NoFocus) {
        setTabOrder(m_last, widget);
        m_last = widget;
    }
}

} // namespace tellerdesk::client
