// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/features.h"

namespace tellerdesk::client {

// The administrator's work: the bank's staff, and their import.
std::unique_ptr<Feature> makeStaffFeature(const FeatureParts& parts);

// The supervisor's: locked tellers and open tills of the branch.
std::unique_ptr<Feature> makeBranchFeature(const FeatureParts& parts);

} // namespace tellerdesk::client
