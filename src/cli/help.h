// The program's help: what it is for, three examples to begin with, the verbs under their headings.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace whosays::cli {

/// Writes the first screen for the program itself and CLI11's usual page, with descriptions aligned, for a verb.
class HelpFormatter final : public CLI::Formatter {
 public:
  explicit HelpFormatter(std::size_t width);
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
  std::string make_usage(const CLI::App* app, std::string name) const override;
  /// The kind of value and the default, without the lists that descriptions give in better words.
  std::string make_option_opts(const CLI::Option* option) const override;
  /// A description that starts beside its option and is wrapped under itself.
  std::string make_option(const CLI::Option* option, bool is_positional) const override;

 private:
  [[nodiscard]] std::string first_screen(const CLI::App& app) const;
  std::size_t width_;
};

}  // namespace whosays::cli
