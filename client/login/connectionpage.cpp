// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/connectionpage.h"

#include "client/login/connectionpresenter.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace tellerdesk::client {

namespace {

constexpr std::chrono::seconds kSkewWorthSaying{60};

QString findings(const ConnectionPresenter& presenter) {
    const auto& server = presenter.server();
    if (!server) {
        return {};
    }
    QStringList lines{ConnectionPage::tr("Certificate: signed by the bank's authority"),
                      ConnectionPage::tr("Server: %1, protocol version %2").arg(server->name).arg(server->apiVersion)};
    const auto skew = std::chrono::duration_cast<std::chrono::seconds>(presenter.clockSkew());
    const bool far = skew > kSkewWorthSaying || skew < -kSkewWorthSaying;
    lines << (far ? ConnectionPage::tr(
                        "Clock: this PC is %n second(s) off the server's time; ask your operator to set it", nullptr,
                        static_cast<int>(std::abs(skew.count())))
                  : ConnectionPage::tr("Clock: agrees with the server's"));
    return lines.join(u'\n');
}

} // namespace

ConnectionPage::ConnectionPage(ConnectionPresenter& presenter, QWidget* parent)
    : CardPage(tr("Connect to the server"), tr("Use this server"), parent)
    , m_presenter(presenter)
    , m_address(form().addText("address", tr("Server address")))
    , m_findings(new QLabel)
    , m_test(new QPushButton(tr("&Test"))) {
    setExplanation(tr(
        "Your operator gives you an address and a file named tellerdesk.conf. Import the file, or type the address."));
    m_address->setPlaceholderText(QStringLiteral("server.bank.example:8443"));
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->setWordWrap(true);
    Theme::setTone(m_findings, Theme::Tone::Good);
    m_test->setObjectName(QStringLiteral("test"));
    auto* import = new QPushButton(tr("&Import tellerdesk.conf"));
    import->setObjectName(QStringLiteral("import"));
    auto* trials = new QWidget;
    auto* across = new QHBoxLayout(trials);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kGap);
    across->addWidget(m_test);
    across->addWidget(import);
    across->addStretch(1);
    addAboveButton(trials);
    addAboveButton(m_findings);
    connect(m_address, &QLineEdit::textEdited, &presenter, &ConnectionPresenter::setAddress);
    connect(m_test, &QPushButton::clicked, &presenter, &ConnectionPresenter::test);
    connect(import, &QPushButton::clicked, this, &ConnectionPage::chooseFile);
    connect(&presenter, &ConnectionPresenter::changed, this, &ConnectionPage::refresh);
    refresh();
}

void ConnectionPage::enter() {
    refresh();
    m_address->setFocus();
}

void ConnectionPage::submit() {
    m_presenter.use();
}

void ConnectionPage::chooseFile() {
    auto* dialog =
        new QFileDialog(this, tr("Import tellerdesk.conf"), QString(), tr("Configuration (*.conf);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, &m_presenter, &ConnectionPresenter::importFile);
    dialog->open();
}

void ConnectionPage::refresh() {
    if (m_address->text() != m_presenter.address()) {
        m_address->setText(m_presenter.address());
    }
    const bool testing = m_presenter.step() == ConnectionPresenter::Step::Testing;
    setWaiting(testing);
    m_test->setEnabled(!testing);
    clearError();
    if (m_presenter.step() == ConnectionPresenter::Step::Bad) {
        showError(m_presenter.problem());
    }
    m_findings->setText(m_presenter.step() == ConnectionPresenter::Step::Good ? findings(m_presenter)
                        : testing                                             ? tr("Testing.")
                                                                              : QString());
    m_findings->setVisible(!m_findings->text().isEmpty());
}

} // namespace tellerdesk::client
