// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;

namespace tellerdesk::client {

struct Fact {
    QString caption = {};
    QString value = {};
    bool amount = false; // at the right edge, one below the other
    bool strong = false; // what follows from the others

    bool operator==(const Fact&) const = default;
};

// Facts one below the other: what each is called on the left, quietly, and what it is on the right. Its accessible
// description tells all of them.
class FactList : public QWidget {
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);

    void setFacts(const std::vector<Fact>& facts);
    QString text() const; // "caption: value", one a line

private:
    QGridLayout* m_grid;
    std::vector<Fact> m_facts;
};

} // namespace tellerdesk::client
