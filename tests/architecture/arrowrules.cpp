// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tellerdesk::architecture {

namespace {

// The module of Qt that a header such as QString or QtSql/QSqlQuery belongs to; empty: none of these.
QString qtModuleOf(const QString& header) {
    static const QStringList modules = {u"QtCore"_s,    u"QtSql"_s,        u"QtGui"_s,          u"QtWidgets"_s,
                                        u"QtNetwork"_s, u"QtHttpServer"_s, u"QtPrintSupport"_s, u"QtDBus"_s,
                                        u"QtTest"_s,    u"QtWebSockets"_s, u"QtConcurrent"_s,   u"QtXml"_s};
    static QHash<QString, QString> known;
    if (header.contains(u'/') || modules.contains(header)) {
        const QString folder = header.section(u'/', 0, 0);
        return modules.contains(folder) ? folder : QString();
    }
    if (!known.contains(header)) {
        const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
        QString& module = known[header];
        for (const QString& candidate : modules) {
            if (QFileInfo::exists(headers + u'/' + candidate + u'/' + header)) {
                module = candidate;
                break;
            }
        }
    }
    return known[header];
}

struct Rule {
    QString folder = {};      // whose files it binds
    QString names = {};       // only files with one of these in their names
    QString headers = {};     // not to be included: beginnings of paths, or whole names
    QString modules = {};     // of Qt, not to be included
    QString onlyModules = {}; // of Qt, all that may be included
    QString except = {};      // headers that may be included all the same
    QString reason = {};
};

// Why a call failed, and what the desk knows of its user: pages show them, and call nobody by them.
const QString kShown = u"client/net/apierror.h client/net/session.h"_s;

const QList<Rule>& rules() {
    static const QString screen = u"QtGui QtWidgets QtPrintSupport"_s;
    static const QString edges = u"server/handlers/ server/http/ "_s;
    static const QString work = u"server/ledger/ server/services/ "_s + edges;
    static const QString outside = u"server/db/ server/tokens/ server/tls/ server/ops/ QObject QTimer QThread "_s;
    static const QList<Rule> all = {
        {.folder = u"shared"_s,
         .headers = u"client/ server/"_s,
         .onlyModules = u"QtCore"_s,
         .reason = u"shared is what both programs agree on"_s},
        {.folder = u"client"_s,
         .headers = u"server/ migrations/"_s,
         .reason = u"client and server meet in shared only"_s},
        {.folder = u"server"_s,
         .headers = u"client/"_s,
         .modules = screen,
         .reason = u"the server has no screen, and no client"_s},
        {.folder = u"shared/domain"_s, .headers = u"QObject QTimer QThread"_s, .reason = u"domain is pure"_s},
        {.folder = u"server/domain"_s,
         .headers = outside + work,
         .onlyModules = u"QtCore"_s,
         .reason = u"domain is pure, and the lowest layer"_s},
        {.folder = u"server/db"_s,
         .headers = work,
         .onlyModules = u"QtCore QtSql"_s,
         .reason = u"db knows domain and shared"_s},
        {.folder = u"server/ledger"_s,
         .headers = u"server/services/ "_s + edges,
         .onlyModules = u"QtCore"_s,
         .reason = u"the ledger knows db and domain"_s},
        {.folder = u"server/services"_s,
         .headers = edges,
         .onlyModules = u"QtCore"_s,
         .reason = u"services know no layer above them"_s},
        {.folder = u"server/handlers"_s,
         .headers = u"server/http/"_s,
         .onlyModules = u"QtCore"_s,
         .reason = u"handlers know no layer above them"_s},
        {.folder = u"server/files"_s,
         .headers = outside + u"server/domain/ "_s + work,
         .onlyModules = u"QtCore"_s,
         .reason = u"files know nothing of what is in them"_s},
        {.folder = u"server/tokens"_s,
         .headers = u"server/db/ "_s + work,
         .onlyModules = u"QtCore"_s,
         .reason = u"tokens stand by themselves"_s},
        {.folder = u"server/tls"_s,
         .headers = u"server/db/ "_s + work,
         .onlyModules = u"QtCore QtNetwork"_s,
         .reason = u"certificates stand by themselves"_s},
        {.folder = u"client"_s,
         .names = u"presenter"_s,
         .headers = u"client/widgets/"_s,
         .modules = u"QtWidgets QtPrintSupport"_s,
         .reason = u"presenters know no widget"_s},
        {.folder = u"client"_s,
         .names = u"page panel dialog"_s,
         .headers = u"client/net/"_s,
         .modules = u"QtNetwork"_s,
         .except = kShown,
         .reason = u"pages never call the network"_s},
        {.folder = u"client/widgets"_s,
         .headers = u"client/net/"_s,
         .modules = u"QtNetwork"_s,
         .except = kShown,
         .reason = u"widgets never call the network"_s},
    };
    return all;
}

bool lists(const QString& words, const QString& word) {
    return words.split(u' ', Qt::SkipEmptyParts).contains(word);
}

bool binds(const Rule& rule, const SourceFile& file) {
    const QStringList names = rule.names.split(u' ');
    return file.isIn(rule.folder) &&
           std::any_of(names.begin(), names.end(), [&](const QString& name) { return file.name().contains(name); });
}

bool isForbidden(const Rule& rule, const Include& include) {
    if (lists(rule.except, include.header)) {
        return false;
    }
    for (const QString& header : rule.headers.split(u' ', Qt::SkipEmptyParts)) {
        if (include.header == header || (header.endsWith(u'/') && include.header.startsWith(header))) {
            return true;
        }
    }
    const QString module = qtModuleOf(include.header);
    return !module.isEmpty() &&
           (lists(rule.modules, module) || (!rule.onlyModules.isEmpty() && !lists(rule.onlyModules, module)));
}

// Modules that only one folder of the server and the client may know.
QString misplacedModule(const SourceFile& file, const QString& module) {
    if (module == u"QtSql" && !file.isIn(u"server/db")) {
        return u"only server/db knows QtSql"_s;
    }
    if (module == u"QtHttpServer" && !file.isIn(u"server/http")) {
        return u"only server/http knows QtHttpServer"_s;
    }
    // The tour presses keys as tests do, and is a program of its own for that reason.
    return module == u"QtTest" && !file.isIn(u"client/tour") ? u"QtTest is for tests"_s : QString();
}

} // namespace

