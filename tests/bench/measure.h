// Measuring the process that this is part of.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#else
#include <fstream>
#include <string>
#endif

#ifdef __EMSCRIPTEN__
// clang-format off
EM_JS(double, bench_cpu_microseconds, (), {
  const used = process.cpuUsage();
  return used.user + used.system;
});
// clang-format on
#endif

namespace summit {

// Of this process: what else the machine does meanwhile hardly counts.
inline double cpu_nanoseconds() {
#ifdef __EMSCRIPTEN__
  return bench_cpu_microseconds() * 1e3;  // clock() is no CPU time there
#else
  return static_cast<double>(std::clock()) * (1e9 / CLOCKS_PER_SEC);
#endif
}

// Nanoseconds of one call: the best of several rounds once it is warm, for what disturbs
// a measurement only ever makes it longer.
template <typename Act>
double best_time(Act act) {
  constexpr double warm_up = 300e6;     // engines of WebAssembly compile hot functions anew
  constexpr double least_round = 20e6;  // long against the clock's resolution everywhere
  constexpr int rounds = 10;
  int warm_calls = 0;
  const double begin = cpu_nanoseconds();
  double warm = 0;
  while (warm < warm_up) {
    act();
    ++warm_calls;
    warm = cpu_nanoseconds() - begin;
  }
  const int calls = std::max(1, static_cast<int>(least_round / warm * warm_calls));
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    const double start = cpu_nanoseconds();
    for (int i = 0; i < calls; ++i) act();
    const double time = (cpu_nanoseconds() - start) / calls;
    best = round == 0 ? time : std::min(best, time);
  }
  return best;
}

// Bytes; what the process has taken so far at most.
inline std::size_t peak_memory() {
#ifdef __EMSCRIPTEN__
  return __builtin_wasm_memory_size(0) * 65536;  // it only ever grows
#else
  // Not getrusage(): its number begins with that of the process that started this one.
  std::ifstream status("/proc/self/status");
  std::string name;
  std::size_t kilobytes = 0;
  while (status >> name && name != "VmHWM:") continue;
  status >> kilobytes;
  return kilobytes * 1024;
#endif
}

}  // namespace summit
