// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.h"

#include "client/app/clientsettings.h"
#include "client/app/errortext.h"
#include "client/app/featureset.h"
#include "client/app/handover.h"
#include "client/app/mainwindow.h"
#include "client/app/notices.h"
#include "client/app/papers.h"
#include "client/app/rolepage.h"
#include "client/app/topbar.h"
#include "client/counter/counterpage.h"
#include "client/counter/customersearch.h"
#include "client/counter/servedcustomer.h"
#include "client/journal/unsettledpage.h"
#include "client/login/connectionpage.h"
#include "client/login/connectionpresenter.h"
#include "client/login/passwordpages.h"
#include "client/login/signinpage.h"
#include "client/login/versionpage.h"
#include "client/manual/manualpage.h"
#include "client/net/keychainvault.h"
#include "client/net/outboxcourier.h"
#include "client/printing/lpspooler.h"
#include "client/printing/printing.h"
#include "client/statement/statementpage.h"
#include "client/station/idlewatch.h"
#include "client/station/oslock.h"
#include "client/till/tillpage.h"
#include "client/till/tillpresenter.h"

#include <QStandardPaths>

namespace tellerdesk::client {

namespace {

QString folderOr(const QString& wanted, QStandardPaths::StandardLocation otherwise) {
    return wanted.isEmpty() ? QStandardPaths::writableLocation(otherwise) : wanted;
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
        , idleLimit(options.idleLimit)
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
        , papers({.desk = desk, .session = session, .till = till, .printing = printing}, documents)
        , notices({.api = api,
                   .desk = desk,
                   .session = session,
                   .courier = courier,
                   .vault = *vault,
                   .bar = window.messages()})
        , q(application) {
        addPages();
        addFeatures();
        connectPlaces();
        connectLock();
        connectWork();
        connectMessages();
    }

    void start() {
        osLock.start();
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
        connectionPage = new ConnectionPage(connection);
        versionPage = new VersionPage(desk);
        setUpPage = new SetUpPage(desk);
        signInPage = new SignInPage(desk);
        lockedPage = new LockedPage(desk);
        newPasswordPage = new NewPasswordPage(desk);
        rolePage = new RolePage(session);
        counterPage = new CounterPage({.search = search, .served = served, .posting = posting, .session = session});
        tillPage = new TillPage(till, session);
        statementPage = new StatementPage({.statement = statement, .search = entrySearch, .files = statementFiles});
        unsettledPage = new UnsettledPage(unsettled);
        manualPage = new ManualPage;
        for (Page* page : std::initializer_list<Page*>{connectionPage, versionPage, setUpPage, signInPage, lockedPage,
                                                       newPasswordPage, rolePage, counterPage, tillPage, statementPage,
                                                       unsettledPage, manualPage}) {
            window.addPage(page);
        }
    }

    void addFeatures() {
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
        QObject::connect(&session, &Session::changed, &q, [this] { refreshPlaces(); });
        QObject::connect(&features, &FeatureSet::pageWanted, &q, [this](Page* page) {
            if (desk.place() == Place::Working) {
                window.showPage(page != nullptr ? page : workPage());
            }
        });
    }

    void refreshPlaces() {
        std::vector<Command> places = features.openable();
        if (session.may(Permission::ReadCustomers)) {
            places.push_back(Command::FindCustomer);
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
        if (Page* landing = features.landing()) {
            return landing;
        }
        return session.may(Permission::ReadCustomers) ? static_cast<Page*>(counterPage) : rolePage;
    }

    void connectPlaces() {
        QObject::connect(&desk, &Desk::placeChanged, &q, [this](Place place) { followPlace(place); });
        QObject::connect(&desk, &Desk::deskCleared, &q, [this] {
            beforeLock = nullptr;
            counterPage->clearDesk();
            statement.leave();
            window.forgetTyping();
        });
        QObject::connect(&desk, &Desk::serverChanged, &q,
                         [this] { window.top().setBank(desk.server()->name, desk.server()->demo); });
        QObject::connect(&desk, &Desk::serverFailed, &q,
                         [this](const ApiError& error) { connection.fail(errorText(error)); });
        QObject::connect(&connection, &ConnectionPresenter::chosen, &q,
                         [this](const ServerTrust& trust) { desk.start(trust); });
    }

    void followPlace(Place place) {
        Page* before = window.currentPage();
        if (place == Place::Locked) {
            beforeLock = before;
            return window.hideBehind(lockedPage);
        }
        // Unlocking returns to the same half-filled form; a new sign-in begins where the role's work does.
        const bool returns = before == lockedPage && beforeLock != nullptr && beforeLock->showsDesk();
        if (returns && place == Place::Working) {
            return window.bringBack(beforeLock);
        }
        window.dropHidden();
        window.showPage(pageOf(place));
    }

    Page* pageOf(Place place) const {
        switch (place) {
        case Place::Connection:
            return connectionPage;
        case Place::Unfit:
            return versionPage;
        case Place::SetUp:
            return setUpPage;
        case Place::SignIn:
            return signInPage;
        case Place::Locked:
            return lockedPage;
        case Place::NewPassword:
            return newPasswordPage;
        case Place::Working:
            return workPage();
        }
        return connectionPage;
    }

    void connectLock() {
        idle.setLimit(idleLimit.value_or(std::chrono::minutes(5)));
        QObject::connect(&desk, &Desk::placeChanged, &idle,
                         [this](Place place) { place == Place::Working ? idle.start() : idle.stop(); });
        QObject::connect(&idle, &IdleWatch::idle, &desk, &Desk::lock);
        QObject::connect(&osLock, &OsLock::locked, &desk, &Desk::lock);
        QObject::connect(lockedPage, &LockedPage::anotherUserWanted, &handOver, &HandOver::ask);
        QObject::connect(&handOver, &HandOver::retryWanted, &q, [this] { courier.retryNow(); });
        QObject::connect(&handOver, &HandOver::changed, lockedPage,
                         [this] { lockedPage->showWaitsFor(handOver.waitsFor()); });
        QObject::connect(versionPage, &VersionPage::retryWanted, &q, [this] { desk.start(api.trust()); });
        QObject::connect(versionPage, &VersionPage::anotherServerWanted, &q, [this] {
            connection.setTrust(api.trust());
            window.showPage(connectionPage);
        });
    }

    void connectWork() {
        QObject::connect(&window, &MainWindow::commanded, &q, [this](Command command) { run(command); });
        QObject::connect(&window, &MainWindow::manualRequested, &q, [this](const QString& chapter) {
            if (window.currentPage() != manualPage) {
                beforeManual = window.currentPage();
                manualPage->open(chapter, beforeManual->showsDesk());
                window.showPage(manualPage);
            }
        });
        QObject::connect(manualPage, &ManualPage::left, &q, [this] { window.showPage(beforeManual); });
        QObject::connect(&window, &MainWindow::logoutRequested, &q, [this] { signOut(); });
        QObject::connect(&till, &TillPresenter::finished, &q, [this] { window.showPage(workPage()); });
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
    }

    void run(Command command) {
        const bool working = desk.place() == Place::Working;
        if (command == Command::Lock && working) {
            desk.lock();
        } else if (command == Command::Till && working && session.may(Permission::OperateTill)) {
            window.showPage(tillPage);
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
        desk.signOut();
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
        QObject::connect(&notices, &Notices::unsettledWanted, &q, [this] { window.showPage(unsettledPage); });
    }

    QString data;
    QString documents;
    std::optional<std::chrono::milliseconds> idleLimit;
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
    IdleWatch idle;
    OsLock osLock;
    FeatureSet features;
    MainWindow window;
    Papers papers;
    Notices notices;
    Application& q;
    ConnectionPage* connectionPage = nullptr;
    VersionPage* versionPage = nullptr;
    SetUpPage* setUpPage = nullptr;
    SignInPage* signInPage = nullptr;
    LockedPage* lockedPage = nullptr;
    NewPasswordPage* newPasswordPage = nullptr;
    RolePage* rolePage = nullptr;
    CounterPage* counterPage = nullptr;
    TillPage* tillPage = nullptr;
    StatementPage* statementPage = nullptr;
    UnsettledPage* unsettledPage = nullptr;
    ManualPage* manualPage = nullptr;
    Page* beforeManual = nullptr;
    Page* beforeLock = nullptr;
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

Desk& Application::desk() {
    return m_private->desk;
}

} // namespace tellerdesk::client
