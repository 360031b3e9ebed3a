// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/look/stage.h"

#include "client/widgets/theme.h"

#include <QApplication>
#include <QTranslator>
#include <QWidget>

#include <utility>

namespace tellerdesk::test {

class Stage::Texts {
public:
    explicit Texts(const QLocale& locale) {
        if (m_translator.load(locale, QStringLiteral("tellerdesk"), QStringLiteral("_"),
                              QStringLiteral(":/translations"))) {
            QApplication::installTranslator(&m_translator);
        }
    }

private:
    QTranslator m_translator;
};

Stage::Stage(const Variant& variant, Look look)
    : m_variant(variant)
    , m_look(std::move(look))
    , m_texts(std::make_unique<Texts>(variant.locale)) {
    QLocale::setDefault(variant.locale);
    client::Theme::apply(*qApp, variant.dark);
}

Stage::~Stage() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void Stage::look(QWidget& window, const char* name) {
    for (int pass = 0; pass < 4; ++pass) { // a layout within a layout asks its parent for another turn
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
    m_look(window, QString::fromLatin1(name));
}

} // namespace tellerdesk::test
