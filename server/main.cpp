// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/program.h"

int main(int argc, char** argv) {
    return tellerdesk::server::ops::runProgram(argc, argv);
}
