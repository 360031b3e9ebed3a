// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/till/tillpage.h"

#include "client/app/dates.h"
#include "client/app/errortext.h"
#include "client/till/tillpresenter.h"
#include "client/widgets/amountedit.h"
#include "client/widgets/centred.h"
#include "client/widgets/factlist.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

using Step = TillPresenter::Step;

QString money(qint64 minor, Currency currency) {
    return formatMoney({.minor = minor, .currency = currency}, QLocale());
}

// Over and short as words: a sign is easily overlooked.
QString variance(qint64 minor, Currency currency) {
    if (minor == 0) {
        return TillPage::tr("agrees");
    }
    const QString amount = money(minor < 0 ? -minor : minor, currency);
    return minor < 0 ? TillPage::tr("SHORT by %1").arg(amount) : TillPage::tr("OVER by %1").arg(amount);
}

QLabel* label(const char* name, Theme::Type type) {
    auto* it = new QLabel;
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setWordWrap(true);
    Theme::setType(it, type);
    return it;
}

} // namespace

TillPage::TillPage(TillPresenter& presenter, const Session& session, QWidget* parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_session(session)
    , m_heading(label("tillHeading", Theme::Type::Title))
    , m_explanation(label("tillExplanation", Theme::Type::Body))
    , m_notice(label("tillNotice", Theme::Type::Strong))
    , m_figures(new FactList)
    , m_hint(label("tillHint", Theme::Type::Strong))
    , m_formPlace(new QVBoxLayout)
    , m_reasonForm(new Form)
    , m_reason(m_reasonForm->addText("reason", tr("&Reason for the difference (optional)"))) {
    auto* column = makeCentredCard(this);
    Theme::setTone(m_explanation, Theme::Tone::Muted);
    Theme::setTone(m_notice, Theme::Tone::Bad);
    Theme::setTone(m_hint, Theme::Tone::Accent);
    m_figures->setObjectName(QStringLiteral("tillFigures"));
    m_figures->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(m_heading);
    column->addWidget(m_explanation);
    column->addWidget(m_notice);
    column->addLayout(m_formPlace);
    column->addWidget(m_figures);
    column->addWidget(m_reasonForm);
    column->addWidget(m_hint);
    connect(m_reason, &QLineEdit::textEdited, this, [this](const QString& text) { m_presenter.setReason(text); });
    connect(&presenter, &TillPresenter::changed, this, &TillPage::refresh);
}

std::vector<Command> TillPage::commands() const {
    if (m_presenter.step() == Step::Closed) {
        return {Command::PrintReceipt, Command::Lock};
    }
    return {Command::ReviewOrPost, Command::Lock};
}

void TillPage::run(Command command) {
    if (command == Command::ReviewOrPost) {
        m_presenter.confirm();
    } else if (command == Command::PrintReceipt) {
        Q_EMIT proofRequested();
    }
}

bool TillPage::stepBack() {
    return m_presenter.stepBack();
}

bool TillPage::hidesTill() const {
    const Step step = m_presenter.step();
    return m_session.facts() && m_session.facts()->till && step != Step::Opening && step != Step::OpeningReview;
}

bool TillPage::hasUnsaved() const {
    const auto& lines = m_presenter.lines();
    return m_presenter.step() != Step::Sending && m_presenter.step() != Step::Closed &&
           std::any_of(lines.begin(), lines.end(), [](const auto& line) { return !line.text.isEmpty(); });
}

void TillPage::enter() {
    m_shownStep = -1;
    m_reason->clear();
    m_presenter.enter();
}

void TillPage::rebuildForm() {
    delete m_form;
    m_form = new Form;
    m_edits.clear();
    m_formPlace->addWidget(m_form);
    for (std::size_t i = 0; i < m_presenter.lines().size(); ++i) {
        const auto& line = m_presenter.lines()[i];
        auto* edit = new AmountEdit;
        edit->setCurrency(line.currency);
        edit->setTyped(line.text);
        m_form->add(qPrintable(QStringLiteral("amount") + line.currency.code()),
                    tr("Cash in %1").arg(line.currency.code()), edit);
        connect(edit, &AmountEdit::typedChanged, this,
                [this, i](const QString& typed) { m_presenter.setText(i, typed); });
        m_edits.push_back(edit);
    }
    connect(m_form, &Form::completed, this, [this] { m_edits.front()->setFocus(); });
    if (!m_edits.empty()) {
        m_edits.front()->setFocus();
    }
}

void TillPage::refresh() {
    const Step step = m_presenter.step();
    const bool typing = step == Step::Opening || m_presenter.isCounting();
    const bool another = m_shownStep != static_cast<int>(step);
    m_shownStep = static_cast<int>(step);
    if (typing && (another || m_form == nullptr)) {
        rebuildForm();
    }
    if (m_form != nullptr) {
        m_form->setVisible(typing);
        m_form->clearFaults();
        for (const auto& line : m_presenter.lines()) {
            if (!line.fault.isEmpty()) {
                m_form->setFault(QStringLiteral("amount") + line.currency.code(), line.fault);
            }
        }
    }
    refreshTexts();
    if (another && !typing) {
        m_figures->setFocus();
    }
    Q_EMIT commandsChanged();
}

// Currency by currency: each number stands for itself, and what follows from them last.
std::vector<Fact> TillPage::figures() const {
    std::vector<Fact> facts;
    const auto add = [&facts](const QString& caption, Currency currency, const QString& value, bool strong = false) {
        facts.push_back({.caption = caption.arg(currency.code()), .value = value, .amount = true, .strong = strong});
    };
    const auto addCounted = [&add](Currency currency, qint64 counted, qint64 expected) {
        add(tr("Counted in %1"), currency, money(counted, currency));
        add(tr("In the books in %1"), currency, money(expected, currency));
        add(tr("Difference in %1"), currency, variance(counted - expected, currency), true);
    };
    const Step step = m_presenter.step();
    if (step == Step::Closed && m_presenter.closed()) {
        for (const TillPosition& position : m_presenter.closed()->positions) {
            addCounted(position.currency, position.countedMinor.value_or(0), position.expectedMinor);
        }
        return facts;
    }
    for (const auto& line : m_presenter.lines()) {
        if (step == Step::ClosingReview) {
            addCounted(line.currency, line.amountMinor, m_presenter.expectedMinor(line.currency));
        } else {
            add(tr("Cash in %1"), line.currency, money(line.amountMinor, line.currency), true);
        }
    }
    return facts;
}

void TillPage::refreshTexts() {
    const Step step = m_presenter.step();
    const bool typing = step == Step::Opening || m_presenter.isCounting();
    const auto& till = m_session.facts() ? m_session.facts()->till : std::nullopt;
    const QString day = till ? dateText(till->businessDate) : QString();
    switch (step) {
    case Step::Opening:
        m_heading->setText(tr("Open the till"));
        m_explanation->setText(
            tr("Count the cash that you begin with, currency by currency. Leave a line empty where there is none."));
        m_hint->setText(tr("F9 reviews."));
        break;
    case Step::OpeningReview:
        m_heading->setText(tr("Open with this float?"));
        m_explanation->clear();
        m_hint->setText(tr("F9 opens the till. Esc goes back."));
        break;
    case Step::Counting:
        m_heading->setText(tr("Close the till"));
        m_explanation->setText(
            tr("Till of %1. Count what lies in it, without looking at any figure. Type 0 where there is nothing.")
                .arg(day));
        m_hint->setText(tr("F9 checks the count."));
        break;
    case Step::CountAgain:
        m_heading->setText(tr("Count again"));
        m_explanation->setText(tr("The count does not agree with the books. Count everything once more; the second "
                                  "count is read back to you."));
        m_hint->setText(tr("F9 checks the count."));
        break;
    case Step::ClosingReview:
        m_heading->setText(tr("Close with this count?"));
        m_explanation->clear();
        m_hint->setText(tr("F9 closes the till. Esc goes back to the count."));
        break;
    case Step::Sending:
        m_heading->setText(tr("Waiting for the server"));
        m_explanation->clear();
        m_hint->clear();
        break;
    case Step::Closed:
        m_heading->setText(tr("The till is closed"));
        m_explanation->clear();
        m_hint->setText(tr("Esc goes back to the counter."));
        break;
    }
    QString notice = m_presenter.notice();
    if (m_presenter.error()) {
        notice = errorText(*m_presenter.error());
    }
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_explanation->setVisible(!m_explanation->text().isEmpty());
    m_hint->setVisible(!m_hint->text().isEmpty());
    const bool reads = !typing && step != Step::Sending;
    m_figures->setFacts(reads ? figures() : std::vector<Fact>());
    m_figures->setVisible(reads);
    m_reasonForm->setVisible(step == Step::ClosingReview);
}

} // namespace tellerdesk::client
