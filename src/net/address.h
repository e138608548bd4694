// Private addresses: those of this computer, of its own network, and those that mean no public host.
//
// A page on the web can redirect to an address inside the reader's network ("http://192.168.0.1/"); a person can type
// one. The difference is decided in fetch.cpp; here is what counts as private (IANA's special-purpose registries,
// RFC 6890).
#pragma once

#include <sys/socket.h>

#include <string_view>

namespace whosays::net {

/// An address as the system resolved it. Of IPv6 addresses that hold an IPv4 one, the inner one counts. Families other
/// than these two are private.
bool is_private(const sockaddr& address);

/// By the name alone: an address in digits ("[::1]", "10.0.0.1"), localhost, or a name of a local network (.local,
/// .internal, .lan, .home.arpa). `host` in lower case.
bool is_private_name(std::string_view host);

}  // namespace whosays::net
