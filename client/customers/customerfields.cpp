// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customerfields.h"

#include "client/app/errortext.h"
#include "shared/domain/documentmask.h"

#include <QDate>
#include <QLineEdit>

namespace tellerdesk::client {

CustomerFieldsForm::CustomerFieldsForm(QWidget* parent)
    : Form(parent) {
    addText("full_name", tr("&Full name"));
    addText("phone", tr("&Phone (optional)"));
    addText("email", tr("E-mai&l (optional)"));
    addText("date_of_birth", tr("Date of &birth, YYYY-MM-DD (optional)"));
    addText("document_type", tr("Doc&ument type (optional)"));
    addText("document_number", tr("Document nu&mber (optional)"));
    addText("address", tr("Add&ress (optional)"));
    connect(this, &Form::completed, this, &CustomerFieldsForm::focusFirst);
}

QString CustomerFieldsForm::textOf(const char* name) const {
    return qobject_cast<QLineEdit*>(field(QString::fromLatin1(name)))->text().trimmed();
}

void CustomerFieldsForm::show(const CustomerTexts& texts) {
    m_shown = texts;
    const auto fill = [this](const char* name, const QString& text) {
        auto* edit = qobject_cast<QLineEdit*>(field(QString::fromLatin1(name)));
        edit->setText(text);
        edit->setCursorPosition(0); // the beginning of a long text says more than its end
    };
    fill("full_name", texts.fullName);
    fill("phone", texts.phone);
    fill("email", texts.email);
    fill("date_of_birth", texts.dateOfBirth);
    fill("document_type", texts.documentType);
    fill("document_number", texts.documentNumber);
    fill("address", texts.address);
    qobject_cast<QLineEdit*>(field(QStringLiteral("document_number")))
        ->setPlaceholderText(texts.documentMask.isEmpty() ? QString()
                                                          : tr("Leave empty to keep %1").arg(texts.documentMask));
    clearFaults();
}

CustomerTexts CustomerFieldsForm::texts() const {
    return {.fullName = textOf("full_name"),
            .phone = textOf("phone"),
            .email = textOf("email"),
            .dateOfBirth = textOf("date_of_birth"),
            .documentType = textOf("document_type"),
            .documentMask = m_shown.documentMask,
            .documentNumber = textOf("document_number"),
            .address = textOf("address")};
}

bool CustomerFieldsForm::isEmpty() const {
    return texts() == CustomerTexts{.documentMask = m_shown.documentMask};
}

bool CustomerFieldsForm::check(const char* name, const TextRule& rule, const QString& advice) {
    const QString text = textOf(name);
    if (text.isEmpty() || !faultOf(rule, text)) {
        return true;
    }
    setFault(QString::fromLatin1(name), advice);
    return false;
}

bool CustomerFieldsForm::checkAll() {
    bool good = true;
    if (textOf("full_name").isEmpty()) {
        good = !setFault(QStringLiteral("full_name"), tr("enter the customer's name"));
    }
    good = check("full_name", kFullNameRule, tr("at most 200 characters, without control characters")) && good;
    good = check("phone", kPhoneRule, tr("digits, spaces and + - ( ) only, such as +82 2 123 4567")) && good;
    good = check("email", kEmailRule, tr("a name, @ and a domain")) && good;
    good = check("date_of_birth", kDateOfBirthRule, tr("a real day as YYYY-MM-DD, such as 1985-04-23")) && good;
    good = check("document_type", kDocumentTypeRule, tr("at most 40 characters, such as passport")) && good;
    good = check("document_number", kDocumentNumberRule, tr("at most 64 characters")) && good;
    good = check("address", kAddressRule, tr("at most 500 characters")) && good;
    return good;
}

// The number is hidden from this desk: another type needs it typed again, and no type at all takes the document away.
bool CustomerFieldsForm::checkDocument() {
    const QString type = textOf("document_type");
    const QString number = textOf("document_number");
    if (isMaskedDocumentNumber(number)) {
        return !setFault(QStringLiteral("document_number"), tr("the whole number, without asterisks"));
    }
    if (!number.isEmpty() && type.isEmpty()) {
        return !setFault(QStringLiteral("document_type"), tr("a document has a type and a number"));
    }
    if (number.isEmpty() && !type.isEmpty() && (m_shown.documentMask.isEmpty() || type != m_shown.documentType)) {
        return !setFault(QStringLiteral("document_number"), m_shown.documentMask.isEmpty()
                                                                ? tr("a document has a type and a number")
                                                                : tr("another type needs its number typed too"));
    }
    return true;
}

std::optional<CustomerTexts> CustomerFieldsForm::read() {
    clearFaults();
    return checkAll() && checkDocument() ? std::optional(texts()) : std::nullopt;
}

bool CustomerFieldsForm::showFaults(const ApiError& error) {
    bool placed = false;
    for (const FieldError& fault : error.failure.fields) {
        QString name = fault.pointer.mid(1);
        placed = setFault(name.replace(u'/', u'_'), faultText(fault.fault)) || placed;
    }
    return placed;
}

void CustomerFieldsForm::focusFirst() {
    field(QStringLiteral("full_name"))->setFocus();
}

} // namespace tellerdesk::client
