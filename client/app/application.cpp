// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.h"

#include "client/app/clientsettings.h"
#include "client/app/featureset.h"
#include "client/app/handover.h"
#include "client/app/mainwindow.h"
#include "client/app/notices.h"
#include "client/app/papers.h"
#include "client/app/topbar.h"
#include "client/counter/counterpage.h"
#include "client/counter/customersearch.h"
#include "client/counter/servedcustomer.h"
#include "client/journal/unsettledpage.h"
#include "client/login/connectionpresenter.h"
#include "client/login/reception.h"
#include "client/manual/manualpage.h"
#include "client/net/keychainvault.h"
#include "client/net/outboxcourier.h"
#include "client/printing/lpspooler.h"
#include "client/printing/printing.h"
#include "client/statement/statementpage.h"
#include "client/station/station.h"
#include "client/till/tillpage.h"
#include "client/till/tillpresenter.h"

#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <utility>

namespace tellerdesk::client {

namespace {

constexpr std::chrono::milliseconds kFirstLook{100}; // the sign-in is painted by then

QString folderOr(const QString& wanted, QStandardPaths::StandardLocation otherwise) {
    return wanted.isEmpty() ? QStandardPaths::writableLocation(otherwise) : wanted;
}

// A desk that has a folder of its own, as tests and the tour have, keeps its habits there too.
Station::Options stationOptions(const Application::Options& options) {
    return {.files = options.dataFolder.isEmpty() ? StationFiles::ofThisUser(Application::defaultDataFolder())
                                                  : StationFiles::in(options.dataFolder + QStringLiteral("/station")),
            .preferences = options.preferences,
            .crashNote = options.crashNote,
            .systemIsDark = options.systemIsDark,
            .idleLimit = options.idleLimit};
}

std::unique_ptr<TokenVault> makeVault(bool keychain) {
    return keychain ? std::unique_ptr<TokenVault>(std::make_unique<KeychainVault>()) : std::make_unique<MemoryVault>();
}

} // namespace

// Members stand in the order in which they lean on each other; the window with its pages goes first when all ends.
class Application::Private {
public:
    explicit Private(const Options& options, Application& application)
        : data(folderOr(options.dataFolder, QStandardPaths::AppDataLocation))
        , documents(folderOr(options.documentsFolder, QStandardPaths::DocumentsLocation))
        , vault(makeVault(options.keychain))
        , settings(disk)
        , desk(api, session, *vault)
        , courier(api, session, disk, std::make_shared<Outbox>(data + QStringLiteral("/outbox")),
                  [this] { return api.address().toString(); })
        , search(api)
        , served(api)
        , posting(api, courier, session)
        , till(api, courier, session)
        , statement(api)
        , entrySearch(api, statement)
        , statementFiles(api, disk)
        , unsettled(courier, session)
        , connection(settings)
        , printing({.api = api,
                    .disk = disk,
                    .spooler = spooler,
                    .bank = [this] { return bankName(); },
                    .dataFolder = data,
                    .documentsFolder = documents})
        , handOver(desk, courier)
        , features(session)
        , window(session)
        , reception({.api = api, .desk = desk, .connection = connection, .handOver = handOver, .window = window})
        , station({.disk = disk, .api = api, .desk = desk, .window = window}, stationOptions(options))
        , papers({.desk = desk, .session = session, .till = till, .printing = printing}, documents)
        , notices({.api = api,
                   .desk = desk,
                   .session = session,
                   .courier = courier,
                   .vault = *vault,
                   .report = station.report(),
                   .bar = window.messages()})
        , q(application) {
        connectPlaces();
        connectWindow();
        connectMessages();
    }

    // The pages behind the sign-in. They take as long to make as the program to start, so they are made when the person
    // sees where to sign in, and at the latest when somebody has.
    void makeWork() {
        if (counterPage != nullptr) {
            return;
        }
        addPages();
        features.make({.api = api,
                       .session = session,
                       .disk = disk,
                       .desk = desk,
                       .courier = courier,
                       .served = served,
                       .printing = printing,
                       .dataFolder = data,
                       .documentsFolder = documents},
                      window);
        connectWork();
        station.followTables();
    }

    void start() {
        station.start();
        settings.load(&q, [this](const ClientSettings::Read<std::optional<ServerTrust>>& read) {
            const auto trust = read ? *read : std::nullopt;
            connection.setTrust(trust);
            desk.start(trust);
            if (!read) {
                connection.fail(read.error());
            }
        });
    }

