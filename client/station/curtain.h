// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QRect>
#include <QWidget>

#include <vector>

namespace tellerdesk::client {

// Takes every other window of this program away while the desk is locked: hidden, and out of the accessible tree, which
// knows hidden windows too. Dialogs come back as they were; popups, menus and tips do not.
class Curtain : public QObject {
    Q_OBJECT

public:
    explicit Curtain(QWidget& stage); // the one window that stays
    ~Curtain() override;

    void close();
    void open();  // the same user is back
    void clear(); // another user: what hung behind it is gone
    bool isClosed() const { return m_closed; }

    // A window that may open while the desk is locked, because nothing of anybody stands in it.
    static void setHarmless(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Hidden {
        QPointer<QWidget> window;
        QPointer<QWidget> parent;
        bool hadParent;
        Qt::WindowFlags flags;
        Qt::WindowModality modality;
        QRect geometry;
    };
    void hideAll();
    void hide(QWidget* window);
    static void show(const Hidden& hidden);

    QWidget& m_stage;
    QWidget m_backstage; // never shown, so that it has no window
    std::vector<Hidden> m_hidden;
    QPointer<QWidget> m_focus;
    bool m_closed = false;
};

} // namespace tellerdesk::client
