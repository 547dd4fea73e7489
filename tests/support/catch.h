#pragma once
// Catch, after the one header of ours that uses our own CHECK: tests mean Catch's.

#include "base/index.h"
#undef CHECK
#include <catch2/catch.hpp>
