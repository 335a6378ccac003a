// The entry point of the unit tests; tests stand in the folders beside it, one file for each file
// of src/.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
