// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/commands.h"
#include "shared/domain/permission.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace tellerdesk::client {

class ApiClient;
class Courier;
class Desk;
class DiskThread;
class Page;
class Printing;
class ServedCustomer;
class Session;

// What a feature may lean on; all of it outlives the feature.
struct FeatureParts {
    ApiClient& api;
    Session& session;
    DiskThread& disk;
    Desk& desk;
    Courier& courier;
    ServedCustomer& served; // the customer at the counter
    Printing& printing;     // receipts, and what of them is not printed
    QString dataFolder;     // this program's files of this OS user
    QString documentsFolder;
};

// A part of the desk with pages and presenters of its own. It is made once and lives as long as the window; its key
// brings its first page to the front.
class Feature : public QObject {
    Q_OBJECT

public:
    // The first one is what its key opens. The window takes them.
    virtual std::vector<Page*> pages() = 0;
    // The user has gone: nothing of their work may stay, neither in memory nor on the page.
    virtual void clearDesk() {}

Q_SIGNALS:
    void pageWanted(tellerdesk::client::Page* page); // one of its own pages; null: back to where work begins
    void noticed(const QString& text);               // for the line below the top bar: what was done
    void documentSaved(const QString& file);
};

struct FeatureRow {
    Command command;             // opens it, from every page of the desk
    Permission permission;       // who may
    std::vector<Role> landingOf; // for whom work begins there
    std::function<std::unique_ptr<Feature>(const FeatureParts&)> make;
};

// Every feature beyond sign-in, counter and till: one line each.
std::span<const FeatureRow> allFeatures();

} // namespace tellerdesk::client
