// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/manual/manualpage.h"

#include "client/widgets/theme.h"

#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace tellerdesk::client {

ManualPage::ManualPage(QWidget* parent)
    : Page(parent)
    , m_text(new QTextBrowser) {
    m_text->setObjectName(QStringLiteral("manual"));
    m_text->setAccessibleName(tr("Manual"));
    m_text->setOpenExternalLinks(false);
    m_text->document()->setDocumentMargin(Theme::kMargin);
    // The language is that of the program's other texts, whatever the locale's numbers look like.
    m_text->setSource(QUrl(QStringLiteral("qrc:/manual/%1/manual.html").arg(tr("en", "folder of the manual"))));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
}

void ManualPage::open(const QString& chapter, bool showsDesk) {
    m_showsDesk = showsDesk;
    m_text->verticalScrollBar()->setValue(0);
    if (!chapter.isEmpty()) {
        m_text->scrollToAnchor(chapter);
    }
}

bool ManualPage::stepBack() {
    Q_EMIT left();
    return true;
}

void ManualPage::enter() {
    m_text->setFocus();
}

} // namespace tellerdesk::client
