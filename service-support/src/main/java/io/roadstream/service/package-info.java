/**
 * What every service shares. This package holds the settings of the Kafka connection and the
 * auto-configuration; the packages below hold the life of a Kafka Streams application, its dead
 * letters, the checks at start, and what follows one frame through logs and trace headers. A
 * service needs nothing but this module on its class path: the auto-configuration adds only what
 * the service's own beans call for.
 */
@NullMarked
package io.roadstream.service;

import org.jspecify.annotations.NullMarked;
