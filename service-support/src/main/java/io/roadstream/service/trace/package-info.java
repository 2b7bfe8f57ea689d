/** What follows one frame through the services: W3C trace headers and the log's context. */
@NullMarked
package io.roadstream.service.trace;

import org.jspecify.annotations.NullMarked;