    void addPages() {
        counterPage = new CounterPage({.search = search, .served = served, .posting = posting, .session = session});
        tillPage = new TillPage(till, session);
        statementPage = new StatementPage({.statement = statement, .search = entrySearch, .files = statementFiles});
        unsettledPage = new UnsettledPage(unsettled);
        manualPage = new ManualPage;
        for (Page* page :
             std::initializer_list<Page*>{counterPage, tillPage, statementPage, unsettledPage, manualPage}) {
            window.addPage(page);
        }
    }

    void refreshPlaces() {
        std::vector<Command> places = features.openable();
        if (session.may(Permission::ReadCustomers)) {
            places.push_back(Command::FindCustomer);
        }
        if (session.may(Permission::OperateTill)) {
            places.push_back(Command::Till);
        }
        window.setPlaces(std::move(places));
    }

    BankName bankName() const {
        return desk.server() ? BankName{.name = desk.server()->name, .demo = desk.server()->demo} : BankName();
    }

    void printReceipt() {
        const auto& progress = posting.progress();
        if (progress && progress->reply) {
            printing.receipts.print(progress->reply->posting.id);
        }
    }

    // Where work begins for this role.
    Page* workPage() const {
        Page* landing = features.landing();
        return landing != nullptr ? landing : counterPage;
    }

    void connectPlaces() {
        QObject::connect(&session, &Session::changed, &q, [this] {
            if (counterPage == nullptr && session.facts()) {
                makeWork();
                return session.set(*session.facts()); // what was just made has not heard of it
            }
            refreshPlaces();
        });
        QObject::connect(&desk, &Desk::placeChanged, &q, [this](Place place) { followPlace(place); });
        QObject::connect(&desk, &Desk::deskCleared, &q, [this] {
            beforeLock = nullptr;
            wantedBehindLock = nullptr;
            if (counterPage != nullptr) {
                counterPage->clearDesk();
            }
            statement.leave();
            statementFiles.cancel();
            till.leave();
            printing.receipts.forgetAsker();
            papers.forgetAsker();
            window.forgetTyping();
        });
        QObject::connect(&desk, &Desk::serverChanged, &q,
                         [this] { window.top().setBank(desk.server()->name, desk.server()->demo); });
        QObject::connect(&handOver, &HandOver::retryWanted, &q, [this] { courier.retryNow(); });
    }

    void showWork(Page* page) {
        if (desk.place() == Place::Working) {
            window.showPage(page);
        } else if (desk.place() == Place::Locked) {
            wantedBehindLock = page;
        }
    }

    void followPlace(Place place) {
        if (counterPage == nullptr) {
            QTimer::singleShot(kFirstLook, &q, [this] { makeWork(); });
        }
        Page* before = window.currentPage();
        if (place == Place::Locked) {
            beforeLock = session.facts() ? before : nullptr;
            return window.hideBehind(reception.lockedPage());
        }
        // Unlocking returns to the same half-filled form; a new sign-in begins where the role's work does.
        if (before == reception.lockedPage() && beforeLock != nullptr && place == Place::Working) {
            window.bringBack(std::exchange(beforeLock, nullptr));
            if (Page* wanted = std::exchange(wantedBehindLock, nullptr)) {
                window.showPage(wanted);
            }
            return;
        }
        window.dropHidden();
        Page* page = reception.pageOf(place);
        window.showPage(page != nullptr ? page : workPage());
    }

    void connectWork() {
        QObject::connect(manualPage, &ManualPage::left, &q, [this] { window.bringBack(beforeManual); });
        QObject::connect(&till, &TillPresenter::finished, &q, [this] { showWork(workPage()); });
        QObject::connect(&posting, &PostingPresenter::posted, &q, [this] {
            desk.refreshMe();
            if (printing.choice.choice().automatic) {
                printReceipt();
            }
        });
        QObject::connect(counterPage, &CounterPage::statementRequested, &q, [this](const AccountInfo& account) {
            statement.show(account);
            window.showPage(statementPage);
        });
        QObject::connect(counterPage, &CounterPage::receiptRequested, &q, [this] { printReceipt(); });
        QObject::connect(tillPage, &TillPage::proofRequested, &q, [this] { papers.saveProof(); });
        QObject::connect(&statement, &StatementPresenter::periodReady, &papers, &Papers::giveStatement);
        QObject::connect(&features, &FeatureSet::pageWanted, &q,
                         [this](Page* page) { showWork(page != nullptr ? page : workPage()); });
    }

