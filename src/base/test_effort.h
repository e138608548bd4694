/// How much a test does: everything in the builds that run at full speed, a part under the sanitizers, which make the
/// same work five to twenty times as long and are there for the paths, not for each value on them.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WHOSAYS_UNDER_SANITIZERS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WHOSAYS_UNDER_SANITIZERS 1
#endif
#endif

namespace whosays {

#ifdef WHOSAYS_UNDER_SANITIZERS
inline constexpr bool kUnderSanitizers = true;
#else
inline constexpr bool kUnderSanitizers = false;
#endif

/// `full` tries, or `fewer` of them under the address or the thread sanitizer.
constexpr unsigned tries(unsigned full, unsigned fewer) { return kUnderSanitizers ? fewer : full; }

/// The step by which a test walks through all values: each of them, or every `stride`-th under the sanitizers. A stride
/// without a common factor with the pattern of the values still meets every kind of them.
constexpr unsigned stride_under_sanitizers(unsigned stride) { return kUnderSanitizers ? stride : 1; }

}  // namespace whosays
