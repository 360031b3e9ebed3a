// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/mainwindow.h"

#include "client/app/keybar.h"
#include "client/app/keyssheet.h"
#include "client/app/page.h"
#include "client/app/topbar.h"
#include "client/widgets/dropquestion.h"
#include "client/widgets/messagebar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace tellerdesk::client {

namespace {

constexpr std::chrono::minutes kSystemEnds{1};

} // namespace

MainWindow::MainWindow(const Session& session, QWidget* parent)
    : QMainWindow(parent)
    , m_top(new TopBar(session, this))
    , m_messages(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_keys(new KeyBar(this))
    , m_curtain(*this) {
    setWindowTitle(tr("Tellerdesk"));
    setMinimumSize(1024, 680);
    resize(1280, 720);
    auto* frame = new QWidget(this);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, 0);
    column->setSpacing(Theme::kGap);
    column->addWidget(m_top);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    column->addWidget(m_keys);
    setCentralWidget(frame);
    makeActions();
    makeMenus();
    connect(m_keys, &KeyBar::chosen, this, &MainWindow::dispatch);
    // Whoever ends the system's session has been asked by the system; if it goes on in spite of that, so do we.
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] { m_systemEnds.setRemainingTime(kSystemEnds); });
}

void MainWindow::makeActions() {
    for (const CommandRow& row : allCommands()) {
        if (row.byField) {
            continue;
        }
        auto* action = new QAction(commandText(row.command), this);
        const auto keys = commandKeys(row.command);
        action->setShortcuts(QList<QKeySequence>(keys.begin(), keys.end()));
        // A held key posts nothing twice: the second F9 must be a new key press.
        action->setAutoRepeat(false);
        const Command command = row.command;
        connect(action, &QAction::triggered, this, [this, command] { dispatch(command); });
        addAction(action);
        m_actions.emplace_back(command, action);
    }
}

void MainWindow::makeMenus() {
    auto* desk = menuBar()->addMenu(tr("&Desk"));
    auto* go = menuBar()->addMenu(tr("&Go"));
    auto* help = menuBar()->addMenu(tr("&Help"));
    for (const auto& [command, action] : m_actions) {
        const bool ofDesk = command == Command::Lock || command == Command::FullScreen || command == Command::Till ||
                            command == Command::Settings;
        const bool ofHelp = command == Command::ShowKeys || command == Command::CopyReport;
        (ofHelp ? help : ofDesk ? desk : go)->addAction(action);
    }
    desk->addSeparator();
    connect(desk->addAction(tr("Log &out")), &QAction::triggered, this, &MainWindow::logoutRequested);
    connect(desk->addAction(tr("&Quit")), &QAction::triggered, this, &MainWindow::close);
    m_about = help->addAction(tr("&About Tellerdesk"));
    connect(m_about, &QAction::triggered, this, &MainWindow::aboutWanted);
}

void MainWindow::addPage(Page* page) {
    m_pages->addWidget(page);
    connect(page, &Page::commandsChanged, this, [this, page] {
        if (page == currentPage()) {
            refreshCommands();
        }
    });
}

void MainWindow::showPage(Page* page) {
    putInFront(page);
    page->enter();
    setWindowTitle(tr("%1 - Tellerdesk").arg(page->title())); // which entering may have changed
}

void MainWindow::putInFront(Page* page) {
    m_pages->setCurrentWidget(page);
    setWindowTitle(tr("%1 - Tellerdesk").arg(page->title()));
    refreshCommands();
}

// A page that only lies behind another one would still stand in the accessible tree.
void MainWindow::hideBehind(Page* page) {
    m_curtain.close();
    showPage(page);
    for (int i = m_pages->count() - 1; i >= 0; --i) {
        auto* each = qobject_cast<Page*>(m_pages->widget(i));
        if (each != nullptr && each != page) {
            m_away.push_back(each);
            m_pages->removeWidget(each);
            each->setParent(&m_backstage);
        }
    }
}

void MainWindow::returnPages() {
    for (Page* page : std::exchange(m_away, {})) {
        m_pages->addWidget(page);
    }
}

void MainWindow::bringBack(Page* page) {
    returnPages();
    putInFront(page);
    m_curtain.open();
    refreshCommands(); // of which some rest while it is closed
}

void MainWindow::dropHidden() {
    returnPages();
    m_curtain.clear();
}

void MainWindow::forgetTyping() {
    for (const QWidget* root : {static_cast<const QWidget*>(this), static_cast<const QWidget*>(&m_backstage)}) {
        for (auto* edit : root->findChildren<QLineEdit*>()) {
            const QSignalBlocker quiet(edit);
            edit->setText(edit->text()); // clearing alone could be undone
        }
    }
    QClipboard* clipboard = QApplication::clipboard();
    if (clipboard->ownsClipboard()) {
        clipboard->clear();
    }
    if (clipboard->supportsSelection() && clipboard->ownsSelection()) {
        clipboard->clear(QClipboard::Selection);
    }
}

