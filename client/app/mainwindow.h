// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/commandkeys.h"
#include "client/app/commands.h"
#include "client/station/curtain.h"

#include <QDeadlineTimer>
#include <QMainWindow>

#include <functional>

class QStackedWidget;

namespace tellerdesk::client {

class KeyBar;
class MessageBar;
class Page;
class Session;
class TopBar;

// Frame around the pages: who and where on top, what is the matter below it, the page, its keys at the foot. Holds the
// window's actions; knows nothing of what a page does with them.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(const Session& session, QWidget* parent = nullptr);

    void addPage(Page* page);  // takes ownership
    void showPage(Page* page); // with the focus on its first field
    Page* currentPage() const;
    // The desk is locked: shows this page, and takes all others and every other window away until they come back.
    void hideBehind(Page* page);
    void bringBack(Page* page); // as it was, to the field that had the focus
    void dropHidden();          // dialogs of a user who has left are gone; the pages are there again
    void forgetTyping();        // what undo and the clipboard still hold of a user who has left
    // Goes on at once, or when the person agrees that what a page has not saved is dropped.
    void askUnsaved(std::function<void()> next);
    // Commands that lead to another page of the desk, from every page of it.
    void setPlaces(std::vector<Command> places);
    MessageBar& messages() { return *m_messages; }
    TopBar& top() { return *m_top; }

Q_SIGNALS:
    // What the page in front did not claim for itself: lock, till, find from another page, the last step back.
    void commanded(tellerdesk::client::Command command);
    void logoutRequested();
    void manualRequested(const QString& chapter); // F1 while the keys are shown
    void aboutWanted();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeActions();
    void makeMenus();
    void putInFront(Page* page);
    void returnPages();
    QStringList unsaved() const; // the pages' titles
    // What leads away from the page in front, by keys that it leaves free.
    std::vector<Command> placesBeside(const std::vector<Command>& shown) const;
    static bool isKeyTaken(Command command, const std::vector<Command>& shown);
    void dispatch(Command command);
    void refreshCommands();
    void showKeys();

    TopBar* m_top;
    MessageBar* m_messages;
    QStackedWidget* m_pages;
    KeyBar* m_keys;
    QAction* m_about = nullptr;
    std::vector<std::pair<Command, QAction*>> m_actions;
    CommandKeys m_commandKeys{*this};
    std::vector<Command> m_places;
    Curtain m_curtain;
    QWidget m_backstage; // for pages while the desk is locked; never shown
    std::vector<Page*> m_away;
    bool m_closes = false;       // the person has agreed
    QDeadlineTimer m_systemEnds; // until then the system's session may be over at any moment
};

} // namespace tellerdesk::client
