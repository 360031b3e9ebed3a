// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <functional>
#include <memory>
#include <span>

class QWidget;

namespace tellerdesk::test {

// How a desk may look.
struct Variant {
    bool dark = false;
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedStates);
};

// Where scenes are played: whoever built the stage looks at each state that a scene shows.
class Stage {
public:
    using Look = std::function<void(QWidget& window, const QString& name)>;

    Stage(const Variant& variant, Look look); // puts theme, language and number style in place
    ~Stage();

    const QLocale& locale() const { return m_variant.locale; }
    void look(QWidget& window, const char* name);

private:
    class Texts;
    Variant m_variant;
    Look m_look;
    std::unique_ptr<Texts> m_texts;
};

// A page in all its states: empty, loading, with the longest texts and largest amounts, with errors.
struct Scene {
    const char* name;
    void (*play)(Stage& stage);
};

// Every page of the desk: one line each.
std::span<const Scene> allScenes();

} // namespace tellerdesk::test