Page* MainWindow::currentPage() const {
    return qobject_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::setPlaces(std::vector<Command> places) {
    m_places = std::move(places);
    if (currentPage() != nullptr) {
        refreshCommands();
    }
}

std::vector<Command> MainWindow::placesBeside(const std::vector<Command>& shown) const {
    std::vector<Command> places;
    if (currentPage()->showsDesk()) {
        std::copy_if(m_places.begin(), m_places.end(), std::back_inserter(places),
                     [&shown](Command place) { return !isKeyTaken(place, shown); });
    }
    return places;
}

// Two enabled actions of one key are none: then Qt asks which was meant, and nobody answers.
bool MainWindow::isKeyTaken(Command command, const std::vector<Command>& shown) {
    return std::any_of(shown.begin(), shown.end(), [command](Command each) {
        return each != command && !isByField(each) && commandKeys(each) == commandKeys(command);
    });
}

void MainWindow::refreshCommands() {
    const Page* page = currentPage();
    m_top->setShowsDesk(page->showsDesk());
    m_top->setHidesTill(page->hidesTill());
    std::vector<Command> shown{Command::ShowKeys};
    const auto own = page->commands();
    shown.insert(shown.end(), own.begin(), own.end());
    shown.push_back(Command::Back);
    m_keys->setCommands(shown);
    const auto places = placesBeside(shown);
    shown.insert(shown.end(), places.begin(), places.end());
    m_about->setEnabled(!m_curtain.isClosed());
    for (const auto& [command, action] : m_actions) {
        const bool always = command == Command::FullScreen || command == Command::CopyReport ||
                            (command == Command::Settings && !m_curtain.isClosed());
        action->setEnabled(always || std::find(shown.begin(), shown.end(), command) != shown.end());
    }
}

void MainWindow::dispatch(Command command) {
    Page* page = currentPage();
    if (command == Command::ShowKeys) {
        showKeys();
    } else if (command == Command::FullScreen) {
        setWindowState(windowState() ^ Qt::WindowFullScreen);
    } else if (command == Command::Back) {
        if (!page->stepBack()) {
            Q_EMIT commanded(command);
        }
    } else {
        const auto own = page->commands();
        const bool isOwn = std::find(own.begin(), own.end(), command) != own.end();
        // What a page offers is its own to do, but for what leads away from it.
        if (command == Command::Lock || command == Command::Till || !isOwn) {
            Q_EMIT commanded(command);
        } else {
            page->run(command);
        }
    }
}

void MainWindow::showKeys() {
    if (auto* open = findChild<KeysSheet*>()) { // where no window manager gave it the keyboard
        return open->askForManual();
    }
    const Page* page = currentPage();
    std::vector<Command> shown = page->commands();
    const auto places = placesBeside(shown);
    shown.insert(shown.end(), places.begin(), places.end());
    shown.insert(shown.end(), {Command::Back, Command::FullScreen, Command::Settings, Command::CopyReport});
    auto* sheet = new KeysSheet(page->title(), shown, this);
    connect(sheet, &KeysSheet::manualRequested, this,
            [this, chapter = page->chapter()] { Q_EMIT manualRequested(chapter); });
    if (m_curtain.isClosed()) {
        Curtain::setHarmless(sheet);
    }
    sheet->open();
}

QStringList MainWindow::unsaved() const {
    QStringList titles;
    const auto look = [&titles](const Page* page) {
        if (page != nullptr && page->hasUnsaved()) {
            titles << page->title();
        }
    };
    for (int i = 0; i < m_pages->count(); ++i) {
        look(qobject_cast<Page*>(m_pages->widget(i)));
    }
    std::for_each(m_away.begin(), m_away.end(), look);
    return titles;
}

void MainWindow::askUnsaved(std::function<void()> next) {
    const QStringList titles = unsaved();
    if (titles.isEmpty()) {
        return next();
    }
    const bool locked = m_curtain.isClosed();
    const QString text = locked ? tr("The user of this desk has not saved everything; what is not saved is dropped.")
                                : tr("Not saved: %1. What is not saved is dropped.").arg(titles.join(u", "));
    auto* box =
        askToDrop(this, {.name = QStringLiteral("dropUnsaved"), .title = tr("Drop what is not saved?"), .text = text},
                  std::move(next));
    if (locked) {
        Curtain::setHarmless(box); // it names nothing
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_closes || !m_systemEnds.hasExpired() || unsaved().isEmpty()) {
        return event->accept();
    }
    event->ignore();
    if (findChild<QMessageBox*>(QStringLiteral("dropUnsaved")) == nullptr) {
        askUnsaved([this] {
            m_closes = true;
            close();
        });
    }
}

} // namespace tellerdesk::client
