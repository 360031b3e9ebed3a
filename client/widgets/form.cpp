// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/form.h"

#include "client/widgets/icon.h"
#include "client/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

void restyle(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

Form::Form(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::kGap / 2);
}

QLineEdit* Form::addText(const char* name, const QString& label, QLineEdit::EchoMode echo) {
    auto* edit = new QLineEdit(this);
    edit->setEchoMode(echo);
    connect(edit, &QLineEdit::textEdited, this, &Form::edited);
    add(name, label, edit);
    return edit;
}

void Form::add(const char* name, const QString& label, QWidget* field) {
    auto* caption = new QLabel(label, this);
    auto* faultRow = new QWidget(this);
    auto* fault = new QLabel(faultRow);
    caption->setBuddy(field);
    fault->setWordWrap(true);
    fault->setTextFormat(Qt::PlainText);
    fault->setObjectName(QString::fromLatin1(name) + QStringLiteral("Fault"));
    Theme::setTone(fault, Theme::Tone::Bad);
    Theme::setType(fault, Theme::Type::Small);
    auto* faultColumns = new QHBoxLayout(faultRow);
    faultColumns->setContentsMargins(0, 0, 0, 0);
    faultColumns->setSpacing(Theme::kGap / 2);
    auto* mark = new IconMark(Icon::Bad, Theme::Tone::Bad, faultRow);
    faultColumns->addWidget(mark, 0, Qt::AlignTop);
    faultColumns->addWidget(fault, 1);
    faultRow->setVisible(false);
    field->setObjectName(QString::fromLatin1(name));
    // A combo box would otherwise tell a screen reader its value in place of its name.
    field->setAccessibleName(QString(label).remove(u'&'));
    field->installEventFilter(this);
    if (!m_rows.empty()) {
        m_column->addSpacing(Theme::kGap / 2);
    }
    m_column->addWidget(caption);
    m_column->addWidget(field);
    m_column->addWidget(faultRow);
    m_rows.push_back({QString::fromLatin1(name), caption, field, mark, fault});
}

QWidget* Form::field(const QString& name) const {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.name == name; });
    return row == m_rows.end() ? nullptr : row->field;
}

bool Form::setFault(const QString& name, const QString& text) {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.name == name; });
    if (row == m_rows.end()) {
        return false;
    }
    const bool first = !hasFault();
    Theme::setTone(row->fault, Theme::Tone::Bad);
    row->mark->setIcon(Icon::Bad, Theme::Tone::Bad);
    row->fault->setText(tr("Not right: %1").arg(text)); // a word beside the colour
    row->fault->parentWidget()->setVisible(true);
    row->field->setAccessibleDescription(text);
    row->field->setProperty("fault", true);
    restyle(row->field);
    if (first) {
        row->field->setFocus(Qt::OtherFocusReason);
    }
    return true;
}

bool Form::setNote(const QString& name, const QString& text) {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.name == name; });
    if (row == m_rows.end()) {
        return false;
    }
    Theme::setTone(row->fault, Theme::Tone::Caution);
    row->mark->setIcon(iconOf(Theme::Tone::Caution), Theme::Tone::Caution);
    row->fault->setText(text);
    row->fault->parentWidget()->setVisible(true);
    row->field->setAccessibleDescription(text);
    return true;
}

// Only what changes is set: each change of a description is told to a screen reader.
void Form::clear(Row& row) {
    if (!row.field->property("fault").toBool() && row.field->accessibleDescription().isEmpty()) {
        return;
    }
    row.fault->clear();
    row.fault->parentWidget()->setVisible(false);
    row.field->setAccessibleDescription(QString());
    row.field->setProperty("fault", false);
    restyle(row.field);
}

void Form::clearFaults() {
    for (Row& row : m_rows) {
        clear(row);
    }
}

bool Form::hasFault() const {
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const Row& row) { return row.field->property("fault").toBool(); });
}

bool Form::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (!m_rows.empty() && watched == m_rows.back().field) {
                Q_EMIT completed();
            } else {
                focusNextChild();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tellerdesk::client
