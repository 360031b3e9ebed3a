// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/features.h"

#include "client/customers/customerfeature.h"
#include "client/journal/myworkfeature.h"
#include "client/staff/stafffeature.h"

namespace tellerdesk::client {

namespace {

template <class Made>
std::unique_ptr<Feature> make(const FeatureParts& parts) {
    return std::make_unique<Made>(parts);
}

} // namespace

std::span<const FeatureRow> allFeatures() {
    static const std::vector<FeatureRow> rows{
        {Command::MyWork, Permission::ReadPostings, {}, make<MyWorkFeature>},
        {Command::CustomerDetails, Permission::ReadCustomers, {}, make<CustomerFeature>},
        {Command::Staff, Permission::ReadBranches, {Role::Administrator}, makeStaffFeature},
        {Command::Branch, Permission::SuperviseBranch, {Role::Supervisor}, makeBranchFeature},
    };
    return rows;
}

} // namespace tellerdesk::client