QList<Finding> brokenArrows(const SourceFile& file) {
    QList<Finding> findings;
    for (const Include& include : file.includes()) {
        const auto add = [&](const QString& reason) {
            findings.append(file.finding(include.line, include.header + u": "_s + reason));
        };
        if (!include.angled && !include.header.contains(u'/') && !include.header.endsWith(u".moc")) {
            add(u"own headers are named by their path from the root"_s);
        }
        if (include.header.contains(u"..")) {
            add(u"a path with .. hides where it leads"_s);
        }
        if (const QString reason = misplacedModule(file, qtModuleOf(include.header));
            !file.isIn(u"tests") && !reason.isEmpty()) {
            add(reason);
        }
        for (const Rule& rule : rules()) {
            if (binds(rule, file) && isForbidden(rule, include)) {
                add(rule.reason);
            }
        }
        if (file.isIn(u"client") && file.name().contains(u"presenter") && include.header.startsWith(u"client/") &&
            include.header.contains(u"page")) {
            add(u"presenters know no page"_s);
        }
    }
    return findings;
}

QList<Finding> brokenLinks(const SourceFile& file) {
    static const QRegularExpression other(u"Qt6::(?!Core\\b)\\w+"_s);
    QList<Finding> findings;
    if (file.isIn(u"shared") && file.name() == u"CMakeLists.txt") {
        auto matches = other.globalMatch(file.text());
        while (matches.hasNext()) {
            const auto match = matches.next();
            findings.append(file.finding(lineAt(file.text(), match.capturedStart()),
                                         match.captured() + u": shared links QtCore only"_s));
        }
    }
    return findings;
}

} // namespace tellerdesk::architecture
