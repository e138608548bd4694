#include "net/curl.h"

#include <dlfcn.h>

namespace whosays::net {
namespace {

/// Whatever was not found stays null, which `is_whole` tells.
class Opened {
 public:
  Opened() : library_(::dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL)) {
    if (library_ == nullptr) return;
    whole_ = find("curl_global_init", curl_.global_init) && find("curl_easy_init", curl_.easy_init) &&
             find("curl_easy_cleanup", curl_.easy_cleanup) && find("curl_easy_reset", curl_.easy_reset) &&
             find("curl_easy_setopt", curl_.easy_setopt) && find("curl_easy_perform", curl_.easy_perform) &&
             find("curl_easy_getinfo", curl_.easy_getinfo) && find("curl_easy_strerror", curl_.easy_strerror) &&
             find("curl_slist_append", curl_.slist_append) && find("curl_slist_free_all", curl_.slist_free_all) &&
             find("curl_url", curl_.url) && find("curl_url_cleanup", curl_.url_cleanup) &&
             find("curl_url_get", curl_.url_get) && find("curl_url_set", curl_.url_set) &&
             find("curl_free", curl_.free) && curl_.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  }
  [[nodiscard]] bool is_whole() const { return whole_; }
  [[nodiscard]] const Curl& functions() const { return curl_; }

 private:
  template <class Function>
  bool find(const char* name, Function*& to) {
    to = reinterpret_cast<Function*>(::dlsym(library_, name));
    return to != nullptr;
  }

  void* library_;
  Curl curl_;
  bool whole_ = false;
};

}  // namespace

Result<const Curl*> curl() {
  static const Opened opened;
  if (opened.is_whole()) return &opened.functions();
  return Error{ErrorKind::io, "cannot be fetched, because libcurl is not installed (Debian: libcurl4)"};
}

}  // namespace whosays::net
