/** Starts the trainer service: settings, wiring, REST and health under Spring Boot. */
@NullMarked
package io.roadstream.trainer.app;

import org.jspecify.annotations.NullMarked;
