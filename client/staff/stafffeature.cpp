// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/stafffeature.h"

#include "client/net/apiclient.h"
#include "client/net/session.h"
#include "client/staff/branchpage.h"
#include "client/staff/importpage.h"
#include "client/staff/staffpage.h"

namespace tellerdesk::client {

namespace {

class StaffFeature final : public Feature {
public:
    explicit StaffFeature(const FeatureParts& parts)
        : m_list(parts.api)
        , m_record(parts.api)
        , m_import(parts.api, parts.disk)
        , m_page(new StaffPage(m_list, m_record, parts.session))
        , m_importPage(new ImportPage(m_import, parts.documentsFolder)) {
        connect(m_page, &StaffPage::importWanted, this, [this] { Q_EMIT pageWanted(m_importPage); });
        connect(m_importPage, &ImportPage::finished, this, [this] { Q_EMIT pageWanted(m_page); });
        connect(&m_import, &StaffImport::passwordsSaved, this, &Feature::documentSaved);
    }

    std::vector<Page*> pages() override { return {m_page, m_importPage}; }
    void clearDesk() override {
        m_page->clearDesk();
        m_importPage->clearDesk();
    }

private:
    StaffList m_list;
    StaffRecord m_record;
    StaffImport m_import;
    StaffPage* m_page; // the window's, like the other
    ImportPage* m_importPage;
};

class BranchFeature final : public Feature {
public:
    explicit BranchFeature(const FeatureParts& parts)
        : m_desk(parts.api, parts.session)
        , m_page(new BranchPage(m_desk)) {}

    std::vector<Page*> pages() override { return {m_page}; }
    void clearDesk() override { m_page->clearDesk(); }

private:
    BranchDesk m_desk;
    BranchPage* m_page;
};

} // namespace

std::unique_ptr<Feature> makeStaffFeature(const FeatureParts& parts) {
    return std::make_unique<StaffFeature>(parts);
}

std::unique_ptr<Feature> makeBranchFeature(const FeatureParts& parts) {
    return std::make_unique<BranchFeature>(parts);
}

} // namespace tellerdesk::client
