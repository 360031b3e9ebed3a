// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/descriptor.h"
#include "shared/core/expected.h"

#include <QString>

namespace tellerdesk::server::files {

// A value, or a sentence for the operator that names the file and holds no secret.
template <class T>
using Loaded = Expected<T, QString>;

enum class FolderAccess {
    OwnerOnly,  // 0700
    PassThrough // others may go through to a file that they know by name, and list nothing (0711)
};

// Makes the folder, and those above it that are missing as PassThrough. One that exists is opened up to PassThrough
// where asked for and it belongs to us; no folder above it is changed.
Loaded<void> makeFolder(const QString& path, FolderAccess access);

// Held by one process (and one holder in it) at a time; the system lets go when the process dies.
class FolderLock {
public:
    static Loaded<FolderLock> acquire(const QString& path);

private:
    explicit FolderLock(Descriptor descriptor)
        : m_descriptor(std::move(descriptor)) {}

    Descriptor m_descriptor;
};

} // namespace tellerdesk::server::files