    void connectWindow() {
        QObject::connect(&window, &MainWindow::commanded, &q, [this](Command command) { run(command); });
        QObject::connect(&window, &MainWindow::logoutRequested, &q, [this] { signOut(); });
        QObject::connect(&window, &MainWindow::manualRequested, &q, [this](const QString& chapter) {
            makeWork();
            if (window.currentPage() != manualPage && desk.place() != Place::Locked) {
                beforeManual = window.currentPage();
                manualPage->open(chapter, beforeManual->showsDesk());
                window.showPage(manualPage);
            }
        });
    }

    void run(Command command) {
        const bool working = desk.place() == Place::Working;
        if (station.run(command)) {
            return;
        }
        if (command == Command::Lock && working) {
            desk.lock();
        } else if (command == Command::Till && working && session.may(Permission::OperateTill)) {
            if (window.currentPage() != tillPage) { // what is being counted stays
                window.showPage(tillPage);
            }
        } else if (command == Command::Back && working && window.currentPage() != workPage()) {
            statement.leave();
            window.showPage(workPage());
        } else if (command == Command::FindCustomer && working && session.may(Permission::ReadCustomers)) {
            window.showPage(counterPage);
            counterPage->run(command);
        } else if (Page* page = working ? features.opened(command) : nullptr) {
            window.showPage(page);
        }
    }

    void signOut() {
        if (desk.place() != Place::Working && desk.place() != Place::NewPassword) {
            return;
        }
        if (!courier.unsettled().empty()) {
            window.showPage(unsettledPage);
            return;
        }
        window.askUnsaved([this, asked = session.facts()] {
            if (asked && session.facts() && session.facts()->userId == asked->userId) { // and nobody has left meanwhile
                desk.signOut();
            }
        });
    }

    void connectMessages() {
        QObject::connect(&api, &ApiClient::reachableChanged, &q, [this](bool reachable) {
            if (reachable) {
                courier.retryNow();
                // A desk that was switched on before its server; not one whose address is being changed.
                if (desk.place() == Place::Connection && connection.address() == api.trust().address.toString()) {
                    desk.start(api.trust());
                } else if (desk.server()) {
                    desk.checkServer(); // it may have been away to become another release
                }
            }
        });
        QObject::connect(&features, &FeatureSet::noticed, &notices, &Notices::say);
        QObject::connect(&features, &FeatureSet::documentSaved, &q, &Application::documentSaved);
        QObject::connect(&printing.receipts, &ReceiptPrinting::noticed, &notices, &Notices::say);
        QObject::connect(&printing.receipts, &ReceiptPrinting::documentSaved, &q, &Application::documentSaved);
        QObject::connect(&papers, &Papers::noticed, &notices, &Notices::say);
        QObject::connect(&papers, &Papers::documentSaved, &q, &Application::documentSaved);
        QObject::connect(&station, &Station::noticed, &notices, &Notices::sayOpenly);
        QObject::connect(&notices, &Notices::reportWanted, &station, &Station::copyReport);
        QObject::connect(&notices, &Notices::unsettledWanted, &q, [this] { window.showPage(unsettledPage); });
    }

    QString data;
    QString documents;
    DiskThread disk;
    ApiClient api;
    Session session;
    std::unique_ptr<TokenVault> vault;
    ClientSettings settings;
    Desk desk;
    OutboxCourier courier;
    CustomerSearch search;
    ServedCustomer served;
    PostingPresenter posting;
    TillPresenter till;
    StatementPresenter statement;
    EntrySearch entrySearch;
    StatementExport statementFiles;
    UnsettledPresenter unsettled;
    ConnectionPresenter connection;
    LpSpooler spooler;
    Printing printing;
    HandOver handOver;
    FeatureSet features;
    MainWindow window;
    Reception reception;
    Station station;
    Papers papers;
    Notices notices;
    Application& q;
    CounterPage* counterPage = nullptr;
    TillPage* tillPage = nullptr;
    StatementPage* statementPage = nullptr;
    UnsettledPage* unsettledPage = nullptr;
    ManualPage* manualPage = nullptr;
    Page* beforeManual = nullptr;
    Page* beforeLock = nullptr;
    Page* wantedBehindLock = nullptr; // by work that went on while the desk was locked
};

Application::Application(const Options& options)
    : m_private(std::make_unique<Private>(options, *this)) {}

Application::~Application() = default;

void Application::start() {
    m_private->start();
}

MainWindow& Application::window() {
    return m_private->window;
}

QString Application::defaultDataFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

void Application::bringToFront() {
    MainWindow& front = window();
    front.setWindowState(front.windowState() & ~Qt::WindowMinimized);
    front.show();
    front.raise();
    front.activateWindow();
    m_private->station.noteRaised();
}

Desk& Application::desk() {
    return m_private->desk;
}

} // namespace tellerdesk::client
