// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/featureset.h"

#include "client/app/desk.h"
#include "client/app/mainwindow.h"
#include "client/app/page.h"

#include <algorithm>

namespace tellerdesk::client {

FeatureSet::FeatureSet(const Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {}

void FeatureSet::make(const FeatureParts& parts, MainWindow& window) {
    for (const FeatureRow& row : allFeatures()) {
        auto feature = row.make(parts);
        const std::vector<Page*> pages = feature->pages();
        for (Page* page : pages) {
            window.addPage(page);
        }
        connect(feature.get(), &Feature::pageWanted, this, &FeatureSet::pageWanted);
        connect(feature.get(), &Feature::noticed, this, &FeatureSet::noticed);
        connect(feature.get(), &Feature::documentSaved, this, &FeatureSet::documentSaved);
        connect(&parts.desk, &Desk::deskCleared, feature.get(), &Feature::clearDesk);
        m_made.push_back({.row = &row, .feature = std::move(feature), .page = pages.front()});
    }
}

std::vector<Command> FeatureSet::openable() const {
    std::vector<Command> commands;
    for (const Made& each : m_made) {
        if (m_session.may(each.row->permission)) {
            commands.push_back(each.row->command);
        }
    }
    return commands;
}

Page* FeatureSet::opened(Command command) const {
    const auto found = std::find_if(m_made.begin(), m_made.end(), [this, command](const Made& each) {
        return each.row->command == command && m_session.may(each.row->permission);
    });
    return found == m_made.end() ? nullptr : found->page;
}

Page* FeatureSet::landing() const {
    const auto found = std::find_if(m_made.begin(), m_made.end(), [this](const Made& each) {
        const auto& roles = each.row->landingOf;
        return m_session.facts() && std::find(roles.begin(), roles.end(), m_session.facts()->role) != roles.end();
    });
    return found == m_made.end() ? nullptr : found->page;
}

} // namespace tellerdesk::client
