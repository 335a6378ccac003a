#include "cli/command.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/checks/problem_codes.h"
#include "document/plan_rst.h"
#include "document/reader/rst_reader.h"
#include "document/writer/rst_format.h"
#include "pad/collect.h"
#include "pad/etherpad_reader.h"
#include "pad/file_format.h"
#include "pad/pad_check.h"
#include "pad/pad_text_reader.h"
#include "pad/plan_lines.h"
#include "plan/json_writer.h"
#include "plan/operation.h"
#include "plan/operation_json.h"
#include "plan/plan_json.h"
#include "plan/problem_json.h"
#include "text/problem.h"

namespace summit {
namespace {

constexpr std::string_view usage =
    R"(summit turns a release plan into its priorities document.

  summit convert IN [-o OUT] [--from FORMAT] [--to FORMAT]
      writes a plan as a document, or a document as a plan; FORMAT is plan or rst. Reads pads as
      well, where it takes every proposal of what their lines are: etherpad, pad-html and text, the
      exports of Etherpad, and any notes; and writes them: as etherpad, which servers import and
      which takes the plan along, or as pad-html or text
  summit check FILE… [--json] [--severity CODE=LEVEL]…
      prints what is wrong or doubtful, one problem a line; LEVEL is off, hint, warning or error
  summit fmt FILE [-o OUT]
      writes a plan or a document in its canonical layout
  summit apply FILE OPERATIONS.json [-o OUT]
      applies a list of operations to a plan or a document, all or none

"-" is standard input or output; output goes to standard output without -o.
Exit status: 0 done, 1 problems in the input, 2 wrong usage or file trouble.
)";

std::optional<FileFormat> format_from(std::string_view name) {
  if (name == "plan") return FileFormat::plan;
  if (name == "rst") return FileFormat::rst;
  if (name == "etherpad") return FileFormat::etherpad;
  if (name == "pad-html") return FileFormat::pad_html;
  if (name == "text") return FileFormat::text;
  return std::nullopt;
}

using Options = std::array<std::string_view, 3>;  // the names a command knows

// A command line taken apart: what stands alone, and the options with their values.
struct Arguments {
  std::vector<std::string> files;
  std::string output = "-";
  std::optional<FileFormat> from;
  std::optional<FileFormat> to;
  bool json = false;
  Severities severities;
};

struct ReadPlan {
  Plan plan;
  FileFormat format;  // of the file it was read from
};

class Command {
 public:
  explicit Command(Files& files) : files_(files) {}

  int run(std::span<const std::string_view> words) {
    if (words.empty()) return wrong_usage("no command given");
    const std::string_view name = words[0];
    if (name == "help" || asks_for_help(words)) return finish("-", usage);
    if (name == "--version") return finish("-", "summit 0.1\n");
    struct Entry {
      std::string_view name;
      int (Command::*run)(const Arguments&);
      Options options;
      std::size_t least, most;
      std::string_view takes;
    };
    static constexpr std::array<Entry, 4> commands = {{
        {"convert", &Command::convert, {"-o", "--from", "--to"}, 1, 1, "one file"},
        {"check",
         &Command::check,
         {"--json", "--severity"},
         1,
         std::string_view::npos,
         "one file or more"},
        {"fmt", &Command::format, {"-o"}, 1, 1, "one file"},
        {"apply", &Command::apply_operations, {"-o"}, 2, 2, "a plan and a list of operations"},
    }};
    for (const Entry& entry : commands) {
      if (entry.name != name) continue;
      Arguments arguments;
      if (const std::string trouble = parse(words.subspan(1), entry.options, arguments);
          !trouble.empty()) {
        return wrong_usage(trouble);
      }
      if (arguments.files.size() < entry.least || arguments.files.size() > entry.most) {
        return wrong_usage("“" + std::string(name) + "” takes " + std::string(entry.takes));
      }
      if (std::count(arguments.files.begin(), arguments.files.end(), "-") > 1) {
        return wrong_usage("standard input can be read only once, so give one “-”");
      }
      return (this->*entry.run)(arguments);
    }
    return wrong_usage("there is no command “" + std::string(name) + "”");
  }

