// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/likeness.h"
#include "server/domain/searchterms.h"
#include "shared/api/messages_customers.h"
#include "shared/core/uuid.h"
#include "shared/domain/jpeg.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::server {

struct CustomerRecord {
    CustomerInfo info = {};
    qint64 version = 1; // its ETag; one more with each change

    bool operator==(const CustomerRecord&) const = default;
};

struct CustomerFilter {
    std::optional<BranchId> branchId = {}; // none: every branch
    std::optional<CustomerId> below = {};  // the cursor: the last id of the page before
    int limit = 50;
};

// Where a page of a search ended.
struct CustomerPosition {
    QString term = {};
    CustomerId id = {};

    bool operator==(const CustomerPosition&) const = default;
};

struct CustomerSearch {
    std::optional<BranchId> branchId = {};
    TermQuery terms = {};
    std::optional<CustomerPosition> after = {};
    int limit = 50;
};

struct FoundCustomer {
    CustomerRecord customer = {};
    QString term = {}; // that it was found by first

    bool operator==(const FoundCustomer&) const = default;
};

// A photo or a signature, as the bank keeps it.
struct CustomerPicture {
    QByteArray jpeg = {};
    QByteArray hash = {}; // SHA-256 of it
    PictureSize size = {};

    bool operator==(const CustomerPicture&) const = default;
};

struct PictureChange {
    Instant at = {};
    UserId by = {};
};

class CustomerStore {
public:
    virtual ~CustomerStore() = default;

    virtual void insert(const CustomerRecord& customer, UserId createdBy) = 0;
    virtual std::optional<CustomerRecord> find(CustomerId id) = 0;
    // Locked until the transaction ends, so that what is read still holds when it is written back.
    virtual std::optional<CustomerRecord> findForUpdate(CustomerId id) = 0;
    virtual void update(const CustomerRecord& customer) = 0;

    // The customer's terms from now on are these and no others.
    virtual void replaceTerms(const CustomerRecord& customer, const std::vector<QString>& terms) = 0;
    virtual void addTerms(const CustomerRecord& customer, const std::vector<QString>& terms) = 0;

    virtual std::vector<CustomerRecord> list(const CustomerFilter& filter) = 0; // newest first
    // In the order of (term, id), each customer once.
    virtual std::vector<FoundCustomer> search(const CustomerSearch& search) = 0;
    // Of one branch, newest first: not all that may fit the query, but all whose whole terms do, as many as are of use.
    virtual std::vector<CustomerRecord> candidates(BranchId branchId, const CandidateQuery& query) = 0;

    virtual std::optional<CustomerPicture> findPicture(CustomerId id, PictureKind kind) = 0;
    // In the place of the one before, if any.
    virtual void savePicture(CustomerId id, PictureKind kind, const CustomerPicture& picture,
                             const PictureChange& change) = 0;
};

} // namespace tellerdesk::server
