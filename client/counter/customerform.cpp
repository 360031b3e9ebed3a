// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/customerform.h"

#include "client/app/errortext.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tellerdesk::client {

CustomerForm::CustomerForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new Form)
    , m_error(new QLabel) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSection);
    auto* heading = new QLabel(tr("New customer"));
    Theme::setType(heading, Theme::Type::Heading);
    m_form->addText("full_name", tr("&Full name"));
    m_form->addText("phone", tr("&Phone (optional)"));
    m_form->addText("email", tr("E-mai&l (optional)"));
    m_form->addText("date_of_birth", tr("Date of &birth, YYYY-MM-DD (optional)"));
    m_form->addText("document_type", tr("Doc&ument type (optional)"));
    m_form->addText("document_number", tr("Document num&ber (optional)"));
    m_form->addText("address", tr("Add&ress (optional)"));
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("customerError"));
    Theme::setTone(m_error, Theme::Tone::Bad);
    m_error->hide();
    auto* hint = new QLabel(tr("F9 saves. Esc goes back."));
    Theme::setType(hint, Theme::Type::Small);
    Theme::setTone(hint, Theme::Tone::Muted);
    for (QWidget* each : std::initializer_list<QWidget*>{heading, m_form, m_error, hint}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    connect(m_form, &Form::completed, this, &CustomerForm::focusFirst);
}

void CustomerForm::clear() {
    for (auto* edit : m_form->findChildren<QLineEdit*>()) {
        edit->clear();
    }
    m_form->clearFaults();
    m_error->hide();
}

bool CustomerForm::isDirty() const {
    for (const auto* edit : m_form->findChildren<QLineEdit*>()) {
        if (!edit->text().isEmpty()) {
            return true;
        }
    }
    return false;
}

QString CustomerForm::textOf(const char* name) const {
    return qobject_cast<QLineEdit*>(m_form->field(QString::fromLatin1(name)))->text().trimmed();
}

bool CustomerForm::check(const char* name, const TextRule& rule, const QString& advice) {
    const QString text = textOf(name);
    if (text.isEmpty() || !faultOf(rule, text)) {
        return true;
    }
    m_form->setFault(QString::fromLatin1(name), advice);
    return false;
}

std::optional<CustomerFields> CustomerForm::read() {
    m_form->clearFaults();
    m_error->hide();
    bool good = true;
    if (textOf("full_name").isEmpty()) {
        good = !m_form->setFault(QStringLiteral("full_name"), tr("enter the customer's name"));
    }
    good = check("full_name", kFullNameRule, tr("at most 200 characters, without control characters")) && good;
    good = check("phone", kPhoneRule, tr("digits, spaces and + - ( ) only, such as +82 2 123 4567")) && good;
    good = check("email", kEmailRule, tr("a name, @ and a domain")) && good;
    good = check("date_of_birth", kDateOfBirthRule, tr("a real day as YYYY-MM-DD, such as 1985-04-23")) && good;
    good = check("document_type", kDocumentTypeRule, tr("at most 40 characters, such as passport")) && good;
    good = check("document_number", kDocumentNumberRule, tr("at most 64 characters")) && good;
    good = check("address", kAddressRule, tr("at most 500 characters")) && good;
    if (good && textOf("document_type").isEmpty() != textOf("document_number").isEmpty()) {
        const bool typeMissing = textOf("document_type").isEmpty();
        m_form->setFault(typeMissing ? QStringLiteral("document_type") : QStringLiteral("document_number"),
                         tr("a document has a type and a number"));
        good = false;
    }
    if (!good) {
        return std::nullopt;
    }
    const auto optional = [this](const char* name) {
        const QString text = textOf(name);
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    CustomerFields fields{.fullName = textOf("full_name"), .phone = optional("phone"), .email = optional("email")};
    if (const auto born = optional("date_of_birth")) {
        fields.dateOfBirth = QDate::fromString(*born, Qt::ISODate);
    }
    if (const auto type = optional("document_type")) {
        fields.document = IdentityDocument{.type = *type, .number = textOf("document_number")};
    }
    fields.address = optional("address");
    return fields;
}

void CustomerForm::showError(const ApiError& error) {
    bool placed = false;
    for (const FieldError& field : error.failure.fields) {
        QString name = field.pointer.mid(1);
        placed = m_form->setFault(name.replace(u'/', u'_'), faultText(field.fault)) || placed;
    }
    if (!placed) {
        m_error->setText(errorText(error));
        m_error->show();
    }
}

void CustomerForm::focusFirst() {
    m_form->field(QStringLiteral("full_name"))->setFocus();
}

} // namespace tellerdesk::client