 private:
  // Fills `out`; gives what is wrong, or nothing.
  static std::string parse(std::span<const std::string_view> words, const Options& options,
                           Arguments& out) {
    bool only_files = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string_view word = words[i];
      if (only_files || word == "-" || !word.starts_with("-")) {
        out.files.emplace_back(word);
      } else if (word == "--") {
        only_files = true;
      } else if (std::find(options.begin(), options.end(), word) == options.end()) {
        return "there is no option " + std::string(word) + " here";
      } else if (word == "--json") {
        out.json = true;
      } else if (++i == words.size()) {
        return std::string(word) + " needs a value";
      } else if (word == "-o") {
        out.output = words[i];
      } else if (word == "--severity") {
        if (std::string trouble = out.severities.set(words[i]); !trouble.empty()) return trouble;
      } else {
        const std::optional<FileFormat> format = format_from(words[i]);
        if (!format) {
          return "“" + std::string(words[i]) +
                 "” is no format that is known here; use plan, rst, etherpad, pad-html or text";
        }
        (word == "--from" ? out.from : out.to) = format;
      }
    }
    return {};
  }

  static bool asks_for_help(std::span<const std::string_view> words) {
    const auto files = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), files,
                       [](std::string_view word) { return word == "--help" || word == "-h"; });
  }

  // [SECTION] Commands

  int convert(const Arguments& arguments) {
    const std::string& file = arguments.files[0];
    std::optional<std::string> bytes = read(file);
    if (!bytes) return status_;
    const FileFormat from = arguments.from.value_or(format_of(file, *bytes));
    FileFormat to = FileFormat::rst;
    if (arguments.output.ends_with(".json")) to = FileFormat::plan;
    if (arguments.output.ends_with(".etherpad")) to = FileFormat::etherpad;
    if (arguments.output.ends_with(".html")) to = FileFormat::pad_html;
    if (arguments.output.ends_with(".txt")) to = FileFormat::text;
    to = arguments.to.value_or(to);
    if (!is_pad(from) || !is_pad(to)) {
      const std::optional<ReadPlan> read_in = make_plan(std::move(*bytes), file, from);
      if (!read_in) return status_;
      const Plan& plan = read_in->plan;
      if (!is_pad(to)) return finish(arguments.output, write_plan(plan, to));
      const OpenedPad pad{lines_of_plan(plan, pad_name_of(file)), {}};
      return finish(arguments.output, pad_bytes(pad, to, &plan));
    }
    const Result<OpenedPad> pad = read_pad(from, std::move(*bytes), file);
    report(pad.problems);
    if (!pad) return exit_problems;
    return finish(arguments.output, pad_bytes(*pad.value, to, nullptr));
  }

  std::string pad_bytes(const OpenedPad& pad, FileFormat to, const Plan* plan) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    WrittenPad written = write_pad(
        to, pad, plan, std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    if (!written.problem.empty()) files_.print_error("summit: " + written.problem.english() + "\n");
    return std::move(written.bytes);
  }

  int format(const Arguments& arguments) {
    const std::optional<ReadPlan> read = read_plan(arguments.files[0]);
    if (!read) return status_;
    if (is_pad(read->format)) return no_pad(arguments.files[0]);
    if (read->format == FileFormat::rst && read->plan.source) {
      return finish(arguments.output, format_rst(read_rst(read->plan.source->text)));
    }
    return finish(arguments.output, write_plan(read->plan, read->format));
  }

  int apply_operations(const Arguments& arguments) {
    std::optional<ReadPlan> read_in = read_plan(arguments.files[0]);
    if (!read_in) return status_;
    if (is_pad(read_in->format)) return no_pad(arguments.files[0]);
    Plan& plan = read_in->plan;
    const std::string& file = arguments.files[1];
    const std::optional<std::string> bytes = read(file);
    if (!bytes) return status_;
    const Result<ReadOperations> parsed = read_operations(*bytes, file);
    report(parsed.problems);
    if (!parsed) return exit_problems;
    const Operations& operations = parsed.value->operations;
    if (const Applied applied = summit::apply(plan, operations); !applied) {
      report(
          {{Severity::error, file, parsed.value->places[applied.refused_at],
            Message("operation {} ({}) was refused, so none was applied: {}",
                    {applied.refused_at, name_of(operations[applied.refused_at]), applied.refusal}),
            "operation-refused"}});
      return exit_problems;
    }
    return finish(arguments.output, write_plan(plan, read_in->format));
  }

  int check(const Arguments& arguments) {
    std::vector<Problem> problems;
    bool trouble = false;
    for (const std::string& file : arguments.files) {
      std::optional<std::string> bytes = read(file);
      if (!bytes) {
        trouble = true;
        continue;
      }
      std::vector<Problem> found = check_file(std::move(*bytes), file);
      problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
    }
    arguments.severities.apply(problems);
    const bool bad = std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
      return problem.severity != Severity::hint;
    });
    if (!write("-", arguments.json ? to_json(problems) : to_lines(problems)) || trouble) {
      return exit_trouble;
    }
    return bad ? exit_problems : exit_done;
  }

  static std::vector<Problem> check_file(std::string bytes, const std::string& file) {
    const FileFormat format = format_of(file, bytes);
    if (format == FileFormat::rst) return check_plan_rst(bytes, file);
    if (format == FileFormat::plan) return check_plan_json(bytes, file);
    if (format != FileFormat::etherpad) return read_pad(format, std::move(bytes), file).problems;
    Result<Etherpad> pad = read_etherpad(std::move(bytes), file);
    std::vector<Problem> problems = std::move(pad.problems);
    if (!pad) return problems;
    std::vector<Problem> replayed = check_pad(*pad.value);
    problems.insert(problems.end(), std::make_move_iterator(replayed.begin()),
                    std::make_move_iterator(replayed.end()));
    return problems;
  }

  static std::string to_lines(const std::vector<Problem>& problems) {
    std::string lines;
    for (const Problem& problem : problems) lines += to_string(problem) + '\n';
    return lines;
  }

  static std::string to_json(const std::vector<Problem>& problems) {
    JsonWriter json;
    json.begin_array();
    for (const Problem& problem : problems) {
      json.begin_object();
      json.name("file");
      json.string(problem.file);
      write_problem_members(json, problem);
      json.end_object();
    }
    json.end_array();
    return std::move(json).take();
  }

  // [SECTION] Files and problems; a failure leaves the exit status in status_

  std::optional<std::string> read(const std::string& file) {
    std::string error;
    std::optional<std::string> bytes = files_.read(file, error);
    if (!bytes) {
      files_.print_error("summit: cannot read " + file + ": " + error + "\n");
      status_ = exit_trouble;
    }
    return bytes;
  }

  std::optional<ReadPlan> read_plan(const std::string& file) {
    std::optional<std::string> bytes = read(file);
    if (!bytes) return std::nullopt;
    const FileFormat format = format_of(file, *bytes);
    return make_plan(std::move(*bytes), file, format);
  }

  std::optional<ReadPlan> make_plan(std::string bytes, const std::string& file, FileFormat format) {
    Result<Plan> plan = read_as(format, std::move(bytes), file);
    report(plan.problems);
    if (!plan) {
      status_ = exit_problems;
      return std::nullopt;
    }
    return ReadPlan{std::move(*plan.value), format};
  }

  // Of a pad, with every proposal accepted.
  static Result<Plan> read_as(FileFormat format, std::string bytes, const std::string& file) {
    if (format == FileFormat::rst) return read_plan_rst(bytes, file);
    if (format == FileFormat::plan) return read_plan_json(bytes, file);
    Result<OpenedPad> pad = read_pad(format, std::move(bytes), file);
    if (!pad) return {std::nullopt, std::move(pad.problems)};
    return {plan_from(pad.value->lines, {}, revision_of(*pad.value)), std::move(pad.problems)};
  }

  int no_pad(const std::string& file) {
    return wrong_usage(file + " is a pad; convert it to a plan or a document first");
  }

  static std::string write_plan(const Plan& plan, FileFormat format) {
    return format == FileFormat::rst ? write_plan_rst(plan) : write_plan_json(plan);
  }

  void report(const std::vector<Problem>& problems) { files_.print_error(to_lines(problems)); }

  bool write(const std::string& file, std::string_view bytes) {
    std::string error;
    if (files_.write(file, bytes, error)) return true;
    files_.print_error("summit: cannot write " + file + ": " + error + "\n");
    return false;
  }

  int finish(const std::string& output, std::string_view bytes) {
    return write(output, bytes) ? exit_done : exit_trouble;
  }

  int wrong_usage(std::string_view what) {
    files_.print_error("summit: " + std::string(what) + "; `summit help` lists the commands\n");
    return exit_trouble;
  }

  Files& files_;
  int status_ = exit_done;
};

}  // namespace

int run_command(std::span<const std::string_view> arguments, Files& files) {
  return Command(files).run(arguments);
}

}  // namespace summit
