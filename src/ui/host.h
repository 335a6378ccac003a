// What the program asks of whatever it runs in: a page, or a test. A narrow interface so that the
// screens run without a browser; tests/ui has one in memory.
//
// Calls return at once. What they lead to arrives later through ui/app.h: a picked file through
// App::open, the end of a save or copy through App::finished.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ui/semantics.h"

namespace summit::ui {

// Names a request, so that its end can be told apart from others.
using RequestId = std::uint32_t;

// Names a file that is on its way in; 0: none.
using FileId = std::uint32_t;

// Names a file on the disk that the page can write again, as long as that page is there; 0: none.
using FileHandle = std::uint32_t;

// Where a plan is to be saved.
struct SaveTarget {
  FileHandle handle = 0;    // the file it came from or was saved in
  std::string_view name;    // of that, or the one that is proposed
  bool is_chosen = false;   // somebody chooses another file
  bool is_plan = false;     // which has to be plan JSON
  bool overwrites = false;  // whatever another program wrote there
};

// What is remembered: the theme that was chosen, shares of the page in percent, the language, how
// many priorities one owner can carry, and how many plans were listed last, a hundred at most.
enum class Setting : std::uint8_t {
  theme,
  pad,
  plan,
  details,
  document,
  language,
  capacity,
  plans
};
inline constexpr std::size_t setting_count = 8;

// The language of the interface: the browser's choice among those there are, or a person's.
enum class Language : std::uint8_t { of_browser, english, german, japanese };

// What is asked of whoever keeps the plans (Host::ask_library). `id` is a plan's, `text` empty
// where nothing is said of it; the page knows them by their numbers (web/library.js).
enum class LibraryAction : std::uint8_t {
  list,             // somebody looks at the list, which is to be told (App::set_library)
  open,             // a plan
  rename,           // to `text`; to its title where that is empty
  duplicate,        // a plan
  remove,           // a plan, for as long as nobody wants it back
  restore,          // one that was removed
  rescue,           // hands over what there is of a plan that cannot be opened
  versions,         // are to be told (App::set_versions)
  keep_version,     // the plan as it is now, named `text`
  name_version,     // `text`: its number, a space and its name
  restore_version,  // `text`: its number, as in the next
  compare_version,  // is to be told (App::compare_with)
  take_over,        // what another tab has open is to be edited here
};

// What the clipboard takes: plain text, and the same as rich text.
struct Clip {
  std::string text;
  std::string html;
};

class Host {
 public:
  Host() = default;
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  virtual ~Host() = default;

  // Shows the file picker; the chosen file arrives through App::begin_file. Where a plan is kept
  // that is saved in it, that is opened instead (App::show_kept), but not where `begins_another`.
  virtual void pick_file(bool begins_another) = 0;
  // Hands a file to the person (download), as an export. `text` is UTF-8.
  virtual void save_file(RequestId request, std::string_view name, std::string_view mime_type,
                         std::string_view text) = 0;
  // Saves the open plan: in the file that has a handle; where somebody chooses to, if the browser
  // lets them; else as a download. The content comes from App::text_to_save once it is known where
  // it goes. How that ended tells App::saved, finished (why not), save_cancelled or file_differs.
  virtual void save_plan(RequestId request, const SaveTarget& target) = 0;
  // Whether somebody else keeps the plan, the page that embeds this one: Save hands it over then.
  [[nodiscard]] virtual bool keeps_plan() const = 0;
  virtual void keep_plan(RequestId) = 0;
  // Puts text on the clipboard, and where `html` is not empty the same as rich text.
  virtual void copy_text(RequestId request, std::string_view text, std::string_view html) = 0;
  // Puts the address of a page with this plan in it, which is JSON, on the clipboard.
  virtual void copy_link(RequestId request, std::string_view plan) = 0;
  // Loads the program anew, in the newest version there is.
  virtual void reload() = 0;
  // What the clipboard has arrives through App::paste, behind the end of the request.
  virtual void read_clipboard(RequestId request) = 0;
  // What names a plan among all there ever were.
  [[nodiscard]] virtual std::string new_id() = 0;
  // There is something for App::take_changes(). Once until that is called.
  virtual void plan_changed() = 0;
  // Asks for something to be done with the plans that are kept.
  virtual void ask_library(LibraryAction action, std::string_view id, std::string_view text) = 0;
  // The page's title, and whether leaving it now would lose something.
  virtual void set_document(std::string_view title, bool unsaved) = 0;
  // Draws a frame in so many milliseconds although nothing happens; a later call takes the place of
  // one that is still waiting.
  virtual void wake_after(double milliseconds) = 0;
  // Milliseconds from some fixed moment; never goes back.
  [[nodiscard]] virtual double now() const = 0;
  // Whether Command is what Control is elsewhere.
  [[nodiscard]] virtual bool uses_command() const = 0;
  // Whether the system asks for a dark theme.
  [[nodiscard]] virtual bool prefers_dark() const = 0;
  // Whether it asks for high contrast.
  [[nodiscard]] virtual bool prefers_contrast() const = 0;
  // What is selected in a textbox that is shown, whether it has the focus or had it last.
  [[nodiscard]] virtual TextSelection selection_in(NodeId field) const = 0;
  // A number that was remembered from one visit to the next; -1 where there is none.
  [[nodiscard]] virtual int recall(Setting setting) const = 0;
  // A language is taken up as well; its texts arrive through App::set_texts.
  virtual void remember(Setting setting, int value) = 0;
  // A count and a moment, in milliseconds since 1970, as the language in use writes them.
  [[nodiscard]] virtual std::string format_number(std::uint64_t count) const = 0;
  [[nodiscard]] virtual std::string format_time(std::int64_t milliseconds) const = 0;
  // A place that somebody came to takes the place of all that came behind the last one; the page's
  // own ways back and forward lead there (App::go_to_place).
  virtual void push_place(std::uint32_t place) = 0;
  // Goes so many places forward, or back where it is negative, as those ways do.
  virtual void go_places(int steps) = 0;
  // The theme in use changed: colours of the page's own elements follow.
  virtual void set_dark(bool dark) = 0;
};

}  // namespace summit::ui
