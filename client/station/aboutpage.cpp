// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/aboutpage.h"

#include "client/app/desk.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QComboBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSysInfo>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QString embedded(const char* name) {
    QFile file(QStringLiteral(":/licences/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString componentsText() {
    return AboutPage::tr("Tellerdesk stands on the work of others. What this program uses, and under which licence:") +
           QStringLiteral("\n\n"
                          "Qt 6 (Core, Gui, Widgets, Network, DBus, PrintSupport)   LGPL-3.0-only   https://www.qt.io\n"
                          "QtKeychain   BSD-3-Clause   https://github.com/frankosterfeld/qtkeychain\n"
                          "OpenSSL, by Qt Network   Apache-2.0   https://www.openssl.org\n"
                          "GNU C library and C++ library   LGPL-2.1-or-later, GPL-3.0-or-later with the GCC Runtime "
                          "Library Exception   https://www.gnu.org\n\n") +
           AboutPage::tr("All of them are libraries beside this program: you may put other versions of them in their "
                         "place. The source text of Tellerdesk comes from whoever gave you the program.");
}

} // namespace

AboutPage::AboutPage(const Desk& desk, QWidget* parent)
    : Page(parent)
    , m_desk(desk)
    , m_versions(new QLabel)
    , m_licence(new QComboBox)
    , m_text(new QPlainTextEdit) {
    auto* heading = new QLabel(tr("About Tellerdesk"));
    Theme::setType(heading, Theme::Type::Title);
    auto* freedom = new QLabel(tr("Free software under the GNU General Public License, version 3 or later. It comes "
                                  "without any warranty."));
    freedom->setWordWrap(true);
    Theme::setTone(freedom, Theme::Tone::Muted);
    m_versions->setObjectName(QStringLiteral("versions"));
    m_versions->setWordWrap(true);
    m_versions->setTextFormat(Qt::PlainText);
    auto* caption = new QLabel(tr("&Licence"));
    caption->setBuddy(m_licence);
    m_licence->setObjectName(QStringLiteral("licence"));
    m_licence->setAccessibleName(tr("Licence"));
    m_licence->addItem(tr("Tellerdesk: GNU General Public License, version 3"), QStringLiteral("gpl-3.0.txt"));
    m_licence->addItem(tr("Qt: GNU Lesser General Public License, version 3"), QStringLiteral("lgpl-3.0.txt"));
    m_licence->addItem(tr("Everything that this program uses"), QString());
    m_text->setObjectName(QStringLiteral("licenceText"));
    m_text->setAccessibleName(tr("Text of the licence"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(m_licence, &QComboBox::currentIndexChanged, this, &AboutPage::showLicence);
    auto* choice = new QHBoxLayout;
    choice->setSpacing(Theme::kGap);
    choice->addWidget(caption);
    choice->addWidget(m_licence, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kSection);
    column->addWidget(heading);
    column->addWidget(m_versions);
    column->addWidget(freedom);
    column->addLayout(choice);
    column->addWidget(m_text, 1);
    showLicence();
}

void AboutPage::enter() {
    QStringList lines{tr("Tellerdesk %1").arg(QStringLiteral(TELLERDESK_VERSION)),
                      tr("Qt %1 on %2").arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName())};
    if (const auto& server = m_desk.server()) {
        lines << tr("Server: %1, protocol version %2, for programs from version %3 on")
                     .arg(wrapAnywhere(server->name))
                     .arg(server->apiVersion)
                     .arg(wrapAnywhere(server->minimumClientVersion.left(40)));
    } else {
        lines << tr("Server: not connected");
    }
    m_versions->setText(lines.join(u'\n'));
    m_versions->setAccessibleName(m_versions->text());
    m_text->setFocus();
}

void AboutPage::showLicence() {
    const QString name = m_licence->currentData().toString();
    m_text->setPlainText(name.isEmpty() ? componentsText() : embedded(qPrintable(name)));
    m_text->moveCursor(QTextCursor::Start);
}

} // namespace tellerdesk::client
