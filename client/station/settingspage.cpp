// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/settingspage.h"

#include "client/app/dates.h"
#include "client/station/preferencestore.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"

#include <QComboBox>
#include <QDate>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr qint64 kSampleMinor = 123456789;

void choose(QComboBox* box, const QVariant& value) {
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

// An amount and a date as this locale writes them say more than a country's name.
QString sample(const QLocale& locale) {
    return QStringLiteral("%1%2%3   %4")
        .arg(locale.toString(kSampleMinor / 100), locale.decimalPoint())
        .arg(kSampleMinor % 100)
        .arg(dateText(QDate(2026, 11, 23), locale));
}

} // namespace

SettingsPage::SettingsPage(PreferenceStore& preferences, QWidget* parent)
    : CardPage(tr("Settings"), tr("Save"), parent)
    , m_preferences(preferences)
    , m_language(new QComboBox)
    , m_colours(new QComboBox)
    , m_text(new QComboBox)
    , m_numbers(new QComboBox)
    , m_idle(new QComboBox)
    , m_outcome(new QLabel) {
    setExplanation(tr("For you on this PC. Esc goes back without saving."));
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("한국어"), QStringLiteral("ko"));
    m_colours->addItem(tr("As the system"), static_cast<int>(Colours::System));
    m_colours->addItem(tr("Light"), static_cast<int>(Colours::Light));
    m_colours->addItem(tr("Dark"), static_cast<int>(Colours::Dark));
    for (const int percent : Preferences::textPercents()) {
        m_text->addItem(tr("%1 %").arg(percent), percent);
    }
    m_numbers->addItem(tr("As the language"), QString());
    for (const char* locale : {"en_US", "en_GB", "de_DE", "fr_FR", "en_IN", "ko_KR"}) {
        m_numbers->addItem(sample(QLocale(QString::fromLatin1(locale))), QString::fromLatin1(locale));
    }
    for (int minutes = Preferences::kIdleMinutesMin; minutes <= Preferences::kIdleMinutesMax; ++minutes) {
        m_idle->addItem(tr("%n minute(s)", nullptr, minutes), minutes);
    }
    form().add("language", tr("&Language"), m_language);
    form().add("colours", tr("&Colours"), m_colours);
    form().add("textSize", tr("&Text and everything else at"), m_text);
    form().add("numbers", tr("&Numbers and dates"), m_numbers);
    form().add("idleMinutes", tr("Loc&k when nobody touches it for"), m_idle);
    m_outcome->setObjectName(QStringLiteral("settingsOutcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->hide();
    addBelow(m_outcome);
    connect(&preferences, &PreferenceStore::written, this, [this](bool worked) {
        if (!m_asked) {
            return;
        }
        m_asked = false;
        setWaiting(false);
        Theme::setTone(m_outcome, worked ? Theme::Tone::Good : Theme::Tone::Bad);
        m_outcome->setText(!worked ? tr("Not saved: the file with your settings cannot be written. They hold until you "
                                        "close the program.")
                           : m_nextStart ? tr("Saved. Language and size follow after the next start.")
                                         : tr("Saved."));
        m_outcome->setAccessibleName(m_outcome->text());
        m_outcome->show();
    });
}

void SettingsPage::enter() {
    const Preferences& now = m_preferences.now();
    choose(m_language, now.language);
    choose(m_colours, static_cast<int>(now.colours));
    choose(m_text, now.textPercent);
    choose(m_numbers, now.numbers);
    choose(m_idle, now.idleMinutes);
    m_outcome->hide();
    m_outcome->clear();
    m_language->setFocus();
}

void SettingsPage::submit() {
    const Preferences before = m_preferences.now();
    m_preferences.change([this](Preferences& wanted) {
        wanted.language = m_language->currentData().toString();
        wanted.colours = static_cast<Colours>(m_colours->currentData().toInt());
        wanted.textPercent = m_text->currentData().toInt();
        wanted.numbers = m_numbers->currentData().toString();
        wanted.idleMinutes = m_idle->currentData().toInt();
    });
    const Preferences& now = m_preferences.now();
    m_nextStart = now.language != before.language || now.textPercent != before.textPercent;
    m_asked = true;
    setWaiting(true);
    m_preferences.writeNow();
}

} // namespace tellerdesk::client
