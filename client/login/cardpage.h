// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/net/apierror.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tellerdesk::client {

class Form;

// A page with one card in the middle: a heading, an explanation, a form, what went wrong, and one main button.
class CardPage : public Page {
    Q_OBJECT

public:
    CardPage(const QString& heading, const QString& buttonText, QWidget* parent = nullptr);

    QString title() const override;
    QString chapter() const override { return QStringLiteral("signin"); }
    bool showsDesk() const override { return false; }
    void enter() override;

    // Beside the field at fault where the server named one of ours, else above the button. What was typed stays.
    void showError(const ApiError& error);
    void showError(const QString& text);
    void clearError();
    // While a call is under way the button waits; the fields stay as they are.
    void setWaiting(bool waiting);

protected:
    Form& form() { return *m_form; }
    void setExplanation(const QString& text);
    void setHeading(const QString& text);
    void addAboveButton(QWidget* widget);
    void addBelow(QWidget* widget);
    void showEvent(QShowEvent* event) override;
    virtual void submit() = 0;

private:
    QLabel* m_heading;
    QLabel* m_explanation;
    Form* m_form;
    QWidget* m_errorRow;
    QLabel* m_error;
    QPushButton* m_button;
    QVBoxLayout* m_column;
};

} // namespace tellerdesk::client
