// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/features.h"

namespace tellerdesk::client {

class MainWindow;

// The features of this desk, made once: which of them the user may open, and where their work begins.
class FeatureSet : public QObject {
    Q_OBJECT

public:
    explicit FeatureSet(const Session& session, QObject* parent = nullptr);

    void make(const FeatureParts& parts, MainWindow& window);
    std::vector<Command> openable() const;
    Page* opened(Command command) const; // null: no feature's command, or not allowed
    Page* landing() const;               // null: this role's work begins elsewhere

Q_SIGNALS:
    void pageWanted(tellerdesk::client::Page* page); // as Feature's
    void noticed(const QString& text);
    void documentSaved(const QString& file);

private:
    struct Made {
        const FeatureRow* row;
        std::unique_ptr<Feature> feature;
        Page* page;
    };

    const Session& m_session;
    std::vector<Made> m_made;
};

} // namespace tellerdesk::client
