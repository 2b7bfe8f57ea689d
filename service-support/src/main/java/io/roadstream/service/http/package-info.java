/**
 * Who may call a service over HTTP. With a token set, every request to the service's own port must
 * carry it, but for the probes of health; the management port, where one is set apart, is left to
 * the network's rules. Client certificates are Spring Boot's own {@code server.ssl.*} settings and
 * need nothing of this package.
 */
@NullMarked
package io.roadstream.service.http;

import org.jspecify.annotations.NullMarked;
