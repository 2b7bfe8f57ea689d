/** The Spring Boot application around the topology: settings, wiring, start. */
@NullMarked
package io.roadstream.postproc.app;

import org.jspecify.annotations.NullMarked;
