// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace tellerdesk::client {

class AmountEdit;
class FactList;
class Form;
class Session;
class TillPresenter;
struct Fact;

class TillPage : public Page {
    Q_OBJECT

public:
    TillPage(TillPresenter& presenter, const Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Till"); }
    QString chapter() const override { return QStringLiteral("till"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    bool hidesTill() const override;
    void enter() override;
    bool hasUnsaved() const override;

Q_SIGNALS:
    void proofRequested();

private:
    void rebuildForm();
    void refresh();
    void refreshTexts();
    std::vector<Fact> figures() const;

    TillPresenter& m_presenter;
    const Session& m_session;
    QLabel* m_heading;
    QLabel* m_explanation;
    QLabel* m_notice;
    FactList* m_figures;
    QLabel* m_hint;
    QVBoxLayout* m_formPlace;
    Form* m_form = nullptr;
    std::vector<AmountEdit*> m_edits;
    Form* m_reasonForm;
    QLineEdit* m_reason;
    int m_shownStep = -1;
};

} // namespace tellerdesk::client
